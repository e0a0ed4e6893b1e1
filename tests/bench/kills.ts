/** A server that is killed under load, far more often than the tests do; `KILLS` says how often. */
import { killing } from '../support/kills';
import { measureOf, type Bench, type Measure } from './bench';

/** A count, to the last digit. */
const one = (name: string, unit: string, value: number): Measure => measureOf(name, unit, [value], 15);

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
