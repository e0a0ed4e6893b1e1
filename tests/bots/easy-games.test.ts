/** Whole games of easy bots: nothing illegal, nothing endless, every order in its situation, a reason for everything. */
import { describe, expect, it } from 'vitest';
import { playGame } from '../../shared/bots/arena';
import type { Bot } from '../../shared/bots/bot';
import { easyBot } from '../../shared/bots/easy';
import { figuresOf } from '../../shared/bots/figures';
import { randomBot } from '../../shared/bots/random';
import { emptyTally, tallyGame } from '../../shared/bots/statistics';
import { ORDER_IDS } from '../../shared/content/orders';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import { TERM_KINDS } from '../../shared/content/terms';

const seedOf = (game: number): string => game.toString(16).padStart(8, '0').repeat(4);
const scenarioFor = (game: number): string => SCENARIO_IDS[game % SCENARIO_IDS.length] ?? 'standard';
const easy = { usa: easyBot, iran: easyBot, israel: easyBot };

/** Easy bots in one, two or all three seats, random ones in the others. */
function playersOf(game: number): Record<Seat, Bot> {
  const mask = 1 + (Math.floor(game / SCENARIO_IDS.length) % 7);
  const [usa, iran, israel] = SEATS.map((_, at) => (mask & (1 << at) ? easyBot : randomBot));
  return { usa: usa ?? easyBot, iran: iran ?? easyBot, israel: israel ?? easyBot };
}

describe('easy bots', () => {
  it('give no illegal act in 500 games, in all seats and scenarios, and are done in few acts', () => {
    for (let game = 0; game < 500; game++) {
      const bots = playersOf(game);
      const acts = new Map<string, number>();
      let round = 1;
      let step = 'talks';
      // An illegal act makes the arena throw.
      const { state } = playGame(scenarioFor(game), seedOf(game), bots, (now, { actor, action, reason }) => {
        if (actor !== 'chair' && bots[actor] === easyBot) {
          const at = `${actor} ${round} ${step}`;
          acts.set(at, (acts.get(at) ?? 0) + 1);
          if (reason.length < 20) throw new Error(`no reason for ${action.type}: ${reason}`);
        }
        ({ round, step } = now);
      });
      expect(state.step).toBe('ended');
      expect(Math.max(0, ...acts.values())).toBeLessThanOrEqual(10);
    }
  }, 600_000);

  it('play the same game from the same seed', () => {
    const play = () => JSON.stringify(playGame('standard', seedOf(77), easy).entries);
    expect(play()).toBe(play());
  });

  it('give every order, propose every term, and come to more than one ending', () => {
    const tally = emptyTally();
    for (let game = 0; game < 400; game++) tallyGame(tally, 'standard', seedOf(game), easy);
    const missing = [...ORDER_IDS, 'withhold'].filter((id) => !tally.orders.used[id]);
    expect(missing).toEqual([]);
    expect(TERM_KINDS.filter((kind) => !tally.terms[kind])).toEqual([]);
    const figures = figuresOf(tally, 'standard');
    expect(Math.max(...Object.values(figures.endings))).toBeLessThan(0.7);
    expect(figures.endings['regime-crisis']).toBeLessThan(0.3);
    expect(figures.perGame.deals).toBeGreaterThan(2);
    expect(figures.perGame.expired).toBeLessThan(0.05);
    expect(figures.wars).toBeLessThan(0.65);
  }, 600_000);

  it('beat random ones in every seat', () => {
    for (const seat of SEATS) {
      const scores = [easyBot, randomBot].map((bot) => {
        const tally = emptyTally();
        const bots = { usa: randomBot, iran: randomBot, israel: randomBot, [seat]: bot };
        for (let game = 0; game < 60; game++) tallyGame(tally, 'standard', seedOf(game), bots);
        return figuresOf(tally, 'standard').scores[seat]?.mean ?? 0;
      });
      expect(scores[0]).toBeGreaterThan(scores[1] ?? 100);
    }
  }, 600_000);
});
