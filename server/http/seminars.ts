import type { FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { parseJoining, parseSettings } from '../../shared/protocol/seminar-schema';
import type { Config } from '../config';
import type { Seminars } from '../seminars/seminars';
import { Refused } from '../tables/replies';
import { codeParams, seminarParams } from './schemas';
import { tokenIn } from './token';

/** Routes under /api/seminars: opening one, finding it, joining it, deleting it. The rest goes over its socket. */
export function addSeminars(
  instance: FastifyInstance,
  seminars: Seminars,
  { tableRate, joinRate }: Config,
): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });

  app.post('/api/seminars', { config: perMinute(tableRate) }, async (request, reply) => {
    const parsed = parseSettings(request.body);
    if (parsed.path !== undefined) throw new Refused('malformed', { path: parsed.path });
    return reply.status(201).send(await seminars.create(parsed.value));
  });

  // A whole class may sit behind one address.
  app.get(
    '/api/seminars/codes/:code',
    { schema: { params: codeParams }, config: perMinute(joinRate) },
    (request) => seminars.factsOf(request.params.code),
  );

  app.post(
    '/api/seminars/:seminar/people',
    { schema: { params: seminarParams }, config: perMinute(joinRate) },
    async (request, reply) => {
      const parsed = parseJoining(request.body);
      if (parsed.path !== undefined) throw new Refused('malformed', { path: parsed.path });
      const { seminar } = request.params;
      const { code, name } = parsed.value;
      const joined = await (await seminars.find(seminar)).join(code, name);
      return reply.status(201).send({ seminar, ...joined });
    },
  );

  app.delete(
    '/api/seminars/:seminar',
    { schema: { params: seminarParams }, config: perMinute(tableRate) },
    async (request) => {
      await seminars.delete(request.params.seminar, tokenIn(request.headers));
      return {};
    },
  );
}
