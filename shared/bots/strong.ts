/** A middle bot that searches: what it orders, answers and signs it has first played out to the end of the game. */
import { talk } from './middle/talks';
import { strongMind } from './strong/mind';
import { giveOrders } from './strong/orders';
import { respond } from './strong/responding';
import { stepwise } from './stepwise';

export const strongBot = stepwise('strong', {
  talk: (input) => talk(input, strongMind),
  giveOrders,
  respond,
});
