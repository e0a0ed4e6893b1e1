import type { Analysis, EvaluationPoint } from '../../../shared/analysis/debrief/debrief';
import { ENDING_TEXT, ENDINGS } from '../../../shared/content/endings';
import { SEAT_NAMES, SEATS } from '../../../shared/content/seats';
import { capital } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { SeatMark } from '../../ui/SeatMark';
import { Figure } from '../charts/Figure';
import { drawMultiples, type Panel } from '../charts/Multiples';
import { drawShares } from '../charts/Shares';
import type { FigureTable } from '../charts/table';
import { useStory, type Story } from '../story';
import { change, figure, giveOrTake, margin, percent, SHORT_NAMES } from '../words';
import styles from './parts.module.css';
import { Section, Term } from './Section';
import { Waiting, type Work } from './Waiting';

type Evaluation = Analysis['evaluation'];

const STEPS: Record<EvaluationPoint['step'], string> = {
  talks: 'talks',
  orders: 'orders',
  response: 'answers to force',
  ended: 'the end',
};

const whenOf = ({ round, step }: EvaluationPoint, { month }: Story): string =>
  step === 'ended' ? `The end, ${month(round)}` : `${month(round)}, round ${round}, ${STEPS[step]}`;

const expectedTable = (story: Story, { points }: Evaluation): FigureTable => ({
  name: 'Expected final scores',
  file: 'expected-scores',
  columns: [
    'Month',
    'Round',
    'Entry',
    'Step',
    ...SEATS.flatMap((seat) => [SEAT_NAMES[seat], `${SEAT_NAMES[seat]}, standard error`]),
    ...ENDINGS.map((ending) => `Chance of: ${ENDING_TEXT[ending].name}`),
    'Games played on',
  ],
  rows: points.map(({ round, entry, step, expected, endings, rollouts }) => [
    story.month(round),
    round,
    entry,
    STEPS[step],
    ...SEATS.flatMap((seat) => [expected[seat].mean, expected[seat].error]),
    ...ENDINGS.map((ending) => endings[ending] ?? 0),
    rollouts,
  ]),
});

/** In the order of the game: their numbers on the chart and in the list. */
const byTime = (turning: Evaluation['turning']): Evaluation['turning'] =>
  [...turning].sort((a, b) => a.entry - b.entry);

/** Panels with one scale, so that heights compare. */
function expectedPanels({ points, turning }: Evaluation): Panel[] {
  const values = points.flatMap(({ expected }) =>
    SEATS.flatMap((seat) => {
      const by = margin(expected[seat]) ?? 0;
      return [expected[seat].mean - by, expected[seat].mean + by];
    }),
  );
  const low = Math.max(0, Math.floor(Math.min(...values, 100) / 10) * 10);
  const high = Math.min(100, Math.max(low + 20, Math.ceil(Math.max(...values, 0) / 10) * 10));
  return SEATS.map((seat) => ({
    title: SEAT_NAMES[seat],
    seat,
    note: 'points of 100',
    low,
    high,
    lines: [
      {
        name: SEAT_NAMES[seat],
        hue: seat,
        shape: 'line',
        values: points.map(({ expected }) => expected[seat].mean),
        band: points.map(({ expected }) => {
          const by = margin(expected[seat]) ?? 0;
          return [Math.max(low, expected[seat].mean - by), Math.min(high, expected[seat].mean + by)] as const;
        }),
      },
    ],
    numbers: byTime(turning).map(({ entry }, at) => ({
      point: Math.max(
        0,
        points.findIndex((point) => point.entry === entry),
      ),
      number: at + 1,
    })),
  }));
}

/** What each seat could expect of the end at each moment, with the moments that changed it most. */
export function Expected({ evaluation, work }: { evaluation: Evaluation | undefined; work: Work }) {
  return (
    <Section
      id="expected"
      lead={
        <>
          What each seat would have scored on average, had the game been played on from that moment: many
          times, by bots, with other dice. It is an estimate, with its <Term id="error">margin</Term>, and it
          is not what the players knew: it is worked out from everything, secrets included.
        </>
      }
    >
      {evaluation ? (
        <Evaluated evaluation={evaluation} />
      ) : (
        <Waiting what="what each seat could expect" work={work} />
      )}
    </Section>
  );
}

