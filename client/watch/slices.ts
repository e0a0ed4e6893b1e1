/** So long the page is held up at a time: two slices and what they leave to be drawn fit into a frame. */
const SLICE_MS = 6;

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Goes through steps in slices, with time for keys and frames between them; resolves with what they come to. */
export async function inSlices<T>(steps: Generator<void, T, void>): Promise<T> {
  for (let begun = performance.now(); ;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - begun < SLICE_MS) continue;
    await nextTask();
    begun = performance.now();
  }
}
