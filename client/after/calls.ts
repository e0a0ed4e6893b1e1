/** The calls about publishing a game. */
import * as z from 'zod/mini';
import {
  publicationSchema,
  uploadedSchema,
  type LibraryRefusal,
  type Publication,
  type Wish,
} from '../../shared/protocol/library';

export type Called<T> = { readonly value: T; readonly problem?: never } | { readonly problem: string };

const failure = z.object({
  code: z.string(),
  detail: z.optional(z.object({ text: z.optional(z.string()) })),
});

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

async function call<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  { method, token, body }: { method: string; token?: string; body?: unknown },
): Promise<Called<z.infer<Schema>>> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
      credentials: 'omit',
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) {
      const failed = failure.safeParse(answer);
      return {
        problem: failed.success
          ? sentence(failed.data.code, failed.data.detail?.text)
          : 'The server cannot be reached. Check your connection and try again.',
      };
    }
    const parsed = z.safeParse(schema, answer);
    return parsed.success
      ? { value: parsed.data }
      : { problem: 'The server gave an answer this page does not understand. Load it again.' };
  } catch {
    return { problem: 'The server cannot be reached. Check your connection and try again.' };
  }
}

const pathOf = (table: string): string => `/api/tables/${encodeURIComponent(table)}/publication`;

export const publicationOf = (table: string, token: string): Promise<Called<Publication>> =>
  call(publicationSchema, pathOf(table), { method: 'GET', token });
export const wishFor = (table: string, token: string, wish: Wish): Promise<Called<Publication>> =>
  call(publicationSchema, pathOf(table), { method: 'PUT', token, body: wish });
export const takeBack = (table: string, token: string): Promise<Called<Publication>> =>
  call(publicationSchema, pathOf(table), { method: 'DELETE', token });

export const sendGame = (title: string, recording: string): Promise<Called<z.infer<typeof uploadedSchema>>> =>
  call(uploadedSchema, '/api/library', { method: 'POST', body: { title, recording } });
export const withdrawGame = (game: string, token: string): Promise<Called<unknown>> =>
  call(z.unknown(), `/api/library/${game}`, { method: 'DELETE', token });
