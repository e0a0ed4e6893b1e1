import { describe, expect, test } from 'vitest';
import { LOCAL_REFUSALS, refusalText } from '../../client/wording/refusal';
import {
  addendText,
  breachText,
  draftTitle,
  remedyText,
  termParts,
  termText,
} from '../../shared/wording/term';
import { ORDER_IDS } from '../../shared/content/orders';
import { SEATS, type Seat } from '../../shared/content/seats';
import { TERM_KINDS, TERMS, type TermKind } from '../../shared/content/terms';
import { SERVER_REFUSALS } from '../../shared/protocol/messages';
import { REFUSALS } from '../../shared/rules/actions';
import { plainTerm, termChoices } from '../../shared/rules/drafts';
import { remedies } from '../../shared/rules/remedies';
import { createState } from '../../shared/rules/setup';
import type { Draft, Term } from '../../shared/rules/state';

const person = { kind: 'person' } as const;
const state = createState({
  scenario: 'standard',
  seed: '00112233445566778899aabbccddeeff',
  seats: { usa: person, iran: person, israel: person },
});
const view = { round: 1, scenario: 'standard' };

const term = (debtor: Seat, kind: TermKind, change: Partial<Term> = {}): Term => {
  const choice = termChoices(state, SEATS, debtor).find((each) => each.kind === kind);
  if (!choice) throw new Error(`${debtor} cannot give ${kind}`);
  return { ...plainTerm(state, choice), ...change };
};
const draft = (terms: readonly Term[], parties: readonly Seat[] = ['usa', 'iran']): Draft => ({
  parties,
  terms: terms.map((each) => ({ ...each, to: each.to.filter((seat) => parties.includes(seat)) })),
  rounds: null,
  secret: false,
  snapback: false,
});
const said = (terms: readonly Term[], index = 0, parties?: readonly Seat[]): string => {
  const text = draft(terms, parties);
  return termText(text.terms[index] as Term, text, view);
};

