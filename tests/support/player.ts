/** People who play on whatever happens to the server, and what the server kept of it. */
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Seat } from '../../shared/content/seats';
import type { SeatAction } from '../../shared/rules/actions';
import { options } from '../../shared/rules/options';
import { pause, TestClient } from './server';

/** Somebody who plays on whatever happens to the server, and remembers what was acknowledged. */
export class Player {
  readonly acknowledged = new Set<string>();
  /** Requests that were answered with a failure of the storage. */
  failed = 0;
  #client: TestClient | null = null;
  /** A request without an answer, which is sent again. */
  #open: Record<string, unknown> | null = null;
  #count = 0;

  constructor(
    readonly table: string,
    readonly seat: Seat,
    readonly token: string,
    readonly next: () => number,
  ) {}

  get view() {
    return this.#client!.state!.view;
  }
  get client() {
    return this.#client!;
  }

  async connect(url: string): Promise<void> {
    this.#client = new TestClient(url);
    const reply = await this.#client.enter(this.table, this.token);
    if (!reply.ok) throw new Error(`${this.seat} may not enter: ${reply.code}`);
  }

  /** Acts and talks until the server is gone. */
  async play(): Promise<void> {
    const client = this.#client!;
    while (client.socket.connected) {
      this.#open ??= this.#something();
      if (!this.#open) {
        await pause(5);
        continue;
      }
      const reply = await client.ask(this.#open).catch(() => null);
      if (reply === null) return;
      if (!reply.ok && reply.code === 'storage') {
        // Asked again, with the same id.
        this.failed += 1;
        await pause(20);
        continue;
      }
      if (reply.ok) this.acknowledged.add(this.#open.id as string);
      this.#open = null;
      await pause(this.next() * 10);
    }
  }

  #something(): Record<string, unknown> | null {
    const id = `${this.seat}-${(this.#count += 1)}`;
    const { table, seat } = this;
    if (this.next() < 0.5) {
      const body = { kind: 'text', text: `${id} says something` };
      return { type: 'say', table, id, channel: 'open', body };
    }
    const may = options(this.view, seat);
    if (!may.awaited) return null;
    const legal = may.responses.filter(({ refusal }) => refusal === null);
    const acts: Partial<Record<string, SeatAction>> = {
      talks: { type: 'ready', ready: true },
      orders: { type: 'orders', orders: [] },
      response: { type: 'respond', response: legal[0]?.value as never },
    };
    // Ready after a while, or the game would be over before the first kill.
    return this.next() < 0.25 ? { type: 'act', table, id, action: acts[this.view.step] } : null;
  }
}

/** The journal of a table, read from the database beside the server. */
export function entriesOf(dataDir: string, table: string) {
  const database = new DatabaseSync(join(dataDir, 'brittle-peace.sqlite'));
  try {
    return database
      .prepare(
        'select seq, actor, kind, request_id as request, payload from entries where table_id = ? order by seq',
      )
      .all(table) as { seq: number; actor: string; kind: string; request: string | null; payload: string }[];
  } finally {
    database.close();
  }
}

/**
 * What is wrong with the journal of a table at which these people played: entries not numbered from 1 without gaps, a request
 * that is there twice, one that was acknowledged and is not there.
 */
export function faultsOf(dataDir: string, table: string, players: readonly Player[]): string[] {
  const entries = entriesOf(dataDir, table);
  const faults = entries
    .filter(({ seq }, index) => seq !== index + 1)
    .map(({ seq }) => `entry ${seq} of ${table} is out of place`);
  const kept = new Set<string>();
  for (const { actor, request } of entries) {
    if (request === null) continue;
    const key = `${actor} ${request}`;
    if (kept.has(key)) faults.push(`${key} is in ${table} twice`);
    kept.add(key);
  }
  for (const { table: at, seat, acknowledged } of players) {
    if (at !== table) continue;
    for (const id of acknowledged) {
      if (!kept.has(`${seat} ${id}`)) faults.push(`${seat} ${id} was acknowledged and is not in ${table}`);
    }
  }
  return faults;
}
