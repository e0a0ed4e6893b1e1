/** The outcomes of a negotiation at a table: texts that could be signed now, one of each kind, as many as can be weighed. */
import { SEATS, type Seat } from '../content/seats';
import { passesTests } from '../rules/appraise';
import { checkDraft, termChoices } from '../rules/drafts';
import { spentSignatories } from '../rules/obligations';
import type { Draft, Position, Term } from '../rules/state';
import { draftGains } from '../bots/evaluation/outlook';
import type { Trial } from '../bots/evaluation/trial';
import { findPackages, type Aim } from '../bots/middle/packages';
import { menuDraft, MENU_SIZE } from '../bots/search/menu';
import { paretoFrontier } from './bargaining';

/** Searches from the aim of each seat, for each degree of goodwill toward the others. */
const TRIES = 24;
const GOODWILL = [0.15, 0.5, 1] as const;
const TRUSTING = { usa: 0, iran: 0, israel: 0 } as const;

/**
 * Whether a text could be signed now: it is Talks, no party has signed this round, the text is well formed, and it
 * passes both tests. How many offers a seat has made already does not count, for any party may propose. Asked of a
 * seat's view this is what the seat can tell: of deals that are secret from it, it knows nothing.
 */
export const couldBeSigned = (position: Position, draft: Draft): boolean =>
  position.step === 'talks' &&
  spentSignatories(position, draft.parties).length === 0 &&
  draft.parties[0] !== undefined &&
  checkDraft(position, draft.parties[0], draft) === null &&
  passesTests(position, draft);

const sortKey = ({ kind, debtor, to, level, due, inLaw }: Term): string =>
  [kind, debtor, to.join('+'), level, due, inLaw].join();

/** The same for two texts that promise the same, whatever the order of their terms. */
export function textKey(draft: Draft): string {
  const { parties, rounds, secret, snapback, terms } = draft;
  const named = terms.map((term) => {
    const before = term.after === null ? undefined : terms[term.after];
    return `${sortKey(term)}>${before ? sortKey(before) : ''}`;
  });
  return JSON.stringify([parties, rounds, secret, snapback, named.sort()]);
}

/** Every exchange of one promise for one promise between two seats, each at its lowest level. */
function exchanges(position: Position): Draft[] {
  const drafts: Draft[] = [];
  const given = (parties: readonly Seat[], debtor: Seat): Term[] =>
    termChoices(position, parties, debtor).map(({ kind, creditors, delivery }) => ({
      kind,
      debtor,
      to: creditors,
      level: 1,
      inLaw: false,
      due: delivery ? position.round : null,
      after: null,
    }));
  for (const left of SEATS) {
    for (const right of SEATS.slice(SEATS.indexOf(left) + 1)) {
      const parties = [left, right];
      for (const one of given(parties, left)) {
        for (const other of given(parties, right)) {
          drafts.push({ parties, terms: [one, other], rounds: null, secret: false, snapback: false });
        }
      }
    }
  }
  return drafts;
}

interface Rated {
  readonly draft: Draft;
  /** Points that the evaluation gives each seat. */
  readonly gains: readonly number[];
}

/** The best of `rated`: those that no other dominates, then those that only these dominate, and so on; within, by sum. */
function bestLayers(rated: readonly Rated[], most: number): Rated[] {
  const chosen: Rated[] = [];
  let rest = rated;
  const sum = ({ gains }: Rated): number => gains.reduce((total, gain) => total + gain, 0);
  while (rest.length > 0 && chosen.length < most) {
    const layer = new Set(paretoFrontier(rest.map(({ gains }) => gains)));
    chosen.push(...rest.filter((_, index) => layer.has(index)).sort((a, b) => sum(b) - sum(a)));
    rest = rest.filter((_, index) => !layer.has(index));
  }
  return chosen.slice(0, most);
}

/**
 * At most `most` different texts that could be signed now and are not among `known` (keys of texts): the usual ones
 * first, then those that the evaluation thinks best among what each seat would look for and every exchange of one
 * promise for one. `trial` has one table for each seat, in the order of `SEATS`.
 */
export function candidateTexts(
  trial: Trial,
  known: ReadonlySet<string>,
  most: number,
  random: () => number,
): Draft[] {
  const { position } = trial;
  if (position.step !== 'talks' || spentSignatories(position, SEATS).length > 1) return [];
  const seen = new Set(known);
  const fresh = (draft: Draft): boolean => {
    const key = textKey(draft);
    if (seen.has(key) || !couldBeSigned(position, draft)) return false;
    seen.add(key);
    return true;
  };
  const usual = Array.from({ length: MENU_SIZE }, (_, at) => menuDraft(position, at)).filter(fresh);
  const found = GOODWILL.flatMap((goodwill) =>
    SEATS.flatMap((seat) => {
      const aim: Aim = { seat, goodwill, distrust: TRUSTING, refused: new Set() };
      return findPackages(trial, aim, TRIES, random).map(({ draft }) => draft);
    }),
  );
  const others = [...found, ...exchanges(position)].filter(fresh);
  const rated = others.map((draft) => ({ draft, gains: draftGains(trial, draft) }));
  const best = bestLayers(rated, Math.max(0, most - usual.length)).map(({ draft }) => draft);
  return [...usual.slice(0, most), ...best];
}
