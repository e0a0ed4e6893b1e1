import { describe, expect, it } from 'vitest';
import { SEATS, type Seat } from '../../shared/content/seats';
import { TERM_KINDS, TERMS, type TermKind } from '../../shared/content/terms';
import type { RefusalCode } from '../../shared/rules/actions';
import { checkDraft, plainTerm, termChoices } from '../../shared/rules/drafts';
import type { Draft, Term } from '../../shared/rules/state';
import { deal, mutual, owes, refusalOf, table } from './support';

// RULES 7: which texts can be put on the table at all, whatever the two tests say of them.

const RELIEF = owes('usa', 'relief', 'iran');
const ACCESS = owes('iran', 'access', 'usa');
const FIRST = deal([RELIEF, ACCESS]);
const but = (term: Term, more: Partial<Term>): Term => ({ ...term, ...more });
const strange = (value: unknown): never => value as never;

type Row = readonly [why: string, by: Seat, draft: Draft, refusal: RefusalCode | null, round?: number];

const PARTIES: readonly Row[] = [
  ['two parties', 'usa', FIRST, null],
  ['three parties', 'israel', deal([RELIEF, owes('iran', 'access', ['usa', 'israel'])]), null],
  ['one party', 'usa', deal([], { parties: ['usa'] }), 'bad-parties'],
  ['none', 'usa', deal([], { parties: [] }), 'bad-parties'],
  ['out of order', 'usa', { ...FIRST, parties: ['iran', 'usa'] }, 'bad-parties'],
  ['twice the same', 'usa', { ...FIRST, parties: ['usa', 'usa', 'iran'] }, 'bad-parties'],
  ['a stranger', 'usa', { ...FIRST, parties: ['usa', 'iran', strange('russia')] }, 'bad-parties'],
  ['for others only', 'israel', FIRST, 'bad-parties'],
  ['a party that neither gives nor gets', 'usa', { ...FIRST, parties: [...SEATS] }, 'bad-parties'],
  ['a party that only gets', 'usa', deal([owes('iran', 'access', ['usa', 'israel'])]), null],
];

