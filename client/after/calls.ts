/** The calls about publishing a game. */
import * as z from 'zod/mini';
import {
  publicationSchema,
  uploadedSchema,
  type LibraryRefusal,
  type Publication,
  type Wish,
} from '../../shared/protocol/library';
import { ApiError, call } from '../session/call';

export type Called<T> = { readonly value: T; readonly problem?: never } | { readonly problem: string };

const detailSchema = z.object({ text: z.optional(z.string()) });

const SENTENCES: Record<LibraryRefusal, string> = {
  'unknown-game': 'The game is not in the library any more.',
  'not-a-game': 'The server could not verify the game.',
  'of-a-table':
    'This game was played at a table of this server. Publish it from there, with all who sat at it.',
  'of-others': 'Others played in this game as well, so it is not yours alone to publish.',
  'published-already': 'The game is published already.',
};
const OTHERS: Readonly<Record<string, string>> = {
  'wrong-token': 'Only those who hold a seat at the table can publish its game.',
  'not-over': 'The game is not over yet.',
  'too-many-requests': 'That was too often in a short time. Wait a minute and try again.',
  'too-large': 'The game is longer than one may be that is published.',
  malformed: 'The title has something in it that a title cannot have. Change it.',
};

function sentence(code: string, text: string | undefined): string {
  const known = Object.hasOwn(SENTENCES, code) ? SENTENCES[code as LibraryRefusal] : OTHERS[code];
  return [known ?? 'The server refused. Try again in a moment.', text].filter(Boolean).join(' ');
}

const UNREACHABLE = 'The server cannot be reached. Check your connection and try again.';

/** Why a call came to nothing, and what to do. */
function problemOf(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  const { code, status, detail } = error;
  if (code === 'bad-reply' && status > 0 && status < 400) {
    return 'The server gave an answer this page does not understand. Load it again.';
  }
  if (code === 'network' || code === 'timeout' || code === 'bad-reply') return UNREACHABLE;
  const told = detailSchema.safeParse(detail);
  return sentence(code, told.success ? told.data.text : undefined);
}

const ask = <Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  { method, token, body }: { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; token?: string; body?: unknown },
): Promise<Called<z.infer<Schema>>> =>
  call(schema, path, {
    method,
    patience: 30_000,
    ...(token !== undefined && { token }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).then(
    (value) => ({ value }),
    (error: unknown) => ({ problem: problemOf(error) }),
  );

const pathOf = (table: string): string => `/api/tables/${encodeURIComponent(table)}/publication`;

export const publicationOf = (table: string, token: string): Promise<Called<Publication>> =>
  ask(publicationSchema, pathOf(table), { method: 'GET', token });
export const wishFor = (table: string, token: string, wish: Wish): Promise<Called<Publication>> =>
  ask(publicationSchema, pathOf(table), { method: 'PUT', token, body: wish });
export const takeBack = (table: string, token: string): Promise<Called<Publication>> =>
  ask(publicationSchema, pathOf(table), { method: 'DELETE', token });

export const sendGame = (title: string, recording: string): Promise<Called<z.infer<typeof uploadedSchema>>> =>
  ask(uploadedSchema, '/api/library', { method: 'POST', body: { title, recording } });
export const withdrawGame = (game: string, token: string): Promise<Called<unknown>> =>
  ask(z.unknown(), `/api/library/${game}`, { method: 'DELETE', token });
