import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config';
import type { Pictures } from '../picture/pictures';
import { takesGzip } from './encoding';
import { sendRefusal } from './errors';
import { firstPaintsOf } from './first-paint';
import { preloadsOf } from './preload';
import { previewTags } from './preview';

const YEAR = 31_536_000;
const zip = promisify(gzip);
/** Where the page's scripts draw; what stands in it until then is gone with their first drawing. */
const ROOT = '<div id="root"></div>';

/**
 * Serves the client as it was built, and its one page for every address of the site. Files under /assets are named after
 * what is in them, so they may be kept for good.
 */
export async function addSite(
  app: FastifyInstance,
  folder: string | null,
  config: Config,
  pictures: Pictures,
): Promise<void> {
  const index = folder === null ? '' : join(folder, 'index.html');
  const built = folder !== null && existsSync(index);
  const page = built ? readFileSync(index, 'utf8') : '';
  const preloads = built ? preloadsOf(folder) : () => '';
  const firstPaints = built ? firstPaintsOf(folder) : () => '';
  const sendPage = async (request: FastifyRequest, reply: FastifyReply) => {
    const tags = await previewTags(config, request, pictures);
    const path = request.url.split('?')[0] ?? '';
    const html = page
      .replace('</head>', () => `  ${tags}\n    ${preloads(path)}\n  </head>`)
      .replace(ROOT, () => ROOT.replace('><', () => `>${firstPaints(path)}<`));
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-encoding');
    if (!takesGzip(request.headers['accept-encoding'])) return reply.send(html);
    return reply.header('content-encoding', 'gzip').send(await zip(html));
  };
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      dotfiles: 'ignore',
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = /[\\/]assets[\\/]/.test(path);
        void reply.setHeader('cache-control', hashed ? `public, max-age=${YEAR}, immutable` : 'no-cache');
      },
    });
    app.get('/', sendPage);
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/(api|socket\.io|assets|healthz|metrics)(\/|$)/.test(path) &&
      !/\.[A-Za-z0-9]+$/.test(path) &&
      (request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/);
    if (built && isPage) return sendPage(request, reply);
    return sendRefusal(reply, 'malformed', { path: 'url' }, 404);
  });
}
