/** Why bots did what they did, as they said it while the game was on. */
import { isSeat, type Seat } from '../content/seats';
import type { SeatAction } from '../rules/actions';
import type { RecordedRound } from './format';

export interface BotReason {
  readonly seat: Seat;
  readonly act: SeatAction['type'];
  /** In words and figures; offers and orders are named as in the log. */
  readonly reason: string;
}

/** What of an entry tells a reason. */
interface Reasoned {
  readonly kind: string;
  readonly actor: string;
  readonly payload: object;
  readonly reason?: string | undefined;
}

/** The reasons among entries, in their order. */
export const reasonsIn = (entries: readonly Reasoned[]): BotReason[] =>
  entries.flatMap(({ kind, actor, payload, reason }) =>
    kind === 'move' && reason !== undefined && isSeat(actor)
      ? [{ seat: actor, act: (payload as SeatAction).type, reason }]
      : [],
  );

/** The reasons of every round in which there are any. */
export const reasonsByRound = ({
  entries,
  rounds,
}: {
  readonly entries: readonly Reasoned[];
  readonly rounds: readonly Pick<RecordedRound, 'round' | 'entry'>[];
}): { readonly round: number; readonly reasons: readonly BotReason[] }[] =>
  rounds
    .map(({ round, entry }, at) => ({
      round,
      reasons: reasonsIn(entries.slice(rounds[at - 1]?.entry ?? 0, entry)),
    }))
    .filter(({ reasons }) => reasons.length > 0);
