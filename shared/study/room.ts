/** What a browser and the server say to each other about a study that several have open, over a namespace of Socket.IO. */
import * as z from 'zod/mini';
import { VIEWERS, type Viewer } from '../content/seats';
import { ENTRIES_MOST } from '../recording/format';
import { nameSchema } from './schema';

export const STUDY_NAMESPACE = '/studies';
export const STUDY_PROTOCOL_VERSION = 1;

/** Where somebody is in the recording. */
export interface ShownPlace {
  readonly entry: number;
  readonly viewer: Viewer;
  /** Whether it moves on by itself. */
  readonly playing: boolean;
}

/** Requests, as the event `request`; every one is acknowledged with a `Reply`. */
export type StudyRequest =
  /** Joins the others who have the study open. Answers with a `RoomNow`. */
  | { readonly type: 'open'; readonly protocol: number; readonly study: string; readonly key?: string }
  /** Leads from now on, in place of whoever did. Needs the edit key at `open`. `as` tells this leader from others. */
  | { readonly type: 'lead'; readonly as: string; readonly name: string; readonly place: ShownPlace }
  /** Whoever leads has moved. */
  | { readonly type: 'show'; readonly place: ShownPlace }
  | { readonly type: 'stop' };

export interface Lead {
  readonly by: string;
  readonly name: string;
  readonly place: ShownPlace;
  /** The leader's connection is lost, and may come back. */
  readonly away: boolean;
}

/** All there is to know of a room; the answer to `open`, and pushed as the event `room` at every change. */
export interface RoomNow {
  readonly study: string;
  /** Version of the study: whoever holds another gets it again. */
  readonly version: number;
  /** How many have it open. */
  readonly present: number;
  readonly lead: Lead | null;
  /** The study was deleted. */
  readonly gone: boolean;
}

export const studyIdSchema = z.string().check(z.regex(/^[a-z0-9]{20}$/));
const place = z.strictObject({
  entry: z.int().check(z.minimum(0), z.maximum(ENTRIES_MOST)),
  viewer: z.enum(VIEWERS),
  playing: z.boolean(),
});
const leader = z.string().check(z.regex(/^[a-z0-9]{8,32}$/));

const request = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open'),
    protocol: z.int().check(z.minimum(0), z.maximum(1_000_000)),
    study: studyIdSchema,
    key: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
  }),
  z.strictObject({ type: z.literal('lead'), as: leader, name: nameSchema, place }),
  z.strictObject({ type: z.literal('show'), place }),
  z.strictObject({ type: z.literal('stop') }),
]);

const room = z.object({
  study: studyIdSchema,
  version: z.int(),
  present: z.int(),
  lead: z.nullable(z.object({ by: leader, name: nameSchema, place, away: z.boolean() })),
  gone: z.boolean(),
});

/** A request from a socket; `null` where it is none, with the path of what is wrong. */
export function parseStudyRequest(
  input: unknown,
): { readonly request: StudyRequest; readonly path?: never } | { readonly path: string } {
  const parsed = request.safeParse(input);
  if (parsed.success) return { request: parsed.data as StudyRequest };
  return { path: parsed.error.issues[0]?.path.map(String).join('.').slice(0, 100) ?? '' };
}

/** What the server tells of a room; `null` where this page does not understand it. */
export function parseRoom(input: unknown): RoomNow | null {
  const parsed = room.safeParse(input);
  return parsed.success ? parsed.data : null;
}
