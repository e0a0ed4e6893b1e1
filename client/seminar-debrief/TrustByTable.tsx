import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { counted } from '../../shared/wording/term';
import { Figure } from '../debrief/charts/Figure';
import { drawScores } from '../debrief/charts/ScoreBars';
import { figure } from '../debrief/words';
import { mean, type GamesProps } from './games';
import { Part } from './Part';

/** How far each seat was trusted, and how far it deserved it. */
export function TrustByTable({ games }: GamesProps) {
  const groups = SEATS.map((seat) => {
    const deserved = games.flatMap(({ figures }) => figures.trust[seat].deserved ?? []);
    return {
      seat,
      total: mean(games.map(({ figures }) => figures.trust[seat].given)),
      par: deserved.length === 0 ? null : mean(deserved),
      rows: games.map(({ number, figures }) => {
        const { given, deserved: own, kept, broken } = figures.trust[seat];
        return { name: `Table ${number}`, points: given, par: own, kept, broken };
      }),
    };
  });
  const rows = groups.flatMap(({ seat, rows: own }) => own.map((row) => ({ seat, ...row })));
  return (
    <Part
      id="trust"
      title="Trust given, and trust deserved"
      lead="Given is how far the two others trusted a seat, on average over all rounds, from 0 to 10. Deserved is ten times the share of its duties under deals that it kept, round by round; breaches that nobody found out count as well. Where the bar passes the stroke, a seat was trusted too far."
    >
      <Figure
        title="Trust in each seat at each table"
        about="The bar is trust given, the upright stroke the trust that was due, by what it kept. A seat that owed nothing has no stroke."
        summary={groups
          .map(
            ({ seat, total, par }) =>
              `${SEAT_NAMES[seat]} was given ${figure(total)}${par === null ? ' and owed nothing' : ` and deserved ${figure(par)}`}`,
          )
          .join('; ')}
        table={{
          name: 'Trust by table',
          file: 'trust',
          columns: ['Table', 'Seat', 'Trust given', 'Trust deserved', 'Duties kept', 'Duties broken'],
          rows: rows.map(({ seat, name, points, par, kept, broken }) => [
            name,
            SEAT_NAMES[seat],
            points,
            par,
            kept,
            broken,
          ]),
        }}
        stops={rows.map(({ seat, name, points, par, kept, broken }) => ({
          text: `${SEAT_NAMES[seat]}, ${name}: given ${figure(points)}${par === null ? '; it owed nothing' : `, deserved ${figure(par)}: of ${counted(kept + broken, 'duty', 'duties')} due it broke ${broken}`}.`,
          entry: null,
        }))}
        draw={(width, index) => drawScores(groups, width, index, { stroke: 'due' })}
      />
    </Part>
  );
}
