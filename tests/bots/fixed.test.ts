/** Fixed policies: always legal, always done, the same from the same seed, and what they say they do. */
import { describe, expect, it } from 'vitest';
import { playGame } from '../../shared/bots/arena';
import type { Bot } from '../../shared/bots/bot';
import { easyBot } from '../../shared/bots/easy';
import { fixedBot } from '../../shared/bots/fixed';
import { crossed, mutated, randomPolicy } from '../../shared/bots/fixed/breeding';
import { losingPolicies, namedPolicies } from '../../shared/bots/fixed/named';
import { OPEN, type Policy } from '../../shared/bots/fixed/policy';
import { policyWords } from '../../shared/bots/fixed/words';
import { randomBot } from '../../shared/bots/random';
import { stream } from '../../shared/bots/randomness';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Order } from '../../shared/rules/state';
import { ask, deal, draft, offer, table, term } from './support';

const seedOf = (game: number): string => (game + 5_000).toString(16).padStart(8, '0').repeat(4);
const scenarioFor = (game: number): string => SCENARIO_IDS[game % SCENARIO_IDS.length] ?? 'standard';

const playersWith = (seat: Seat, bot: Bot, others: Bot): Record<Seat, Bot> => ({
  usa: others,
  iran: others,
  israel: others,
  [seat]: bot,
});

describe('whole games', () => {
  const policies = SEATS.flatMap((seat) =>
    namedPolicies('standard', seat).map(({ name, policy }) => ({ seat, name, policy })),
  );
  const random = stream('policies of the test');
  const bred = Array.from({ length: 150 }, (_, at) => {
    const seat = SEATS[at % 3] ?? 'usa';
    const [a, b] = [0, 1].map(() => randomPolicy(seat, 'standard', random));
    const policy = mutated(crossed(a ?? OPEN, b ?? OPEN, random), seat, 'standard', random);
    return { seat, name: policyWords(policy), policy };
  });

  // An illegal act makes the arena throw; a bot that is not done by itself is stopped by the clock.
  it('give no illegal act and are done in time, with easy and with random bots', () => {
    [...policies, ...bred].forEach(({ seat, name, policy }, game) => {
      const others = game % 2 ? randomBot : easyBot;
      const bots = playersWith(seat, fixedBot(policy, easyBot), others);
      const { state, entries } = playGame(scenarioFor(game), seedOf(game), bots);
      expect(state.step).toBe('ended');
      const late = entries.filter(({ action }) => action.type === 'expire').length;
      expect(late, name).toBeLessThanOrEqual(1);
    });
  }, 60_000);

  it('are the same from the same seed', () => {
    for (const { seat, policy } of bred.slice(0, 10)) {
      const play = () =>
        JSON.stringify(
          playGame('standard', seedOf(7), playersWith(seat, fixedBot(policy, easyBot), easyBot)),
        );
      expect(play()).toBe(play());
    }
  });

  it('are the game of the bot itself where the policy leaves everything open', () => {
    for (let game = 0; game < 6; game++) {
      const seat = SEATS[game % 3] ?? 'usa';
      const entries = [easyBot, fixedBot(OPEN, easyBot)].map(
        (bot) => playGame('standard', seedOf(game), playersWith(seat, bot, easyBot)).entries,
      );
      expect(entries[1]).toEqual(entries[0]);
    }
  });

  const named = (seat: Seat, name: string): Policy => {
    const found = losingPolicies('standard', seat).find((each) => each.name === name);
    if (!found) throw new Error(`no policy ${name}`);
    return found.policy;
  };

  it.each(SEATS)('never sign, pass, or strike in the seat of %s as they are called', (seat) => {
    const force = ['bomb', 'barrage', 'base-attack', 'airstrike', 'raid'];
    let struck = 0;
    for (let game = 0; game < 8; game++) {
      const played = (name: string) =>
        playGame('standard', seedOf(game), playersWith(seat, fixedBot(named(seat, name), easyBot), easyBot));
      const signed = (name: string): number =>
        Object.values(played(name).state.deals).filter(({ draft: { parties } }) => parties.includes(seat))
          .length;
      expect([signed('never signs'), signed('denies everything'), signed('always strikes')]).toEqual([
        0, 0, 0,
      ]);
      const orders = (name: string): Order[] =>
        played(name).entries.flatMap(({ actor, action }) =>
          actor === seat && action.type === 'orders' ? action.orders : [],
        );
      expect(orders('always passes')).toEqual([]);
      struck += orders('always strikes').filter(({ order }) => force.includes(order)).length;
    }
    expect(struck).toBeGreaterThan(8);
  });
});

