import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendRefusal } from './errors';

const YEAR = 31_536_000;

/**
 * Serves the client as it was built, and its one page for every address of the site. Files under /assets are named after
 * what is in them, so they may be kept for good.
 */
export async function addSite(app: FastifyInstance, folder: string | null): Promise<void> {
  const built = folder !== null && existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      dotfiles: 'ignore',
      index: 'index.html',
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = /[\\/]assets[\\/]/.test(path);
        void reply.setHeader('cache-control', hashed ? `public, max-age=${YEAR}, immutable` : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/(api|socket\.io|assets|healthz)(\/|$)/.test(path) &&
      !/\.[A-Za-z0-9]+$/.test(path) &&
      (request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/);
    if (built && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendRefusal(reply, 'malformed', { path: 'url' }, 404);
  });
}
