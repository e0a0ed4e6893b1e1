import type { Par } from '../../../shared/analysis/debrief/debrief';
import { AGENDAS } from '../../../shared/content/agendas';
import { SEAT_NAMES, SEATS } from '../../../shared/content/seats';
import type { ScoreSheet } from '../../../shared/rules/state';
import { counted, inSentence } from '../../../shared/wording/term';
import { Figure } from '../charts/Figure';
import { drawScores, type ScoreGroup } from '../charts/ScoreBars';
import type { FigureTable } from '../charts/table';
import { useStory, type Story } from '../story';
import { change, figure, giveOrTake } from '../words';
import styles from './parts.module.css';
import { Section, Term } from './Section';
import { Waiting, type Work } from './Waiting';

const linesOf = ({ interests, agenda, bonus }: ScoreSheet): ScoreGroup['rows'] => [
  ...interests.map(({ name, points }) => ({ name, points, par: null })),
  { name: agenda.id ? `Agenda: ${AGENDAS[agenda.id].name}` : 'Agenda', points: agenda.points, par: null },
  ...(bonus === 0 ? [] : [{ name: 'Durable peace', points: bonus, par: null }]),
];

/** Each seat's score with its components, against par where it is known. */
const scoreGroups = ({ chronicle }: Story, par: Par | undefined): ScoreGroup[] =>
  SEATS.map((seat) => {
    const sheet = chronicle.facts.scores[seat];
    return {
      seat,
      total: sheet.total,
      par: par?.scores[seat].mean ?? null,
      rows: par ? par.components[seat] : linesOf(sheet),
    };
  });

const scoresTable = (story: Story, par: Par | undefined): FigureTable => ({
  name: 'Scores',
  file: 'scores',
  columns: ['Component', 'Seat', 'Points', 'Par'],
  rows: scoreGroups(story, par).flatMap(({ seat, total, par: of, rows }) => [
    ...rows.map((row) => [row.name, SEAT_NAMES[seat], row.points, row.par]),
    ['Total', SEAT_NAMES[seat], total, of],
  ]),
});

/** The score of every seat, component by component, against what strong bots make of the same seat. */
export function Scores({ par, work }: { par: Par | undefined; work: Work }) {
  const story = useStory();
  const groups = scoreGroups(story, par);
  const rows = groups.flatMap(({ seat, rows: own }) => own.map((row) => ({ seat, ...row })));
  return (
    <Section
      id="scores"
      lead={
        <>
          Each seat has its own interests and its own hundred points. Scores of two seats cannot be compared
          as they are: what can be is each score with <Term id="par">par</Term>, what strong bots make of the
          same seat on average.
        </>
      }
    >
      {par ? (
        <p className={styles.verdict}>
          {SEATS.map((seat) => {
            const over = story.chronicle.facts.scores[seat].total - par.scores[seat].mean;
            const name = inSentence(seat);
            return `${name.charAt(0).toUpperCase()}${name.slice(1)} is ${figure(Math.abs(over))} ${over < 0 ? 'below' : 'above'} par (${figure(par.scores[seat].mean)}${giveOrTake(par.scores[seat])}).`;
          }).join(' ')}{' '}
          <span className={styles.faint}>
            Single games of strong bots miss par by some{' '}
            {figure(Math.max(...SEATS.map((seat) => par.spread[seat])))} points either way.
          </span>
        </p>
      ) : (
        <Waiting what="par" work={work} />
      )}
      <Figure
        title={par ? 'Points by component, and par' : 'Points by component'}
        about={
          par
            ? `The bar is what the seat got, the upright stroke is par: the mean of ${counted(par.games, 'game')} among strong bots.`
            : 'What each seat got for each of its interests.'
        }
        summary={groups
          .map(
            ({ seat, total, par: of }) =>
              `${SEAT_NAMES[seat]} scored ${figure(total)}${of === null ? '' : ` against a par of ${figure(of)}`}`,
          )
          .join('; ')}
        table={scoresTable(story, par)}
        stops={rows.map(({ seat, name, points, par: of }) => ({
          text: `${SEAT_NAMES[seat]}, ${name}: ${figure(points)} points${of === null ? '' : `, par ${figure(of)}, so ${change(points - of)}`}.`,
          entry: null,
        }))}
        draw={(width, index) => drawScores(groups, width, index)}
      />
      <CapNotes />
    </Section>
  );
}

/** Where an ending held a score down. */
function CapNotes() {
  const { facts } = useStory().chronicle;
  const capped = SEATS.filter((seat) => facts.scores[seat].cap !== null);
  if (capped.length === 0) return null;
  return (
    <p className={styles.note}>
      The ending allows{' '}
      {capped.map((seat) => `${inSentence(seat)} at most ${figure(facts.scores[seat].cap ?? 0)}`).join(', ')},
      whatever the components add up to.
    </p>
  );
}
