/** A solo game as it is kept, in this browser or in a file: what it was made of, and everything that was done. */
import * as z from 'zod/mini';
import { SCENARIO_IDS, type ScenarioId } from '../../shared/content/scenarios';
import {
  CHAIR,
  isSeat,
  SEATS,
  VIEWERS,
  type Actor,
  type Seat,
  type Viewer,
} from '../../shared/content/seats';
import type { Channel, MessageBody } from '../../shared/protocol/messages';
import { parseSaying, parseSeatAction } from '../../shared/protocol/schema';
import { originSchema, type Origin } from '../../shared/recording/origin';
import { chairActionSchema, holderSchema } from '../../shared/recording/parts';
import type { Action } from '../../shared/rules/actions';
import type { Holder } from '../../shared/rules/state';
import { RULES_VERSION } from '../../shared/rules/version';

// The content security policy allows no eval, which zod would use to compile its schemas.
z.config({ jitless: true });

export interface GameHeader {
  readonly table: string;
  readonly scenario: ScenarioId;
  /** 32 hexadecimal digits. */
  readonly seed: string;
  /** Version of the rules that it is played under. */
  readonly rules: number;
  /** As the game began; a branch has given the seats to others since. */
  readonly seats: Readonly<Record<Seat, Holder>>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Of a game that goes on from a point of another. */
  readonly branch?: Branching;
}

interface Branching {
  readonly origin: Origin;
  /** The seat of the person, or whose eyes it watches three bots with. */
  readonly viewer: Viewer;
}

export type Payload =
  | { readonly kind: 'move'; readonly payload: Action }
  | { readonly kind: 'message'; readonly payload: { readonly channel: Channel; readonly body: MessageBody } };

export type Entry = Payload & {
  /** From 1, without gaps. */
  readonly seq: number;
  /** The chair acts in branches alone. */
  readonly actor: Actor;
  readonly at: number;
  /** The page's id of a person's request. */
  readonly requestId?: string;
  /** Why a bot did it. */
  readonly reason?: string;
};

export interface GameJournal {
  readonly header: GameHeader;
  readonly entries: readonly Entry[];
}

const FORMAT = 'brittle-peace-journal';
/** Version of the file's shape; the version of the rules stands in the header. In version 1 there were no branches. */
const VERSION = 2;
/** A long game takes a fiftieth of it. */
export const FILE_MOST = 8_000_000;

/** Why a file or a kept game cannot be played on. */
export type JournalProblem = 'not-a-journal' | 'other-format' | 'other-rules' | 'broken-journal';

export class JournalError extends Error {
  constructor(readonly code: JournalProblem) {
    super(code);
  }
}

const time = z.number().check(z.minimum(0));
const header = z.strictObject({
  table: z.string().check(z.regex(/^[a-z0-9]{1,32}$/)),
  scenario: z.enum(SCENARIO_IDS as [ScenarioId, ...ScenarioId[]]),
  seed: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  rules: z.int(),
  seats: z.strictObject({ usa: holderSchema, iran: holderSchema, israel: holderSchema }),
  createdAt: time,
  branch: z.optional(z.strictObject({ origin: originSchema, viewer: z.enum(VIEWERS) })),
});

const countOf = (seats: Readonly<Record<Seat, Holder>>, kind: Holder['kind']): number =>
  SEATS.filter((seat) => seats[seat].kind === kind).length;
const accepted = (parsed: { readonly malformed?: unknown }): boolean => parsed.malformed === undefined;
const isPayload = ({ kind, actor, payload }: { kind: string; actor: string; payload: unknown }): boolean =>
  actor === CHAIR
    ? kind === 'move' && chairActionSchema.safeParse(payload).success
    : accepted(kind === 'move' ? parseSeatAction(payload) : parseSaying(payload));
const entry = z.strictObject({
  seq: z.int().check(z.minimum(1)),
  actor: z.enum([...SEATS, CHAIR]),
  at: time,
  kind: z.enum(['move', 'message']),
  payload: z.unknown(),
  requestId: z.optional(z.string().check(z.maxLength(64))),
  reason: z.optional(z.string().check(z.maxLength(10_000))),
});
const entries = z.array(entry.check(z.refine(isPayload))).check(
  z.maxLength(20_000),
  z.refine((all) => all.every(({ seq }, index) => seq === index + 1)),
);

const envelope = z.object({ format: z.literal(FORMAT), version: z.int() });
const file = z
  .strictObject({ format: z.literal(FORMAT), version: z.literal([1, VERSION]), header, entries })
  .check(
    z.refine(({ version, header: { branch, seats }, entries: all }) =>
      branch
        ? version > 1
        : countOf(seats, 'person') === 1 &&
          countOf(seats, 'bot') === 2 &&
          all.every(({ actor }) => isSeat(actor)),
    ),
  );

/** A journal as a text to be kept in a file. */
export const writeJournal = ({ header, entries }: GameJournal): string =>
  JSON.stringify({ format: FORMAT, version: VERSION, header, entries });

/** The journal in a text. Throws a JournalError. Whether its acts are legal shows when it is folded. */
export function readJournal(text: string): GameJournal {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new JournalError('not-a-journal');
  }
  const about = envelope.safeParse(json);
  if (!about.success) throw new JournalError('not-a-journal');
  if (about.data.version < 1 || about.data.version > VERSION) throw new JournalError('other-format');
  const rules = z.object({ header: z.object({ rules: z.int() }) }).safeParse(json);
  // Acts of other rules may well look otherwise: that is not to be called broken.
  if (rules.success && rules.data.header.rules !== RULES_VERSION) throw new JournalError('other-rules');
  const parsed = file.safeParse(json);
  if (!parsed.success) throw new JournalError('broken-journal');
  // The payloads are parsed above; the ids in them are branded only in the types.
  const { format: _, version: __, ...journal } = parsed.data;
  return journal as unknown as GameJournal;
}

/** From where the person looks at the game: its own seat, or in a branch without one, where it chose to stand. */
export const viewerOf = ({ seats, branch }: Pick<GameHeader, 'seats' | 'branch'>): Viewer =>
  branch?.viewer ?? SEATS.find((seat) => seats[seat].kind === 'person') ?? 'usa';
