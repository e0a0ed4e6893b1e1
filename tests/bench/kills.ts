/** A server that is killed under load, far more often than the tests do; `KILLS` says how often. */
import { killing } from '../support/kills';
import type { Bench, Measure } from './bench';

const one = (name: string, unit: string, value: number): Measure => ({
  name,
  unit,
  median: value,
  runs: [value],
});

export const kills: Bench = {
  about: 'kills the server under load 200 times (KILLS=…), and looks for what it acknowledged and lost',
  run: async () => {
    const done = await killing(Number(process.env.KILLS ?? 200), Number(process.env.KILLS_SEED ?? 7));
    for (const fault of done.faults) console.error(fault);
    if (done.faults.length > 0) process.exitCode = 1;
    return [
      one('kills', 'times', done.kills),
      one('acknowledged', 'requests', done.acknowledged),
      one('journalled', 'entries', done.entries),
      one('faults', 'found', done.faults.length),
    ];
  },
};
