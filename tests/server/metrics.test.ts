import { afterAll, beforeAll, expect, test } from 'vitest';
import { bot, openTable, person, sit, startServer, type TestServer } from '../support/server';

const TOKEN = 'metrics-token-0123456789';
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ METRICS_TOKEN: TOKEN });
});
afterAll(() => server.close());

const read = (url: string, token?: string) =>
  fetch(`${url}/metrics`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

test('metrics are for whoever has the token, and are nowhere where none is set', async () => {
  expect((await read(server.url)).status).toBe(401);
  expect((await read(server.url, 'metrics-token-0123456780')).status).toBe(401);
  expect((await read(server.url, TOKEN)).status).toBe(200);
  const other = await startServer();
  expect((await read(other.url, TOKEN)).status).toBe(404);
  await other.close();
});

test('they count tables, people, entries and answers, and name no table', async () => {
  const opened = await openTable(server.url, { seats: { usa: person, iran: bot(), israel: bot() } });
  const usa = await sit(server.url, opened, 'usa');
  expect(await usa.say('good morning')).toMatchObject({ ok: true });
  expect(await usa.say('to nobody', 'iran-israel')).toMatchObject({ ok: false });
  const response = await read(server.url, TOKEN);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  const value = (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`brittle_peace_${name} `))
        ?.split(' ')[1],
    );
  expect(value('tables')).toBe(1);
  expect(value('tables_kept')).toBe(1);
  expect(value('people')).toBe(1);
  expect(value('watchers')).toBe(0);
  expect(value('journal_waiting')).toBe(0);
  expect(value('bots_waiting')).toBe(0);
  expect(value('entries_total{kind="message"}')).toBeGreaterThan(0);
  expect(value('append_seconds_count')).toBeGreaterThan(0);
  expect(value('request_seconds_count{outcome="ok"}')).toBe(2);
  expect(value('request_seconds_count{outcome="refused"}')).toBe(1);
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(text).not.toContain(opened.table);
  usa.close();
});
