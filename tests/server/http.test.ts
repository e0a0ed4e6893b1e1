import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp, type App } from '../../server/app';
import { ConfigError, readConfig } from '../../server/config';
import { createLog } from '../../server/log';
import {
  bot,
  call,
  openTable,
  person,
  plan,
  startServer,
  takeSeat,
  type TestServer,
} from '../support/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe('the API', () => {
  test('opens a table with an invitation for each person, a code and a secret for the host', async () => {
    const { status, body } = await call<Record<string, string>>(
      server.url,
      '/api/tables',
      plan({ seats: { usa: person, iran: bot('easy'), israel: person }, name: 'Tuesday' }),
    );
    expect(status).toBe(201);
    expect(body).toEqual({
      table: expect.stringMatching(/^[a-z0-9]{14}$/),
      code: expect.stringMatching(/^[A-HJKMNP-Z2-9]{6}$/),
      invites: { usa: expect.stringMatching(/^[\w-]{43}$/), israel: expect.stringMatching(/^[\w-]{43}$/) },
      host: expect.stringMatching(/^[\w-]{43}$/),
    });
    const facts = {
      table: body.table,
      scenario: 'short',
      seats: {
        usa: { free: true, kind: 'person' },
        iran: { free: false, kind: 'bot' },
        israel: { free: true, kind: 'person' },
      },
      gallery: false,
      name: 'Tuesday',
      ended: false,
    };
    expect(await call(server.url, `/api/tables/${body.table}`)).toEqual({ status: 200, body: facts });
    expect(await call(server.url, `/api/codes/${body.code!.toLowerCase()}`)).toEqual({
      status: 200,
      body: facts,
    });
  });

  test('a seat is taken once, with its invitation or with the code', async () => {
    const table = await openTable(server.url);
    const path = `/api/tables/${table.table}/seats`;
    const wrong = await call(server.url, `${path}/usa`, { invite: table.invites.iran });
    expect(wrong).toEqual({ status: 403, body: { code: 'wrong-invite', detail: {} } });
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        call(server.url, `${path}/usa`, index % 2 ? { invite: table.invites.usa } : { code: table.code }),
      ),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(tries.filter(({ status }) => status === 409)).toHaveLength(9);
    expect(tries.find(({ status }) => status === 200)!.body.token).toMatch(/^[\w-]{43}$/);
    expect(await call(server.url, `${path}/iran`, { code: table.code, name: ' Ann ' })).toMatchObject({
      status: 200,
    });
    const facts = await call<{ seats: unknown }>(server.url, `/api/tables/${table.table}`);
    expect(facts.body.seats).toMatchObject({ usa: { free: false }, iran: { free: false, name: 'Ann' } });
    expect(await takeSeat(server.url, table, 'israel')).toMatch(/^[\w-]{43}$/);
  });

  test.each([
    ['no body', undefined, 'POST', 400],
    ['a name with a line break', plan({ name: 'a\nb' }), 'POST', 400],
    ['a name that turns text around', plan({ name: 'a\u202eb' }), 'POST', 400],
    ['a name of 41 letters', plan({ name: 'x'.repeat(41) }), 'POST', 400],
    ['a clock of no time', plan({ clock: { talksMinutes: 0, ordersMinutes: null } }), 'POST', 400],
    [
      'an unknown bot',
      plan({ seats: { ...plan().seats, usa: { kind: 'bot', level: 'god' as never } } }),
      'POST',
      400,
    ],
    ['a key too many', { ...plan(), seed: '00' }, 'POST', 400],
    ['another method', plan(), 'PUT', 404],
  ])('%s is refused with a code', async (_, body, method, status) => {
    const response = await fetch(`${server.url}/api/tables`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code: 'malformed' });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the site', () => {
  let folder: string;
  let app: App;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'site-'));
    mkdirSync(join(folder, 'client/assets'), { recursive: true });
    mkdirSync(join(folder, 'client/.vite'), { recursive: true });
    writeFileSync(
      join(folder, 'client/index.html'),
      '<!doctype html><head><title>Home</title></head><body><div id="root"></div></body>',
    );
    writeFileSync(join(folder, 'client/assets/main-abc123.js'), 'export {};');
    writeFileSync(join(folder, 'client/assets/main-abc123.js.br'), brotliCompressSync('export {};'));
    const chunk = (name: string, ...imports: string[]) => ({
      file: `assets/${name}.js`,
      imports,
      css: [`assets/${name}.css`],
    });
    const manifest = {
      'index.html': chunk('main', '_base.js'),
      '_base.js': { file: 'assets/base.js' },
      '_map.js': chunk('map', '_base.js'),
      'table/TablePage.tsx': chunk('table', 'index.html', '_base.js', '_map.js'),
    };
    writeFileSync(join(folder, 'client/.vite/manifest.json'), JSON.stringify(manifest));
    const firstPaints = {
      '/': 'Home as it is at first: $& $1',
      '/watch': 'The list',
      '/watch/-': 'The frame of a game',
    };
    writeFileSync(join(folder, 'client/.vite/first-paint.json'), JSON.stringify(firstPaints));
    const config = readConfig({ PORT: '0', DATA_DIR: join(folder, 'data') });
    app = await createApp(config, createLog({ logLevel: 'silent' }), join(folder, 'client'));
    url = `http://127.0.0.1:${await app.listen()}`;
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('every page is the one page, under a strict policy, and asked for anew', async () => {
    for (const path of ['/', '/t/abcdef', '/t/abcdef?x=1', '/learn/rules']) {
      const response = await fetch(url + path, { headers: { accept: 'text/html' } });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>Home</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("connect-src 'self';");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test.each([
    ['/t/abcdef?x=1', ['table.js', 'map.js', 'table.css', 'map.css']],
    ['/', []],
    ['/watch/abcdef/debrief', []],
  ])('%s names what its first script will ask for, and nothing that it has', async (path, wanted) => {
    const html = await (await fetch(url + path)).text();
    const links = [...html.matchAll(/<link rel="(?:module)?preload"[^>]* href="\/assets\/([^"]+)"/g)];
    expect(links.map(([, file]) => file)).toEqual(wanted);
  });

  test.each([
    ['/', 'Home as it is at first: $& $1'],
    ['/?x=1', 'Home as it is at first: $& $1'],
    ['/watch', 'The list'],
    ['/watch/', 'The list'],
    ['/watch/0123456789abcdef', 'The frame of a game'],
    ['/watch/0123456789abcdef/study/x', 'The frame of a game'],
    ['/t/abcdef', null],
    ['/learn/rules', null],
  ])('%s shows at once what it shows at first', async (path, shown) => {
    const html = await (await fetch(url + path, { headers: { accept: 'text/html' } })).text();
    const inside = shown === null ? '' : `<div class="first-paint" inert>${shown}</div>`;
    expect(html).toContain(`<div id="root">${inside}</div>`);
  });

  test.each([
    ['br, gzip', 'gzip'],
    ['gzip;q=0', null],
    ['identity', null],
  ])('the page for a browser that takes %s: compressed as %s', async (accepted, encoding) => {
    const response = await fetch(url, { headers: { 'accept-encoding': accepted } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toContain('accept-encoding');
    expect(await response.text()).toContain('<title>Home</title>');
  });

  test('assets are compressed beforehand and kept for good', async () => {
    const response = await fetch(`${url}/assets/main-abc123.js`, {
      headers: { 'accept-encoding': 'br, gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await response.text()).toBe('export {};');
  });

  test.each([
    '/assets/gone.js',
    '/gone.png',
    '/.vite/manifest.json',
    '/api/nothing',
    '/api',
    '/socket.io/nothing',
  ])('%s is not found', async (path) => {
    expect((await fetch(url + path)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a server that is to end', () => {
  test('does not wait for connections over which nothing is asked', async () => {
    const own = await startServer();
    const port = Number(new URL(own.url).port);
    const sockets = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')] as const;
    for (const socket of sockets) socket.on('error', () => undefined);
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    // One says nothing, the other is kept for another request.
    sockets[1].write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(sockets[1], 'data');
    const begun = performance.now();
    await own.close();
    expect(performance.now() - begun).toBeLessThan(20_000);
    for (const socket of sockets) if (!socket.closed) await once(socket, 'close');
  });
});

describe('settings', () => {
  test.each([
    ['PORT', '70000', 'from 0 to 65535'],
    ['PORT', '1.5', 'a whole number'],
    ['HOST', 'a b', 'such as "127.0.0.1"'],
    ['LOG_LEVEL', 'loud', 'fatal, error'],
    ['GRACE_SECONDS', '-1', 'from 0'],
    ['BOT_DELAY_MS', '9-1', 'a range such as'],
    ['BOT_MS', '0', 'from 10'],
    ['BOT_LIMIT_MS', '999', 'from 1000'],
    ['BOT_THREADS', 'all', 'a whole number'],
    ['ALLOWED_ORIGINS', 'https://a.example/path', 'separated by commas'],
    ['TRUST_PROXY', 'yes', 'from 0 to 10'],
  ])('%s=%s is refused in words', (name, value, words) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} must be .*${words}`));
  });

  test('without any, it listens on this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      port: 8000,
      host: '127.0.0.1',
      graceSeconds: 60,
      logLevel: 'info',
    });
  });
});
