import type { Asked, Expected } from '../../shared/analysis/seminar/questionnaires';
import { ENDING_TEXT } from '../../shared/content/endings';
import { counted } from '../../shared/wording/term';
import { drawDots, type DotPanel } from '../debrief/charts/Dots';
import { Figure } from '../debrief/charts/Figure';
import { change, figure, percent } from '../debrief/words';
import { groupText, hasAny, isToldByTable, keyName, paired, panelOf, stopOf } from './asked';

const HUNDRED = { low: 0, high: 100, ticks: [0, 25, 50, 75, 100] } as const;

/** What people expected before the game beside what came, of the games that are over. */
export function Expectations({ expected }: { expected: Expected }) {
  return (
    <>
      {(expected.endings.length > 0 || hasAny(expected.right)) && <Endings expected={expected} />}
      {hasAny(expected.score.expected) && <Scores score={expected.score} />}
    </>
  );
}

const BY = ['bySeat', 'byTable'] as const satisfies readonly (keyof Asked)[];
const BY_TEXT: Record<(typeof BY)[number], string> = { bySeat: 'By seat', byTable: 'By table' };

function Endings({ expected: { endings, right, people } }: { expected: Expected }) {
  const shown: { panel: DotPanel; texts: string[]; rows: (string | number | null)[][] }[] = [];
  if (endings.length > 0)
    shown.push({
      panel: {
        title: 'Each ending',
        rows: endings.map(({ ending, expected, came }) => ({
          name: ENDING_TEXT[ending].name,
          dots: [
            { kind: 'first', value: 100 * expected },
            { kind: 'then', value: 100 * came },
          ],
          note: '',
        })),
      },
      texts: endings.map(
        ({ ending, expected, came }) =>
          `${ENDING_TEXT[ending].name}: ${percent(expected)} expected it, for ${percent(came)} it came.`,
      ),
      rows: endings.map(({ ending, expected, came }) => [
        ENDING_TEXT[ending].name,
        100 * expected,
        100 * came,
        people,
      ]),
    });
  for (const by of BY) {
    const groups = paired([], right[by]);
    if (groups.length === 0 || (by === 'byTable' && !isToldByTable([right]))) continue;
    shown.push({
      panel: panelOf(`${BY_TEXT[by]}: expected what came`, groups, { spreads: false, factor: 100 }),
      texts: groups.map(({ key, second }) =>
        second?.told.mean == null
          ? `${keyName(key)}: ${groupText(second)}.`
          : `${keyName(key)}: ${percent(second.told.mean)} of ${counted(second.told.people, 'person', 'people')} expected the ending that came.`,
      ),
      rows: groups.map(({ key, second }) => [
        `${keyName(key)}: expected what came`,
        second?.told.mean == null ? null : 100 * second.told.mean,
        null,
        second?.told.people ?? 0,
      ]),
    });
  }
  const texts = shown.flatMap((each) => each.texts);
  return (
    <Figure
      title="Endings: expected, and come"
      about={`For each ending ○ how many expected it and ● for how many it came, of the ${counted(people, 'person', 'people')} who said what they expected and whose game is over. Then how many were right; the number at the end is how many answered.`}
      summary={texts.join(' ')}
      table={{
        name: 'Endings expected and come',
        file: 'expected-endings',
        columns: ['What', 'Expected (percent)', 'Came (percent)', 'Answers'],
        rows: shown.flatMap(({ rows }) => rows),
      }}
      stops={texts.map(stopOf)}
      draw={(width, index) =>
        drawDots(
          shown.map(({ panel }) => panel),
          { ...HUNDRED, unit: ' %' },
          width,
          index,
        )
      }
    />
  );
}

function Scores({ score: { expected, came } }: { score: Expected['score'] }) {
  const panels = BY.filter((by) => by === 'bySeat' || isToldByTable([expected])).map((by) => ({
    by,
    groups: paired(expected[by], came[by]),
  }));
  const rows = panels.flatMap(({ groups }) => groups);
  const texts = rows.map(({ key, first, second }) =>
    first?.told.mean == null || second?.told.mean == null
      ? `${keyName(key)}: ${groupText(first)}.`
      : `${keyName(key)}: expected ${groupText(first)}, came ${figure(second.told.mean)}, so ${change(second.told.mean - first.told.mean)}.`,
  );
  return (
    <Figure
      title="Scores: expected, and come"
      about="○ the score that people expected of their own seat, ● the score that it had, from 0 to 100: means of the same people. The lines are how far they were apart, the number how many answered."
      summary={texts.join(' ')}
      table={{
        name: 'Scores expected and come',
        file: 'expected-scores',
        columns: [
          'Group',
          'Mean expected',
          'Standard deviation expected',
          'Mean come',
          'Standard deviation come',
          'Answers',
        ],
        rows: rows.map(({ key, first, second }) => [
          keyName(key),
          first?.told.mean ?? null,
          first?.told.spread ?? null,
          second?.told.mean ?? null,
          second?.told.spread ?? null,
          first?.told.people ?? 0,
        ]),
      }}
      stops={texts.map(stopOf)}
      draw={(width, index) =>
        drawDots(
          panels.map(({ by, groups }) => panelOf(BY_TEXT[by], groups)),
          HUNDRED,
          width,
          index,
        )
      }
    />
  );
}
