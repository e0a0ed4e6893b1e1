/** Texts of any length in messages of so many bytes. */

/** PostgreSQL takes less than 8,000 bytes at once. */
const MOST = 7_800;

const ascii = (text: string): string =>
  text.replaceAll(/[^\u0020-\u007e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A value as messages, each with its sender, the number of the value, and which part it is of how many. */
export function pack(from: string, number: number, value: unknown): string[] {
  const text = ascii(JSON.stringify(value));
  const parts = Math.ceil(text.length / MOST);
  return Array.from(
    { length: parts },
    (_, part) => `${from} ${number} ${part + 1} ${parts} ${text.slice(part * MOST, (part + 1) * MOST)}`,
  );
}

interface Begun {
  readonly number: number;
  readonly text: string;
  readonly part: number;
}

/** Puts messages together again. Those of one sender come in order; one of which a part is missing comes to nothing. */
export class Unpacking {
  readonly #begun = new Map<string, Begun>();

  /** The value that is complete with this message, and its sender. */
  take(message: string): { readonly from: string; readonly value: unknown } | null {
    const match = /^(\w+) (\d+) (\d+) (\d+) (.*)$/.exec(message);
    if (!match) return null;
    const [, from = '', , , , text = ''] = match;
    const [number, part, parts] = [Number(match[2]), Number(match[3]), Number(match[4])];
    const begun = this.#begun.get(from);
    this.#begun.delete(from);
    const isNext = part === 1 || (begun?.number === number && begun.part === part - 1);
    if (!isNext) return null;
    const all = part === 1 ? text : `${begun?.text}${text}`;
    if (part === parts) return { from, value: JSON.parse(all) };
    this.#begun.set(from, { number, part, text: all });
    return null;
  }

  /** Forgets what a sender began. */
  forget(from: string): void {
    this.#begun.delete(from);
  }
}
