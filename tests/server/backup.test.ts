/** The built `npm run backup`, beside a server at which people play. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildServer, startChild } from '../support/child';
import { startTool } from '../support/cli';
import { openTable, pause, person, takeSeat, TestClient } from '../support/server';

let folder: string;
beforeAll(() => {
  buildServer();
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const backup = (dataDir: string, ...args: string[]) => startTool({ DATA_DIR: dataDir }, 'backup', ...args);

test('a copy taken while people talk is whole, and restored it is the table as it was, where play goes on', async () => {
  const dataDir = join(folder, 'data');
  const file = join(folder, 'copies', 'one.sqlite');
  const server = await startChild(dataDir);
  const table = await openTable(server.url, { seats: { usa: person, iran: person, israel: person } });
  const token = await takeSeat(server.url, table, 'usa', 'Ann');
  const usa = new TestClient(server.url);
  await usa.enter(table.table, token);
  expect(await usa.say('before')).toMatchObject({ ok: true });
  let talking = true;
  let said = 0;
  const talk = (async () => {
    while (talking) if ((await usa.say(`during ${said}`)).ok) said += 1;
  })();
  await pause(100);
  const atStart = said;
  const made = await backup(dataDir, file, '--json');
  const meanwhile = said;
  talking = false;
  await talk;
  expect(meanwhile).toBeGreaterThan(atStart);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  const { entries } = JSON.parse(made.stdout) as { entries: number };
  expect(entries).toBeGreaterThanOrEqual(1 + atStart);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'copies'))).toEqual(['one.sqlite']);
  usa.close();
  expect(await server.end('SIGKILL')).toBeNull();

  const other = join(folder, 'other');
  expect(await backup(other, '--restore', file)).toMatchObject({ status: 0, stderr: '' });
  const restored = await startChild(other);
  const again = new TestClient(restored.url);
  expect(await again.enter(table.table, token)).toMatchObject({ ok: true, value: { viewer: 'usa' } });
  const texts = Object.values(again.state!.messages).map(({ body }) => (body as { text: string }).text);
  expect(texts).toEqual(['before', ...Array.from({ length: entries - 1 }, (_, i) => `during ${i}`)]);
  expect(await again.say('after')).toMatchObject({ ok: true });
  again.close();
  expect(await restored.end('SIGTERM')).toBe(0);
}, 60_000);

test('nothing is written over, and what is no database of this game is not put back', async () => {
  const dataDir = join(folder, 'data');
  const file = join(folder, 'two.sqlite');
  expect(await backup(dataDir, file)).toMatchObject({ status: 0 });
  expect(await backup(dataDir, file)).toMatchObject({ status: 1, stderr: expect.stringContaining('exists') });
  expect(await backup(dataDir, '--restore', file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('in the way'),
  });
  expect(await backup(join(folder, 'nowhere'), join(folder, 'three.sqlite'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('DATA_DIR'),
  });
  const odd = join(folder, 'odd.sqlite');
  writeFileSync(odd, 'x'.repeat(8_192));
  const empty = join(folder, 'empty');
  expect(await backup(empty, '--restore', odd)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('not a database of this game'),
  });
  expect(existsSync(empty) ? readdirSync(empty) : []).toEqual([]);
  expect(existsSync(join(folder, 'three.sqlite'))).toBe(false);
}, 60_000);

test.each([[[]], [['a', 'b']], [['--what']]])(
  'asked for %j it says what it takes',
  async (args) => {
    expect(await backup(folder, ...args)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--help'),
    });
  },
  30_000,
);
