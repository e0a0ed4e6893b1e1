import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { ServerRefusal } from '../../shared/protocol/messages';
import { StorageError } from '../storage/journal';
import { Refused, type AnyRefusal } from '../tables/replies';

const STATUS: Partial<Record<AnyRefusal, number>> = {
  malformed: 400,
  'too-large': 413,
  'too-many-requests': 429,
  'unknown-table': 404,
  'unknown-code': 404,
  'wrong-token': 403,
  'wrong-invite': 403,
  'seat-taken': 409,
  'not-over': 409,
  facilitated: 403,
  'unknown-game': 404,
  'not-a-game': 422,
  'of-a-table': 409,
  'of-others': 409,
  'published-already': 409,
  storage: 503,
  'unknown-study': 404,
  'wrong-key': 403,
  'study-changed': 409,
  'bad-study': 400,
  'no-recording': 409,
  'other-game': 409,
  busy: 503,
  'unknown-seminar': 404,
  'name-taken': 409,
  full: 409,
  'not-facilitator': 403,
  'not-debriefed': 403,
  'answers-closed': 409,
};

/** Answers with a code and what belongs to it. */
export const sendRefusal = (
  reply: FastifyReply,
  code: AnyRefusal,
  detail: Readonly<Record<string, unknown>> = {},
  status = STATUS[code] ?? 500,
): FastifyReply => reply.status(status).send({ code, detail });

const BY_STATUS: Record<number, ServerRefusal> = { 413: 'too-large', 429: 'too-many-requests' };

/** Every error becomes `{code, detail}`; what went wrong inside is for the log alone. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refused) return sendRefusal(reply, error.code, error.detail);
    if (error instanceof StorageError) {
      request.log.error({ err: error }, 'journal failed');
      return sendRefusal(reply, 'storage');
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      // Where it was wrong, but nothing of what was sent.
      const path = error.validation?.[0]?.instancePath ?? '';
      return sendRefusal(reply, BY_STATUS[status] ?? 'malformed', path ? { path } : {}, status);
    }
    request.log.error({ err: error }, 'request failed');
    return sendRefusal(reply, 'internal');
  });
}
