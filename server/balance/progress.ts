/** How far it is, on standard error. */

/** Seconds between two lines where there is no terminal that could show a bar. */
const EVERY = 15;

/**
 * To be told how many more games were played. Shows a bar on a terminal; elsewhere nothing, or with `lines` a line now
 * and then.
 */
export function progress(games: number, lines = false): (more: number) => void {
  const begun = performance.now();
  let done = 0;
  let spoken = begun;
  return (more) => {
    done += more;
    const now = performance.now();
    if (process.stderr.isTTY) {
      const width = 30;
      const full = Math.round((width * done) / games);
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      process.stderr.write(`\r${bar} ${done} of ${games} games${done === games ? '\n' : ''}`);
    } else if (lines && (done === games || now - spoken > EVERY * 1_000)) {
      spoken = now;
      process.stderr.write(`${done} of ${games} games, ${((now - begun) / 1_000).toFixed(0)} s\n`);
    }
  };
}
