import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../shared/content/scenarios';
import type { Condition, EventDef } from '../../shared/content/schema';
import type { RefusalCode } from '../../shared/rules/actions';
import { drawable } from '../../shared/rules/headlines';
import { learnScenario } from '../../shared/rules/scenario';
import { holds } from '../../shared/rules/tracks';
import type { State } from '../../shared/rules/state';
import {
  act,
  CALM,
  deal,
  endTalks,
  net,
  ofKind,
  owes,
  play,
  refusalOf,
  table,
  told,
  type Given,
} from './support';

// RULES 3 and 9: events are drawn or brought in; some ask one seat for a choice, to be made during Talks.

const choice: NonNullable<EventDef['choice']> = {
  seat: 'iran',
  question: 'Which?',
  options: {
    one: { label: 'One', text: 'One.', effects: [{ track: 'streets', by: 1 }] },
    two: {
      label: 'Two',
      text: 'Two.',
      effects: [
        { track: 'streets', by: -1 },
        { track: 'ceasefire', by: -9 },
      ],
    },
  },
  otherwise: 'two',
};
const event = (
  effects: EventDef['effects'],
  conditions: EventDef['conditions'] = [],
  asks = false,
): EventDef => ({
  headline: 'Headline',
  text: 'Text.',
  conditions,
  effects,
  ...(asks ? { choice } : {}),
});
const DECK = {
  plain: event([{ track: 'toll', by: 1 }]),
  asking: event([], [], true),
  again: event([], [], true),
  never: event([], [{ track: 'base', min: 11 }]),
  wartime: event([
    { track: 'toll', by: 5, when: 'war' },
    { track: 'toll', by: 1, when: 'truce' },
    { trust: ['iran', 'usa'], by: 3, upTo: 2 },
  ]),
  break: event([{ track: 'ceasefire', by: -10 }]),
  secret: event([
    { secret: 'weapon', by: 1 },
    { track: 'toll', by: 1 },
  ]),
};
const DECKS: Readonly<Record<string, Readonly<Record<string, EventDef>>>> = {
  deck: DECK,
  'deck-asking': { asking: DECK.asking, again: DECK.again },
  'deck-plain': { plain: DECK.plain, never: DECK.never },
  'deck-break': { break: DECK.break },
};
for (const [id, events] of Object.entries(DECKS)) learnScenario({ ...SCENARIOS.standard, id, events });
const deckOf = (scenario: string, given: Given = {}) => table({ scenario, tracks: CALM, ...given });

describe('conditions speak of what everybody sees', () => {
  const secretly = deal([owes('iran', 'access', 'usa')], { secret: true });
  const ROWS: readonly (readonly [condition: Condition, given: Given, holds: boolean])[] = [
    [{ track: 'access', min: 1 }, { tracks: { access: 1 } }, true],
    [{ track: 'access', min: 1 }, { tracks: { access: 0 } }, false],
    [{ track: 'economy', max: 4 }, { tracks: { economy: 4 } }, true],
    [{ track: 'economy', max: 4 }, { tracks: { economy: 5 } }, false],
    [{ track: 'economy', min: 2, max: 4 }, { tracks: { economy: 1 } }, false],
    [{ trust: ['iran', 'usa'], min: 3 }, { trust: { iran: { usa: 3 } } }, true],
    [{ trust: ['iran', 'usa'], min: 3 }, { trust: { iran: { usa: 2 } } }, false],
    [{ war: true }, { war: true }, true],
    [{ war: false }, { war: true }, false],
    [{ round: { min: 3 } }, { round: 3 }, true],
    [{ round: { max: 2 } }, { round: 3 }, false],
    [{ deal: true }, {}, false],
    [{ deal: true }, { deals: [{ ...secretly, secret: false }] }, true],
    [{ deal: true }, { deals: [secretly] }, false], // what is secret is no news
    [{ deal: false }, { deals: [secretly] }, true],
    [
      { deal: false },
      { deals: [{ draft: { ...secretly, secret: false }, with: { status: 'expired' } }] },
      true,
    ],
  ];
  it.each(ROWS)('%o with %o: %s', (condition, given, expected) => {
    expect(holds(table(given), condition)).toBe(expected);
  });
});

describe('the draw', () => {
  it('takes only what fits, and nothing twice', () => {
    const state = deckOf('deck-plain');
    expect(drawable(state)).toEqual(['plain']);
    play(state);
    expect(state.headline).toEqual({ id: 'plain', round: 2, choice: null });
    expect(ofKind(told(state), 'headline')[0]).toMatchObject({
      round: 2,
      step: 'headlines',
      moves: [{ track: 'toll', from: 0, to: 1 }],
    });
    play(state);
    expect(state.headline).toBeNull(); // an empty deck
    expect(state.drawn).toEqual({ plain: 2 });
  });

  it('can begin the war', () => {
    const state = deckOf('deck-break');
    play(state);
    expect([state.war, state.round, state.step]).toEqual([true, 2, 'talks']);
    expect(ofKind(told(state), 'war-begins')[0]?.step).toBe('headlines');
  });

  it('depends on the seed, and on nothing else', () => {
    const first = (seed: string) => {
      const state = deckOf('deck', { seed });
      play(state);
      return state.headline?.id;
    };
    const seeds = Array.from({ length: 40 }, (_, number) => `${number}`.padStart(32, '0'));
    const drawn = new Set(seeds.map(first));
    expect(seeds.map(first)).toEqual(seeds.map(first));
    const fitting = Object.keys(DECK).filter((id) => id !== 'never');
    expect(drawn).toEqual(new Set(fitting));
  });
});

