/**
 * The service worker: keeps every file of one version, so that the pages and a solo game need no server. A newer version
 * is fetched beside it and waits until a page asks for it, or until no page is open.
 */
declare const self: ServiceWorkerGlobalScope;
export {};

/** Put in by the build: the files of this version by their addresses, with the beginning of the SHA-256 of each. */
declare const FILES: Readonly<Record<string, string>>;
declare const VERSION: string;

/** Once, since the build puts the list in wherever it is named. */
const files = FILES;

const CACHES = 'bp-';
const CACHE = `${CACHES}${VERSION}`;
const SHELL = '/index.html';

self.addEventListener('install', (event) => event.waitUntil(fill()));

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(
    Object.entries(files).map(async ([path, hash]) => cache.put(path, await fileOf(path, hash))),
  );
}

/** A file as the version has it; fails where the server has another by now. */
async function fileOf(path: string, hash: string): Promise<Response> {
  // Files under /assets are named after what is in them: a copy of an older version is as good.
  const isNamed = path.startsWith('/assets/');
  const known = isNamed ? await caches.match(path) : undefined;
  if (known) return known;
  const response = await fetch(path, { cache: isNamed ? 'default' : 'reload' });
  if (!response.ok || !(await hashOf(response.clone())).startsWith(hash))
    throw new Error(`${path} is of another version`);
  return response;
}

async function hashOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHES) && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(kept(SHELL, request));
  else if (Object.hasOwn(files, pathname)) event.respondWith(kept(pathname, request));
});

/** The same addresses for which the server sends its one page. */
const isPage = (path: string): boolean =>
  !/^\/(api|socket\.io|assets|healthz)(\/|$)/.test(path) && !/\.[A-Za-z0-9]+$/.test(path);

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
