import type { FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { bySeat, type Seat } from '../../shared/content/seats';
import { write } from '../../shared/recording/record';
import type { Config } from '../config';
import type { TableHost } from '../tables/host';
import type { Registry } from '../tables/registry';
import {
  botSchema,
  codeParams,
  planSchema,
  programSchema,
  recordingQuery,
  seatParams,
  tableParams,
  takeSchema,
} from './schemas';
import { tokenIn } from './token';

/** What anybody may know who has the link or the code of a table. */
function publicFacts(host: TableHost) {
  const seat = (id: Seat) => {
    const name = host.claimOf(id)?.name;
    return { free: host.isFree(id), kind: host.kindOf(id), ...(name != null && { name }) };
  };
  return {
    table: host.header.table,
    scenario: host.header.scenario,
    seats: bySeat(seat),
    gallery: host.header.gallery,
    ...(host.header.galleryDelay !== undefined && { galleryDelay: host.header.galleryDelay }),
    ...(host.header.name !== null && { name: host.header.name }),
    ended: host.state.step === 'ended',
  };
}

/** Routes under /api: opening a table, finding it, and sitting down. Playing goes over the socket. */
export function addApi(instance: FastifyInstance, registry: Registry, config: Config): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });

  app.post(
    '/api/tables',
    { schema: { body: planSchema }, config: perMinute(config.tableRate) },
    async (request, reply) => {
      const opened = await registry.create(request.body);
      return reply.status(201).send(opened);
    },
  );

  app.get('/api/tables/:table', { schema: { params: tableParams } }, async (request) =>
    publicFacts(await registry.find(request.params.table)),
  );

  app.post(
    '/api/tables/:table/seats/:seat',
    { schema: { params: seatParams, body: takeSchema }, config: perMinute(config.tableRate * 2) },
    async (request) => {
      const { invite, code, host: secret, name } = request.body;
      const host = await registry.find(request.params.table);
      const token = await host.takeSeat(request.params.seat, name ?? null, {
        ...(invite !== undefined && { invite }),
        ...(code !== undefined && { code }),
        ...(secret !== undefined && { host: secret }),
      });
      return { token };
    },
  );

  app.post(
    '/api/tables/:table/seats/:seat/bot',
    { schema: { params: seatParams, body: botSchema }, config: perMinute(config.tableRate * 2) },
    async (request) => {
      const host = await registry.find(request.params.table);
      await host.seatBot(request.params.seat, request.body.host, request.body.level);
      return {};
    },
  );

  app.post(
    '/api/tables/:table/seats/:seat/program',
    { schema: { params: seatParams, body: programSchema }, config: perMinute(config.tableRate * 2) },
    async (request) => {
      const host = await registry.find(request.params.table);
      const { host: secret, name } = request.body;
      return { token: await host.admitProgram(request.params.seat, secret, name ?? null) };
    },
  );

  // Playing a whole game again takes a moment.
  app.get(
    '/api/tables/:table/recording',
    { schema: { params: tableParams, querystring: recordingQuery }, config: perMinute(config.tableRate * 2) },
    async (request, reply) => {
      const host = await registry.find(request.params.table);
      const { messages = true, names = true } = request.query;
      const recording = await host.recording(tokenIn(request.headers), { messages, names });
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${host.header.table}.peace.json"`)
        .send(write(recording));
    },
  );

  app.get('/api/gallery', async () => ({ tables: await registry.onView() }));

  // A code is short enough to be guessed, given time: this is the time.
  app.get(
    '/api/codes/:code',
    { schema: { params: codeParams }, config: perMinute(config.tableRate) },
    async (request) => publicFacts(await registry.find(await registry.byCode(request.params.code))),
  );
}
