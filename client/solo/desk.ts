/** The thread's side of a solo table: opens it, carries out what the page asks, and tells it what changed. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Reply } from '../../shared/protocol/messages';
import { write } from '../../shared/recording/record';
import type { Holder } from '../../shared/rules/state';
import { RULES_VERSION } from '../../shared/rules/version';
import { driveBots } from './bots';
import { foldJournal } from './fold';
import { FILE_MOST, JournalError, readJournal, type GameHeader, type GameJournal } from './journal';
import { hold } from './lock';
import { branchedGame } from './branch';
import type { FreshPlan, Pace, SoloEntered, SoloNews, SoloRequest } from './messages';
import { SoloStore } from './store';
import { SoloTable, summaryOf } from './table';
import type { Thinker } from './thinker';

const refuse = (code: string): Reply<never> => ({ ok: false, code, detail: {} });

export class SoloDesk {
  readonly #store = new SoloStore();
  readonly #thinker: Thinker;
  readonly #tell: (news: SoloNews) => void;
  #table: SoloTable | null = null;
  #stopBots: () => void = () => undefined;

  constructor(thinker: Thinker, tell: (news: SoloNews) => void) {
    this.#thinker = thinker;
    this.#tell = tell;
  }

  async handle(request: SoloRequest): Promise<Reply> {
    try {
      if (request.type === 'open') return await this.#open(request);
      if (request.type === 'import') return await this.#import(request);
      const table = this.#table;
      if (!table) return refuse('not-entered');
      switch (request.type) {
        case 'act':
          return await table.act(request.id, request.action);
        case 'say':
          return await table.say(request.id, request.channel, request.body);
        case 'pace':
          this.#setPace(table, request.pace);
          return { ok: true, value: null };
        case 'export':
          return { ok: true, value: new Blob([table.exported()], { type: 'application/json' }) };
        case 'record': {
          const made = table.recorded();
          if (made.fault) return refuse(made.fault.code);
          return { ok: true, value: new Blob([write(made.recording)], { type: 'application/json' }) };
        }
      }
    } catch (error) {
      if (error instanceof JournalError) return refuse(error.code);
      console.error(error);
      return refuse('internal');
    }
  }

  async #open({ game, plan, steal, pace }: SoloRequest & { type: 'open' }): Promise<Reply> {
    if (!(await hold(game, steal, () => this.#lose('taken-over')))) return refuse('elsewhere');
    const kept = await this.#store.read(game).catch(() => undefined);
    // Where storage is closed, a new game can be played all the same.
    const journal =
      kept ?? (plan && ('stem' in plan ? branchedGame(game, plan, Date.now()) : newGame(game, plan)));
    if (!journal) return refuse(kept === null ? 'no-game' : 'no-storage');
    const table = new SoloTable(journal, {
      store: this.#store,
      isKept: kept === journal,
      now: () => Date.now(),
      publish: (update) => this.#tell({ update }),
      kept: (where) => this.#tell({ kept: where }),
      lost: (code) => this.#lose(code),
    });
    await table.keepsAtOnce();
    this.#table = table;
    this.#setPace(table, pace);
    const entered: SoloEntered = { ...table.enter(), origin: journal.header.branch?.origin ?? null };
    return { ok: true, value: entered };
  }

  /** Lets the bots act at this pace, or wait. */
  #setPace(table: SoloTable, pace: Pace | null): void {
    this.#stopBots();
    this.#stopBots = () => undefined;
    if (!pace) return;
    this.#stopBots = driveBots(table, {
      ask: (make) => this.#thinker.ask(make),
      pace,
      complain: (text, error) => console.warn(text, error ?? ''),
    });
  }

  /** Ends what runs; resolves once nothing is under way. */
  async close(): Promise<void> {
    this.#stopBots();
    await this.#table?.stop();
    this.#store.close();
  }

  #lose(code: string): void {
    void this.close();
    this.#tell({ lost: code });
  }

  /** Keeps a game from a file, under its own name where no other game has it. */
  async #import({ file, game }: SoloRequest & { type: 'import' }): Promise<Reply> {
    if (file.size > FILE_MOST) return refuse('not-a-journal');
    const journal = readJournal(await file.text());
    const fold = foldJournal(journal);
    let { header } = journal;
    try {
      if (await this.#store.read(header.table)) header = { ...header, table: game };
      await this.#store.create({ ...journal, header }, summaryOf(header, fold));
    } catch (error) {
      console.warn(error);
      return refuse('no-room');
    }
    return { ok: true, value: header.table };
  }
}

function newGame(table: string, { scenario, seat, level }: FreshPlan): GameJournal {
  const seats = Object.fromEntries(
    SEATS.map((each): [Seat, Holder] => [each, each === seat ? { kind: 'person' } : { kind: 'bot', level }]),
  ) as Record<Seat, Holder>;
  const seed = bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
  const header: GameHeader = { table, scenario, seed, rules: RULES_VERSION, seats, createdAt: Date.now() };
  return { header, entries: [] };
}
