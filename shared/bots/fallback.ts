import type { Seat } from '../content/seats';
import type { SeatAction } from '../rules/actions';
import { options } from '../rules/options';
import type { Position } from '../rules/state';

/** Acts that end a seat's part of a step, the first legal one to be taken: for a bot that knows no way on. */
export function endingActs(position: Position, seat: Seat): SeatAction[] {
  const may = options(position, seat);
  switch (position.step) {
    case 'talks': {
      const choice = may.choices.filter(({ refusal }) => refusal === null).at(-1);
      const ready: SeatAction = { type: 'ready', ready: true };
      return choice ? [ready, { type: 'choose', option: choice.value }] : [ready];
    }
    case 'orders':
      return [{ type: 'orders', orders: [] }];
    case 'response':
      return may.responses
        .filter(({ refusal }) => refusal === null)
        .map(({ value }): SeatAction => ({ type: 'respond', response: value }));
    case 'ended':
      return [];
  }
}