const TERMS_OF: readonly Row[] = [
  ['nothing at all', 'usa', { ...FIRST, terms: [] }, 'no-terms'],
  ['an unknown kind', 'usa', deal([RELIEF, but(ACCESS, { kind: strange('tribute') })]), 'bad-term'],
  ['an inherited name', 'usa', deal([RELIEF, but(ACCESS, { kind: strange('constructor') })]), 'bad-term'],
  ['who cannot owe it', 'usa', deal([RELIEF, owes('usa', 'access', 'iran')]), 'bad-term'],
  [
    'a debtor who is no party',
    'usa',
    deal([RELIEF, owes('israel', 'endorse', 'usa')], { parties: ['usa', 'iran'] }),
    'bad-term',
  ],
  ['owed to nobody', 'usa', deal([RELIEF, but(ACCESS, { to: [] })]), 'bad-term'],
  ['owed to itself', 'usa', deal([RELIEF, owes('usa', 'hold-fire', 'usa')]), 'bad-term'],
  [
    'owed to who cannot have it',
    'usa',
    deal([RELIEF, ACCESS, owes('iran', 'release', 'israel')]),
    'bad-term',
  ],
  [
    'a creditor who is no party',
    'usa',
    { ...FIRST, terms: [RELIEF, owes('iran', 'access', ['usa', 'israel'])] },
    'bad-term',
  ],
  ['creditors out of order', 'usa', deal([RELIEF, owes('iran', 'access', ['israel', 'usa'])]), 'bad-term'],
  ['creditors twice', 'usa', deal([RELIEF, owes('iran', 'access', ['usa', 'usa'])]), 'bad-term'],
  ['level 0', 'usa', deal([RELIEF, but(ACCESS, { level: 0 })]), 'bad-term'],
  ['the highest level', 'usa', deal([RELIEF, but(ACCESS, { level: 3 })]), null],
  ['beyond the highest level', 'usa', deal([RELIEF, but(ACCESS, { level: 4 })]), 'bad-term'],
  ['half a level', 'usa', deal([RELIEF, but(ACCESS, { level: 1.5 })]), 'bad-term'],
  [
    'a level where there are none',
    'usa',
    deal([RELIEF, owes('iran', 'no-weapon', 'usa', { level: 2 })]),
    'bad-term',
  ],
  ['relief in law', 'usa', deal([but(RELIEF, { inLaw: true }), ACCESS]), null],
  ['anything else in law', 'usa', deal([RELIEF, but(ACCESS, { inLaw: true })]), 'bad-term'],
  ['a standing term with a due round', 'usa', deal([RELIEF, but(ACCESS, { due: 2 })]), 'bad-term'],
  ['a standing term that waits', 'usa', deal([RELIEF, but(ACCESS, { after: 0 })]), 'bad-term'],
  ['waiting for itself', 'usa', deal([but(RELIEF, { after: 0 }), ACCESS]), 'bad-term'],
  ['waiting for what is not there', 'usa', deal([but(RELIEF, { after: 2 }), ACCESS]), 'bad-term'],
  ['waiting for another term', 'usa', deal([but(RELIEF, { after: 1 }), ACCESS]), null],
  [
    'waiting for each other',
    'usa',
    deal([but(RELIEF, { after: 1 }), owes('iran', 'release', 'usa', { after: 0 })]),
    'circular-after',
  ],
  [
    'waiting in a ring of three',
    'usa',
    deal([
      but(RELIEF, { after: 1 }),
      owes('iran', 'release', 'usa', { after: 2 }),
      owes('iran', 'ship-out', 'usa', { after: 0 }),
    ]),
    'circular-after',
  ],
  [
    'waiting in a chain',
    'usa',
    deal([
      but(RELIEF, { after: 1 }),
      owes('iran', 'release', 'usa', { after: 2 }),
      owes('iran', 'ship-out', 'usa'),
    ]),
    null,
  ],
  ['the same twice', 'usa', deal([RELIEF, ACCESS, ACCESS]), 'repeated-term'],
  ['the same at another level', 'usa', deal([RELIEF, ACCESS, but(ACCESS, { level: 2 })]), 'repeated-term'],
  ['the same to another', 'usa', deal([RELIEF, ACCESS, owes('iran', 'access', 'israel')]), null],
  [
    'the same to one of two',
    'usa',
    deal([RELIEF, ACCESS, owes('iran', 'access', ['usa', 'israel'])]),
    'repeated-term',
  ],
  ['the same of another', 'usa', deal(mutual('hold-fire', 'usa', 'iran')), null],
  ['relief twice in one round', 'usa', deal([RELIEF, but(RELIEF, { level: 2 }), ACCESS]), 'repeated-term'],
  ['relief in two rounds', 'usa', deal([RELIEF, but(RELIEF, { due: 2 }), ACCESS]), null],
  [
    'sixteen terms',
    'usa',
    deal([
      ...Array.from({ length: 8 }, (_, at) => but(RELIEF, { due: at + 1 })),
      ...Array.from({ length: 8 }, (_, at) => owes('iran', 'release', 'usa', { due: at + 1 })),
    ]),
    null,
  ],
  [
    'seventeen',
    'usa',
    deal([
      ACCESS,
      ...Array.from({ length: 8 }, (_, at) => but(RELIEF, { due: at + 1 })),
      ...Array.from({ length: 8 }, (_, at) => owes('iran', 'release', 'usa', { due: at + 1 })),
    ]),
    'too-many-terms',
  ],
];

