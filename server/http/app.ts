import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { Config } from '../config';
import type { Log } from '../log';
import type { Library } from '../library/library';
import { Pictures } from '../picture/pictures';
import type { Studies } from '../studies/studies';
import type { Results } from '../seminars/results';
import type { Seminars } from '../seminars/seminars';
import type { Registry } from '../tables/registry';
import { addApi } from './api';
import { answerErrors } from './errors';
import type { Metrics } from '../metrics';
import { addMetrics } from './metrics';
import { addLibrary } from './library';
import { addPictures } from './preview';
import { addSeminars } from './seminars';
import { addSeminarResults } from './seminar-results';
import { addSite } from './site';
import { addStudies } from './studies';

/** Most of what a request may carry: a plan for a table is a few hundred bytes. */
const BODY_MOST = 16_384;

/** What requests are about. */
interface Parts {
  readonly registry: Registry;
  readonly library: Library;
  readonly studies: Studies;
  readonly seminars: Seminars;
  readonly results: Results;
  readonly metrics: Metrics;
}

/** Headers that every answer carries; made once, for they are the same for all. */
const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // Widgets position themselves by style attributes, and bring a few rules along.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // For whoever puts TLS in front to decide.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
});

/** The HTTP side of the server, not yet listening. */
export async function createHttp(
  config: Config,
  log: Log,
  { registry, library, studies, seminars, results, metrics }: Parts,
  clientDir: string | null,
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_MOST,
    trustProxy: (_address, hop) => hop < config.trustProxy,
    requestTimeout: 15_000,
    routerOptions: { maxParamLength: 64 },
    return503OnClosing: true,
    forceCloseConnections: true,
  });
  // Only what the API takes; a body of any other kind is refused.
  app.removeContentTypeParser('text/plain');
  answerErrors(app);
  app.addHook('onRequest', (request, reply, done) => {
    protect(request.raw, reply.raw, done as (error?: unknown) => void);
  });
  await app.register(rateLimit, {
    global: true,
    max: config.httpRate,
    timeWindow: 60_000,
    // Whoever hung up already has no address.
    keyGenerator: (request) => (request.ip as string | undefined) ?? 'gone',
    // A page takes many files at once; these cost next to nothing.
    allowList: (request) => !request.url.startsWith('/api/'),
  });
  app.addHook('onResponse', (request, reply, done) => {
    if (request.url.startsWith('/api/')) {
      const { method, routeOptions } = request;
      const ms = Math.round(reply.elapsedTime);
      request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms }, 'request');
    }
    done();
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) {
      void reply.header('cache-control', 'no-store');
    }
    done();
  });
  app.get('/healthz', () => ({ ok: true }));
  addMetrics(app, metrics, config);
  addApi(app, registry, config);
  addLibrary(app, library, config);
  await addStudies(app, studies, config);
  addSeminars(app, seminars, config);
  addSeminarResults(app, seminars, results, config, log);
  const pictures = new Pictures(library, clientDir);
  addPictures(app, pictures);
  await addSite(app, clientDir, config, pictures);
  return app;
}
