import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What is counted when it is asked for. */
export interface Counts {
  readonly tables: number;
  readonly kept: number;
  readonly seats: number;
  readonly gallery: number;
  /** Entries of journals that wait to be written. */
  readonly appends: number;
  /** Bots that wait to be asked. */
  readonly bots: number;
}

const PREFIX = 'brittle_peace_';
/** Seconds, about a quarter of a millisecond to eight seconds. */
const BUCKETS = Array.from({ length: 16 }, (_, index) => 0.00025 * 2 ** index);

/** What Prometheus is told of one process: counts and times, never who or which table. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #entries: Counter<'kind'>;
  readonly #appends: Histogram;
  readonly #requests: Histogram<'outcome'>;

  constructor(counts: () => Promise<Counts>) {
    const registers = [this.#registry];
    this.#entries = new Counter({
      name: `${PREFIX}entries_total`,
      help: 'Entries that this process wrote to journals: moves, messages and marks.',
      labelNames: ['kind'],
      registers,
    });
    this.#appends = new Histogram({
      name: `${PREFIX}append_seconds`,
      help: 'Time until an entry was durable.',
      buckets: BUCKETS,
      registers,
    });
    this.#requests = new Histogram({
      name: `${PREFIX}request_seconds`,
      help: 'Time until a request over a socket was answered.',
      labelNames: ['outcome'],
      buckets: BUCKETS,
      registers,
    });
    const gauge = (name: string, help: string) => new Gauge({ name: `${PREFIX}${name}`, help, registers });
    const gauges: Record<keyof Counts, Gauge> = {
      tables: gauge('tables', 'Tables in memory.'),
      kept: gauge('tables_kept', 'Tables in memory whose bots and clock run here.'),
      seats: gauge('people', 'Connections that have entered a table at a seat or as its facilitator.'),
      gallery: gauge('watchers', 'Connections that have entered a table as its gallery.'),
      appends: gauge('journal_waiting', 'Entries that wait for their turn to be written.'),
      bots: gauge('bots_waiting', 'Bots that wait for a thread to think in.'),
    };
    this.text = async () => {
      const now = await counts();
      for (const [name, each] of Object.entries(gauges)) each.set(now[name as keyof Counts]);
      return this.#registry.metrics();
    };
  }

  /** All of it, in Prometheus' text format. */
  readonly text: () => Promise<string>;

  /** Adds what the process itself takes: memory, processor, how late its event loop is. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry, prefix: PREFIX });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  wrote(kind: string, milliseconds: number): void {
    this.#entries.inc({ kind });
    this.#appends.observe(milliseconds / 1_000);
  }

  answered(milliseconds: number, outcome: string): void {
    this.#requests.observe({ outcome }, milliseconds / 1_000);
  }
}
