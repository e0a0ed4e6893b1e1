import { describe, expect, it } from 'vitest';
import { HOME_CAUSES, type HomeCause } from '../../shared/rules/state';
import {
  causeOf,
  CALM,
  deal,
  mutual,
  ofKind,
  owes,
  play,
  table,
  type Answers,
  type Given,
  type Net,
  type Orders,
} from './support';

// RULES 8 with RULES 11: what moves home fronts and shared tracks at Reckoning, one cause after the other.

const at = (tracks: NonNullable<Given['tracks']>): Given => ({ tracks: { ...CALM, ...tracks } });
const BOUND: Given['deals'] = [deal(mutual('hold-fire', 'iran', 'israel'))];
const WAR = { war: true, ...at({ ceasefire: 1, escalation: 5 }) };

type Row = readonly [
  cause: HomeCause,
  why: string,
  given: Given,
  moved: Net,
  orders?: Orders,
  answers?: Answers,
];
const ROWS: readonly Row[] = [
  ['decay', 'a truce that nobody is bound to', at({}), { ceasefire: -1 }],
  ['decay', 'one that both are bound to', { ...at({}), deals: BOUND }, {}],
  [
    'decay',
    'in secret too',
    { ...at({}), deals: [deal(mutual('hold-fire', 'iran', 'israel'), { secret: true })] },
    {},
  ],
  [
    'decay',
    'one side alone is not enough',
    { ...at({}), deals: [deal([owes('israel', 'hold-fire', 'iran')])] },
    { ceasefire: -1 },
  ],
  [
    'decay',
    'two deals bind together',
    {
      ...at({}),
      deals: [deal([owes('israel', 'hold-fire', 'iran')]), deal([owes('iran', 'hold-fire', 'israel')])],
    },
    {},
  ],
  [
    'decay',
    'toward America is no truce',
    { ...at({}), deals: [deal(mutual('hold-fire', 'usa', 'iran'))] },
    { ceasefire: -1 },
  ],
  ['decay', 'in a war there is no truce to decay', WAR, {}],
  ['quiet', 'a bound truce grows', { ...at({}), deals: BOUND }, { ceasefire: 1 }],
  ['quiet', 'up to 8', { ...at({ ceasefire: 8 }), deals: BOUND }, {}],
  ['quiet', 'not in a round of violence', { ...at({}), deals: BOUND }, {}, { usa: ['bomb:sites'] }],
  ['quiet', 'an announced attack is violence', { ...at({}), deals: BOUND }, {}, { iran: ['base-attack'] }],
  ['quiet', 'in a war a quiet round gives nothing', { ...WAR, deals: BOUND }, {}],
  ['cooling', 'a quiet round', at({ ceasefire: 6 }), { escalation: -1 }],
  ['cooling', 'while ceasefire is 4 or more, after its decay', at({ ceasefire: 5 }), { escalation: -1 }],
  ['cooling', 'not below', at({ ceasefire: 4 }), {}],
  ['cooling', 'not below nothing', at({ escalation: 0 }), {}],
  [
    'cooling',
    'not in a round of violence',
    at({ ceasefire: 9 }),
    {},
    { iran: ['base-attack'] },
    { usa: 'absorb' },
  ],
  ['cooling', 'covert acts are quiet', at({ ceasefire: 9 }), { escalation: -1 }, { usa: ['assess:heu'] }],
  ['war', 'everybody pays', WAR, { escalation: 1, base: -1, economy: -2 }],
  [
    'war',
    'no further up than 8, where fewer than two use force',
    { war: true, ...at({ ceasefire: 1, escalation: 8 }) },
    { base: -1, economy: -2 },
  ],
  ['war', 'not in a truce', at({ ceasefire: 2 }), {}],
  [
    'sanctions-heavy',
    'at 7, in rounds with an even number',
    { ...at({ sanctions: 7 }), round: 2 },
    { economy: -1 },
  ],
  ['sanctions-heavy', 'not in odd ones', { ...at({ sanctions: 7 }), round: 3 }, {}],
  ['sanctions-heavy', 'not at 6', { ...at({ sanctions: 6 }), round: 2 }, {}],
  [
    'sanctions-heavy',
    'after what was delivered',
    { ...at({ sanctions: 8 }), round: 2, deals: [deal([owes('usa', 'relief', 'iran', { due: 2 })])] },
    {},
  ],
  ['sanctions-light', 'at 4', at({ sanctions: 4 }), { economy: 1 }],
  ['sanctions-light', 'not at 5', at({ sanctions: 5 }), {}],
  ['economy-poor', 'at 4', at({ economy: 4 }), { streets: -1 }],
  ['economy-poor', 'not at 5', at({ economy: 5 }), {}],
  [
    'economy-poor',
    'after what the lines before it did',
    { ...at({ economy: 5, sanctions: 8 }), round: 2 },
    { streets: -1 },
  ],
  ['economy-good', 'at 7', at({ economy: 7 }), { streets: 1 }],
  ['economy-good', 'not at 6', at({ economy: 6 }), {}],
  ['economy-good', 'after light sanctions', at({ economy: 6, sanctions: 4 }), { streets: 1 }],
  ['alarm', 'six sites', at({ sites: 6 }), { coalition: -1, base: -1 }],
  ['alarm', 'not five', at({ sites: 5 }), {}],
  [
    'alarm',
    'sites that were opened this round',
    at({ sites: 4 }),
    { coalition: -1, base: -1 },
    { iran: ['enrich'] },
  ],
  [
    'alarm',
    'a nuclear breach',
    { ...at({}), deals: [deal([owes('iran', 'cap', 'usa')])] },
    { coalition: -1, base: -1 },
    { iran: ['enrich'] },
  ],
  ['firm-ceasefire', 'at 8, when it is reached', { ...at({ ceasefire: 7 }), deals: BOUND }, { base: 1 }],
  ['firm-ceasefire', 'not where it has decayed to 7', at({ ceasefire: 8 }), {}],
  ['firm-ceasefire', 'above it', at({ ceasefire: 10 }), { base: 1 }],
  ['fade', 'a base above 4', at({ base: 5 }), { base: -1 }],
  ['fade', 'a coalition above 4', at({ coalition: 9 }), { coalition: -1 }],
  ['fade', 'streets above 3', at({ streets: 4 }), { streets: -1 }],
  [
    'fade',
    'all of them',
    at({ base: 10, streets: 10, coalition: 10 }),
    { base: -1, streets: -1, coalition: -1 },
  ],
  ['fade', 'none below', at({}), {}],
  ['fade', 'comes last', at({ base: 4, ceasefire: 10 }), { base: -1 }], // the firm ceasefire’s 1 goes again
];