function Evaluated({ evaluation }: { evaluation: Evaluation }) {
  const story = useStory();
  const { points, turning } = evaluation;
  const places = points.map(({ entry }) => story.time.place(entry));
  const stops = points.map((point) => ({
    text: `${whenOf(point, story)}: ${SEATS.map((seat) => `${SEAT_NAMES[seat]} ${figure(point.expected[seat].mean)}${giveOrTake(point.expected[seat])}`).join('; ')}.`,
    entry: point.entry,
  }));
  const panels = expectedPanels(evaluation);
  const ends = ENDINGS.filter((ending) => points.some(({ endings }) => (endings[ending] ?? 0) > 0));
  return (
    <>
      <Figure
        title="Expected score over the game"
        about="The line is the mean; the band is two standard errors each way. Numbers are the turning points below. The last point is the score itself."
        summary={`One panel for each seat. ${SEATS.map((seat) => {
          const [first, last] = [points[0], points.at(-1)];
          return `${SEAT_NAMES[seat]} goes from ${figure(first?.expected[seat].mean ?? 0)} to ${figure(last?.expected[seat].mean ?? 0)}`;
        }).join('; ')}. ${turning.length} turning points are marked.`}
        table={expectedTable(story, evaluation)}
        stops={stops}
        draw={(width, index) =>
          drawMultiples(
            { places, rounds: story.time.rounds, panels, least: 200, height: 150, across: 3 },
            width,
            index,
          )
        }
      />
      <TurningPoints evaluation={evaluation} />
      <Figure
        title="How it could still have ended"
        about="Of the games played on from each moment, the share that came to each ending."
        summary={`Shares of endings over the rounds. At the beginning: ${ends
          .map((ending) => `${ENDING_TEXT[ending].name} ${percent(points[0]?.endings[ending] ?? 0)}`)
          .join(', ')}.`}
        table={expectedTable(story, evaluation)}
        stops={points.map((point) => ({
          text: `${whenOf(point, story)}: ${ends
            .filter((ending) => (point.endings[ending] ?? 0) > 0)
            .sort((a, b) => (point.endings[b] ?? 0) - (point.endings[a] ?? 0))
            .map((ending) => `${ENDING_TEXT[ending].name} ${percent(point.endings[ending] ?? 0)}`)
            .join(', ')}.`,
          entry: point.entry,
        }))}
        draw={(width, index) =>
          drawShares(
            {
              places,
              rounds: story.time.rounds,
              layers: ends.map((ending) => ({
                name: ENDING_TEXT[ending].name,
                values: points.map(({ endings }) => endings[ending] ?? 0),
              })),
            },
            width,
            index,
          )
        }
      />
    </>
  );
}

/** The largest changes, named, with the way to them. */
function TurningPoints({ evaluation: { turning } }: { evaluation: Evaluation }) {
  const story = useStory();
  if (turning.length === 0) {
    return (
      <p className={styles.note}>
        Nothing in this game changed what was to be expected by more than chance would.
      </p>
    );
  }
  return (
    <div className={styles.block}>
      <h3>Turning points</h3>
      <ol role="list" className={styles.turning}>
        {byTime(turning).map((turn, at) => (
          <li key={turn.entry}>
            <span className={styles.badge} aria-hidden="true">
              {at + 1}
            </span>
            <div>
              <p className={styles.turnHead}>
                {capital(story.when(turn.round))}
                {turn === turning[0] && turning.length > 1 && (
                  <span className={styles.faint}>the largest of all</span>
                )}
                <Button size="small" kind="quiet" data-print="no" onClick={() => story.onGo(turn.entry)}>
                  Go to this moment
                </Button>
              </p>
              <p>
                {turn.events.length > 0
                  ? turn.events.slice(0, 3).map(story.say).join(' ')
                  : turn.fromStep === 'talks'
                    ? 'The talks ended without anything signed.'
                    : 'Nothing was done that stands out; the month took its course.'}
              </p>
              <ul role="list" className={styles.changes}>
                {SEATS.map((seat) => (
                  <li key={seat}>
                    <SeatMark seat={seat} size="small" label={SHORT_NAMES[seat]} />{' '}
                    <b>{change(turn.change[seat].mean)}</b>
                    <span className={styles.faint}>{giveOrTake(turn.change[seat])}</span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
