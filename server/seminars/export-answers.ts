import type { Columns } from '../../shared/analysis/debrief/csv';
import { beforeItems, SIDES, SVI, trustAfter } from '../../shared/content/questionnaires';
import type { SeatPlace } from '../../shared/protocol/seminar';
import type { SeminarDoc } from './document';

interface AnswerRow {
  readonly person: string;
  readonly place: SeatPlace | null;
  readonly when: 'before' | 'after';
  readonly item: string;
  readonly text: string;
  readonly side: string | null;
  readonly reversed: boolean;
  readonly answer: string | number;
}

/** What an item asked, as far as it is known: built in, or the facilitator's own. */
function asked(
  { settings }: SeminarDoc,
  id: string,
  when: AnswerRow['when'],
): Pick<AnswerRow, 'text' | 'side' | 'reversed'> {
  for (const side of SIDES) {
    const item = SVI[side].items.find((each) => each.id === id);
    if (item) return { text: item.text, side, reversed: item.reversed === true };
  }
  const text =
    (when === 'before' ? beforeItems(null) : trustAfter(null)).find((item) => item.id === id)?.text ??
    settings.questions.find((question) => question.id === id)?.text ??
    '';
  return { text, side: null, reversed: false };
}

export const answerRows = (doc: SeminarDoc, nameOf: (person: string) => string): AnswerRow[] =>
  Object.entries(doc.people).flatMap(([id, { place, answers }]) =>
    (['before', 'after'] as const).flatMap((when) =>
      Object.entries(answers[when] ?? {}).map(([item, answer]) => ({
        person: nameOf(id),
        place,
        when,
        item,
        ...asked(doc, item, when),
        answer,
      })),
    ),
  );

export const answerColumns: Columns<AnswerRow> = {
  person: ({ person }) => person,
  table: ({ place }) => place?.table ?? null,
  seat: ({ place }) => place?.seat ?? null,
  when: ({ when }) => when,
  item: ({ item }) => item,
  question: ({ text }) => text,
  side: ({ side }) => side,
  reversed: ({ reversed }) => reversed,
  answer: ({ answer }) => answer,
};
