/** So long a page that is not drawn, as one in another tab, is left behind what is there to be shown. */
const UNDRAWN_MS = 250;
/** A drawing that takes no longer leaves time enough for keys and clicks by itself. */
const SHORT_MS = 32;
/** Even where drawing is slow, nothing is left unshown for longer. */
const REST_MOST_MS = 500;

/**
 * Draws the newest of what comes, at most once a frame: at once where nothing was drawn just now, and with the next frame
 * where something was. What came in between is never drawn. After a slow drawing, keys and clicks have as much time
 * to themselves as it took.
 */
export class Frames<T> {
  #next: { readonly value: T } | null = null;
  #stop: (() => void) | null = null;

  constructor(readonly draw: (value: T) => void) {}

  show(value: T): void {
    this.#next = { value };
    if (!this.#stop) this.flush();
  }

  /** Draws what waits, if anything does, without waiting for the frame. */
  flush(): void {
    const next = this.#next;
    if (!next) return;
    this.#next = null;
    this.#stop?.();
    this.#stop = afterDrawing(() => {
      this.#stop = null;
      this.flush();
    });
    this.draw(next.value);
  }

  /** Forgets what waits. */
  close(): void {
    this.#next = null;
    this.#stop?.();
    this.#stop = null;
  }
}

/** Calls back with the next frame, later if the page took long to come to it; returns how not to be called. */
function afterDrawing(then: () => void): () => void {
  const begun = performance.now();
  let timer = setTimeout(() => settle(), UNDRAWN_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    const took = performance.now() - begun;
    if (took <= SHORT_MS) then();
    else timer = setTimeout(then, Math.min(took, REST_MOST_MS));
  });
  const settle = () => {
    cancelAnimationFrame(frame);
    then();
  };
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
