/** What a text would be worth to a seat if it were signed and kept: for its own eyes, before it commits (RULES 1). */
import { HOME, type Seat } from '../content/seats';
import { homeEffects } from './appraise';
import { clonePosition } from './clone';
import { dealOf } from './deals';
import { levelReached } from './obligations';
import { afterShipment } from './pictures';
import { scenarioOf } from './scenario';
import { scoreEstimate } from './scores';
import { PICTURES, type DealId, type Draft, type Move, type Position, type Term } from './state';
import { moveTrack } from './tracks';

export interface DraftForecast {
  /** What signing moves at home, in all parties. */
  readonly signing: readonly Move[];
  /** What the terms move when all of them are carried out, whoever owes them. */
  readonly kept: readonly Move[];
  /** The score as it stands, in points: now, after signing, and with everything carried out. */
  readonly now: number;
  readonly signed: number;
  readonly carriedOut: number;
}

/** As much of a term as can be carried out in the rounds that are left. */
function carryOut(position: Position, term: Term, rounds: number, moves: Move[]): void {
  const { aidShield, reliefEconomy, reliefSanctions, umbrellaShield, umbrellaUpTo } =
    scenarioOf(position).numbers.deals;
  switch (term.kind) {
    case 'relief':
      moveTrack(position, 'sanctions', reliefSanctions * term.level, moves);
      moveTrack(position, 'economy', reliefEconomy * term.level, moves);
      return;
    case 'aid':
      return moveTrack(position, 'shield', aidShield, moves);
    case 'umbrella':
      return moveTrack(position, 'shield', umbrellaShield * rounds, moves, umbrellaUpTo);
    case 'ship-out':
      moveTrack(position, 'heu', -term.level, moves);
      for (const who of PICTURES) {
        const picture = position.pictures[who];
        if (picture) position.pictures[who] = afterShipment(picture, term.level);
      }
      return;
    case 'access':
    case 'cap':
    case 'missile-limit': {
      const track = { access: 'access', cap: 'sites', 'missile-limit': 'missiles' } as const;
      for (let round = 0; round < rounds && !levelReached(position, term); round++) {
        moveTrack(position, track[term.kind], term.kind === 'access' ? 1 : -1, moves);
      }
      return;
    }
    default:
  }
}

/** Steps of one track in a row become one move. */
function joined(moves: readonly Move[]): Move[] {
  const result: Move[] = [];
  for (const move of moves) {
    const at = result.findIndex((other) => 'track' in other && 'track' in move && other.track === move.track);
    const before = result[at];
    if (before && 'track' in before && 'track' in move) result[at] = { ...before, to: move.to };
    else result.push(move);
  }
  return result;
}

/**
 * The text as `seat` may weigh it, asked of its own view: what it moves, and its score as it stands before and after.
 * It says nothing of what others would do without the deal.
 */
export function forecastDraft(position: Position, seat: Seat, draft: Draft): DraftForecast {
  const copy = clonePosition(position);
  const signing: Move[] = [];
  for (const party of draft.parties) {
    const by = homeEffects(copy, draft, party, 'both').reduce((sum, effect) => sum + effect.by, 0);
    moveTrack(copy, HOME[party], by, signing);
  }
  const deal = dealOf({ id: 'forecast' as DealId, by: seat, draft }, copy.round);
  copy.deals[deal.id] = deal;
  const signed = scoreEstimate(copy, seat).total;
  const left = scenarioOf(copy).rounds - copy.round + 1;
  const kept: Move[] = [];
  draft.terms.forEach((term, index) => {
    carryOut(copy, term, Math.min(left, draft.rounds ?? left), kept);
    if (term.due !== null) deal.delivered[index] = term.due;
  });
  return {
    signing,
    kept: joined(kept),
    now: scoreEstimate(position, seat).total,
    signed,
    carriedOut: scoreEstimate(copy, seat).total,
  };
}
