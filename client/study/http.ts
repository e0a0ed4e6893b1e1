/** The server's calls about shared studies. */
import * as z from 'zod/mini';
import type { Recording } from '../../shared/recording/format';
import type { Study } from '../../shared/study/format';
import { writeStudy } from '../../shared/study/read';
import { studyIdSchema } from '../../shared/study/room';
import { studySchema } from '../../shared/study/schema';

// The content security policy allows no eval, which zod would use to compile its schemas.
z.config({ jitless: true });

/** A long recording over a slow line takes a while. */
const PATIENCE = 60_000;

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly version?: number };

const sharedReply = z.object({ study: studyIdSchema, key: z.string(), version: z.int() });
const readReply = z.object({ version: z.int(), study: studySchema });
const versionReply = z.object({ version: z.int() });
const failure = z.object({
  code: z.string(),
  detail: z.optional(z.object({ version: z.optional(z.int()) })),
});

interface Ask {
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: string;
  readonly key?: string;
  readonly version?: number;
}

async function ask<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  { method, body, key, version }: Ask = {},
): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(`/api/studies${path}`, {
      ...(method !== undefined && { method }),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        // In a header: addresses end up in logs.
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(PATIENCE),
      credentials: 'omit',
    });
  } catch {
    return { ok: false, code: 'network' };
  }
  const reply: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const failed = failure.safeParse(reply);
    if (!failed.success) return { ok: false, code: response.status >= 502 ? 'network' : 'bad-reply' };
    const { code, detail } = failed.data;
    return { ok: false, code, ...(detail?.version !== undefined && { version: detail.version }) };
  }
  const parsed = schema.safeParse(reply);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, code: 'bad-reply' };
}

interface SharedStudy {
  readonly version: number;
  readonly study: Study;
}

/** What the notebook asks of a server. */
export interface StudyServer {
  share(study: Study, recording: Recording): Promise<Answer<{ study: string; key: string; version: number }>>;
  read(shared: string): Promise<Answer<SharedStudy>>;
  save(shared: string, key: string, version: number, study: Study): Promise<Answer<{ version: number }>>;
  delete(shared: string, key: string): Promise<Answer<unknown>>;
}

export const studyServer: StudyServer = {
  share: (study, recording) => ask('', sharedReply, { method: 'POST', body: writeStudy(study, recording) }),
  read: (shared) => ask(`/${shared}`, readReply) as Promise<Answer<SharedStudy>>,
  save: (shared, key, version, study) =>
    ask(`/${shared}`, versionReply, { method: 'PUT', body: writeStudy(study), key, version }),
  delete: (shared, key) => ask(`/${shared}`, z.unknown(), { method: 'DELETE', key }),
};
