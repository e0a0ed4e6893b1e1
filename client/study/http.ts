/** The server's calls about shared studies. */
import * as z from 'zod/mini';
import type { Recording } from '../../shared/recording/format';
import type { Study } from '../../shared/study/format';
import { writeStudy } from '../../shared/study/read';
import { studyIdSchema } from '../../shared/study/room';
import { studySchema } from '../../shared/study/schema';
import { ApiError, call } from '../session/call';

/** A long recording over a slow line takes a while. */
const PATIENCE = 60_000;

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly version?: number };

const sharedReply = z.object({ study: studyIdSchema, key: z.string(), version: z.int() });
const readReply = z.object({ version: z.int(), study: studySchema });
const versionReply = z.object({ version: z.int() });
const detailSchema = z.object({ version: z.optional(z.int()) });

interface Ask {
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: string;
  readonly key?: string;
  readonly version?: number;
}

async function ask<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  { key, version, ...others }: Ask = {},
): Promise<Answer<T>> {
  try {
    const value = await call(schema, `/api/studies${path}`, {
      ...others,
      patience: PATIENCE,
      ...(key !== undefined && { token: key }),
      ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
    });
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const told = detailSchema.safeParse(error.detail);
    return {
      ok: false,
      // Late or never is the same to a notebook: it is tried again.
      code: error.code === 'timeout' ? 'network' : error.code,
      ...(told.success && told.data.version !== undefined && { version: told.data.version }),
    };
  }
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
