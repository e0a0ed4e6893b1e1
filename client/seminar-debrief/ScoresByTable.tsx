import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { Figure } from '../debrief/charts/Figure';
import { drawScores } from '../debrief/charts/ScoreBars';
import { change, figure } from '../debrief/words';
import { mean, type GamesProps } from './games';
import { Part } from './Part';

/** Each seat's score at every table, against par. */
export function ScoresByTable({ games }: GamesProps) {
  const groups = SEATS.map((seat) => ({
    seat,
    total: mean(games.map(({ figures }) => figures.scores[seat])),
    par: mean(games.map(({ figures }) => figures.par[seat])),
    rows: games.map(({ number, figures }) => ({
      name: `Table ${number}`,
      points: figures.scores[seat],
      par: figures.par[seat],
    })),
  }));
  const rows = groups.flatMap(({ seat, rows: own }) => own.map((row) => ({ seat, ...row })));
  return (
    <Part
      id="scores"
      title="Scores, against par"
      lead="Par is what strong bots score on average in the same seat of such a deal. A hard deal has a low par, so it is the distance to it that can be compared between tables."
    >
      <Figure
        title="Score of each seat at each table"
        about="The bar is the score, the upright stroke is par. After the name stands the mean of all tables."
        summary={groups
          .map(
            ({ seat, total, par }) =>
              `${SEAT_NAMES[seat]} scored ${figure(total)} on average, par is ${figure(par)}`,
          )
          .join('; ')}
        table={{
          name: 'Scores by table',
          file: 'scores',
          columns: ['Table', 'Seat', 'Score', 'Par', 'Score less par'],
          rows: rows.map(({ seat, name, points, par }) => [
            name,
            SEAT_NAMES[seat],
            points,
            par,
            points - par,
          ]),
        }}
        stops={rows.map(({ seat, name, points, par }) => ({
          text: `${SEAT_NAMES[seat]}, ${name}: ${figure(points)} points, par ${figure(par)}, so ${change(points - par)}.`,
          entry: null,
        }))}
        draw={(width, index) => drawScores(groups, width, index, { least: 50 })}
      />
    </Part>
  );
}
