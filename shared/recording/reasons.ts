/** Why bots did what they did, as they said it while the game was on. */
import { isSeat, type Seat } from '../content/seats';
import type { SeatAction } from '../rules/actions';
import type { RecordedEntry, Recording } from './format';

export interface BotReason {
  readonly seat: Seat;
  readonly act: SeatAction['type'];
  /** In words and figures; offers and orders are named as in the log. */
  readonly reason: string;
}

/** The reasons among entries, in their order. */
export const reasonsIn = (entries: readonly RecordedEntry[]): BotReason[] =>
  entries.flatMap(({ kind, actor, payload, reason }) =>
    kind === 'move' && reason !== undefined && isSeat(actor)
      ? [{ seat: actor, act: payload.type as SeatAction['type'], reason }]
      : [],
  );

/** The reasons of every round in which there are any. */
export const reasonsByRound = ({
  entries,
  rounds,
}: Recording): { readonly round: number; readonly reasons: readonly BotReason[] }[] =>
  rounds
    .map(({ round, entry }, at) => ({
      round,
      reasons: reasonsIn(entries.slice(rounds[at - 1]?.entry ?? 0, entry)),
    }))
    .filter(({ reasons }) => reasons.length > 0);
