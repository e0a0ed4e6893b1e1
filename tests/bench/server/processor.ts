import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Seconds of a processor that a process has taken; not a number where the system does not tell. */
export function processorSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks();
  } catch {
    return Number.NaN;
  }
}

let perSecond = 0;
const ticks = (): number =>
  (perSecond ||= Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100);