describe('effects', () => {
  const inject = (id: string, given: Given = {}) => {
    const state = deckOf('deck', given);
    act(state, 'chair', { type: 'inject', event: id });
    return net(ofKind(told(state), 'injected').flatMap(({ moves }) => moves));
  };
  it.each([
    ['wartime', {}, { toll: 1, 'iran→usa': 1 }], // trust up to 2
    ['wartime', { war: true, tracks: { ...CALM, ceasefire: 1 } }, { toll: 5, 'iran→usa': 1 }],
    ['wartime', { trust: { iran: { usa: 5 } } }, { toll: 1 }],
  ] as const)('%s with %o: %o', (id, given: Given, moved) => {
    expect(inject(id, given)).toEqual(moved);
  });

  it('on a secret track are told to Iran alone', () => {
    const state = deckOf('deck');
    act(state, 'chair', { type: 'inject', event: 'secret' });
    const lines = Object.values(state.log ?? {});
    expect(lines.map(({ audience, entry }) => [audience, net(entry.moves)])).toEqual([
      [{ iran: true }, { weapon: 1, toll: 1 }],
      [{ usa: true, israel: true, gallery: true }, { toll: 1 }],
    ]);
  });
});

/** A table on which Iran is asked. */
const asking = (given: Given = {}): State => {
  const state = deckOf('deck', given);
  act(state, 'chair', { type: 'inject', event: 'asking' });
  return state;
};

describe('a choice', () => {
  const ROWS: readonly (readonly [
    why: string,
    state: () => State,
    seat: 'usa' | 'iran',
    option: string,
    refusal: RefusalCode | null,
  ])[] = [
    ['is made by whom it asks', asking, 'iran', 'one', null],
    ['not by another', asking, 'usa', 'one', 'no-choice'],
    ['among its options', asking, 'iran', 'three', 'unknown-option'],
    ['an inherited name is none', asking, 'iran', 'constructor', 'unknown-option'],
    ['or is passed', asking, 'iran', 'pass', null],
    [
      'once in a game',
      () => asking({ passed: { usa: false, iran: true, israel: false } }),
      'iran',
      'pass',
      'pass-spent',
    ],
    [
      'the pass of another is its own',
      () => asking({ passed: { usa: true, iran: false, israel: true } }),
      'iran',
      'pass',
      null,
    ],
    ['is there only where the headline asks', () => deckOf('deck'), 'iran', 'one', 'no-choice'],
  ];
  it.each(ROWS)('%s', (_, state, seat, option, refusal) => {
    expect(refusalOf(state(), seat, { type: 'choose', option })).toBe(refusal);
  });

  it('takes effect at once, and is made once', () => {
    const state = asking();
    act(state, 'iran', { type: 'choose', option: 'one' });
    expect(state.tracks.streets).toBe(4);
    expect(ofKind(told(state), 'choice')[0]?.what).toMatchObject({
      seat: 'iran',
      event: 'asking',
      option: 'one',
    });
    expect(refusalOf(state, 'iran', { type: 'choose', option: 'two' })).toBe('no-choice');
  });

  it('a pass does nothing and is remembered', () => {
    const state = asking();
    act(state, 'iran', { type: 'choose', option: 'pass' });
    expect(state.tracks.streets).toBe(3);
    expect(state.passed).toEqual({ usa: false, iran: true, israel: false });
    endTalks(state);
    expect(state.tracks.streets).toBe(3);
  });

  it('is taken as the card says for silence when Talks end', () => {
    for (const how of ['ready', 'clock'] as const) {
      const state = asking();
      if (how === 'ready') endTalks(state);
      else act(state, 'chair', { type: 'expire', round: 1, step: 'talks' });
      expect(state.headline?.choice).toBe('two');
      expect(state.tracks.streets).toBe(2);
      expect(state.passed.iran).toBe(false);
      expect(state.war).toBe(true); // what it did to the ceasefire is looked at
    }
  });

  it('can begin the war when it is made', () => {
    const state = asking();
    act(state, 'iran', { type: 'choose', option: 'two' });
    expect([state.war, state.step]).toEqual([true, 'talks']);
  });

  it('does not keep Talks open', () => {
    const state = asking();
    endTalks(state);
    expect(state.step).toBe('orders');
  });

  it('is settled by silence when another event is brought in', () => {
    const state = asking();
    act(state, 'chair', { type: 'inject', event: 'again' });
    expect(ofKind(told(state), 'choice')[0]?.what).toMatchObject({ event: 'asking', option: 'two' });
    expect(state.headline).toMatchObject({ id: 'again', choice: null });
    act(state, 'iran', { type: 'choose', option: 'one' });
    expect(state.headline?.choice).toBe('one');
  });

  it('is asked after a draw as after an injection', () => {
    const state = deckOf('deck-asking');
    play(state);
    act(state, 'iran', { type: 'choose', option: 'pass' });
    play(state);
    expect(refusalOf(state, 'iran', { type: 'choose', option: 'pass' })).toBe('pass-spent');
  });
});
