/** What the two servers that are measured have in common for whoever drives them. */
import type { Seat } from '../../../shared/content/seats';
import type { SeatAction } from '../../../shared/rules/actions';
import type { SeatView } from '../../../shared/views/view';

/** A table with three people, each over a connection of its own. What is done is done once all of them have it. */
export interface Played {
  /** What a seat sees now. */
  view(seat: Seat): SeatView;
  act(seat: Seat, action: SeatAction): Promise<void>;
  /** To everybody, or to one other alone. */
  say(seat: Seat, text: string, to: Seat | null): Promise<void>;
  close(): void;
}

/** What reached all clients since the server was started: updates of their tables, and what answers them. */
export interface Traffic {
  updates: number;
  bytes: number;
}

/** In bytes, once garbage is collected. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

/** A server that runs as a process of its own. */
export interface Contender {
  readonly traffic: Readonly<Traffic>;
  openTable(): Promise<Played>;
  /** Seconds of a processor that it has taken. */
  seconds(): number;
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

/** Waits until so many things have arrived. */
export class Arrivals {
  #left = 0;
  #done: () => void = () => {};

  expect(count: number): Promise<void> {
    this.#left = count;
    return new Promise((resolve) => {
      this.#done = resolve;
    });
  }

  arrived(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#done();
  }
}