describe('the causes', () => {
  for (const [cause, why, given, moved, orders = {}, answers = {}] of ROWS) {
    it(`${cause}: ${why}`, () => {
      expect(causeOf(play(table(given), orders, answers), cause)).toEqual(moved);
    });
  }

  it('all have rows, but for the crackdown and the spark, which have files', () => {
    const named = new Set<string>([...ROWS.map(([cause]) => cause), 'crackdown', 'spark']);
    expect([...named].sort()).toEqual([...HOME_CAUSES].sort());
  });

  it('come in the order of the rulebook', () => {
    const given = { ...at({ economy: 4, sanctions: 8, sites: 6, ceasefire: 10, base: 6 }), round: 2 };
    const causes = ofKind(play(table(given)), 'home').map(({ what }) => what.cause);
    expect(causes).toEqual(HOME_CAUSES.filter((cause) => causes.includes(cause)));
    expect(causes.length).toBeGreaterThan(5);
  });
});

describe('the war', () => {
  const begins = (given: Given, orders: Orders = {}, answers: Answers = {}) => {
    const state = table(given);
    const lines = play(state, orders, answers);
    const turns = lines.flatMap(({ what, step }) =>
      what.kind === 'war-begins' || what.kind === 'war-ends' ? [`${what.kind} in ${step}`] : [],
    );
    return [state.war, turns] as const;
  };
  const war = (ceasefire: number): Given => ({ war: true, ...at({ ceasefire }) });
  const TURNS: readonly (readonly [
    why: string,
    given: Given,
    orders: Orders,
    answers: Answers,
    on: boolean,
    turns: readonly string[],
  ])[] = [
    [
      'is on when the ceasefire has decayed to 0',
      at({ ceasefire: 1 }),
      {},
      {},
      true,
      ['war-begins in reckoning'],
    ],
    ['is not on at 1', at({ ceasefire: 2 }), {}, {}, false, []],
    [
      'is on when strikes break it',
      at({ ceasefire: 1 }),
      { usa: ['bomb:sites'] },
      { iran: 'protest' },
      true,
      ['war-begins in resolution'],
    ],
    [
      'is on when an answer breaks it',
      at({ ceasefire: 3 }),
      { israel: ['raid:sites'] },
      { iran: 'retaliate' },
      true,
      ['war-begins in response'],
    ],
    ['goes on below 3', war(2), {}, {}, true, []],
    [
      'ends when diplomacy brings it back to 3',
      war(1),
      { usa: ['shuttle'] },
      {},
      false,
      ['war-ends in resolution'],
    ],
    ['does not end at 2', war(1), { israel: ['stand-down'] }, {}, true, []],
  ];
  it.each(TURNS)('%s', (_, given, orders, answers, on, turns) => {
    expect(begins(given, orders, answers)).toEqual([on, turns]);
  });

  it('a war that ends in Resolution is over at Reckoning', () => {
    const lines = play(table(war(1)), { usa: ['shuttle'] });
    expect(causeOf(lines, 'war')).toEqual({});
    expect(causeOf(lines, 'decay')).toEqual({ ceasefire: -1 });
  });

  it('a war that begins in Resolution is paid for at Reckoning', () => {
    const lines = play(table({ ...at({ ceasefire: 1, escalation: 3 }), escalationBefore: 5 }), {
      usa: ['bomb:sites'],
    });
    expect(causeOf(lines, 'war')).toEqual({ escalation: 1, base: -1, economy: -2 });
  });
});
