/** Terms, deals and the addends of their tests, in words. */
import { SEAT_NAMES, SEATS, type Seat } from '../content/seats';
import { TERMS, type TermKind } from '../content/terms';
import type { Addend, Remedy } from '../rules/answers';
import { scenarioOf } from '../rules/scenario';
import type { Breach, Draft, Position, Term } from '../rules/state';

/** A seat inside a sentence: "the United States". */
export const inSentence = (seat: Seat): string =>
  seat === 'usa' ? `the ${SEAT_NAMES.usa}` : SEAT_NAMES[seat];
/** A seat at the start of one. */
export const atStart = (seat: Seat): string => (seat === 'usa' ? `The ${SEAT_NAMES.usa}` : SEAT_NAMES[seat]);
/** "Iran’s", "the United States’". */
export const possessive = (seat: Seat): string => `${inSentence(seat)}${seat === 'usa' ? '’' : '’s'}`;

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[], joint = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
/** Says of seats that they have signed this month. */
export function spentText(seats: readonly Seat[]): string {
  const [first, ...rest] = seats;
  if (!first) return '';
  const who = listed([atStart(first), ...rest.map(inSentence)]);
  return `${who} signed a deal this month, and nobody signs two in one. This has to wait for the next.`;
}

export const seatList = (seats: readonly Seat[]): string => listed(seats.map(inSentence));
/** "1 round", "3 rounds". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a part of a term says; everything but `plain` can be chosen in the composer. */
export type TermRole = 'plain' | 'debtor' | 'level' | 'to' | 'law' | 'due' | 'after';
export interface TermPart {
  readonly role: TermRole;
  readonly text: string;
}

/** What of a table the words need: the round, and the scenario with its numbers. */
export type WordingView = Pick<Position, 'round' | 'scenario'>;

interface Phrase {
  /** After "will"; `{level}` and `{to}` stand for what is chosen. */
  readonly will: string;
  /** After "has", when another term waits for this one. */
  readonly has: string;
  /** The levels in words, the lowest first. */
  readonly levels?: readonly string[];
  readonly hasLevels?: readonly string[];
  /** What is owed, after "the": "the hold-fire that Israel owes Iran". */
  readonly debt: string;
  /** In a title: "relief", "inspections". */
  readonly noun: string;
  /** How much it weighs in a title. */
  readonly weight: number;
}

const units = Array.from({ length: 8 }, (_, index) => counted(index + 1, 'unit'));
const steps = ['1 step', '2 steps', '3 steps'];
const access = ['level 1', 'level 2', 'level 3'];

const PHRASES: Record<TermKind, Phrase> = {
  'hold-fire': {
    will: 'hold fire against {to}',
    has: 'held fire',
    debt: 'hold-fire',
    noun: 'a hold-fire',
    weight: 6,
  },
  'no-covert': {
    will: 'take no covert action against {to}',
    has: 'kept from covert action',
    debt: 'promise of no covert action',
    noun: 'no covert action',
    weight: 3,
  },
  'no-regime-change': {
    will: 'seek no change of regime in {to}',
    has: 'renounced a change of regime',
    debt: 'promise to seek no change of regime',
    noun: 'no regime change',
    weight: 4,
  },
  'security-guarantee': {
    will: 'guarantee the security of {to}',
    has: 'given its guarantee',
    debt: 'security guarantee',
    noun: 'a guarantee',
    weight: 8,
  },
  umbrella: {
    will: 'keep its air defence over {to}',
    has: 'put up its umbrella',
    debt: 'umbrella',
    noun: 'an umbrella',
    weight: 5,
  },
  relief: {
    will: 'lift {level} of sanctions on {to}',
    has: 'lifted {level} of sanctions',
    levels: steps,
    debt: 'sanctions relief',
    noun: 'relief',
    weight: 9.5,
  },
  aid: {
    will: 'deliver interceptors to {to}',
    has: 'delivered the interceptors',
    debt: 'military aid',
    noun: 'aid',
    weight: 4,
  },
  access: {
    will: 'open its sites to inspection at {level}',
    has: 'admitted inspectors at {level}',
    levels: access,
    debt: 'inspections',
    noun: 'inspections',
    weight: 9,
  },
  cap: {
    will: '{level}',
    has: '{level}',
    levels: ['freeze enrichment', 'wind enrichment down to zero'],
    hasLevels: ['frozen enrichment', 'wound enrichment down to zero'],
    debt: 'cap on enrichment',
    noun: 'a cap',
    weight: 8,
  },
  'ship-out': {
    will: 'ship {level} of enriched uranium out of the country',
    has: 'shipped {level} of uranium out',
    levels: units,
    debt: 'shipment of uranium',
    noun: 'uranium',
    weight: 7,
  },
  'no-weapon': {
    will: 'do no work on a weapon',
    has: 'kept from weapon work',
    debt: 'promise of no weapon work',
    noun: 'no weapon work',
    weight: 5,
  },
  'missile-limit': {
    will: 'keep its missiles at {limit} or fewer',
    has: 'cut its missiles',
    debt: 'missile limit',
    noun: 'a missile limit',
    weight: 6,
  },
  'proxy-restraint': {
    will: 'restrain its proxies around {to}',
    has: 'restrained its proxies',
    debt: 'restraint of proxies',
    noun: 'quiet proxies',
    weight: 4,
  },
  release: {
    will: 'let American detainees go home',
    has: 'released the detainees',
    debt: 'release of detainees',
    noun: 'detainees',
    weight: 3,
  },
  'share-intel': {
    will: 'share its intelligence with {to}',
    has: 'shared its intelligence',
    debt: 'intelligence',
    noun: 'intelligence',
    weight: 3,
  },
  endorse: {
    will: 'endorse this deal',
    has: 'endorsed this deal',
    debt: 'endorsement',
    noun: 'an endorsement',
    weight: 4,
  },
};

