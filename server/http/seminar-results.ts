import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config';
import type { Log } from '../log';
import type { Results } from '../seminars/results';
import type { Seminars } from '../seminars/seminars';
import { takesGzip } from './encoding';
import { exportQuery, seminarParams } from './schemas';
import { tokenIn } from './token';

/** Recordings get eight times smaller by it already; more effort makes little of a difference. */
const LEVEL = 4;

/** What came of a seminar: for its debrief, and as files for its facilitators. */
export function addSeminarResults(
  instance: FastifyInstance,
  seminars: Seminars,
  results: Results,
  { tableRate, joinRate }: Config,
  log: Log,
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });

  // A whole class may look at once, from behind one address.
  app.get(
    '/api/seminars/:seminar/results',
    { schema: { params: seminarParams }, config: perMinute(joinRate) },
    async (request, reply) => {
      const seminar = await seminars.find(request.params.seminar);
      const pieces = Readable.from(results.of(seminar, tokenIn(request.headers)));
      reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding');
      if (!takesGzip(request.headers['accept-encoding'])) return reply.send(pieces);
      const zipped = createGzip({ level: LEVEL });
      pipeline(pieces, zipped, (error) => {
        if (error) log.warn({ seminar: seminar.doc.id, err: error }, 'results broke off');
      });
      return reply.header('content-encoding', 'gzip').send(zipped);
    },
  );

  app.get(
    '/api/seminars/:seminar/export',
    { schema: { params: seminarParams, querystring: exportQuery }, config: perMinute(tableRate) },
    async (request, reply) => {
      const seminar = await seminars.find(request.params.seminar);
      const { pseudonyms = false } = request.query;
      const zip = await results.export(seminar, tokenIn(request.headers), pseudonyms);
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="seminar-${seminar.doc.code}.zip"`)
        .send(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength));
    },
  );
}
