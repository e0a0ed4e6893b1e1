import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import { Bucket } from './bucket';

interface Known {
  connections: number;
  readonly bucket: Bucket;
}

interface Limits {
  /** Connections from one address at a time. */
  readonly most: number;
  /** Messages a second over all of them, and how many may come at once. */
  readonly rate: number;
  readonly burst: number;
  /** How many reverse proxies in front may be believed. */
  readonly trustProxy: number;
}

/** What comes from each address over sockets. A whole class may sit behind one, so the limits are generous. */
export class Addresses {
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor(limits: Limits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** The address that a request comes from, as far as proxies are believed. */
  of(request: IncomingMessage): string {
    return proxyAddress(request, (_address, hop) => hop < this.#limits.trustProxy);
  }

  /** Whether one more connection may come from there. */
  isFree(address: string): boolean {
    return (this.#known.get(address)?.connections ?? 0) < this.#limits.most;
  }

  came(address: string): void {
    const known = this.#known.get(address) ?? {
      connections: 0,
      bucket: new Bucket(this.#limits.rate, this.#limits.burst, this.#now),
    };
    known.connections += 1;
    this.#known.set(address, known);
  }

  went(address: string): void {
    const known = this.#known.get(address);
    if (!known) return;
    known.connections -= 1;
    if (known.connections <= 0) this.#known.delete(address);
  }

  /** Whether one more message may come from there. */
  take(address: string): boolean {
    return this.#known.get(address)?.bucket.take() ?? true;
  }
}
