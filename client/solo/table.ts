import { isSeat, type Seat, type Viewer } from '../../shared/content/seats';
import { diff } from '../../shared/protocol/diff';
import type { Channel, Entered, MessageBody, Reply, TableView, Update } from '../../shared/protocol/messages';
import { outcomeOf } from '../../shared/recording/compare';
import type { Recorded } from '../../shared/recording/record';
import type { SeatAction } from '../../shared/rules/actions';
import { check } from '../../shared/rules/apply';
import type { State } from '../../shared/rules/state';
import type { Kept } from '../session/source';
import { foldEntry, foldJournal, seenBy, tableView, type Fold, type Seen } from './fold';
import { viewerOf, writeJournal, type Entry, type GameJournal, type Payload } from './journal';
import { recordGame } from './recording';
import { ConflictError, GoneError, type GameSummary, type SoloStore } from './store';

export interface SoloOptions {
  readonly store: Pick<SoloStore, 'append' | 'create'>;
  /** Whether the store has the game already. */
  readonly isKept: boolean;
  readonly now: () => number;
  readonly publish: (update: Update) => void;
  readonly kept: (kept: Kept) => void;
  /** The game is no longer this thread's to play: another has it, or it was deleted. */
  readonly lost: (code: 'elsewhere' | 'no-game') => void;
}

interface Origin {
  readonly requestId?: string;
  readonly reason?: string;
}

/** What somebody sees, and how often that changed. */
interface Sight {
  readonly seen: Seen;
  readonly of: Fold;
  readonly changes: number;
}

const DONE: Reply<null> = { ok: true, value: null };
const refuse = (code: string, detail: Readonly<Record<string, unknown>> = {}): Reply<null> => ({
  ok: false,
  code,
  detail,
});

/**
 * A table of one person and two bots, or of three bots that a person watches, in memory and in a store. Whatever changes it waits in one queue: it is checked,
 * kept, applied, shown and then answered.
 */
export class SoloTable {
  readonly #options: SoloOptions;
  readonly #header: GameJournal['header'];
  readonly #entries: Entry[];
  readonly #viewer: Viewer;
  readonly #sights = new Map<Viewer, Sight>();
  readonly #listeners = new Set<() => void>();
  #fold: Fold;
  /** Whether the store has the game, and the entries that it has not got yet. */
  #isKept: boolean;
  #unkept: Entry[];
  #kept: Kept = 'browser';
  #shown: TableView;
  #version = 1;
  #last: Promise<unknown> = Promise.resolve();
  #stopped = false;

  /** Folds the journal; throws a JournalError. */
  constructor(journal: GameJournal, options: SoloOptions) {
    this.#options = options;
    this.#header = journal.header;
    this.#entries = [...journal.entries];
    this.#viewer = viewerOf(journal.header);
    this.#isKept = options.isKept;
    this.#unkept = options.isKept ? [] : [...journal.entries];
    this.#fold = foldJournal(journal);
    this.#shown = tableView(this.#header, this.look(this.#viewer).seen);
  }

  get header(): GameJournal['header'] {
    return this.#header;
  }

  get state(): State {
    return this.#fold.state;
  }

  /** Number of the last entry. */
  get seq(): number {
    return this.#fold.seq;
  }

