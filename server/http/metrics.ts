import type { FastifyInstance } from 'fastify';
import type { Config } from '../config';
import type { Metrics } from '../metrics';
import { hashOf, isSecretOf } from '../tables/secrets';
import { sendRefusal } from './errors';
import { tokenIn } from './token';

/** `GET /metrics`, for whoever has the token: how busy a server is, and when, is nobody else's business. */
export function addMetrics(app: FastifyInstance, metrics: Metrics, { metricsToken }: Config): void {
  const hash = metricsToken === null ? undefined : hashOf(metricsToken);
  if (hash !== undefined) metrics.watchProcess();
  app.get('/metrics', async (request, reply) => {
    const token = tokenIn(request.headers);
    if (hash === undefined) return sendRefusal(reply, 'malformed', { path: 'url' }, 404);
    if (token === undefined || !isSecretOf(token, hash)) return sendRefusal(reply, 'wrong-token', {}, 401);
    return reply
      .type(metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.text());
  });
}
