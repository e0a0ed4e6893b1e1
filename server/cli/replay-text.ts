/** The course of a recorded game, to be read. */
import { AGENDAS } from '../../shared/content/agendas';
import { ENDING_TEXT } from '../../shared/content/endings';
import { OTHERS, SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import type { Timeline } from '../../shared/recording/timeline';
import type { ScoreSheet } from '../../shared/rules/state';
import { originText, playersOf, type CourseRound } from './replay-course';
import { columns } from './simulate-table';

const STEPS = {
  headlines: 'Headline',
  talks: 'Talks',
  orders: 'Orders',
  resolution: 'Resolution',
  response: 'Response',
  reckoning: 'Reckoning',
} as const;

/** Lines of the give and take in Talks, which are told of one round alone. */
const BARGAINING: readonly string[] = ['offer', 'accepted', 'declined', 'withdrawn', 'lapsed'];

const tracksText = ({ tracks, war }: CourseRound): string =>
  `${Object.entries(tracks)
    .map(([track, value]) => `${track} ${value}`)
    .join('  ')}${war ? '  (war)' : ''}`;

const trustText = ({ trust }: CourseRound): string =>
  SEATS.flatMap((seat) => OTHERS[seat].map((other) => `${seat}→${other} ${trust[seat][other]}`)).join('  ');

function linesText({ lines }: CourseRound, whole: boolean): string[] {
  const shown = whole ? lines : lines.filter(({ kind }) => !BARGAINING.includes(kind));
  let at = '';
  return shown.map(({ step, text, moved }) => {
    const label = step === at ? '' : STEPS[step];
    at = step;
    return `  ${label.padEnd(11)}${text}${moved === '' ? '' : ` [${moved}]`}`;
  });
}

function roundText(round: CourseRound, whole: boolean): string {
  const parts = [
    `Round ${round.round}, ${round.month}`,
    ...linesText(round, whole),
    `  Tracks     ${tracksText(round)}`,
    `  Trust      ${trustText(round)}`,
  ];
  if (whole && round.messages.length > 0) {
    parts.push(
      '  Messages',
      ...round.messages.map(({ from, channel, text }) => `    ${from}, ${channel}: ${text}`),
    );
  }
  if (whole && round.reasons.length > 0) {
    parts.push(
      '  Reasons',
      ...round.reasons.map(({ seat, act, reason }) => `    ${seat}, ${act}: ${reason}`),
    );
  }
  return parts.join('\n');
}

function sheetText(seat: Seat, { interests, agenda, bonus, cap, total }: ScoreSheet): string {
  const rows = interests.map(({ name, points, weight }) => [name, points.toFixed(1), `of ${weight}`]);
  const name = agenda.id ? AGENDAS[agenda.id].name : 'none';
  const met = `${agenda.met.filter(Boolean).length} of ${agenda.met.length} met`;
  rows.push([`Agenda: ${name}`, agenda.points.toFixed(1), met]);
  if (bonus !== 0) rows.push(['Durable peace', bonus.toFixed(1), '']);
  return `${SEAT_NAMES[seat]}: ${total.toFixed(1)}${cap === null ? '' : ` (capped at ${cap})`}\n${columns(rows)}`;
}

/** All of it; with `only`, that round alone and in full. */
export function replayText(timeline: Timeline, course: readonly CourseRound[], only: number | null): string {
  const { header, entries, result } = timeline.recording;
  const players = playersOf(timeline);
  const origin = originText(timeline);
  const begun = new Date(header.createdAt).toISOString().slice(0, 16).replace('T', ' ');
  const head = [
    `${header.scenario.name}, begun ${begun} UTC, rules ${header.rules}: ${entries.length} entries, every hash holds.`,
    `Seed ${header.seed}, SHA-256 ${header.seedHash}`,
    ...SEATS.map((seat) => `${SEAT_NAMES[seat]}: ${players[seat]}`),
    ...(origin === null ? [] : [origin]),
  ].join('\n');
  if (only !== null) {
    return [
      head,
      ...course.filter(({ round }) => round === only).map((round) => roundText(round, true)),
    ].join('\n\n');
  }
  const { name, text } = ENDING_TEXT[result.ending];
  return [
    head,
    ...course.map((round) => roundText(round, false)),
    `${name}, in round ${result.round}. ${text}`,
    ...SEATS.map((seat) => sheetText(seat, result.scores[seat])),
  ].join('\n\n');
}
