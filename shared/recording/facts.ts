/** What a list tells of a game without opening it. */
import * as z from 'zod/mini';
import { ENDINGS } from '../content/endings';
import { SEATS, type Seat } from '../content/seats';
import { ALL_CHANNELS } from '../protocol/messages';
import { BOT_LEVELS } from '../rules/state';
import { GAME_ID } from '../protocol/limits';
import { gameIdOf } from './id';
import { playersOf } from './players';
import type { Timeline } from './timeline';

const bySeat = <T extends z.ZodMiniType>(of: T) => z.object({ usa: of, iran: of, israel: of });
const track = z.array(z.int()).check(z.maxLength(30));
const name = z.optional(z.string().check(z.maxLength(40)));
/** Who holds a seat, with the name of whoever gave one. */
const player = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), name }),
  z.object({ kind: z.literal('bot'), level: z.enum(BOT_LEVELS), name }),
  z.object({ kind: z.literal('program'), name }),
]);

/** Facts that come from elsewhere; whoever makes them has them from `factsOf`. */
export const factsSchema = z.object({
  game: z.string().check(z.regex(GAME_ID)),
  scenario: z.string().check(z.maxLength(64)),
  ending: z.enum(ENDINGS),
  /** The round that it ended in. */
  rounds: z.int(),
  seats: bySeat(player),
  scores: bySeat(z.number()),
  /** How far each trusted each other at the end. */
  trust: bySeat(bySeat(z.int())),
  /** As the game began, and at the end of each round. */
  course: z.object({ ceasefire: track, escalation: track }),
  /** Damage done to people and homes. */
  toll: z.int(),
  messages: z.array(z.enum(ALL_CHANNELS)),
  entries: z.int(),
  /** When it was opened, in milliseconds since 1970. */
  createdAt: z.number(),
});
export type Facts = z.infer<typeof factsSchema>;
type Player = Facts['seats'][Seat];

export const PLAYED_BY = ['people', 'bots', 'mixed'] as const;
/** Who played: people alone, bots and programs alone, or both. */
export type PlayedBy = (typeof PLAYED_BY)[number];

export function playedBy({ seats }: Pick<Facts, 'seats'>): PlayedBy {
  const people = SEATS.filter((seat) => seats[seat].kind === 'person').length;
  return people === SEATS.length ? 'people' : people === 0 ? 'bots' : 'mixed';
}

/** The facts of a game that was played through. */
export function factsOf(timeline: Timeline): Facts {
  const { recording } = timeline;
  const { header, rounds, result, entries } = recording;
  const players = playersOf(timeline);
  const end = timeline.stateAt(timeline.length);
  const ends = [0, ...rounds.map(({ entry }) => entry)].map((entry) => timeline.stateAt(entry).tracks);
  const each = <T>(of: (seat: Seat) => T): Record<Seat, T> => ({
    usa: of('usa'),
    iran: of('iran'),
    israel: of('israel'),
  });
  return {
    game: gameIdOf(recording),
    scenario: header.scenario.id,
    ending: result.ending,
    rounds: result.round,
    seats: each((seat): Player => {
      const { holder, name: given } = players[seat];
      return { ...holder, ...(given !== undefined && { name: given }) };
    }),
    scores: each((seat) => result.scores[seat].total),
    trust: each((from) => each((to) => end.trust[from][to])),
    course: {
      ceasefire: ends.map(({ ceasefire }) => ceasefire),
      escalation: ends.map(({ escalation }) => escalation),
    },
    toll: end.tracks.toll,
    messages: [...header.messages],
    entries: entries.length,
    createdAt: header.createdAt,
  };
}
