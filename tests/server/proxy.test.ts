/** A server behind nginx with TLS, as docs/deploy.md says. */
import { request } from 'node:https';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureNginx, startNginx, type Proxy } from '../support/nginx';
import { openTable, plan, startServer, takeSeat, TestClient, type TestServer } from '../support/server';

const METRICS = 'metrics-token-of-a-test';
const TABLES = 3;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

// Elsewhere than on Debian whoever runs the tests has to bring it along.
const isThere = ensureNginx();
const isDebian = existsSync('/etc/debian_version');

test.runIf(isDebian)('nginx is there', () => expect(isThere).toBe(true));

describe.runIf(isThere)('behind nginx', () => {
  let server: TestServer;
  let proxy: Proxy;
  const clients: TestClient[] = [];

  const ask = (
    path: string,
    {
      method = 'GET',
      headers = {},
      body = '',
    }: Partial<Record<'method' | 'body', string>> & {
      readonly headers?: Record<string, string>;
    } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request(`${proxy.url}${path}`, { method, headers, ca: proxy.certificate }, (response) => {
        let text = '';
        response.on('data', (data: Buffer) => (text += data.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      }).on('error', reject);
      asked.end(body);
    });

  const client = (headers: Record<string, string> = {}): TestClient => {
    const made = new TestClient(proxy.url, { ca: proxy.certificate, extraHeaders: headers });
    clients.push(made);
    return made;
  };

  beforeAll(async () => {
    server = await startServer({ TRUST_PROXY: '1', METRICS_TOKEN: METRICS, TABLE_RATE: String(TABLES) });
    proxy = await startNginx([Number(new URL(server.url).port)]);
  });
  afterAll(async () => {
    for (const each of clients) each.close();
    await proxy.stop();
    await server.close();
  });

  test('the site answers over TLS, and says that it is never to be asked otherwise', async () => {
    const { status, headers } = await ask('/healthz');
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  });

  test('figures of the server are not shown outside, even to whoever has the token', async () => {
    const headers = { authorization: `Bearer ${METRICS}` };
    expect((await fetch(`${server.url}/metrics`, { headers })).status).toBe(200);
    expect((await ask('/metrics', { headers })).status).toBe(404);
  });

  test('two people play over WebSockets', async () => {
    const opened = await openTable(server.url);
    const [usa, iran] = [client(), client()];
    expect((await usa.enter(opened.table, await takeSeat(server.url, opened, 'usa'))).ok).toBe(true);
    expect((await iran.enter(opened.table, await takeSeat(server.url, opened, 'iran'))).ok).toBe(true);
    expect(await usa.act({ type: 'ready', ready: true })).toMatchObject({ ok: true });
    await iran.until(({ view }) => view.ready.usa);
  });

  test('a page of the site is let in, one of another origin is not', async () => {
    await client({ origin: proxy.url }).connected();
    await expect(client({ origin: 'https://elsewhere.example' }).connected()).rejects.toThrow();
  });

  test('whatever somebody says of their address, limits count for the one that they have', async () => {
    const open = (address: string) =>
      ask('/api/tables', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify(plan()),
      });
    const statuses: number[] = [];
    for (let at = 0; at <= TABLES; at += 1) statuses.push((await open(`192.0.2.${at + 1}`)).status);
    expect(statuses[0]).toBe(201);
    expect(statuses.at(-1)).toBe(429);
  });
});
