/** A solo game as it is kept, in this browser or in a file: what it was made of, and everything that was done. */
import * as z from 'zod/mini';
import { SCENARIO_IDS, type ScenarioId } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Channel, MessageBody } from '../../shared/protocol/messages';
import { parseSaying, parseSeatAction } from '../../shared/protocol/schema';
import type { SeatAction } from '../../shared/rules/actions';
import { BOT_LEVELS, type Holder } from '../../shared/rules/state';
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
  readonly seats: Readonly<Record<Seat, Holder>>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export type Payload =
  | { readonly kind: 'move'; readonly payload: SeatAction }
  | { readonly kind: 'message'; readonly payload: { readonly channel: Channel; readonly body: MessageBody } };

export type Entry = Payload & {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly actor: Seat;
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
/** Version of the file's shape; the version of the rules stands in the header. */
const VERSION = 1;
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
const holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('bot'), level: z.enum(BOT_LEVELS) }),
]);

const header = z.strictObject({
  table: z.string().check(z.regex(/^[a-z0-9]{1,32}$/)),
  scenario: z.enum(SCENARIO_IDS as [ScenarioId, ...ScenarioId[]]),
  seed: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  rules: z.int(),
  seats: z
    .strictObject({ usa: holder, iran: holder, israel: holder })
    .check(z.refine((seats) => SEATS.filter((seat) => seats[seat].kind === 'person').length === 1)),
  createdAt: time,
});

const accepted = (parsed: { readonly malformed?: unknown }): boolean => parsed.malformed === undefined;
const entry = z.strictObject({
  seq: z.int().check(z.minimum(1)),
  actor: z.enum(SEATS),
  at: time,
  kind: z.enum(['move', 'message']),
  payload: z.unknown(),
  requestId: z.optional(z.string().check(z.maxLength(64))),
  reason: z.optional(z.string().check(z.maxLength(2_000))),
});
const entries = z
  .array(
    entry.check(
      z.refine(({ kind, payload }) =>
        accepted(kind === 'move' ? parseSeatAction(payload) : parseSaying(payload)),
      ),
    ),
  )
  .check(
    z.maxLength(20_000),
    z.refine((all) => all.every(({ seq }, index) => seq === index + 1)),
  );

const envelope = z.object({ format: z.literal(FORMAT), version: z.int() });
const file = z.strictObject({ format: z.literal(FORMAT), version: z.literal(VERSION), header, entries });

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
  if (about.data.version !== VERSION) throw new JournalError('other-format');
  const rules = z.object({ header: z.object({ rules: z.int() }) }).safeParse(json);
  // Acts of other rules may well look otherwise: that is not to be called broken.
  if (rules.success && rules.data.header.rules !== RULES_VERSION) throw new JournalError('other-rules');
  const parsed = file.safeParse(json);
  if (!parsed.success) throw new JournalError('broken-journal');
  // The payloads are parsed above; the ids in them are branded only in the types.
  return parsed.data as unknown as GameJournal;
}

/** The seat of the person. */
export const ownSeat = ({ seats }: Pick<GameHeader, 'seats'>): Seat =>
  SEATS.find((seat) => seats[seat].kind === 'person') ?? 'usa';
