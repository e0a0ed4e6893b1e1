import { expect } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import type { SeatAction } from '../../shared/rules/actions';
import { options } from '../../shared/rules/options';
import { pause, TestClient } from './server';

/** Somebody who plays on, whatever happens to the server, and remembers what was acknowledged. */
export class Player {
  readonly acknowledged = new Set<string>();
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
    expect(reply).toMatchObject({ ok: true, value: { viewer: this.seat } });
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
