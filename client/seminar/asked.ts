/** Which questions a participant is asked, and how answers are read from what was filled in. */
import {
  beforeItems,
  SIDES,
  SVI,
  trustAfter,
  WORDS_MOST,
  type Item,
} from '../../shared/content/questionnaires';
import type { Answers, OwnQuestion, ParticipantView } from '../../shared/protocol/seminar';

export type When = 'before' | 'after';

export interface Group {
  readonly id: string;
  readonly title: string | null;
  readonly items: readonly Item[];
}

const ownItem = ({ id, kind, text }: OwnQuestion): Item =>
  kind === 'words' ? { id, kind, text } : { id, kind: 'scale', text, from: 'Not at all', to: 'Completely' };

type Asking = Pick<ParticipantView, 'asks' | 'me'> & {
  readonly settings: Pick<ParticipantView['settings'], 'questions'>;
};

/** The questions in the order in which they are asked, in groups. */
export function groupsOf(view: Asking, when: When): readonly Group[] {
  const own = view.settings.questions.filter((question) => question.when === when).map(ownItem);
  const builtIn: readonly Group[] =
    when === 'before'
      ? [{ id: 'expected', title: null, items: beforeItems(view.me.place?.seat ?? null) }]
      : [
          ...SIDES.map((side) => ({ id: side, title: SVI[side].name, items: SVI[side].items })),
          { id: 'trust', title: 'Trust, once more', items: trustAfter(view.me.place?.seat ?? null) },
        ];
  return [
    ...(view.asks[when] ? builtIn : []),
    ...(own.length > 0
      ? [{ id: 'own', title: view.asks[when] ? 'From your facilitator' : null, items: own }]
      : []),
  ];
}

/** As it stands in the fields, by item. */
export type Filled = Readonly<Record<string, string>>;

export const filledFrom = (answers: Answers | undefined): Filled =>
  Object.fromEntries(Object.entries(answers ?? {}).map(([id, answer]) => [id, String(answer)]));

/** What an item's field says as an answer; nothing where it is empty, `null` where it is none. */
function read(item: Item, text: string): number | string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  switch (item.kind) {
    case 'scale':
      return /^[1-7]$/.test(trimmed) ? Number(trimmed) : null;
    case 'number': {
      const value = Number(trimmed);
      return Number.isInteger(value) && value >= item.least && value <= item.most ? value : null;
    }
    case 'choice':
      return item.options.some(({ value }) => value === trimmed) ? trimmed : null;
    case 'words':
      return trimmed.length <= WORDS_MOST ? trimmed : null;
  }
}

/** The answers that are filled in; which items were left out, and which are filled in wrongly. */
export function answersFrom(
  items: readonly Item[],
  filled: Filled,
): { readonly answers: Answers; readonly open: readonly string[]; readonly wrong: readonly string[] } {
  const answers: Record<string, number | string> = {};
  const open: string[] = [];
  const wrong: string[] = [];
  for (const item of items) {
    const answer = read(item, filled[item.id] ?? '');
    if (answer === undefined) open.push(item.id);
    else if (answer === null) wrong.push(item.id);
    else answers[item.id] = answer;
  }
  return { answers, open, wrong };
}
