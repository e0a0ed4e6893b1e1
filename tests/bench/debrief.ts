/** The debrief of a golden standard game: the chronicle, and the analysis with its parts, on one thread. */
import { readFileSync } from 'node:fs';
import { analyse } from '../../shared/analysis/debrief/analyse';
import { chronicleOf } from '../../shared/analysis/debrief/chronicle';
import { read } from '../../shared/recording/read';
import { replay } from '../../shared/recording/replay';
import type { Timeline } from '../../shared/recording/timeline';
import { measureOf, type Bench } from './bench';

/** From dist/server as from here. It goes through all eight rounds. */
const GAME = new URL('../../tests/golden/01-standard-brittle-peace.peace.json', import.meta.url);
const RUNS = 3;

function timelineOf(): Timeline {
  const got = read(readFileSync(GAME, 'utf8'));
  if (got.fault) throw new Error(got.fault.code);
  const played = replay(got.recording);
  if (played.fault) throw new Error(played.fault.code);
  return played.timeline;
}

interface Run {
  readonly seconds: number;
  /** Until the first figures of the evaluation were there, and until it was whole. */
  readonly first: number;
  readonly evaluation: number;
  readonly rollouts: number;
  /** Longest time without a word, in seconds. */
  readonly silence: number;
  /** Seconds of processor time, which other work on this machine does not lengthen. */
  readonly core: number;
}

function analysed(timeline: Timeline): Run {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const since = (): number => (performance.now() - begun) / 1_000;
  let [first, evaluation, spoken, silence, rollouts] = [0, 0, 0, 0, 0];
  analyse(timeline, {
    onProgress: ({ analysis, parts }) => {
      silence = Math.max(silence, since() - spoken);
      spoken = since();
      rollouts = parts;
      if (!analysis.evaluation) return;
      first ||= since();
      if (!analysis.bargains) evaluation = since();
    },
  });
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: since(), first, evaluation, rollouts, silence, core: (user + system) / 1e6 };
}

export const debrief: Bench = {
  about: 'the debrief of a standard game of eight rounds: at once, first charts, whole, on one thread',
  run: () => {
    const chronicle = Array.from({ length: RUNS }, () => {
      const timeline = timelineOf();
      const begun = performance.now();
      chronicleOf(timeline);
      return performance.now() - begun;
    });
    const runs = Array.from({ length: RUNS }, () => analysed(timelineOf()));
    return [
      measureOf('chronicle', 'ms', chronicle),
      measureOf(
        'first evaluation',
        's',
        runs.map(({ first }) => first),
      ),
      measureOf(
        'whole evaluation',
        's',
        runs.map(({ evaluation }) => evaluation),
      ),
      measureOf(
        'whole analysis',
        's',
        runs.map(({ seconds }) => seconds),
      ),
      // A page does it once, with code that is not warm yet.
      measureOf('the first of them', 's', [runs[0]?.seconds ?? Number.NaN]),
      measureOf('its time of a core', 's', [runs[0]?.core ?? Number.NaN]),
      measureOf(
        'rollouts',
        'rollouts/s',
        runs.map(({ rollouts, seconds }) => rollouts / seconds),
      ),
      measureOf(
        'longest silence',
        's',
        runs.map(({ silence }) => silence),
      ),
    ];
  },
};
