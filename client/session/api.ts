/** The HTTP calls of the client. Loaded lazily: it brings zod/mini along. */
import * as z from 'zod/mini';
import type { ScenarioId } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Holder } from '../../shared/rules/state';
import { ApiError, call } from './call';

export interface TablePlan {
  scenario: ScenarioId;
  seats: Record<Seat, Holder>;
  clock: { talksMinutes: number | null; ordersMinutes: number | null };
  gallery: boolean;
  /** So many rounds the gallery is behind. */
  galleryDelay?: number;
  name?: string;
}

const Invites = z.object({
  usa: z.optional(z.string()),
  iran: z.optional(z.string()),
  israel: z.optional(z.string()),
});

const CreatedTable = z.object({ table: z.string(), code: z.string(), invites: Invites, host: z.string() });
export type CreatedTable = z.infer<typeof CreatedTable>;

const TakenSeat = z.object({ token: z.string() });

const OpenSeat = z.object({
  free: z.boolean(),
  kind: z.enum(['person', 'bot']),
  name: z.optional(z.string()),
});
const TableByCode = z.object({
  table: z.string(),
  scenario: z.enum(['short', 'standard', 'long']),
  seats: z.object({ usa: OpenSeat, iran: OpenSeat, israel: OpenSeat }),
});
export type TableByCode = z.infer<typeof TableByCode>;

const post = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) }) as const;

/** Opens a table. */
export const createTable = (plan: TablePlan): Promise<CreatedTable> =>
  call(CreatedTable, '/api/tables', post(plan));

/** Looks up the table behind a short code. */
export const findByCode = (code: string): Promise<TableByCode> =>
  call(TableByCode, `/api/codes/${encodeURIComponent(code)}`);

/** Sits down, with the seat's invitation or the table's code, and keeps the seat's token in this browser. */
export async function takeSeat(
  table: string,
  seat: Seat,
  options: { invite?: string; code?: string; name?: string } = {},
): Promise<void> {
  const { token } = await call(
    TakenSeat,
    `/api/tables/${encodeURIComponent(table)}/seats/${seat}`,
    post(options),
  );
  keepSeat(table, { seat, token });
}

const HeldSeat = z.object({ seat: z.enum(SEATS), token: z.string() });
export type HeldSeat = z.infer<typeof HeldSeat>;

/** The seat that this browser holds at a table. */
export const heldSeat = (table: string): HeldSeat | undefined => recall(HeldSeat, `bp.seat.${table}`);

/** Keeps what opens a table from a seat. */
export const keepSeat = (table: string, held: HeldSeat): void => keep(`bp.seat.${table}`, held);

/** What opens a table to somebody who leads a seminar and sits in no seat. */
export const keepPass = (table: string, token: string): void => keep(`bp.pass.${table}`, token);
/** What `keepPass` kept. */
export const heldPass = (table: string): string | undefined => recall(z.string(), `bp.pass.${table}`);

const HostedTable = z.extend(CreatedTable, { gallery: z.boolean(), name: z.optional(z.string()) });
export type HostedTable = z.infer<typeof HostedTable>;

/** Keeps what the host of a table needs to invite the others, so that a reload loses nothing. */
export const keepHosted = (hosted: HostedTable): void => keep(`bp.host.${hosted.table}`, hosted);
/** What `keepHosted` kept. */
export const hostedTable = (table: string): HostedTable | undefined =>
  recall(HostedTable, `bp.host.${table}`);

/** The link that offers a seat. The secret stands behind `#`, so it is in no server log. */
export const inviteLink = (table: string, seat: Seat, invite: string): string =>
  `${location.origin}/t/${encodeURIComponent(table)}#seat=${seat}&invite=${encodeURIComponent(invite)}`;

/** The link to the gallery of a table. */
export const galleryLink = (table: string): string => `${location.origin}/t/${encodeURIComponent(table)}`;

/** The invitation in a location's hash (`#seat=usa&invite=…`), if there is one. */
export function readInvite(hash: string): { seat: Seat; invite: string } | undefined {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const seat = SEATS.find((each) => each === fields.get('seat'));
  const invite = fields.get('invite');
  return seat && invite ? { seat, invite } : undefined;
}

/** What somebody pasted into *Join*: a link with an invitation, a link to a table, a link with a code, or a code. */
export function readPasted(
  text: string,
): { table: string; seat?: Seat; invite?: string } | { code: string } | undefined {
  const trimmed = text.trim();
  const link = /\/t\/([\w-]+)[^#\s]*(#\S*)?$/.exec(trimmed);
  if (link?.[1]) return { table: link[1], ...readInvite(link[2] ?? '') };
  const joined = /(?:[?&]code=|\/join\/)([^&#?/\s]+)/.exec(trimmed);
  const code = (joined?.[1] ?? trimmed).replace(/[\s–-]/g, '').toUpperCase();
  return /^[A-Z0-9]{3,16}$/.test(code) ? { code } : undefined;
}

const NO_TABLE =
  'Nothing is open under this code or link. Check it for a mistyped letter, or ask whoever gave it to you.';
const SENTENCES: Record<string, string> = {
  network: 'The server cannot be reached. Check your connection and try again.',
  timeout: 'The server took too long to answer. Try again in a moment.',
  'bad-reply':
    'The server gave an answer this page does not understand. Load the page again; it may be out of date.',
  'unknown-table': NO_TABLE,
  'unknown-code': NO_TABLE,
  'seat-taken': 'Somebody has this seat already. Choose another, or ask the host.',
  'wrong-invite': 'This invitation is not good any more. Ask the host for a new link.',
  'too-many-requests': 'That was too often in a short time. Wait a minute and try again.',
};

/** A sentence for an error: what happened, and what to do next. */
export function describeError(error: unknown): string {
  if (!(error instanceof ApiError))
    return 'Something went wrong on this page. Load it again and try once more.';
  const byStatus =
    error.status === 404 ? NO_TABLE : error.status === 429 ? SENTENCES['too-many-requests'] : undefined;
  return (
    SENTENCES[error.code] ??
    byStatus ??
    `The server refused (${error.code}). Try again, or tell whoever runs this site.`
  );
}

/** Puts a value into this browser's storage. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage may be forbidden or full; whoever calls goes on with what is in memory.
  }
}

/** A value in this browser's storage, where it has the shape that it should. */
export function recall<Schema extends z.ZodMiniType>(
  schema: Schema,
  key: string,
): z.infer<Schema> | undefined {
  try {
    const parsed = z.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
