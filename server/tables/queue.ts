/** Runs one task after the other. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();
  #length = 0;

  /** Tasks that wait or run. */
  get length(): number {
    return this.#length;
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    this.#length += 1;
    const result = this.#last.then(task).finally(() => {
      this.#length -= 1;
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves once nothing waits. */
  async drain(): Promise<void> {
    while (this.#length > 0) await this.#last;
  }
}
