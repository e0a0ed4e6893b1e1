/**
 * A bargainer with a memory: it knows what positions are worth from many games, looks for texts that gain for all, asks
 * for much and comes down with time, and reads the others' agendas off what they do.
 */
import { giveOrders } from './middle/orders';
import { respond } from './middle/responding';
import { talk } from './middle/talks';
import { stepwise } from './stepwise';

export const middleBot = stepwise('middle', { talk, giveOrders, respond });