describe('single acts', () => {
  const policy = (more: Partial<Policy>): Bot => fixedBot({ ...OPEN, ...more }, easyBot);

  it('give the orders of the rules that hold, the first first, and fill up with the bot’s', () => {
    const rules = [
      { when: 'war', give: ['airstrike:sites'] },
      { when: 'always', give: ['rearm'] },
    ] as const;
    const quiet = table((state) => {
      state.step = 'orders';
    });
    const only = ask(quiet, 'israel', 0, {}, policy({ rules, rest: 'pass' }));
    expect(only?.action).toEqual({ type: 'orders', orders: [{ order: 'rearm' }] });
    const filled = ask(quiet, 'israel', 0, {}, policy({ rules }));
    expect(filled?.action.type === 'orders' && filled.action.orders[0]).toEqual({ order: 'rearm' });
    const war = table((state) => {
      state.step = 'orders';
      state.war = true;
    });
    const both = ask(war, 'israel', 0, {}, policy({ rules, rest: 'pass' }));
    expect(both?.action).toEqual({
      type: 'orders',
      orders: [{ order: 'airstrike', target: 'sites' }, { order: 'rearm' }],
    });
  });

  it('take turns', () => {
    const rules = [{ when: 'always', give: ['rearm', 'court', 'lobby'], turns: true }] as const;
    const firsts = [1, 2, 3, 4].map((round) => {
      const state = table((now) => {
        now.step = 'orders';
        now.round = round;
      });
      const act = ask(state, 'israel', 0, {}, policy({ rules, rest: 'pass' }));
      return act?.action.type === 'orders' ? act.action.orders[0]?.order : null;
    });
    expect(firsts).toEqual(['rearm', 'court', 'lobby', 'rearm']);
  });

  it('withhold and break what is owed', () => {
    const state = table((now) => {
      now.step = 'orders';
      deal(now, draft(['usa', 'iran'], [term('relief', 'usa', ['iran'], { due: now.round })]));
    });
    const act = ask(state, 'usa', 0, {}, policy({ cheats: ['withhold', 'break'], rest: 'pass' }));
    const orders = act?.action.type === 'orders' ? act.action.orders : [];
    expect(orders.map(({ order }) => order)).toEqual(['withhold', 'tighten']);
  });

  const text = draft(
    ['usa', 'iran'],
    [term('release', 'iran', ['usa'], { due: 1 }), term('no-regime-change', 'usa', ['iran'])],
  );

  it.each([
    ['always', 'usa', 'accept'],
    ['never', 'usa', 'decline'],
    ['secret', 'usa', 'decline'],
  ] as const)('sign %s', (signing, seat, expected) => {
    const state = table((now) => {
      now.trust.usa.iran = 5;
      offer(now, 'iran', text);
    });
    const acts = Array.from({ length: 20 }, (_, name) => ask(state, seat, name, {}, policy({ signing })));
    const types = new Set(acts.map((act) => act?.action.type));
    expect(types).toContain(expected);
    if (expected === 'decline') expect(types).not.toContain('accept');
    else expect(types).toEqual(new Set(['accept']));
  });

  it('denounce at once or a month later', () => {
    const state = table((now) => {
      deal(now, text);
    });
    const act = (cheat: 'denounce' | 'denounce-later') =>
      ask(state, 'usa', 0, {}, policy({ cheats: [cheat] }))?.action.type;
    expect(act('denounce')).toBe('denounce');
    expect(act('denounce-later')).not.toBe('denounce');
    state.round = 2;
    expect(act('denounce-later')).toBe('denounce');
  });

  it('say what the policy says', () => {
    const state = table();
    for (let name = 0; name < 20; name++) {
      const said = ask(state, 'usa', name, {}, policy({ signing: 'never', telling: 'deny' }))?.say;
      expect(said === undefined || (said.body.kind === 'quick' && said.body.quick === 'refuse')).toBe(true);
      expect(ask(state, 'usa', name, {}, policy({ telling: 'silent' }))?.say).toBeUndefined();
    }
  });
});

describe('words', () => {
  it.each([
    [OPEN, 'leaves everything to the bot'],
    [{ ...OPEN, signing: 'never' }, 'never signs'],
    [
      {
        ...OPEN,
        rules: [{ when: 'early', give: ['court', 'raid:sites'], turns: true }],
        rest: 'pass',
        cheats: ['withhold'],
        struck: 'absorb',
      },
      'in the first half: court / raid:sites by turns; no other orders; withholds all it owes; when struck: absorb',
    ],
  ] as const)('of a policy', (policy, words) => {
    expect(policyWords(policy)).toBe(words);
  });
});
