/** Texts to start from. They are only a beginning: whether they can be signed, the tests under them say. */
import { SEATS, type Seat } from '../../../shared/content/seats';
import type { TermKind } from '../../../shared/content/terms';
import { plainTerm, termChoices } from '../../../shared/rules/drafts';
import type { Draft, Position, Term } from '../../../shared/rules/state';
import { emptyDraft } from './edit';

export interface Shape {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly build: (view: Position, seat: Seat) => Draft;
}

type Line = readonly [debtor: Seat, kind: TermKind, change?: Partial<Term>];

function write(
  view: Position,
  parties: readonly Seat[],
  lines: readonly Line[],
  whole: Partial<Draft> = {},
): Draft {
  const draft = { ...emptyDraft(parties), ...whole };
  const terms = lines.flatMap(([debtor, kind, change]) => {
    const choice = termChoices(view, draft.parties, debtor).find((each) => each.kind === kind);
    return choice ? [{ ...plainTerm(view, choice), ...change }] : [];
  });
  return { ...draft, terms };
}

/** Without a seat of its own in the bargain, the third signs as well. */
const withSelf = (parties: readonly Seat[], seat: Seat): readonly Seat[] =>
  SEATS.filter((each) => parties.includes(each) || each === seat);

export const SHAPES: readonly Shape[] = [
  {
    id: 'first-step',
    name: 'First step',
    text: 'A little relief for a little more inspection: small enough to be believed.',
    build: (view, seat) =>
      write(view, withSelf(['usa', 'iran'], seat), [
        ['usa', 'relief'],
        ['iran', 'access', { level: 2 }],
        ...(seat === 'israel' ? ([['israel', 'share-intel']] as const) : []),
      ]),
  },
  {
    id: 'freeze',
    name: 'Freeze for freeze',
    text: 'Iran freezes enrichment; Washington eases pressure and leaves the regime alone.',
    build: (view, seat) =>
      write(view, withSelf(['usa', 'iran'], seat), [
        ['usa', 'relief'],
        ['usa', 'no-regime-change'],
        ['iran', 'cap'],
        ...(seat === 'israel' ? ([['israel', 'no-regime-change']] as const) : []),
      ]),
  },
  {
    id: 'hold-fire',
    name: 'Hold fire',
    text: 'Iran and Israel bind themselves to the truce, so that it no longer decays.',
    build: (view, seat) =>
      seat === 'usa'
        ? write(view, SEATS, [
            ['usa', 'umbrella'],
            ['usa', 'no-regime-change'],
            ['iran', 'hold-fire', { to: ['israel'] }],
            ['israel', 'hold-fire', { to: ['iran'] }],
          ])
        : write(
            view,
            ['iran', 'israel'],
            [
              ['iran', 'hold-fire'],
              ['iran', 'proxy-restraint'],
              ['israel', 'hold-fire'],
              ['israel', 'no-regime-change'],
            ],
          ),
  },
  {
    id: 'comprehensive',
    name: 'Comprehensive',
    text: 'Quiet, inspections, a cap, relief and a guarantee, for the rest of the game. Rarely signed at once.',
    build: (view) =>
      write(
        view,
        SEATS,
        [
          ['usa', 'security-guarantee'],
          ['usa', 'relief', { level: 2, after: 2 }],
          ['iran', 'access', { level: 2 }],
          ['iran', 'cap'],
          ['iran', 'hold-fire', { to: ['israel'] }],
          ['israel', 'hold-fire', { to: ['iran'] }],
        ],
        { snapback: true },
      ),
  },
];
