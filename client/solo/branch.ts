/** A game that goes on from a point of another: the journal that it begins with. */
import { CHAIR, SEATS } from '../../shared/content/seats';
import type { ChairAction } from '../../shared/rules/actions';
import { foldEntry, startFold } from './fold';
import type { Entry, GameHeader, GameJournal } from './journal';
import type { BranchPlan } from './messages';

/** The entries of the original up to there, and those of the chair that give the seats to whoever plays on. */
export function branchedGame(table: string, { stem, viewer, level }: BranchPlan, now: number): GameJournal {
  const { scenario, seed, rules, seats, createdAt, origin } = stem;
  const header: GameHeader = {
    table,
    scenario,
    seed,
    rules,
    seats,
    createdAt,
    branch: { origin, viewer },
  };
  const shared = stem.entries.map((act, index): Entry => ({ ...act, seq: index + 1 }) as Entry);
  const { state, at } = shared.reduce(foldEntry, startFold(header));
  const handover: ChairAction[] = SEATS.map((seat) => ({
    type: 'seat',
    seat,
    holder: seat === viewer ? { kind: 'person' } : { kind: 'bot', level },
  }));
  // Whoever stopped the clock of the original is not here to start it again.
  if (state.paused) handover.push({ type: 'pause', paused: false });
  const own = handover.map((payload, index): Entry => ({
    kind: 'move',
    actor: CHAIR,
    payload,
    seq: shared.length + index + 1,
    at: Math.max(now, at),
  }));
  return { header, entries: [...shared, ...own] };
}
