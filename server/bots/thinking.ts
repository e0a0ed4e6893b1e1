import type { BotRequest } from '../../shared/bots/request';

/** Where bots think: not where tables are served, so that no table waits for a bot of another. */
export interface Thinking {
  /** How many bots wait to be asked. */
  readonly waiting?: number;
  /**
   * Asks a bot as soon as there is room, and resolves with what it says, whatever that is. `question` is called at that
   * moment, so that the bot is asked about the table as it then is; if it returns `null`, nothing is asked and the answer
   * is `null`. Rejects if the bot fails or takes too long.
   */
  ask(table: string, question: () => BotRequest | null): Promise<unknown>;
  /** Stops thinking; whoever still waits is told that it failed. */
  close(): Promise<void>;
}
