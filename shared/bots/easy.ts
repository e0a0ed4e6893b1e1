/** A sensible player who looks no further than this month, and says why. */
import { giveOrders } from './easy/orders';
import { respond } from './easy/responding';
import { talk } from './easy/talks';
import { stepwise } from './stepwise';

export const easyBot = stepwise('easy', { talk, giveOrders, respond });
