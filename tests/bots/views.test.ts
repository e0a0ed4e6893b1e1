/** Bots that weigh and search know their view and nothing else: another secret behind the same view, and the same act. */
import { describe, expect, it } from 'vitest';
import { CHARACTERS, type Bot, type BotAct } from '../../shared/bots/bot';
import { easyBot } from '../../shared/bots/easy';
import { middleBot } from '../../shared/bots/middle';
import { randomBot } from '../../shared/bots/random';
import { stream } from '../../shared/bots/randomness';
import { strongBot } from '../../shared/bots/strong';
import { SEATS, type Seat } from '../../shared/content/seats';
import { check } from '../../shared/rules/apply';
import { cloneState } from '../../shared/rules/clone';
import type { State } from '../../shared/rules/state';
import { seatView, viewOf } from '../../shared/views/filter';
import { positions } from './positions';
import { scrambled } from './scramble';
import { messages } from './support';

const rollouts = 8;
const seen = positions(
  6,
  5,
  '4',
  (game) => ({
    usa: game % 3 === 0 ? randomBot : easyBot,
    iran: game % 3 === 1 ? randomBot : easyBot,
    israel: game % 3 === 2 ? middleBot : easyBot,
  }),
  ({ step }) => step === 'response',
);
const heard = (state: State) =>
  messages(
    state,
    {
      from: 'usa',
      channel: 'open',
      body: { kind: 'quick', quick: 'ask', about: { kind: 'term', id: 'cap' } },
    },
    {
      from: 'iran',
      channel: 'open',
      body: { kind: 'quick', quick: 'promise', about: { kind: 'seat', id: 'israel' } },
    },
    { from: 'israel', channel: 'open', body: { kind: 'text', text: 'We shall see.' } },
  );

function act(bot: Bot, state: State, seat: Seat, name: number): BotAct | null {
  return bot.act({
    view: seatView(state, seat),
    messages: heard(state),
    random: stream(`act:${name}`),
    character: CHARACTERS[name % 3] ?? 'hard',
    effort: { rollouts, stop: () => false },
  });
}

describe.each([
  ['middle', middleBot, 1],
  ['strong', strongBot, 3],
] as const)('the %s bot', (_, bot, every) => {
  const asked = seen.filter((__, index) => index % every === 0);

  it.each(SEATS)('acts the same in the seat of %s, whatever is hidden from it', (seat) => {
    const random = stream(`scramble:${seat}`);
    let acts = 0;
    let differs = 0;
    asked.forEach((state, name) => {
      const other = scrambled(state, seat, random);
      const given = act(bot, state, seat, name);
      expect(act(bot, other, seat, name)).toEqual(given);
      if (given) acts += 1;
      if (JSON.stringify(viewOf(other, 'chair')) !== JSON.stringify(viewOf(state, 'chair'))) differs += 1;
    });
    expect(acts).toBeGreaterThan(10);
    expect(differs).toBeGreaterThan(10);
  });

  it('does what its view allows, does the same again, and leaves its view as it was', () => {
    asked.forEach((state, name) => {
      const seat = SEATS[name % 3] ?? 'usa';
      const view = seatView(state, seat);
      const before = JSON.stringify(view);
      const given = act(bot, state, seat, name);
      expect(act(bot, state, seat, name)).toEqual(given);
      expect(JSON.stringify(view)).toBe(before);
      if (given) expect(check(view, seat, given.action)).toBeNull();
    });
  });

  it('does nothing at a table that is paused', () => {
    const state = cloneState(asked[0]!);
    state.paused = true;
    for (const seat of SEATS) expect(act(bot, state, seat, 1)).toBeNull();
  });
});
