/** Those who wait, by table: every table has its turn, however many of its bots wait. */
export class Line<T> {
  readonly #waiting = new Map<string, T[]>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(table: string, item: T): void {
    const others = this.#waiting.get(table);
    if (others) others.push(item);
    else this.#waiting.set(table, [item]);
    this.#length += 1;
  }

  /** Takes the first of the table that has waited longest for its turn. */
  take(): T | undefined {
    for (const [table, items] of this.#waiting) {
      this.#waiting.delete(table);
      const item = items.shift();
      if (items.length > 0) this.#waiting.set(table, items);
      this.#length -= 1;
      return item;
    }
    return undefined;
  }
}
