import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { counted } from '../../shared/wording/term';
import { Figure } from '../debrief/charts/Figure';
import { drawScores } from '../debrief/charts/ScoreBars';
import { figure } from '../debrief/words';
import type { GamesProps } from './games';
import { Part } from './Part';

/** Messages that were marked as bluffs, and what the others made of them. */
export function Lies({ games }: GamesProps) {
  const groups = SEATS.map((seat) => {
    const lies = games.map(({ number, figures }) => ({ number, ...figures.lies[seat] }));
    const sum = (of: 'told' | 'believed') => lies.reduce((all, each) => all + each[of], 0);
    return {
      seat,
      total: sum('told'),
      par: sum('told') === 0 ? null : sum('believed'),
      rows: lies.map(({ number, told, believed, judged }) => ({
        name: `Table ${number}`,
        points: told,
        // Where nothing was told there is nothing to believe.
        par: told === 0 ? null : believed,
        judged,
      })),
    };
  });
  const rows = groups.flatMap(({ seat, rows: own }) => own.map((row) => ({ seat, ...row })));
  const all = rows.reduce((sum, { points }) => sum + points, 0);
  return (
    <Part
      id="lies"
      title="Lies told, and lies believed"
      lead={
        all === 0
          ? 'No message that is in these recordings was marked as a bluff.'
          : 'A message counts as a lie where the delegation that sent it marked it as a bluff, and as believed where somebody who read it said so. What nobody marked is not counted.'
      }
    >
      {all > 0 && (
        <Figure
          title="Bluffs of each seat at each table"
          about="The bar is bluffs told, the upright stroke is how many of them somebody believed. After the name stands the sum."
          summary={groups
            .map(
              ({ seat, total, par }) =>
                `${SEAT_NAMES[seat]} told ${counted(total, 'bluff')}${par === null ? '' : `, of which ${par} were believed`}`,
            )
            .join('; ')}
          table={{
            name: 'Bluffs by table',
            file: 'bluffs',
            columns: ['Table', 'Seat', 'Told', 'Believed', 'Judged by somebody'],
            rows: rows.map(({ seat, name, points, par, judged }) => [
              name,
              SEAT_NAMES[seat],
              points,
              par,
              judged,
            ]),
          }}
          stops={rows.map(({ seat, name, points, par, judged }) => ({
            text: `${SEAT_NAMES[seat]}, ${name}: ${counted(points, 'bluff')}${par === null ? '' : `; ${figure(par)} believed, of ${judged} that somebody judged`}.`,
            entry: null,
          }))}
          draw={(width, index) => drawScores(groups, width, index, { stroke: 'believed', least: 4 })}
        />
      )}
    </Part>
  );
}
