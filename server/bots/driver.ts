import { SEATS, type Seat } from '../../shared/content/seats';
import { parseSaying, parseSeatAction } from '../../shared/protocol/schema';
import type { Bot } from '../../shared/bots/bot';
import { endingActs } from '../../shared/bots/fallback';
import { characterOf } from '../../shared/bots/request';
import { options } from '../../shared/rules/options';
import type { BotLevel } from '../../shared/rules/state';
import type { SeatView } from '../../shared/views/view';
import type { Log } from '../log';
import type { TableHost } from '../tables/host';
import { randomFrom } from './random';

/** Acts of one bot in one step; one that goes on longer would never be ready. */
const ACTS_MOST = 60;
/** How long a bot may wait while nobody but bots is waited for. */
const PATIENCE = 1_500;
const REASON_MOST = 2_000;
const ROLLOUTS = 200;

export interface DriverOptions {
  readonly botFor: (level: BotLevel, seat: Seat) => Bot;
  /** Least and most milliseconds before an act. */
  readonly delay: readonly [number, number];
  readonly log: Log;
}

/** Plays one seat of a table while a bot holds it. Its bot is given the view of that seat and nothing else. */
class SeatDriver {
  readonly #host: TableHost;
  readonly #seat: Seat;
  readonly #options: DriverOptions;
  #bot: { readonly level: BotLevel; readonly bot: Bot } | null = null;
  /** The change of its view that the bot has answered. */
  #answered = 0;
  #step = '';
  #acts = 0;
  #running: Promise<void> | null = null;
  #stopped = false;
  #wakeUp: (() => void) | null = null;
  #patience: NodeJS.Timeout | null = null;

  constructor(host: TableHost, seat: Seat, options: DriverOptions) {
    this.#host = host;
    this.#seat = seat;
    this.#options = options;
  }

  /** Lets the bot look whether there is something to do. */
  poke(): void {
    if (this.#running || this.#stopped || !this.#mayAct()) return;
    this.#running = this.#run()
      .catch((error: unknown) => {
        this.#options.log.error(
          { table: this.#host.header.table, seat: this.#seat, err: error },
          'bot failed',
        );
      })
      .finally(() => {
        this.#running = null;
      });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wakeUp?.();
    if (this.#patience) clearTimeout(this.#patience);
    await this.#running;
  }

  #mayAct(): boolean {
    const { state, begun } = this.#host;
    return begun && state.step !== 'ended' && !state.paused && state.seats[this.#seat].kind === 'bot';
  }

  async #run(): Promise<void> {
    while (!this.#stopped && this.#mayAct() && this.#host.look(this.#seat).changes !== this.#answered) {
      await this.#wait();
      if (this.#stopped || !this.#mayAct()) return;
      await this.#turn();
    }
  }

  /** Takes its time, and lets others run even where it takes none. */
  async #wait(): Promise<void> {
    const [least, most] = this.#options.delay;
    const time = least + Math.random() * (most - least);
    await new Promise<void>((resolve) => {
      if (time < 1) return void setImmediate(resolve);
      const timer = setTimeout(resolve, time);
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeUp = null;
  }

  /** Asks the bot once, and carries out what it says. */
  async #turn(): Promise<void> {
    const { header, seq } = this.#host;
    const { state, changes } = this.#host.look(this.#seat);
    const view = state.view as SeatView;
    const step = `${view.round} ${view.step}`;
    if (step !== this.#step) {
      this.#step = step;
      this.#acts = 0;
    }
    this.#answered = changes;
    if (this.#acts >= ACTS_MOST) return this.#end('it acts without end');
    let act;
    try {
      const random = randomFrom(`${header.seed}:${this.#seat}:${seq}`);
      const character = characterOf(header.seed, this.#seat);
      const effort = { rollouts: ROLLOUTS, stop: () => false };
      act = this.#botNow().act({ view, messages: state.messages, random, character, effort });
    } catch (error) {
      this.#options.log.error({ table: header.table, seat: this.#seat, err: error }, 'bot failed');
      return this.#end('it failed');
    }
    if (act === null) return this.#waitForOthers();
    this.#acts += 1;
    const parsed = parseSeatAction(act.action);
    const code = parsed.malformed
      ? 'malformed'
      : await this.#host.botAct(this.#seat, parsed.value, act.reason.slice(0, REASON_MOST));
    if (code !== null) return this.#end(`its act is refused: ${code}`);
    if (act.say) {
      const saying = parseSaying(act.say);
      if (!saying.malformed) await this.#host.botSay(this.#seat, saying.value.channel, saying.value.body);
    }
    // It may want to do more, whether or not this changed what it sees.
    this.#answered = 0;
  }

  #botNow(): Bot {
    const holder = this.#host.state.seats[this.#seat];
    const level = holder.kind === 'bot' ? holder.level : 'random';
    if (this.#bot?.level !== level) this.#bot = { level, bot: this.#options.botFor(level, this.#seat) };
    return this.#bot.bot;
  }

  /** A bot may wait for persons; if only bots are waited for, it goes on after a while. */
  #waitForOthers(): void {
    if (this.#patience) clearTimeout(this.#patience);
    const { seq } = this.#host;
    this.#patience = setTimeout(() => {
      this.#patience = null;
      if (this.#stopped || this.#host.seq !== seq || !this.#mayAct()) return;
      const { state } = this.#host;
      const awaited = SEATS.filter((seat) => options(state, seat).awaited);
      if (!awaited.includes(this.#seat) || awaited.some((seat) => state.seats[seat].kind === 'person'))
        return;
      this.#end('only bots are waited for').catch((error: unknown) => {
        this.#options.log.error(
          { table: this.#host.header.table, seat: this.#seat, err: error },
          'bot failed',
        );
      });
    }, PATIENCE);
  }

  /** Ends the bot's part of this step for it, so that the table goes on. */
  async #end(why: string): Promise<void> {
    const { state, header } = this.#host;
    if (!options(state, this.#seat).awaited) return;
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
