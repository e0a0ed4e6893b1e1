/** Why bots did what they did, as they said it while the game was on. */
import { isSeat, type Seat } from '../content/seats';
import type { SeatAction } from '../rules/actions';

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
