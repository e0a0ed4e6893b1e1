/** A disk that is full: no file of the server may grow, until one may again. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEATS } from '../../shared/content/seats';
import { random } from '../game/support';
import { buildServer, startChild, type ChildServer } from '../support/child';
import { faultsOf, Player } from '../support/player';
import { openTable, pause, people, takeSeat, TestClient } from '../support/server';

let dataDir: string;
beforeAll(() => {
  buildServer();
  dataDir = mkdtempSync(join(tmpdir(), 'full-'));
}, 120_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** How large a file of a running process may become, in bytes: what goes beyond fails as on a full disk. */
function limit({ process: { pid } }: ChildServer, most: number | 'unlimited'): void {
  // The hard limit stays, so that whoever is not root may lift the other again.
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${most}:unlimited`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

test('on a full disk requests fail and say so, nothing acknowledged is lost, and play goes on once there is room', async () => {
  const server = await startChild(dataDir);
  const { table, ...opened } = await openTable(server.url, { seats: people, scenario: 'long' });
  const players = await Promise.all(
    SEATS.map(async (seat, index) => {
      const token = await takeSeat(server.url, { table, ...opened }, seat);
      return new Player(table, seat, token, random(index + 1));
    }),
  );
  await Promise.all(players.map((player) => player.connect(server.url)));
  const done = () => players.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  const failed = () => players.reduce((sum, player) => sum + player.failed, 0);
  const until = async (reached: () => boolean) => {
    for (let i = 0; i < 2_000 && !reached(); i += 1) await pause(10);
    expect(reached()).toBe(true);
  };
  const playing = players.map((player) => player.play());
  await until(() => done() > 30);

  const log = statSync(join(dataDir, 'brittle-peace.sqlite-wal')).size;
  limit(server, log + 50_000);
  await until(() => failed() > 20);
  // Everybody still sees the table, and whoever comes is let in.
  const stranger = new TestClient(server.url);
  expect(await stranger.enter(table, players[0]!.token)).toMatchObject({ ok: true });
  stranger.close();
  expect(await fetch(`${server.url}/healthz`).then(({ status }) => status)).toBe(200);
  expect(faultsOf(dataDir, table, players)).toEqual([]);

  limit(server, 'unlimited');
  const before = done();
  await until(() => done() > before + 30);
  expect(faultsOf(dataDir, table, players)).toEqual([]);
  await server.end('SIGKILL');
  await Promise.all(playing);
  expect(faultsOf(dataDir, table, players)).toEqual([]);

  // What was open when it died is asked again, and done once.
  const again = await startChild(dataDir);
  await Promise.all(players.map((player) => player.connect(again.url)));
  const kept = done();
  const going = players.map((player) => player.play());
  await until(() => done() > kept + 10);
  expect(again.complaints).toEqual([]);
  await again.end('SIGKILL');
  await Promise.all(going);
  expect(faultsOf(dataDir, table, players)).toEqual([]);
}, 120_000);
