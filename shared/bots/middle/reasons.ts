/** Why, in words and figures: kept with each act, and shown after the game. */
import { SEATS } from '../../content/seats';
import type { Draft } from '../../rules/state';
import { partiesOf } from '../../rules/drafts';
import { withoutTerm } from '../../rules/remedies';
import { figure, seatWords, signed, termWords } from '../easy/words';
import type { Mind } from './mind';
import { judge, type Package } from './packages';

export interface Part {
  readonly term: number;
  /** What the text would lose for this seat without it. */
  readonly by: number;
}

/** What each term of a text is worth to the seat, as the text stands; the weightiest first. */
function partsOf({ trial, aim, own }: Mind, { draft, gains }: Package): Part[] {
  const whole = gains[own] ?? 0;
  return draft.terms
    .map((_, term): Part => {
      if (draft.terms.length === 1) return { term, by: whole };
      const rest = withoutTerm(draft, term);
      const parties = partiesOf(rest.terms);
      return { term, by: whole - (judge(trial, { ...rest, parties }, aim).gains[own] ?? 0) };
    })
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

/** “relief, 1 step, from the United States is worth 6 to us; … Without the deal we expect 41, with it 47.” */
export function worthWords(mind: Mind, made: Package): string {
  const parts = partsOf(mind, made)
    .filter(({ by }) => Math.abs(by) >= 0.05)
    .slice(0, 3)
    .map(({ term, by }) => `${termWords(mind.view, made.draft.terms[term]!)} ${signed(by)}`);
  const gain = made.gains[mind.own] ?? 0;
  const without = `Without the deal we expect ${figure(mind.expects)}, with it ${figure(mind.expects + gain)}`;
  return parts.length > 0 ? `${without}: ${parts.join('; ')}.` : `${without}.`;
}

/** What the others are thought to gain. */
export const theirsWords = ({ seat }: Mind, { draft, gains }: Package): string =>
  draft.parties
    .filter((party) => party !== seat)
    .map((party) => `${seatWords(party)} ${signed(gains[SEATS.indexOf(party)] ?? 0)}`)
    .join(', ');

/** The term that a text is about for the seat: the one that weighs most. */
export const centreOf = (mind: Mind, made: Package): string =>
  made.draft.terms[partsOf(mind, made)[0]?.term ?? 0]?.kind ?? 'hold-fire';

/** The term that speaks most against a text, if one does. */
export function worstOf(mind: Mind, made: Package): Draft['terms'][number] | undefined {
  const worst = partsOf(mind, made)
    .filter(({ by }) => by < 0)
    .sort((a, b) => a.by - b.by)[0];
  return worst && made.draft.terms[worst.term];
}
