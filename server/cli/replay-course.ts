/** The course of a recorded game, round by round, as somebody saw it. */
import { ENDING_TEXT } from '../../shared/content/endings';
import {
  bySeat,
  CHAIR,
  SEAT_NAMES,
  SEATS,
  type Actor,
  type Seat,
  type Viewer,
} from '../../shared/content/seats';
import { SECRET_TRACKS, TRACKS, type SecretTrack, type Track } from '../../shared/content/tracks';
import { readsChannel, type Channel, type MessageBody } from '../../shared/protocol/messages';
import type { RecordedEntry } from '../../shared/recording/format';
import { gameIdOf } from '../../shared/recording/id';
import { playersOf as heldBy } from '../../shared/recording/players';
import { reasonsIn, type BotReason } from '../../shared/recording/reasons';
import type { Timeline } from '../../shared/recording/timeline';
import type { Dispatch } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { monthOf } from '../../shared/wording/calendar';
import { movesText, sentence, type Told } from '../../shared/wording/dispatch';

interface CourseLine {
  readonly step: Dispatch['step'];
  readonly kind: Dispatch['what']['kind'];
  readonly text: string;
  /** What it moved, in words; empty where nothing. */
  readonly moved: string;
}

interface CourseMessage {
  readonly at: number;
  readonly from: Actor;
  readonly channel: Channel;
  readonly text: string;
}

export interface CourseRound {
  readonly round: number;
  readonly month: string;
  readonly lines: readonly CourseLine[];
  readonly messages: readonly CourseMessage[];
  readonly reasons: readonly BotReason[];
  /** As the round ended, before the next headline; secret tracks where the viewer knows them. */
  readonly tracks: Readonly<Partial<Record<Track | SecretTrack, number>>>;
  readonly trust: View['trust'];
  readonly war: boolean;
}

/** Text of others, without what a terminal would take for a command. */
export const plainText = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const bodyText = (body: MessageBody): string =>
  body.kind === 'text' ? plainText(body.text) : `(${body.quick}: ${body.about.id})`;

/** Tracks and trust after a round: those at the next one's beginning, without what its headline moved. */
function standing(
  view: View,
  viewer: Viewer,
  lines: readonly Dispatch[],
): Pick<CourseRound, 'tracks' | 'trust'> {
  const tracks: Record<string, number> = {};
  for (const track of TRACKS) tracks[track] = view.tracks[track];
  // At the end the view opens them to all, but so they did not see the game.
  const secret = viewer === CHAIR || viewer === 'iran' ? view.secret : null;
  if (secret) for (const track of SECRET_TRACKS) tracks[track] = secret[track];
  const trust = {
    usa: { ...view.trust.usa },
    iran: { ...view.trust.iran },
    israel: { ...view.trust.israel },
  };
  const moved = lines.filter(({ step }) => step === 'headlines').flatMap(({ moves }) => moves);
  for (const move of [...moved].reverse()) {
    if ('trust' in move) trust[move.trust[0]][move.trust[1]] = move.from;
    else if (move.track in tracks) tracks[move.track] = move.from;
  }
  return { tracks, trust };
}

const mayHear = (viewer: Viewer, seat: Seat): boolean => viewer === CHAIR || viewer === seat;

function spoken(entries: readonly RecordedEntry[], viewer: Viewer): CourseMessage[] {
  return entries.flatMap(({ kind, actor, at, payload }) => {
    if (kind !== 'message' || !readsChannel(viewer, payload.channel)) return [];
    return [{ at, from: actor, channel: payload.channel, text: bodyText(payload.body) }];
  });
}

const reasoned = (entries: readonly RecordedEntry[], viewer: Viewer): BotReason[] =>
  reasonsIn(entries)
    .filter(({ seat }) => mayHear(viewer, seat))
    .map((one) => ({ ...one, reason: plainText(one.reason) }));

/** Every round of the game, as `viewer` saw it while it was played. */
export function courseOf(timeline: Timeline, viewer: Viewer): CourseRound[] {
  const { header, entries, rounds } = timeline.recording;
  const last = timeline.logAt(timeline.length, viewer);
  const dispatches = Object.values(last);
  // At the end all deals are open, and with them what the lines name.
  const told: Told = { ...timeline.viewAt(timeline.length, CHAIR), log: last };
  return rounds.map(({ round, entry }, index) => {
    const view = timeline.viewAt(entry, viewer);
    const own = dispatches.filter((dispatch) => dispatch.round === round);
    const played = entries.slice(rounds[index - 1]?.entry ?? 0, entry);
    return {
      round,
      month: monthOf(header.scenario, round),
      lines: own.map((dispatch) => ({
        step: dispatch.step,
        kind: dispatch.what.kind,
        text: plainText(sentence(dispatch, told)),
        moved: movesText(dispatch.moves),
      })),
      messages: spoken(played, viewer),
      reasons: reasoned(played, viewer),
      ...standing(
        view,
        viewer,
        dispatches.filter((dispatch) => dispatch.round === round + 1),
      ),
      war: view.war,
    };
  });
}

/** Names of those who held the seats, and what they were; of a branch, who played on. */
export function playersOf(timeline: Timeline): Record<Seat, string> {
  const players = heldBy(timeline);
  const words = (seat: Seat): string => {
    const { holder, name } = players[seat];
    const kind = holder.kind === 'bot' ? `bot, ${holder.level}` : holder.kind;
    return name === undefined ? kind : `${name} (${kind})`;
  };
  return bySeat(words);
}

/** Where a branch came from, in a sentence or two; `null` for a game that began at the beginning. */
export function originText({ recording: { header } }: Timeline): string | null {
  const { origin } = header;
  if (!origin) return null;
  const { title, names = {}, entry, round, outcome } = origin;
  const name = title === undefined ? '' : ` “${title}”`;
  const players = SEATS.flatMap((seat) =>
    names[seat] === undefined ? [] : [`${SEAT_NAMES[seat]}: ${names[seat]}`],
  );
  const points = SEATS.map((seat) => `${SEAT_NAMES[seat]} ${outcome.scores[seat].toFixed(1)}`);
  return [
    `Branched from game ${gameIdOf(origin)}${name}${players.length > 0 ? ` (${players.join(', ')})` : ''}, ${entry === 0 ? 'from its beginning' : `after its entry ${entry}, in round ${round}`}.`,
    `That game ended in round ${outcome.round}, ${ENDING_TEXT[outcome.ending].name} (${points.join(', ')}; human cost ${outcome.toll}; deals signed ${outcome.deals}).`,
  ].join(' ');
}
