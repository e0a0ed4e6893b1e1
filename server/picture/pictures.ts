import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seat } from '../../shared/content/seats';
import { SCENARIOS } from '../../shared/content/scenarios';
import { shippedSchema, type Listed } from '../../shared/recording/library';
import type { Library } from '../library/library';
import { Refused } from '../tables/replies';
import { gamePicture, sitePicture } from './draw';
import { toPng } from './render';

/** Pictures that are kept; each takes some 60 kB. */
const KEPT_MOST = 200;

/** The games that are shipped with the client; none where it was not built. */
function shippedIn(clientDir: string | null): ReadonlyMap<string, Listed> {
  try {
    const text = readFileSync(join(clientDir ?? '', 'library', 'index.json'), 'utf8');
    return new Map(shippedSchema.parse(JSON.parse(text)).games.map((game) => [game.facts.game, game]));
  } catch {
    return new Map();
  }
}

/** What a link to a game shows before it is followed: of games that are over and that anybody may watch, no others. */
export class Pictures {
  readonly #library: Library;
  readonly #shipped: ReadonlyMap<string, Listed>;
  readonly #kept = new Map<string, Promise<Buffer>>();

  constructor(library: Library, clientDir: string | null) {
    this.#library = library;
    this.#shipped = shippedIn(clientDir);
  }

  /** A game that is shipped or published; `null` where there is none. */
  async about(game: string): Promise<Listed | null> {
    const shipped = this.#shipped.get(game);
    if (shipped) return shipped;
    try {
      const { facts, title } = await this.#library.find(game);
      return { facts, title };
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  /** The picture of a game's final position; throws what is to be answered where there is none. */
  async ofGame(game: string): Promise<Buffer> {
    const about = await this.about(game);
    if (!about) throw new Refused('unknown-game');
    return this.#draw(`${game} ${about.title}`, () => gamePicture(about.facts, about.title));
  }

  /** The picture for links to everything else. */
  ofSite(): Promise<Buffer> {
    return this.#draw('', () => sitePicture(firstTrust()));
  }

  #draw(key: string, draw: () => string): Promise<Buffer> {
    const known = this.#kept.get(key);
    if (known) return known;
    const drawn = toPng(draw());
    this.#kept.set(key, drawn);
    drawn.catch(() => this.#kept.delete(key));
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= KEPT_MOST) break;
      this.#kept.delete(oldest);
    }
    return drawn;
  }
}

function firstTrust(): Listed['facts']['trust'] {
  const { trust } = SCENARIOS.standard.start;
  const of = (seat: Seat) => ({ ...trust[seat] });
  return { usa: of('usa'), iran: of('iran'), israel: of('israel') };
}
