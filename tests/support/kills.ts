/** A server that is killed again and again while people play, bots act and a clock runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Opened } from '../../server/tables/registry';
import { SEATS } from '../../shared/content/seats';
import { random } from '../game/support';
import { startChild, type ChildServer } from './child';
import { entriesOf, faultsOf, Player } from './player';
import { bot, openTable, pause, person, takeSeat } from './server';

const TABLES = 4;

export interface Kills {
  readonly kills: number;
  readonly acknowledged: number;
  readonly entries: number;
  /** Steps that the clock of a table at which nobody acts went through. */
  readonly steps: number;
  /** What was lost, kept twice, or stood still. */
  readonly faults: readonly string[];
}

/** Kills a server with SIGKILL so many times, each at a random moment under load, and looks at its journal each time. */
export async function killing(kills: number, seed: number): Promise<Kills> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kill-'));
  let server: ChildServer = await startChild(dataDir);
  const next = random(seed);
  const faults: string[] = [];
  let tables: Opened[] = [];
  let players: Player[] = [];
  let acknowledged = 0;
  let entries = 0;

  /** Games end: others begin in their place. */
  async function open(): Promise<void> {
    acknowledged += players.reduce((sum, player) => sum + player.acknowledged.size, 0);
    entries += tables.reduce((sum, { table }) => sum + entriesOf(dataDir, table).length, 0);
    tables = [];
    players = [];
    for (let i = 0; i < TABLES; i += 1) {
      const seats = { usa: person, iran: person, israel: i % 2 ? bot() : person };
      const table = await openTable(server.url, { seats, scenario: 'long' });
      tables.push(table);
      for (const seat of SEATS) {
        if (seats[seat].kind !== 'person') continue;
        const token = await takeSeat(server.url, table, seat);
        players.push(new Player(table.table, seat, token, random(seed + i * 10 + 1)));
      }
    }
  }

  await open();
  // A table with a clock alone: nobody acts, only time passes.
  const timed = await openTable(server.url, {
    seats: { usa: person, iran: bot(), israel: bot() },
    clock: { talksMinutes: 0.1, ordersMinutes: 0.1 },
    scenario: 'long',
  });
  const watcher = new Player(timed.table, 'usa', await takeSeat(server.url, timed, 'usa'), next);
  let deadline: { step: string; at: number | null } | null = null;
  const steps = new Set<string>();
  let sizes = tables.map(() => 0);

  for (let kill = 1; kill <= kills; kill += 1) {
    await Promise.all([...players, watcher].map((player) => player.connect(server.url)));
    if (players.every((player) => player.view.step === 'ended')) {
      await open();
      sizes = tables.map(() => 0);
      await Promise.all(players.map((player) => player.connect(server.url)));
    }
    const { clock } = watcher.client.state!;
    const stepNow = () => `${watcher.view.round} ${watcher.view.step}`;
    steps.add(stepNow());
    if (deadline?.step === stepNow() && clock.deadline !== null && clock.deadline !== deadline.at) {
      faults.push(`the clock was set from ${deadline.at} to ${clock.deadline} in ${deadline.step}`);
    }
    const playing = players.map((player) => player.play());
    const before = players.map((player) => player.acknowledged.size);
    for (let i = 0; i < 500; i += 1) {
      if (players.every((player, index) => player.acknowledged.size >= before[index]! + 3)) break;
      await pause(10);
    }
    await pause(next() * 100);
    // On a fast machine all kills fit into one step of the clock: the last server is given the time to end it.
    for (let i = 0; kill === kills && steps.size < 2 && i < 1000; i += 1) {
      await pause(20);
      steps.add(stepNow());
    }
    deadline = { step: stepNow(), at: watcher.client.state!.clock.deadline };
    faults.push(...server.complaints);
    await server.end('SIGKILL');
    await Promise.all(playing);
    tables.forEach(({ table }, index) => {
      faults.push(...faultsOf(dataDir, table, players));
      const size = entriesOf(dataDir, table).length;
      if (size <= sizes[index]!) faults.push(`${table} stands still at ${size} entries`);
      sizes[index] = size;
    });
    if (kill < kills) server = await startChild(dataDir);
  }
  acknowledged += players.reduce((sum, player) => sum + player.acknowledged.size, 0);
  entries += sizes.reduce((sum, size) => sum + size, 0);
  rmSync(dataDir, { recursive: true, force: true });
  return { kills, acknowledged, entries, steps: steps.size, faults };
}
