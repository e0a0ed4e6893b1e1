import { drawColumns } from '../debrief/charts/Columns';
import { Figure } from '../debrief/charts/Figure';
import { figure } from '../debrief/words';
import type { GamesProps } from './games';
import { Part } from './Part';

/** What the war cost at each table. */
export function Cost({ games }: GamesProps) {
  const rows = games.map(({ number, figures }) => {
    const added = figures.tracks.map(({ toll }, round) => toll - (figures.tracks[round - 1]?.toll ?? 0));
    return { number, toll: figures.toll, added };
  });
  return (
    <Part
      id="cost"
      title="The human cost"
      lead="People killed and homes lost, counted by the damage done. It is a measure of harm and no number of people; it counts as a gain for nobody."
    >
      <Figure
        title="Human cost at each table"
        about="Pieces are rounds, the first at the bottom."
        summary={rows.map(({ number, toll }) => `Table ${number}: ${figure(toll)}`).join('; ')}
        table={{
          name: 'Human cost by table and round',
          file: 'human-cost',
          columns: ['Table', 'Round', 'Added', 'In all'],
          rows: rows.flatMap(({ number, added }) =>
            added.map((by, round) => [
              `Table ${number}`,
              round,
              by,
              added.slice(0, round + 1).reduce((sum, each) => sum + each, 0),
            ]),
          ),
        }}
        stops={rows.map(({ number, toll, added }) => ({
          text: `Table ${number}: ${figure(toll)} in all${added
            .map((by, round) => (by > 0 ? `, ${figure(by)} in round ${round}` : ''))
            .join('')}.`,
          entry: null,
        }))}
        draw={(width, index) =>
          drawColumns(
            rows.map(({ number, added }) => ({
              label: String(number),
              parts: added.flatMap((by, round) => (by > 0 ? [{ value: by, text: `round ${round}` }] : [])),
            })),
            width,
            index,
            'table',
          )
        }
      />
    </Part>
  );
}
