import { SEATS, type Seat } from '../../shared/content/seats';
import type { Publication, Wish } from '../../shared/protocol/library';
import { CHANNELS, type Channel } from '../../shared/protocol/messages';
import { factsOf } from '../../shared/recording/facts';
import { PAGE_MOST, type Filter } from '../../shared/recording/library';
import { write } from '../../shared/recording/record';
import { timelineOf } from '../../shared/recording/timeline';
import { BusyError, type Checking } from '../checking/thread';
import { ConflictError } from '../storage/journal';
import type { LibraryPage, LibraryStore, Published, Wishes } from '../storage/library';
import type { TableHost } from '../tables/host';
import type { Registry } from '../tables/registry';
import { Refused } from '../tables/replies';
import { hashOf, isSecretOf, newSecret } from '../tables/secrets';
import type { Checked } from './checked';

const TOLD: Record<Wish['messages'], readonly Channel[]> = { none: [], open: ['open'], all: CHANNELS };

export interface LibraryOptions {
  readonly store: LibraryStore;
  readonly registry: Registry;
  readonly checking: Checking<Checked>;
  readonly now: () => number;
  /** SHA-256 of the token of whoever runs the server, who may take anything out. */
  readonly operatorHash: string | null;
}

/** Finished games that everybody may watch, because all who played them want it so. */
export class Library {
  readonly #options: LibraryOptions;

  constructor(options: LibraryOptions) {
    this.#options = options;
  }

  list(filter: Filter, after: string | null): Promise<LibraryPage> {
    return this.#options.store.list(filter, after, PAGE_MOST);
  }

  /** A published game; throws what is to be answered where there is none. */
  async find(game: string): Promise<Published> {
    const found = await this.#options.store.find(game);
    if (!found) throw new Refused('unknown-game');
    return found;
  }

  /** Where the publication of a table's game stands, for the holder of a seat. Throws what is to be answered. */
  async publication(table: string, token: string | undefined): Promise<Publication> {
    const { host, seat } = await this.#holder(table, token);
    return this.#standing(host, seat);
  }

  /** Says how a holder of a seat would have the game published; it is, where all others want the same. */
  async wish(table: string, token: string | undefined, wish: Wish): Promise<Publication> {
    const { store, now } = this.#options;
    const { host, seat } = await this.#holder(table, token);
    if ((await store.ofTable(table)) !== null) throw new Refused('published-already');
    await store.wish(table, seat, wish, now());
    const agreed = agreedOn(await store.wishes(table), host.holders);
    if (agreed) await this.#publish(host, agreed);
    return this.#standing(host, seat);
  }

  /** Takes back what a holder of a seat wanted, and the game out of the library if it is there. */
  async unwish(table: string, token: string | undefined): Promise<Publication> {
    const { store } = this.#options;
    const { host, seat } = await this.#holder(table, token);
    await store.unwish(table, seat);
    const game = await store.ofTable(table);
    if (game !== null) await store.withdraw(game);
    return this.#standing(host, seat);
  }

  /** Publishes a game against bots that was played elsewhere; the secret withdraws it. Throws what is to be answered. */
  async send(title: string, text: string): Promise<{ readonly game: string; readonly secret: string }> {
    const { store, checking, now } = this.#options;
    const { game, problem } = await checking.check(text).catch((error: unknown) => {
      throw error instanceof BusyError ? new Refused('too-many-requests') : error;
    });
    if (!game) throw new Refused('not-a-game', { text: problem });
    if (game.held > 1) throw new Refused('of-others');
    if ((await store.tableOfSeed(game.seed)) !== null) throw new Refused('of-a-table');
    const secret = newSecret();
    const { facts, recording } = game;
    await this.#put({ facts, title, recording, table: null, secretHash: hashOf(secret), at: now() });
    return { game: facts.game, secret };
  }

  /** Takes a game out again, for whoever may. Throws what is to be answered. */
  async withdraw(game: string, token: string | undefined): Promise<void> {
    const { store, registry, operatorHash } = this.#options;
    const { table, secretHash } = await this.find(game);
    if (token === undefined) throw new Refused('wrong-token');
    const isOwn = isSecretOf(token, secretHash ?? undefined) || isSecretOf(token, operatorHash ?? undefined);
    if (!isOwn) {
      if (table === null || !(await registry.find(table)).holderWith(token)) throw new Refused('wrong-token');
      await this.unwish(table, token);
    }
    await store.withdraw(game);
  }

  async #holder(table: string, token: string | undefined): Promise<{ host: TableHost; seat: Seat }> {
    const host = await this.#options.registry.find(table);
    const seat = token === undefined ? undefined : host.holderWith(token);
    if (!seat) throw new Refused('wrong-token');
    if (host.state.step !== 'ended') throw new Refused('not-over');
    return { host, seat };
  }

  async #standing(host: TableHost, seat: Seat): Promise<Publication> {
    const { store } = this.#options;
    const { table } = host.header;
    const [wishes, game] = await Promise.all([store.wishes(table), store.ofTable(table)]);
    return { seat, needed: [...host.holders], wishes, game };
  }

  async #publish(host: TableHost, { title, messages, names }: Wish): Promise<void> {
    const recording = await host.recordingFor({ messages: TOLD[messages], names });
    await this.#put({
      facts: factsOf(timelineOf(recording)),
      title,
      recording: write(recording),
      table: host.header.table,
      secretHash: null,
      at: this.#options.now(),
    });
  }

  async #put(game: Published): Promise<void> {
    try {
      await this.#options.store.publish(game);
    } catch (error) {
      if (error instanceof ConflictError) throw new Refused('published-already');
      throw error;
    }
  }
}

/** What all of these want, if they want the same. */
function agreedOn(wishes: Wishes, holders: readonly Seat[]): Wish | null {
  const [first, ...others] = SEATS.filter((seat) => holders.includes(seat)).map((seat) => wishes[seat]);
  const isSame = (other: Wish | undefined): boolean =>
    other !== undefined &&
    other.title === first?.title &&
    other.messages === first.messages &&
    other.names === first.names;
  return first && others.every(isSame) ? first : null;
}