  /** Keeps a new game before anything is done. */
  async keepsAtOnce(): Promise<void> {
    if (!this.#isKept) await this.#keep(this.#fold);
  }

  /** The table as a whole; every update after this version is published. */
  enter(): Entered {
    return { viewer: this.#viewer, version: this.#version, state: this.#shown, now: this.#options.now() };
  }

  /** What somebody sees now. `changes` grows when its view or its messages change. */
  look(viewer: Viewer): Sight {
    const before = this.#sights.get(viewer);
    if (before?.of === this.#fold) return before;
    const seen = seenBy(this.#fold, viewer);
    const changed = !before || diff(before.seen, seen) !== null;
    const sight = { seen, of: this.#fold, changes: (before?.changes ?? 0) + (changed ? 1 : 0) };
    this.#sights.set(viewer, sight);
    return sight;
  }

  /** Carries out what the person wants, once for each id. */
  act(id: string, action: SeatAction): Promise<Reply<null>> {
    return this.#asSeat(id, (seat) => this.#move(seat, action, { requestId: id }));
  }

  /** Passes on what the person says, once for each id. */
  say(id: string, channel: Channel, body: MessageBody): Promise<Reply<null>> {
    return this.#asSeat(id, (seat) => this.#say(seat, channel, body, { requestId: id }));
  }

  /** Carries out what a bot wants; the code of the refusal if it is not legal. */
  async botAct(seat: Seat, action: SeatAction, reason: string): Promise<string | null> {
    const reply = await this.#task(() => this.#move(seat, action, { reason }));
    return reply.ok ? null : reply.code;
  }

  async botSay(seat: Seat, channel: Channel, body: MessageBody): Promise<void> {
    await this.#task(() => this.#say(seat, channel, body, {}));
  }

  /** Calls back after every change; returns how to end that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The journal as a text, secrets and all. */
  exported(): string {
    return writeJournal({ header: this.#header, entries: this.#entries });
  }

  /** The recording of the game, which there is once it is over. */
  recorded(): Recorded {
    return recordGame({ header: this.#header, entries: this.#entries });
  }

  /** Nothing is done any more; resolves once what was under way is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#listeners.clear();
    await this.#last;
  }

  /** Does what the person wants in its seat, once; whoever only watches has none. */
  #asSeat(id: string, work: (seat: Seat) => Promise<Reply<null>>): Promise<Reply<null>> {
    const seat = this.#viewer;
    return this.#task(async () => {
      if (!isSeat(seat)) return refuse('no-seat');
      return this.#fold.requests.has(id) ? DONE : work(seat);
    });
  }

  #task(work: () => Promise<Reply<null>>): Promise<Reply<null>> {
    const result = this.#last.then(() => (this.#stopped ? refuse('elsewhere') : work()));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #move(actor: Seat, action: SeatAction, origin: Origin): Promise<Reply<null>> {
    const refusal = check(this.state, actor, action);
    if (refusal) return refuse(refusal.code, refusal.data);
    return this.#write(actor, { kind: 'move', payload: action }, origin);
  }

  async #say(actor: Seat, channel: Channel, body: MessageBody, origin: Origin): Promise<Reply<null>> {
    if (channel !== 'open' && !channel.split('-').includes(actor)) return refuse('no-seat', { channel });
    return this.#write(actor, { kind: 'message', payload: { channel, body } }, origin);
  }

  async #write(actor: Seat, payload: Payload, origin: Origin): Promise<Reply<null>> {
    const at = Math.max(this.#options.now(), this.#fold.at);
    const entry: Entry = { ...payload, seq: this.seq + 1, actor, at, ...origin };
    const fold = foldEntry(this.#fold, entry);
    this.#unkept.push(entry);
    const lost = await this.#keep(fold);
    if (lost) {
      this.#stopped = true;
      this.#options.lost(lost);
      return refuse(lost);
    }
    this.#entries.push(entry);
    this.#fold = fold;
    this.#show();
    return DONE;
  }

  /** Keeps durably what is not kept yet, up to this fold. Where storage fails, the game goes on without it. */
  async #keep(fold: Fold): Promise<'elsewhere' | 'no-game' | null> {
    const { store } = this.#options;
    const summary = summaryOf(this.#header, fold);
    let kept: Kept = 'browser';
    try {
      if (this.#isKept) await store.append(this.#header, this.#unkept, summary);
      else await store.create({ header: this.#header, entries: this.#unkept }, summary);
      this.#isKept = true;
      this.#unkept = [];
    } catch (error) {
      if (error instanceof ConflictError) return 'elsewhere';
      if (error instanceof GoneError) return 'no-game';
      kept = 'nowhere';
    }
    if (kept !== this.#kept) this.#options.kept((this.#kept = kept));
    return null;
  }

  #show(): void {
    const next = tableView(this.#header, this.look(this.#viewer).seen);
    const delta = diff(this.#shown, next);
    this.#shown = next;
    if (delta) {
      this.#version += 1;
      const { table } = this.#header;
      this.#options.publish({ table, version: this.#version, delta, now: this.#options.now() });
    }
    for (const listener of this.#listeners) listener();
  }
}

export function summaryOf(header: GameJournal['header'], { state, at }: Fold): GameSummary {
  const { table, scenario, rules, branch } = header;
  const viewer = viewerOf(header);
  const outcome = branch && outcomeOf(state);
  return {
    table,
    scenario,
    seat: isSeat(viewer) ? viewer : null,
    rules,
    round: state.round,
    step: state.step,
    at,
    ...(branch && { origin: branch.origin }),
    ...(outcome && { outcome }),
  };
}
