/** The debrief of a recorded game, to be read. */
import { ENDING_TEXT } from '../../shared/content/endings';
import { SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import type {
  Analysis,
  Bargain,
  BySeat,
  Chronicle,
  EvaluationPoint,
  Measured,
  Package,
} from '../../shared/analysis/debrief/debrief';
import { eventText, toldOf } from '../../shared/analysis/debrief/words';
import { draftTitle } from '../../shared/wording/term';
import { columns } from './simulate-table';

const plainly = (value: number): string => {
  const text = value.toFixed(1);
  return Number(text) === 0 ? '0.0' : text.replace('-', '−');
};
const signed = (value: number): string => (plainly(value).match(/^(−|0\.0)/) ? '' : '+') + plainly(value);
const measured = ({ mean, error }: Measured, number = plainly): string =>
  `${number(mean)}${error === null ? '' : ` ± ${plainly(error)}`}`;

const each = (of: (seat: Seat) => string): string =>
  SEATS.map((seat) => `${SEAT_NAMES[seat]} ${of(seat)}`).join(', ');
const changes = (by: BySeat<Measured>): string => each((seat) => measured(by[seat], signed));

const likeliest = ({ endings }: EvaluationPoint): string => {
  const [first] = Object.entries(endings).sort(([, a], [, b]) => b - a);
  if (!first) return '';
  const [id, share] = first as [keyof typeof ENDING_TEXT, number];
  return `${ENDING_TEXT[id].name} ${(100 * share).toFixed(0)} %`;
};

const STEPS = { talks: 'talks', orders: 'orders', response: 'response', ended: 'end' } as const;

const evaluationText = ({ points }: Analysis['evaluation']): string =>
  columns([
    ['Round, step, entry', ...SEATS.map((seat) => SEAT_NAMES[seat]), 'likeliest ending'],
    ...points.map((point) => [
      `${point.round} ${STEPS[point.step]} ${point.entry}`,
      ...SEATS.map((seat) => measured(point.expected[seat])),
      likeliest(point),
    ]),
  ]);

/** What of a turning point's events is told. */
const TOLD = 3;

function turningText({ turning }: Analysis['evaluation'], chronicle: Chronicle): string {
  if (turning.length === 0) return '  None: no change was larger than its error.';
  const told = toldOf(chronicle);
  return turning
    .map(({ round, entry, fromStep, change, events }, index) => {
      const nothing = fromStep === 'talks' ? 'Talks end without a deal.' : 'Nothing is done that stands out.';
      const what = events.slice(0, TOLD).map((event) => eventText(event, told));
      return `  ${index + 1}. Round ${round}, entry ${entry}: ${what.join(' ') || nothing}\n     ${changes(change)}`;
    })
    .join('\n');
}

const titleOf = ({ draft }: Package): string => (draft ? `“${draftTitle(draft)}”` : 'no deal');

function bargainText(bargain: Bargain): string {
  const { packages, round } = bargain;
  const gains = (index: number): string => each((seat) => signed(packages[index]?.gains[seat].mean ?? 0));
  const row = (name: string, index: number): string => {
    const made = packages[index];
    if (!made) return '';
    const away = made.distance === null ? '' : `, ${plainly(made.distance)} from the frontier`;
    return `  ${name.padEnd(18)}${titleOf(made)}: ${gains(index)}${away}`;
  };
  const refused = packages.flatMap(({ status }, index) =>
    status === 'refused' ? [row('Not signed', index)] : [],
  );
  return [
    `Round ${round}: without a deal ${each((seat) => measured(bargain.reservation[seat]))}`,
    row('Signed', bargain.signed),
    ...refused,
    row('Nash', bargain.nash),
    ...(bargain.kalaiSmorodinsky === bargain.nash
      ? []
      : [row('Kalai-Smorodinsky', bargain.kalaiSmorodinsky)]),
    `  ${'Left on the table'.padEnd(18)}${changes(bargain.leftOnTable)}`,
  ].join('\n');
}

function promisesText({ promises }: Chronicle): string {
  const records = promises.flatMap(({ record }) => record);
  const count = (kept: string): number => records.filter((one) => one.kept === kept).length;
  const unseen = records.filter(({ detected }) => detected === false).length;
  return `  ${promises.length} promises: kept ${count('kept')} times, broken ${count('broken')} times (${unseen} unseen), lapsed ${count('lapsed')} times.`;
}

const parText = ({ par }: Pick<Analysis, 'par'>, { facts }: Chronicle): string =>
  SEATS.map((seat) => {
    const score = facts.scores[seat].total;
    const rows = par.components[seat].map(({ name, points, par: mean }) => [
      name,
      plainly(points),
      plainly(mean),
      signed(points - mean),
    ]);
    const head = `${SEAT_NAMES[seat]}: ${plainly(score)}, par ${measured(par.scores[seat])}`;
    return `${head}\n${columns([['', 'score', 'par', 'beside it'], ...rows])}`;
  }).join('\n');

/** All of it, but for the tables that `--csv` writes. */
export const debriefText = (chronicle: Chronicle, analysis: Analysis): string =>
  [
    `What each seat could expect: final scores by rollouts, ± standard error\n${evaluationText(analysis.evaluation)}`,
    `Turning points\n${turningText(analysis.evaluation, chronicle)}`,
    `Bargains: points over no deal\n${analysis.bargains.map(bargainText).join('\n')}`,
    `Promises\n${promisesText(chronicle)}`,
    `Scores beside par: the mean of strong bots in such a deal, from ${analysis.par.games} games\n${parText(analysis, chronicle)}`,
  ].join('\n\n');
