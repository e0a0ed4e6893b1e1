import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { UPLOAD_MOST } from '../../shared/protocol/library';
import type { Config } from '../config';
import type { Library } from '../library/library';
import { gameParams, libraryQuery, sendSchema, tableParams, wishSchema } from './schemas';
import { tokenIn } from './token';

/** What JSON adds to a text at most, where it is escaped: quotes and line ends. */
const ESCAPED = 1.5;

/** Routes of the library: what is in it, publishing and withdrawing. */
export function addLibrary(instance: FastifyInstance, library: Library, config: Config): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const perMinute = (max: number) => ({ rateLimit: { max: Math.ceil(max), timeWindow: 60_000 } });

  app.get('/api/library', { schema: { querystring: libraryQuery } }, async (request) => {
    const { after = null, ...filter } = request.query;
    return library.list(filter, after);
  });

  app.get('/api/library/:game', { schema: { params: gameParams } }, async (request, reply) => {
    const { recording } = await library.find(request.params.game);
    return reply.type('application/json; charset=utf-8').send(recording);
  });

  // To play a game through takes a thread a moment.
  app.post(
    '/api/library',
    {
      schema: { body: sendSchema },
      bodyLimit: UPLOAD_MOST * ESCAPED,
      config: perMinute(config.tableRate / 3),
    },
    async (request, reply) => {
      const sent = await library.send(request.body.title, request.body.recording);
      return reply.status(201).send(sent);
    },
  );

  app.delete(
    '/api/library/:game',
    { schema: { params: gameParams }, config: perMinute(config.tableRate) },
    async (request) => {
      await library.withdraw(request.params.game, tokenIn(request.headers));
      return {};
    },
  );

  app.get('/api/tables/:table/publication', { schema: { params: tableParams } }, (request) =>
    library.publication(request.params.table, tokenIn(request.headers)),
  );

  app.put(
    '/api/tables/:table/publication',
    { schema: { params: tableParams, body: wishSchema }, config: perMinute(config.tableRate) },
    (request) => library.wish(request.params.table, tokenIn(request.headers), request.body),
  );

  app.delete(
    '/api/tables/:table/publication',
    { schema: { params: tableParams }, config: perMinute(config.tableRate) },
    (request) => library.unwish(request.params.table, tokenIn(request.headers)),
  );
}