/** The level of a term in the words of its sentence. */
const levelText = (kind: TermKind, level: number): string => PHRASES[kind].levels?.[level - 1] ?? '';

/** The level as the lists name it: "2 steps", "freeze". */
export const levelName = (kind: TermKind, level: number): string =>
  (TERMS[kind].levels as readonly string[])[level - 1] ?? '';

export const dueText = (due: number, view: WordingView): string =>
  due === view.round ? 'this round' : due === view.round + 1 ? 'next round' : `in round ${due}`;

/** "Iran has admitted inspectors at level 2". */
export function doneText(term: Term): string {
  const { has, levels, hasLevels } = PHRASES[term.kind];
  const level = (hasLevels ?? levels)?.[term.level - 1] ?? '';
  return `${inSentence(term.debtor)} has ${has.replace('{level}', level)}`;
}

/**
 * A term as a sentence in parts, without its full stop. `relative` names rounds from where the reader stands ("this
 * round"), as in a text on the table; in the ledger rounds keep their number.
 */
export function termParts(
  term: Term,
  draft: Pick<Draft, 'parties' | 'terms'>,
  view: WordingView,
  relative = true,
): readonly TermPart[] {
  const { will } = PHRASES[term.kind];
  const limit = scenarioOf(view).numbers.deals.missileLimit;
  const parts: TermPart[] = [
    { role: 'debtor', text: atStart(term.debtor) },
    { role: 'plain', text: ' will ' },
  ];
  let named = false;
  for (const piece of will.replace('{limit}', String(limit)).split(/(\{level\}|\{to\})/)) {
    if (piece === '{level}') parts.push({ role: 'level', text: levelText(term.kind, term.level) });
    else if (piece === '{to}') {
      named = true;
      parts.push({ role: 'to', text: seatList(term.to) });
    } else if (piece !== '') parts.push({ role: 'plain', text: piece });
  }
  // Between two parties it is plain to whom something is owed.
  if (!named && draft.parties.length > 2)
    parts.push(
      { role: 'plain', text: ', owed to ' },
      { role: 'to', text: term.to.length > 1 ? 'both' : seatList(term.to) },
    );
  if (term.inLaw) parts.push({ role: 'plain', text: ', ' }, { role: 'law', text: 'in law' });
  if (term.due !== null) {
    parts.push(
      { role: 'plain', text: ', ' },
      { role: 'due', text: relative ? dueText(term.due, view) : `in round ${term.due}` },
    );
  }
  const awaited = term.after === null ? undefined : draft.terms[term.after];
  if (awaited)
    parts.push({ role: 'plain', text: ', ' }, { role: 'after', text: `after ${doneText(awaited)}` });
  return parts;
}

/** A term as one sentence. */
export const termText = (
  term: Term,
  draft: Pick<Draft, 'parties' | 'terms'>,
  view: WordingView,
  relative = true,
): string =>
  `${termParts(term, draft, view, relative)
    .map((part) => part.text)
    .join('')}.`;

