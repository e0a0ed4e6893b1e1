import type { Asked, Group } from '../../shared/analysis/seminar/questionnaires';
import { SIDES, SVI, type Side } from '../../shared/content/questionnaires';
import { drawDots } from '../debrief/charts/Dots';
import { Figure } from '../debrief/charts/Figure';
import { groupText, hasAny, isToldByTable, keyName, paired, panelOf, stopOf } from './asked';

/** As the questions are answered. */
export const SEVEN = { low: 1, high: 7, ticks: [1, 2, 3, 4, 5, 6, 7] } as const;

/** The four sides of the Subjective Value Inventory, by seat and by table. */
export function Sides({ sides }: { sides: Readonly<Record<Side, Asked>> }) {
  if (!SIDES.some((side) => hasAny(sides[side]))) return null;
  const figureOf = (by: keyof Asked, title: string, file: string, about: string) => {
    const panels = SIDES.map((side) => ({ side, groups: paired([], sides[side][by]) })).filter(
      ({ groups }) => groups.length > 0,
    );
    const rows = panels.flatMap(({ side, groups }) =>
      groups.flatMap(({ second }) => (second ? [{ side, group: second }] : [])),
    );
    const text = ({ side, group }: { side: Side; group: Group }): string =>
      `${keyName(group.key)}, ${SVI[side].name.toLowerCase()}: ${groupText(group)}.`;
    return (
      <Figure
        title={title}
        about={about}
        summary={rows.map(text).join(' ')}
        table={{
          name: title,
          file,
          columns: ['Side', 'Group', 'Mean (1 to 7)', 'Standard deviation', 'Answers'],
          rows: rows.map(({ side, group: { key, told } }) => [
            SVI[side].name,
            keyName(key),
            told.mean,
            told.spread,
            told.people,
          ]),
        }}
        stops={rows.map((row) => stopOf(text(row)))}
        draw={(width, index) =>
          drawDots(
            panels.map(({ side, groups }) => panelOf(SVI[side].name, groups)),
            SEVEN,
            width,
            index,
          )
        }
      />
    );
  };
  return (
    <>
      {figureOf(
        'bySeat',
        'Subjective value of the negotiation, by seat',
        'subjective-value-by-seat',
        'The four sides of the Subjective Value Inventory, from 1 to 7; high is good. A dot is the mean of everybody in the seat at all tables, the line how far they were apart (one standard deviation to each side), the number how many answered.',
      )}
      {isToldByTable(SIDES.map((side) => sides[side])) &&
        figureOf(
          'byTable',
          'Subjective value of the negotiation, by table',
          'subjective-value-by-table',
          'Everybody at a table, whatever their seat.',
        )}
    </>
  );
}
