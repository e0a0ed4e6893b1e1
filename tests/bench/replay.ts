/** Recordings: verifying the longest golden game, looking anywhere in it, and files that were made to take long. */
import { readdirSync, readFileSync } from 'node:fs';
import { stream } from '../../shared/bots/randomness';
import { VIEWERS } from '../../shared/content/seats';
import { CHANNELS } from '../../shared/protocol/messages';
import { ENTRIES_MOST, type Act, type Recording } from '../../shared/recording/format';
import { read } from '../../shared/recording/read';
import { record, write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import type { Timeline } from '../../shared/recording/timeline';
import { measureOf, percentile, type Bench, type Measure } from './bench';

/** From dist/server as from here. */
const GOLDEN = new URL('../../tests/golden/', import.meta.url);
const RUNS = 3;
const STEPS = 1_000;
const HOSTILE = 5_000_000;

const measured = (name: string, runs: readonly number[]): Measure => measureOf(name, 'ms', runs);

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function recordingIn(text: string): Recording {
  const got = read(text);
  if (got.fault) throw new Error(got.fault.code);
  return got.recording;
}

function verify(text: string): Timeline {
  const played = replay(recordingIn(text));
  if (played.fault) throw new Error(played.fault.code);
  return played.timeline;
}

/** The largest golden recording. None is read to find it: the first verification is to be cold. */
const longest = (): string =>
  readdirSync(GOLDEN)
    .filter((file) => file.endsWith('.peace.json'))
    .map((file) => readFileSync(new URL(file, GOLDEN), 'utf8'))
    .reduce((most, text) => (text.length > most.length ? text : most));

/** Times of looks at places in no order. */
function looks(text: string, name: string): number[] {
  const timeline = verify(text);
  const random = stream(name);
  const pick = (below: number): number => Math.floor(random() * below);
  return Array.from({ length: STEPS }, () => {
    const viewer = VIEWERS[pick(VIEWERS.length)] ?? 'gallery';
    const entry = pick(timeline.length + 1);
    return timed(() => {
      timeline.viewAt(entry, viewer);
      timeline.messagesAt(entry, viewer);
    });
  });
}

/** A recording as long as one can be: a seat that was now done with Talks, now not, for thousands of times. */
function padded(text: string): string {
  const { header, entries } = recordingIn(text);
  const toggles = Array.from({ length: ENTRIES_MOST - entries.length - 1 }, (_, index): Act => ({
    kind: 'move',
    actor: 'usa',
    at: header.createdAt,
    payload: { type: 'ready', ready: index % 2 === 0 },
  }));
  const even =
    toggles.length % 2 === 0
      ? toggles
      : toggles.slice(1).map((act, index): Act => ({
          ...act,
          kind: 'move',
          payload: { type: 'ready', ready: index % 2 === 0 },
        }));
  const made = record(
    { ...header, scenario: header.scenario.id, entries: [...even, ...entries] },
    { messages: CHANNELS, names: true },
  );
  if (made.fault) throw new Error(made.fault.code);
  return write(made.recording);
}

function hostile(text: string): string[] {
  const scenario = JSON.stringify(recordingIn(text).header.scenario);
  return [
    '['.repeat(HOSTILE),
    `[${'1,'.repeat(HOSTILE / 2)}1]`,
    '{"a":'.repeat(HOSTILE / 5),
    `"${'x'.repeat(HOSTILE)}"`,
    text.slice(0, -2) + `,"x":{${Array.from({ length: 390_000 }, (_, at) => `"${at}":0`).join(',')}}}`,
    text.replace(scenario, `${scenario.slice(0, -1)},"x":"${'x'.repeat(HOSTILE)}"}`),
    text.replace(/"rounds":\[\{"round"/, `"rounds":[${'0,'.repeat(ENTRIES_MOST - 100)}{"round"`),
  ];
}

export const replays: Bench = {
  about: 'recordings: verifying the longest golden game, looking anywhere in it, and hostile files',
  run: () => {
    // Before anything is warm: as the command line and a page do it.
    const text = longest();
    const first = timed(() => verify(text));
    const runs = Array.from({ length: 3 * RUNS }, () => timed(() => verify(text)));
    const looked = Array.from({ length: RUNS }, (_, run) => looks(text, `bench:${run}`));
    const at = (share: number): number[] => looked.map((times) => percentile(times, share));
    const most = padded(text);
    const refusals = hostile(text).map((file) =>
      timed(() => {
        if (!read(file).fault) throw new Error('a hostile file was read');
      }),
    );
    return [
      measured('verify, the first time', [first]),
      measured('verify', runs),
      measured('any step, p50', at(0.5)),
      measured('any step, p99', at(0.99)),
      measured('any step, slowest', at(1)),
      measured('verify as many entries as may be', [timed(() => verify(most))]),
      measured('refuse 5 MB, slowest', [Math.max(...refusals)]),
    ];
  },
};