const TIMES: readonly Row[] = [
  ['for the rest of the game', 'usa', FIRST, null],
  ['for this round only', 'usa', { ...FIRST, rounds: 1 }, null],
  ['for all eight', 'usa', { ...FIRST, rounds: 8 }, null],
  ['for nine', 'usa', { ...FIRST, rounds: 9 }, 'bad-duration'],
  ['for none', 'usa', { ...FIRST, rounds: 0 }, 'bad-duration'],
  ['for half a round', 'usa', { ...FIRST, rounds: 1.5 }, 'bad-duration'],
  [
    'what is left in the last round',
    'usa',
    { ...FIRST, rounds: 1, terms: [but(RELIEF, { due: 8 }), ACCESS] },
    null,
    8,
  ],
  [
    'beyond the last round',
    'usa',
    { ...FIRST, rounds: 2, terms: [but(RELIEF, { due: 8 }), ACCESS] },
    'bad-duration',
    8,
  ],
  ['due now', 'usa', deal([but(RELIEF, { due: 3 }), ACCESS]), null, 3],
  ['due yesterday', 'usa', deal([but(RELIEF, { due: 2 }), ACCESS]), 'bad-due', 3],
  ['due in the last round', 'usa', deal([but(RELIEF, { due: 8 }), ACCESS]), null, 3],
  ['due after the game', 'usa', deal([but(RELIEF, { due: 9 }), ACCESS]), 'bad-due', 3],
  [
    'due in the last round of the deal',
    'usa',
    deal([but(RELIEF, { due: 4 }), ACCESS], { rounds: 2 }),
    null,
    3,
  ],
  ['due after the deal', 'usa', deal([but(RELIEF, { due: 5 }), ACCESS], { rounds: 2 }), 'bad-due', 3],
  ['due in no round', 'usa', deal([but(RELIEF, { due: null }), ACCESS]), 'bad-due'],
  ['due in a half round', 'usa', deal([but(RELIEF, { due: 1.5 }), ACCESS]), 'bad-due'],
];

const ALL = { parties: PARTIES, terms: TERMS_OF, times: TIMES };
for (const [name, rows] of Object.entries(ALL)) {
  describe(name, () => {
    for (const [why, by, draft, refusal, round = 1] of rows) {
      it(why, () => {
        expect(refusalOf(table({ round }), by, { type: 'offer', draft })).toBe(refusal);
      });
    }
  });
}

describe('what could be put into a text', () => {
  it('every term can be owed by its debtors to its creditors, and passes as it is offered', () => {
    const state = table();
    const kinds = new Set<TermKind>();
    for (const debtor of SEATS) {
      for (const choice of termChoices(state, SEATS, debtor)) {
        kinds.add(choice.kind);
        const term = plainTerm(state, choice);
        expect(checkDraft(state, debtor, deal([term])), `${debtor} ${choice.kind}`).toBeNull();
        expect(choice.delivery).toBe(TERMS[choice.kind].kind === 'delivery');
        expect(choice.law).toBe(choice.kind === 'relief');
      }
    }
    expect([...kinds].sort()).toEqual([...TERM_KINDS].sort());
  });

  it.each([
    ['usa', 'iran', ['hold-fire', 'no-covert', 'no-regime-change', 'security-guarantee', 'relief']],
    ['usa', 'israel', ['hold-fire', 'no-covert', 'umbrella', 'aid']],
    ['iran', 'usa', ['hold-fire', 'no-covert', 'access', 'cap', 'ship-out', 'no-weapon', 'release']],
    [
      'iran',
      'israel',
      [
        'hold-fire',
        'no-covert',
        'access',
        'cap',
        'ship-out',
        'no-weapon',
        'missile-limit',
        'proxy-restraint',
      ],
    ],
    ['israel', 'usa', ['hold-fire', 'no-covert', 'share-intel', 'endorse']],
    ['israel', 'iran', ['hold-fire', 'no-covert', 'no-regime-change']],
  ] as const)('%s to %s: %j', (debtor, creditor, kinds) => {
    const parties = SEATS.filter((seat) => seat === debtor || seat === creditor);
    expect(termChoices(table(), parties, debtor).map(({ kind }) => kind)).toEqual(kinds);
  });
});
