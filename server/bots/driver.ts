import { setTimeout as startTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import { SEATS, type Seat } from '../../shared/content/seats';
import { parseSaying, parseSeatAction } from '../../shared/protocol/schema';
import type { BotAct } from '../../shared/bots/bot';
import { endingActs } from '../../shared/bots/fallback';
import { characterOf, type BotRequest } from '../../shared/bots/request';
import type { SeatAction } from '../../shared/rules/actions';
import { options } from '../../shared/rules/options';
import type { SeatView } from '../../shared/views/view';
import type { Log } from '../log';
import type { TableHost } from '../tables/host';
import type { Thinking } from './thinking';

/** Acts of one bot in one step; one that goes on longer would never be ready. */
const ACTS_MOST = 60;
/** How long a bot may wait while nobody but bots is waited for. */
const PATIENCE = 1_500;
const REASON_MOST = 2_000;
/** More than there is time for: it is time that ends a search here. */
const ROLLOUTS = 100_000;
/** How often in a row a bot that would end its talks is asked again since it heard more while it thought. */
const SECOND_THOUGHTS = 3;

export interface DriverOptions {
  readonly thinking: Thinking;
  /** Least and most milliseconds before a bot is asked. */
  readonly delay: readonly [number, number];
  readonly log: Log;
}

/** What a bot was asked about. */
interface Asked {
  /** The change of its view that it was shown. */
  readonly changes: number;
  readonly step: string;
}

/** Plays one seat of a table while a bot holds it. Its bot is given the view of that seat and nothing else. */
class SeatDriver {
  readonly #host: TableHost;
  readonly #seat: Seat;
  readonly #options: DriverOptions;
  /** The change of its view that the bot has answered. */
  #answered = 0;
  #step = '';
  #acts = 0;
  #secondThoughts = 0;
  #running: Promise<void> | null = null;
  readonly #stopping = new AbortController();
  #stopped = false;
  #patience: NodeJS.Timeout | null = null;

  constructor(host: TableHost, seat: Seat, options: DriverOptions) {
    this.#host = host;
    this.#seat = seat;
    this.#options = options;
  }

  /** Lets the bot look whether there is something to do. */
  poke(): void {
    if (this.#running || !this.#mayAct()) return;
    this.#running = this.#run()
      .catch((error: unknown) => this.#complain(error))
      .finally(() => {
        this.#running = null;
      });
  }

  /** Does not wait for a bot that thinks; what it says comes to nothing. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopping.abort();
    if (this.#patience) clearTimeout(this.#patience);
    await this.#running;
  }

  #mayAct(): boolean {
    const { state } = this.#host;
    if (this.#stopped || state.seats[this.#seat].kind !== 'bot' || !this.#host.isKept) return false;
    return this.#host.begun && state.step !== 'ended' && !state.paused;
  }

  async #run(): Promise<void> {
    while (this.#mayAct() && this.#host.look(this.#seat).changes !== this.#answered) {
      await this.#wait();
      if (!this.#mayAct()) return;
      await this.#turn();
    }
  }

  /** Takes its time, and lets others run even where it takes none. */
  async #wait(): Promise<void> {
    const [least, most] = this.#options.delay;
    const time = least + Math.random() * (most - least);
    if (time < 1) return void (await new Promise((resolve) => setImmediate(resolve)));
    await this.#unlessStopped(setTimeout(time, undefined, { signal: this.#stopping.signal }));
  }

  /** Asks the bot once, and carries out what it says. */
  async #turn(): Promise<void> {
    const step = this.#stepNow();
    if (step !== this.#step) {
      this.#step = step;
      this.#acts = 0;
      this.#secondThoughts = 0;
    }
    if (this.#acts >= ACTS_MOST) {
      this.#answered = this.#host.look(this.#seat).changes;
      return this.#end('it acts without end');
    }
    let asked: Asked | null = null;
    const question = (): BotRequest | null => {
      if (!this.#mayAct()) return null;
      const { request, changes } = this.#question();
      asked = { changes, step: this.#stepNow() };
      this.#answered = changes;
      return request;
    };
    let answer: unknown;
    try {
      answer = await this.#unlessStopped(this.#options.thinking.ask(this.#host.header.table, question));
    } catch (error) {
      this.#complain(error);
      return this.#isOutdated(asked) ? this.#askAgain() : this.#end('it failed');
    }
    if (this.#stopped || asked === null) return;
    return this.#carryOut(asked, answer);
  }

  #question(): { request: BotRequest; changes: number } {
    const { header, moves } = this.#host;
    const { state, changes } = this.#host.look(this.#seat);
    const holder = this.#host.state.seats[this.#seat];
    const request = {
      level: holder.kind === 'bot' ? holder.level : 'random',
      view: state.view as SeatView,
      messages: state.messages,
      // Not by what is said, of which it may not know.
      random: `${header.seed}:${this.#seat}:${moves}`,
      character: characterOf(header.seed, this.#seat),
      rollouts: ROLLOUTS,
    } as const;
    return { request, changes };
  }

  async #carryOut(asked: Asked, answer: unknown): Promise<void> {
    if (this.#isOutdated(asked)) return this.#askAgain();
    if (answer === null) return this.#waitForOthers();
    const act = (answer ?? {}) as Partial<BotAct>;
    const parsed = parseSeatAction(act.action);
    if (parsed.malformed) return this.#end('its act is no act');
    if (this.#thinksAgain(parsed.value, asked)) return this.#askAgain();
    this.#acts += 1;
    const reason = String(act.reason ?? '').slice(0, REASON_MOST);
    const code = await this.#host.botAct(this.#seat, parsed.value, reason);
    if (code !== null) {
      // What it did not know of when it was asked is no fault of its own.
      return this.#hasHeardMore(asked) ? this.#askAgain() : this.#end(`its act is refused: ${code}`);
    }
    if (act.say) {
      const saying = parseSaying(act.say);
      if (!saying.malformed) await this.#host.botSay(this.#seat, saying.value.channel, saying.value.body);
    }
    // It may want to do more, whether or not this changed what it sees.
    this.#askAgain();
  }

  #stepNow(): string {
    const { round, step } = this.#host.state;
    return `${round} ${step}`;
  }

  #hasHeardMore(asked: Asked): boolean {
    return this.#host.look(this.#seat).changes !== asked.changes;
  }

  /** Whether the step that a bot was asked about is over. */
  #isOutdated(asked: Asked | null): boolean {
    return asked !== null && asked.step !== this.#stepNow();
  }

  /** To be done talking is to have no answer to what came while it thought; it must not go on for ever, though. */
  #thinksAgain(action: SeatAction, asked: Asked): boolean {
    const wouldEnd = action.type === 'ready' && action.ready;
    if (!wouldEnd || !this.#hasHeardMore(asked) || this.#secondThoughts >= SECOND_THOUGHTS) {
      this.#secondThoughts = 0;
      return false;
    }
    this.#secondThoughts += 1;
    return true;
  }

  #askAgain(): void {
    this.#answered = 0;
  }

  #complain(error: unknown): void {
    if (this.#stopped) return;
    this.#options.log.error({ table: this.#host.header.table, seat: this.#seat, err: error }, 'bot failed');
  }

  /** What comes of something, or `null` as soon as the table is put away. */
  async #unlessStopped<T>(work: Promise<T>): Promise<T | null> {
    const { signal } = this.#stopping;
    let stop = () => {};
    const stopped = new Promise<null>((resolve) => {
      stop = () => resolve(null);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
    });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** A bot may wait for persons; if only bots are waited for, it goes on after a while. */
  #waitForOthers(): void {
    if (this.#patience) clearTimeout(this.#patience);
    const { seq } = this.#host;
    this.#patience = startTimer(() => {
      this.#patience = null;
      if (this.#host.seq !== seq || !this.#mayAct()) return;
      const { state } = this.#host;
      const awaited = SEATS.filter((seat) => options(state, seat).awaited);
      if (!awaited.includes(this.#seat) || awaited.some((seat) => state.seats[seat].kind !== 'bot')) return;
      this.#end('only bots are waited for').catch((error: unknown) => this.#complain(error));
    }, PATIENCE);
  }

  /** Ends the bot's part of this step for it, so that the table goes on. */
  async #end(why: string): Promise<void> {
    const { state, header } = this.#host;
    if (!this.#mayAct() || !options(state, this.#seat).awaited) return;
    this.#options.log.warn(
      { table: header.table, seat: this.#seat, step: state.step, why },
      'bot passed over',
    );
    for (const action of endingActs(state, this.#seat)) {
      if ((await this.#host.botAct(this.#seat, action, `Passed over: ${why}.`)) === null) return;
    }
  }
}

/** Plays every seat that a bot holds, now or later; returns how to end that. */
export function driveBots(host: TableHost, options: DriverOptions): () => Promise<void> {
  const drivers = SEATS.map((seat) => new SeatDriver(host, seat, options));
  const poke = () => {
    for (const driver of drivers) driver.poke();
  };
  host.onChange(poke);
  poke();
  return async () => {
    await Promise.all(drivers.map((driver) => driver.stop()));
  };
}
