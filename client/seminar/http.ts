/** The HTTP calls about seminars. */
import * as z from 'zod/mini';
import {
  PHASES,
  VOICES,
  type Joined,
  type SeminarFacts,
  type SeminarOpened,
  type SeminarSettings,
} from '../../shared/protocol/seminar';
import { call } from '../session/call';

const opened = z.object({ seminar: z.string(), code: z.string(), token: z.string() });

const voice = z.enum(VOICES);
const facts = z.object({
  seminar: z.string(),
  name: z.nullable(z.string()),
  phase: z.enum(PHASES),
  people: z.number(),
  settings: z.object({
    scenario: z.string(),
    readsPrivate: z.boolean(),
    talk: z.object({ open: voice, 'usa-iran': voice, 'usa-israel': voice, 'iran-israel': voice }),
    gallery: z.boolean(),
    days: z.number(),
    asks: z.object({ before: z.boolean(), after: z.boolean() }),
  }),
  expiresAt: z.number(),
});

const joined = z.object({ seminar: z.string(), person: z.string(), token: z.string() });

const post = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) }) as const;

export const openSeminar = (settings: SeminarSettings): Promise<SeminarOpened> =>
  call(opened, '/api/seminars', post(settings));

export const seminarByCode = (code: string): Promise<SeminarFacts> =>
  call(facts, `/api/seminars/codes/${encodeURIComponent(code)}`);

export const joinSeminar = (seminar: string, code: string, name: string): Promise<Joined> =>
  call(joined, `/api/seminars/${encodeURIComponent(seminar)}/people`, post({ code, name }));

/** Deletes a seminar and everything about it. */
export async function deleteSeminar(seminar: string, token: string): Promise<void> {
  await call(z.unknown(), `/api/seminars/${encodeURIComponent(seminar)}`, { method: 'DELETE', token });
}
