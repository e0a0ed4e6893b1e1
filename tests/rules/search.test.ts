import { describe, expect, it } from 'vitest';
import { playGame } from '../../shared/bots/arena';
import { easyBot } from '../../shared/bots/easy';
import { randomBot } from '../../shared/bots/random';
import { SCENARIO_IDS, SCENARIOS } from '../../shared/content/scenarios';
import { SEATS } from '../../shared/content/seats';
import { apply } from '../../shared/rules/apply';
import { appraise, passesTests } from '../../shared/rules/appraise';
import { cloneState } from '../../shared/rules/clone';
import { aimedOrders, allOrders } from '../../shared/rules/orders';
import { createState } from '../../shared/rules/setup';
import type { State } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { table } from './support';

// What a search asks of the rules is what everybody else is told, only faster.

const BOTS = { easy: easyBot, random: randomBot };
const seedOf = (number: number): string => number.toString(16).padStart(8, '0').repeat(4);

/** A state without what nobody reads in a search. */
function bare({ log: _, logged: __, pictures: ___, ...rest }: State): unknown {
  return structuredClone(rest);
}

describe('a table that nobody reads', () => {
  for (const scenario of SCENARIO_IDS) {
    for (const [name, bot] of Object.entries(BOTS)) {
      it(`${scenario}, ${name}: goes the same way, act by act, and so does a copy of it`, () => {
        for (let game = 0; game < 5; game++) {
          const seed = seedOf(game);
          const after: unknown[] = [];
          const { entries, state } = playGame(scenario, seed, { usa: bot, iran: bot, israel: bot }, (now) => {
            after.push(bare(now));
          });
          let fold = createState({ scenario, seed, seats: state.seats }, false);
          for (const [at, { actor, action }] of entries.entries()) {
            if (at % 7 === 0) fold = cloneState(fold);
            expect(apply(fold, actor, action)).toBeNull();
            expect(bare(fold)).toEqual(after[at]);
          }
          expect(fold.pictures).toEqual({ usa: null, israel: null, public: null });
          expect(fold.log).toBeNull();
        }
      });
    }
  }
});

it('the verdict without addends is the verdict with them', () => {
  const verdicts = { true: 0, false: 0 };
  for (let game = 0; game < 30; game++) {
    playGame('standard', seedOf(game), { usa: randomBot, iran: randomBot, israel: randomBot }, (state) => {
      for (const position of [state, ...SEATS.map((seat) => seatView(state, seat))]) {
        for (const { draft } of Object.values(position.offers)) {
          const passes = passesTests(position, draft);
          expect(passes).toBe(appraise(position, draft).passes);
          verdicts[`${passes}`] += 1;
        }
      }
    });
  }
  expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(100);
});

it.each(SEATS)('the orders of %s are laid out once, and nobody can change them', (seat) => {
  const orders = aimedOrders(SCENARIOS.standard, seat).map(({ order }) => order);
  expect(orders).toEqual(allOrders(table({ scenario: 'standard' }), seat));
  expect(aimedOrders(SCENARIOS.standard, seat)).toBe(aimedOrders(SCENARIOS.standard, seat));
  expect(orders.every((order) => Object.isFrozen(order))).toBe(true);
});

it('a view keeps the lines it had when more are written', () => {
  const state = table();
  const before = seatView(state, 'usa');
  expect(seatView(state, 'usa').log).toBe(before.log);
  for (const seat of SEATS) apply(state, seat, { type: 'ready', ready: true });
  apply(state, 'usa', { type: 'orders', orders: [{ order: 'shuttle' }] });
  for (const seat of ['iran', 'israel'] as const) apply(state, seat, { type: 'orders', orders: [] });
  expect(before.log).toEqual({});
  expect(Object.keys(seatView(state, 'usa').log).length).toBeGreaterThan(0);
});
