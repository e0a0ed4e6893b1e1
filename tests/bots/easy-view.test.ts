/** A bot knows its view and nothing else: at every step, another secret behind the same view, and the same act. */
import { describe, expect, it } from 'vitest';
import { playGame } from '../../shared/bots/arena';
import { easyBot } from '../../shared/bots/easy';
import { stream } from '../../shared/bots/randomness';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS } from '../../shared/content/seats';
import { seatView, viewOf } from '../../shared/views/filter';
import { PLAIN } from './support';
import { scrambled } from './scramble';

const bots = { usa: easyBot, iran: easyBot, israel: easyBot };

describe('the easy bot', () => {
  it.each(SEATS)(
    'acts the same in the seat of %s, whatever is hidden from it',
    (seat) => {
      let acts = 0;
      let differs = 0;
      for (let game = 0; game < 40; game++) {
        const random = stream(`scramble:${seat}:${game}`);
        const scenario = SCENARIO_IDS[game % SCENARIO_IDS.length] ?? 'standard';
        playGame(scenario, (game + 7).toString(16).padStart(32, '3'), bots, (state) => {
          if (state.step === 'ended') return;
          const other = scrambled(state, seat, random);
          const name = `act:${acts}`;
          const act = (of: typeof state) =>
            easyBot.act({ view: seatView(of, seat), messages: {}, random: stream(name), ...PLAIN });
          const given = act(state);
          if (given) acts += 1;
          const blind = act(other);
          if (JSON.stringify(blind) !== JSON.stringify(given)) expect(blind).toEqual(given);
          if (acts % 10 !== 0) return;
          if (JSON.stringify(viewOf(other, 'chair')) !== JSON.stringify(viewOf(state, 'chair'))) differs += 1;
        });
      }
      expect(acts).toBeGreaterThan(500);
      expect(differs).toBeGreaterThan(50);
    },
    120_000,
  );

  it('leaves its view as it was', () => {
    playGame('standard', '9'.repeat(32), bots, (state) => {
      if (state.step === 'ended') return;
      for (const seat of SEATS) {
        const view = seatView(state, seat);
        const before = JSON.stringify(view);
        easyBot.act({ view, messages: {}, random: stream(seat), ...PLAIN });
        expect(JSON.stringify(view)).toBe(before);
      }
    });
  });
});
