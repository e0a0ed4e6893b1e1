/** Threads that play games. Which of them plays a game makes no difference to what is returned. */
import { Worker } from 'node:worker_threads';
import { parts, together, type Job, type Played } from './jobs';

/** Games handed to a thread at a time: few enough that all end together, many enough that nobody waits. */
const PART_MOST = 20;

export interface Pool {
  /** What each job comes to, in the order of the jobs. `onGames` hears how many more games were played. */
  play(jobs: readonly Job[], onGames?: (games: number) => void): Promise<Played[]>;
  close(): Promise<void>;
}

export function openPool(threads: number): Pool {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./simulate-worker.js', import.meta.url)),
  );

  async function play(jobs: readonly Job[], onGames: (games: number) => void = () => {}): Promise<Played[]> {
    const games = jobs.reduce((sum, { first, end }) => sum + end - first, 0);
    const size = Math.max(1, Math.min(PART_MOST, Math.ceil(games / (4 * threads))));
    const queue = jobs.flatMap((job, index) => parts(job, size).map((part) => ({ part, index })));
    const results: Played[] = [];
    let next = 0;
    const run = (worker: Worker): Promise<void> =>
      new Promise((resolve, reject) => {
        let at = -1;
        const stop = (): void => {
          worker.off('error', reject);
          worker.off('message', got);
          resolve();
        };
        const goOn = (): void => {
          at = next++;
          const todo = queue[at];
          if (todo) worker.postMessage(todo.part);
          else stop();
        };
        const got = (played: Played): void => {
          results[at] = played;
          onGames(played.records.length);
          goOn();
        };
        worker.on('error', reject);
        worker.on('message', got);
        goOn();
      });
    await Promise.all(workers.map(run));
    const byJob: Played[][] = jobs.map(() => []);
    queue.forEach(({ index }, at) => {
      const played = results[at];
      if (played) byJob[index]?.push(played);
    });
    return byJob.map(together);
  }

  return {
    play,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
