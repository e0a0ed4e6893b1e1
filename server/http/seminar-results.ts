import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config';
import { exportOf } from '../seminars/export';
import { resultsFor } from '../seminars/results';
import type { Seminars } from '../seminars/seminars';
import { exportQuery, seminarParams } from './schemas';
import { tokenIn } from './token';

/** What came of a seminar: for its debrief, and as files for its facilitators. */
export function addSeminarResults(
  instance: FastifyInstance,
  seminars: Seminars,
  { tableRate, joinRate }: Config,
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });

  // A whole class may look at once, from behind one address.
  app.get(
    '/api/seminars/:seminar/results',
    { schema: { params: seminarParams }, config: perMinute(joinRate) },
    async (request) => resultsFor(await seminars.find(request.params.seminar), tokenIn(request.headers)),
  );

  app.get(
    '/api/seminars/:seminar/export',
    { schema: { params: seminarParams, querystring: exportQuery }, config: perMinute(tableRate) },
    async (request, reply) => {
      const seminar = await seminars.find(request.params.seminar);
      const zip = await exportOf(seminar, tokenIn(request.headers), request.query.pseudonyms ?? false);
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="seminar-${seminar.doc.code}.zip"`)
        .send(zip);
    },
  );
}
