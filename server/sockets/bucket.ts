/** Lets so many things through at once, and so many a second over time. */
export class Bucket {
  readonly #rate: number;
  readonly #most: number;
  readonly #now: () => number;
  #tokens: number;
  #at: number;

  constructor(rate: number, most: number, now: () => number) {
    this.#rate = rate;
    this.#most = most;
    this.#now = now;
    this.#tokens = most;
    this.#at = now();
  }

  /** Whether one more may pass. */
  take(): boolean {
    const now = this.#now();
    this.#tokens = Math.min(this.#most, this.#tokens + (Math.max(now - this.#at, 0) * this.#rate) / 1000);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
