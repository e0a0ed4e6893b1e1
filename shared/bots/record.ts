/** What one game among bots came to, in few numbers, for comparisons of game with game. */
import type { AgendaId } from '../content/agendas';
import type { EndingId } from '../content/endings';
import { bySeat, type Seat } from '../content/seats';
import { scenarioOf } from '../rules/scenario';
import type { State } from '../rules/state';

export interface GameRecord {
  readonly ending: EndingId;
  /** In hundredths of a point. */
  readonly scores: Readonly<Record<Seat, number>>;
  readonly agendas: Readonly<Record<Seat, AgendaId>>;
  readonly met: Readonly<Record<Seat, boolean>>;
  readonly rounds: number;
  /** Round of the first deal; `null` if none was signed. */
  readonly firstDeal: number | null;
  /** Iran's trust in the United States after each round: as the next one began, or at the end. */
  readonly trust: readonly number[];
}

/** Whether a seat's agenda was met in full when the game ended. */
export const agendaIsMet = (state: State, seat: Seat): boolean =>
  state.ending?.scores[seat].agenda.points === scenarioOf(state).numbers.scores.agenda;

/** The record of a game that has ended; `trust` was watched along the way. */
export function recordOf(state: State, trust: readonly number[]): GameRecord {
  const { ending, agendas, deals, round } = state;
  if (!ending) throw new Error('the game has not ended');
  const signed = Object.values(deals).map((deal) => deal.signed);
  return {
    ending: ending.id,
    scores: bySeat((seat) => Math.round(ending.scores[seat].total * 100)),
    agendas: { ...agendas },
    met: bySeat((seat) => agendaIsMet(state, seat)),
    rounds: round,
    firstDeal: signed.length > 0 ? Math.min(...signed) : null,
    trust,
  };
}