/** What a term is, in two to four words: "Sanctions relief, 2 steps". */
export function termName(term: Pick<Term, 'kind' | 'level'>): string {
  const level = levelName(term.kind, term.level);
  return level === '' ? TERMS[term.kind].name : `${TERMS[term.kind].name}, ${level}`;
}

/** What a deal is about, for a heading: "Relief for inspections". */
export function draftTitle(draft: Pick<Draft, 'parties' | 'terms'>): string {
  const kinds = new Set(draft.terms.map((term) => term.kind));
  if (kinds.size === 0) return 'An empty text';
  if (['relief', 'access', 'cap', 'hold-fire'].every((kind) => kinds.has(kind as TermKind)))
    return 'A comprehensive deal';
  if (kinds.size === 1 && kinds.has('hold-fire'))
    return draft.terms.length > 1 ? 'A mutual hold-fire' : 'A hold-fire';
  const sides = SEATS.map((seat) => heaviest(draft.terms.filter((term) => term.debtor === seat)))
    .filter((term) => term !== null)
    .sort((a, b) => weightOf(b) - weightOf(a));
  const nouns = [...new Set(sides.map(nounOf))];
  const [first, ...rest] = nouns;
  return capital(rest.length === 0 ? (first ?? '') : `${first} for ${listed(rest)}`);
}

const weightOf = (term: Term): number => PHRASES[term.kind].weight + term.level / 100;
const heaviest = (terms: readonly Term[]): Term | null =>
  terms.reduce<Term | null>(
    (best, term) => (best === null || weightOf(term) > weightOf(best) ? term : best),
    null,
  );
const nounOf = (term: Term): string =>
  term.kind === 'cap' ? (term.level > 1 ? 'zero enrichment' : 'a freeze') : PHRASES[term.kind].noun;

/** What a breach breaks: "the hold-fire you owe Iran". Whoever may not read the deal is told of the promise alone. */
export function breachText(
  { deal, debtor, term, to }: Breach,
  view: Pick<Position, 'deals'>,
  reader: Seat | null,
): string {
  const found = view.deals[deal];
  const broken = found?.draft.terms[term];
  const debt = broken ? PHRASES[broken.kind].debt : 'promise';
  const given = found?.delivered[term] !== undefined;
  const by = debtor === reader ? 'you' : inSentence(debtor);
  const owes = `${by} ${given ? 'gave' : debtor === reader ? 'owe' : 'owes'}`;
  return `the ${debt} ${owes} ${listed(to.map((seat) => (seat === reader ? 'you' : inSentence(seat))))}`;
}

/** How long it runs: "for 3 rounds", "for the rest of the game". */
export const durationText = (rounds: number | null): string =>
  rounds === null ? 'for the rest of the game' : `for ${counted(rounds, 'round')}`;

/** One addend of a test, without its number: "relief, 2 steps". `other` tells that a deal in force adds it. */
export function addendText(addend: Addend): string {
  const text = sourceText(addend);
  return addend.deal === null ? text : `${text} (already in force)`;
}

function sourceText({ source, level }: Addend): string {
  switch (source) {
    case 'after':
      return 'waits for another term';
    case 'snapback':
      return 'snapback';
    case 'in-law':
      return 'put into law';
    default: {
      const name = levelName(source, level);
      const noun = TERMS[source].name.toLowerCase();
      return name === '' ? noun : `${noun}, ${name}`;
    }
  }
}

/** A change that would mend a text, as the label of a button. */
export function remedyText({ change }: Remedy, draft: Draft): string {
  const noun = (index: number): string => {
    const term = draft.terms[index];
    return term ? termNoun(term) : 'a term';
  };
  switch (change.kind) {
    case 'snapback':
      return change.on ? 'with snapback' : 'without snapback';
    case 'due-now':
      return `${noun(change.term)} at once`;
    case 'in-law':
      return change.on ? `${noun(change.term)} put into law` : `${noun(change.term)} not in law`;
    case 'after':
      return `${noun(change.term)} after ${noun(change.after)}`;
    case 'level': {
      const term = draft.terms[change.term];
      return term ? `${termNoun(term)}: ${levelName(term.kind, change.level)}` : 'another level';
    }
    case 'drop': {
      const term = draft.terms[change.term];
      return term ? `without ${possessive(term.debtor)} ${termNoun(term)}` : 'without it';
    }
    case 'add':
      return `add ${possessive(change.term.debtor)} ${termNoun(change.term)}`;
  }
}

/** A term as a noun inside a sentence: "security guarantee". */
const termNoun = (term: Pick<Term, 'kind'>): string => PHRASES[term.kind].debt;
