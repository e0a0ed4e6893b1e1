import { characterOf, type BotRequest } from '../../shared/bots/request';
import type { BotAct } from '../../shared/bots/bot';
import { endingActs } from '../../shared/bots/fallback';
import { SEATS, type Seat } from '../../shared/content/seats';
import { parseSaying, parseSeatAction } from '../../shared/protocol/schema';
import { options } from '../../shared/rules/options';
import type { SeatView } from '../../shared/views/view';
import type { SoloTable } from './table';

/** Acts of one bot in one step; one that goes on longer would never be ready. */
const ACTS_MOST = 60;
/** How often a bot is asked again because the table moved on while it thought. */
const AGAIN_MOST = 3;
/** How long a bot may wait while nobody but bots is waited for. */
const PATIENCE = 1_500;
const REASON_MOST = 2_000;
/** A bound for the memory of a search; what ends it is the time. */
const ROLLOUTS = 100_000;

export interface BotOptions {
  /** Asks a bot, perhaps in another thread; the request is made when its turn has come. */
  readonly ask: (request: () => BotRequest) => Promise<BotAct | null>;
  /** Least and most milliseconds before an act, so that a person can follow. */
  readonly pace: readonly [number, number];
  readonly complain: (text: string, error?: unknown) => void;
}

/** Plays one seat. Its bot is given the view of that seat and nothing else. */
class SeatBot {
  readonly #table: SoloTable;
  readonly #seat: Seat;
  readonly #options: BotOptions;
  /** The change of its view that the bot has answered. */
  #answered = 0;
  #step = '';
  #acts = 0;
  #again = 0;
  #running = false;
  #stopped = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(table: SoloTable, seat: Seat, options: BotOptions) {
    this.#table = table;
    this.#seat = seat;
    this.#options = options;
  }

  /** Lets the bot look whether there is something to do. */
  poke(): void {
    if (this.#running || !this.#mayAct()) return;
    this.#running = true;
    this.#run()
      .catch((error: unknown) => this.#options.complain(`The bot of ${this.#seat} failed.`, error))
      .finally(() => (this.#running = false));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#patience);
  }

  #mayAct(): boolean {
    const { state } = this.#table;
    return !this.#stopped && state.step !== 'ended' && !state.paused;
  }

  async #run(): Promise<void> {
    while (this.#mayAct() && this.#table.look(this.#seat).changes !== this.#answered) {
      const [least, most] = this.#options.pace;
      await new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)));
      if (this.#mayAct()) await this.#turn();
    }
  }

  /** Asks the bot once, and carries out what it says. */
  async #turn(): Promise<void> {
    const { round, step } = this.#table.state;
    if (`${round} ${step}` !== this.#step) {
      this.#step = `${round} ${step}`;
      this.#acts = 0;
    }
    this.#answered = this.#table.look(this.#seat).changes;
    if (this.#acts >= ACTS_MOST) return this.#end('it acts without end');
    let act: BotAct | null;
    try {
      act = await this.#options.ask(() => this.#request());
    } catch (error) {
      this.#options.complain(`The bot of ${this.#seat} failed.`, error);
      return this.#end('it failed');
    }
    if (!this.#mayAct()) return;
    // It answered what is no longer so.
    if (this.#table.look(this.#seat).changes !== this.#answered && (this.#again += 1) <= AGAIN_MOST) return;
    this.#again = 0;
    if (act === null) return this.#waitForOthers();
    this.#acts += 1;
    await this.#carryOut(act);
  }

  #request(): BotRequest {
    const { header, seq, state } = this.#table;
    const { seen, changes } = this.#table.look(this.#seat);
    this.#answered = changes;
    const holder = state.seats[this.#seat];
    return {
      level: holder.kind === 'bot' ? holder.level : 'random',
      view: seen.view as SeatView,
      messages: seen.messages,
      random: `${header.seed}:${this.#seat}:${seq}`,
      character: characterOf(header.seed, this.#seat),
      rollouts: ROLLOUTS,
    };
  }

  async #carryOut({ action, reason, say }: BotAct): Promise<void> {
    const parsed = parseSeatAction(action);
    const code = parsed.malformed
      ? 'malformed'
      : await this.#table.botAct(this.#seat, parsed.value, reason.slice(0, REASON_MOST));
    if (code !== null) {
      // A table that was put away meanwhile refuses everything, and the bot has done nothing wrong.
      if (this.#mayAct()) await this.#end(`its act is refused: ${code}`);
      return;
    }
    const saying = say && parseSaying(say);
    if (saying && !saying.malformed) {
      await this.#table.botSay(this.#seat, saying.value.channel, saying.value.body);
    }
    // It may want to do more, whether or not this changed what it sees.
    this.#answered = 0;
  }

  /** A bot may wait for the person; if only bots are waited for, it goes on after a while. */
  #waitForOthers(): void {
    clearTimeout(this.#patience);
    const { seq } = this.#table;
    this.#patience = setTimeout(() => {
      if (this.#table.seq !== seq || !this.#mayAct()) return;
      const { state } = this.#table;
      const awaited = SEATS.filter((seat) => options(state, seat).awaited);
      if (!awaited.includes(this.#seat) || awaited.some((seat) => state.seats[seat].kind === 'person'))
        return;
      void this.#end('only bots are waited for');
    }, PATIENCE);
  }

  /** Ends the bot's part of this step for it, so that the table goes on. */
  async #end(why: string): Promise<void> {
    const { state } = this.#table;
    if (!options(state, this.#seat).awaited) return;
    this.#options.complain(`The bot of ${this.#seat} is passed over in ${state.step}: ${why}.`);
    for (const action of endingActs(state, this.#seat)) {
      if ((await this.#table.botAct(this.#seat, action, `Passed over: ${why}.`)) === null) return;
    }
  }
}

/** Plays the seats of the bots; returns how to end that. */
export function driveBots(table: SoloTable, botOptions: BotOptions): () => void {
  const bots = SEATS.filter((seat) => table.state.seats[seat].kind === 'bot').map(
    (seat) => new SeatBot(table, seat, botOptions),
  );
  const poke = () => {
    for (const bot of bots) bot.poke();
  };
  const forget = table.onChange(poke);
  poke();
  return () => {
    forget();
    for (const bot of bots) bot.stop();
  };
}
