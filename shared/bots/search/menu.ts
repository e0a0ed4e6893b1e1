/** Texts that seats come to again and again: what is signed in a play-out is one of these. */
import type { Seat } from '../../content/seats';
import type { TermKind } from '../../content/terms';
import { partiesOf } from '../../rules/drafts';
import type { Draft, Position, Term } from '../../rules/state';

type Clause = readonly [kind: TermKind, debtor: Seat, to: readonly Seat[], level?: number];

const TRUCE: readonly Clause[] = [
  ['hold-fire', 'israel', ['iran']],
  ['hold-fire', 'iran', ['israel']],
];
const relief = (steps: number): Clause => ['relief', 'usa', ['iran'], steps];
const access = (level: number): Clause => ['access', 'iran', ['usa', 'israel'], level];
const cap = (level: number): Clause => ['cap', 'iran', ['usa', 'israel'], level];
const GUARANTEE: Clause = ['security-guarantee', 'usa', ['iran']];

const MENU: readonly (readonly Clause[])[] = [
  [...TRUCE, ['proxy-restraint', 'iran', ['israel']], ['no-covert', 'israel', ['iran']], relief(1)],
  [
    ...TRUCE,
    ['no-regime-change', 'israel', ['iran']],
    ['aid', 'usa', ['israel']],
    ['release', 'iran', ['usa']],
  ],
  [...TRUCE, ['missile-limit', 'iran', ['israel']], relief(1)],
  [...TRUCE, access(2), relief(1), ['aid', 'usa', ['israel']]],
  [['access', 'iran', ['usa'], 2], relief(1), ['no-regime-change', 'usa', ['iran']]],
  [['ship-out', 'iran', ['usa'], 2], relief(1)],
  [['release', 'iran', ['usa']], ['no-weapon', 'iran', ['usa']], relief(1)],
  [cap(1), access(2), relief(2), GUARANTEE],
  [cap(1), relief(2)],
  [cap(1), GUARANTEE, ['access', 'iran', ['usa'], 2]],
  [cap(2), access(3), relief(2), GUARANTEE],
  [
    ['umbrella', 'usa', ['israel']],
    ['endorse', 'israel', ['usa']],
  ],
  [
    ['aid', 'usa', ['israel']],
    ['share-intel', 'israel', ['usa']],
  ],
  [
    ['hold-fire', 'usa', ['iran']],
    ['hold-fire', 'iran', ['usa']],
    ['no-weapon', 'iran', ['usa', 'israel']],
  ],
];

const DELIVERED = new Set<TermKind>(['relief', 'aid', 'ship-out', 'release', 'share-intel']);

/** The texts by number and round: the same each time, so that what is said of one before is found again. */
const drafts: Draft[][] = MENU.map(() => []);

/** The text with this number, proposed now. */
export const menuDraft = (position: Position, at: number): Draft =>
  (drafts[at % MENU.length]![position.round] ??= draftOf(MENU[at % MENU.length]!, position.round));

function draftOf(clauses: readonly Clause[], round: number): Draft {
  const terms = clauses.map(([kind, debtor, to, level = 1]): Term => ({
    kind,
    debtor,
    to,
    level,
    inLaw: false,
    due: DELIVERED.has(kind) ? round : null,
    after: null,
  }));
  return { parties: partiesOf(terms), terms, rounds: null, secret: false, snapback: false };
}

export const MENU_SIZE = MENU.length;