/** No sentence may show how the program calls something. */
const CODE =
  /[a-z]-(?:[a-z]+-)*(?:fire|covert|change|guarantee|out|weapon|limit|restraint|intel|order|offer|deal|target|points|low|high|step)\b|undefined|null|NaN|\[object|_|\{/;
const HYPHENATED = /hold-fire|counter-offer|counter-intelligence/g;
const clean = (text: string): boolean => !CODE.test(text.replaceAll(HYPHENATED, ''));

describe('a term reads as a sentence', () => {
  test.each([
    [
      'as in the brief',
      [term('usa', 'relief', { level: 2, inLaw: true, due: 4, after: 1 }), term('iran', 'access')],
      undefined,
      'The United States will lift 2 steps of sanctions on Iran, in law, in round 4, after Iran has admitted inspectors at level 1.',
    ],
    [
      'this round',
      [term('usa', 'relief')],
      undefined,
      'The United States will lift 1 step of sanctions on Iran, this round.',
    ],
    [
      'next round',
      [term('iran', 'ship-out', { level: 3, due: 2 })],
      undefined,
      'Iran will ship 3 units of enriched uranium out of the country, next round.',
    ],
    [
      'owed to both, where a third seat signs',
      [term('iran', 'access', { level: 3 })],
      SEATS,
      'Iran will open its sites to inspection at level 3, owed to both.',
    ],
    [
      'owed to one of two',
      [term('iran', 'cap', { level: 2, to: ['israel'] })],
      SEATS,
      'Iran will wind enrichment down to zero, owed to Israel.',
    ],
    [
      'the limit is the scenario’s',
      [term('iran', 'missile-limit')],
      ['iran', 'israel'] as const,
      'Iran will keep its missiles at 4 or fewer.',
    ],
    [
      'several creditors',
      [term('iran', 'hold-fire')],
      SEATS,
      'Iran will hold fire against the United States and Israel.',
    ],
  ] as const)('%s', (_, terms, parties, expected) => {
    expect(said(terms, 0, parties)).toBe(expected);
  });

  const every = SEATS.flatMap((debtor) =>
    TERM_KINDS.filter((kind) => (TERMS[kind].debtors as readonly Seat[]).includes(debtor)).flatMap((kind) =>
      Array.from({ length: Math.max(1, TERMS[kind].levels.length) }, (_, at) =>
        term(debtor, kind, { level: at + 1 }),
      ),
    ),
  );
  test.each(every.map((each) => [`${each.debtor} ${each.kind} ${each.level}`, each] as const))(
    '%s',
    (_, each) => {
      const text = said([each], 0, SEATS);
      expect(clean(text), text).toBe(true);
      expect(text).toMatch(/^(The United States|Iran|Israel) will .+\.$/);
      const whole = draft([each], SEATS);
      const parts = termParts(whole.terms[0] as Term, whole, view);
      expect(`${parts.map((part) => part.text).join('')}.`).toBe(text);
      expect(draftTitle(whole)).toMatch(/^[A-Z]/);
    },
  );
});

test.each([
  ['relief against inspections', [term('iran', 'access'), term('usa', 'relief')], 'Relief for inspections'],
  ['hold-fire on both sides', [term('iran', 'hold-fire'), term('israel', 'hold-fire')], 'A mutual hold-fire'],
  ['one side gives', [term('usa', 'aid')], 'Aid'],
  [
    'a cap is named after its level',
    [term('iran', 'cap', { level: 2 }), term('usa', 'security-guarantee')],
    'Zero enrichment for a guarantee',
  ],
  [
    'everything',
    [term('usa', 'relief'), term('iran', 'access'), term('iran', 'cap'), term('israel', 'hold-fire')],
    'A comprehensive deal',
  ],
  ['nothing', [], 'An empty text'],
] as const)('the title of a deal: %s', (_, terms, expected) => {
  expect(draftTitle(draft(terms, SEATS))).toBe(expected);
});

test('addends are named, with what is in force already told apart', () => {
  const addend = { source: 'relief', level: 2, debtor: 'usa', deal: null, by: 4 } as const;
  expect(addendText(addend)).toBe('sanctions relief, 2 steps');
  expect(addendText({ ...addend, deal: 'x' })).toBe('sanctions relief, 2 steps (already in force)');
  expect(addendText({ ...addend, source: 'snapback' })).toBe('snapback');
});

test('every remedy of a text that fails has a label', () => {
  const text = draft(
    [
      term('usa', 'relief', { level: 3, inLaw: true, due: 3 }),
      term('usa', 'security-guarantee'),
      term('iran', 'access', { level: 3 }),
    ],
    SEATS,
  );
  const found = remedies(state, text, 40);
  expect(found.length).toBeGreaterThan(5);
  for (const remedy of found) expect(clean(remedyText(remedy, text)), remedyText(remedy, text)).toBe(true);
});

test('a breach says whose word to whom, and speaks to its reader', () => {
  const breach = { deal: 'd' as never, debtor: 'israel', term: 0, to: ['iran'] } as const;
  const deals = {
    d: { draft: draft([term('israel', 'hold-fire')], ['iran', 'israel']), delivered: {} },
  } as never;
  expect(breachText(breach, { deals }, 'israel')).toBe('the hold-fire you owe Iran');
  expect(breachText(breach, { deals }, 'iran')).toBe('the hold-fire Israel owes you');
  expect(breachText(breach, { deals: {} }, null)).toBe('the promise Israel owes Iran');
});

describe('every refusal is a sentence that says what to do', () => {
  const codes = [...new Set([...REFUSALS, ...SERVER_REFUSALS, ...LOCAL_REFUSALS])];
  const datas = [
    {},
    { seat: 'iran', missing: 2, after: -1 },
    { track: 'coalition', least: 1 },
    { track: 'access', most: 2 },
    { cost: 3, points: 1, order: ORDER_IDS[0] },
    { step: 'orders', now: 'talks' },
    { most: 4, from: 2, to: 5, term: 0, what: 'creditors', idle: 'israel' },
    { seat: 'nobody', track: 'nothing', step: 'never', most: 'many' },
  ];
  test.each(codes)('%s', (code) => {
    for (const detail of datas) {
      for (const at of [
        undefined,
        { step: 'talks', round: 1 } as const,
        { step: 'ended', round: 8 } as const,
      ]) {
        const text = refusalText({ code, detail }, at);
        expect(text).toMatch(/^[A-Z].*[.!]$/s);
        expect(text.length).toBeGreaterThan(20);
        expect(text).not.toContain(code.includes('-') ? code : `“${code}”`);
        expect(clean(text), text).toBe(true);
        expect(text).not.toBe(refusalText({ code: 'no such code' }));
      }
    }
  });

  test('figures of the rules are said', () => {
    expect(refusalText({ code: 'not-credible', data: { seat: 'usa', missing: 3 } })).toContain(
      'The United States gives more than trust and assurances cover, by 3.',
    );
    expect(refusalText({ code: 'track-too-low', data: { track: 'sites', least: 2 } })).toContain(
      'Enrichment sites must be at least 2',
    );
    expect(refusalText({ code: 'too-few-points', data: { cost: 3, points: 2 } })).toContain(
      '3 action points, and you have 2',
    );
  });
});
