// Every position of a recording, from every seat, in whatever order one looks.
import { beforeAll, expect, test } from 'vitest';
import { middleBot } from '../../shared/bots/middle';
import { SEATS, VIEWERS } from '../../shared/content/seats';
import type { Recording } from '../../shared/recording/format';
import { replay } from '../../shared/recording/replay';
import type { Timeline } from '../../shared/recording/timeline';
import { apply } from '../../shared/rules/apply';
import { stateHash } from '../../shared/rules/hash';
import { createState } from '../../shared/rules/setup';
import { viewOf } from '../../shared/views/filter';
import { recordingOf, seedOf } from './support';

let recording: Recording;
let timeline: Timeline;
/** Hash of the state after so many entries, and of each viewer's view. */
const straight: { state: string; views: Record<string, string> }[] = [];

beforeAll(() => {
  recording = recordingOf('short', seedOf(2), { usa: middleBot, iran: middleBot, israel: middleBot });
  const played = replay(recording);
  if (played.fault) throw new Error(played.fault.code);
  ({ timeline } = played);
  const { seed, seats } = recording.header;
  const holders = { usa: seats.usa.holder, iran: seats.iran.holder, israel: seats.israel.holder };
  const state = createState({ scenario: 'short', seed, seats: holders });
  const look = () =>
    straight.push({
      state: stateHash(state),
      views: Object.fromEntries(VIEWERS.map((viewer) => [viewer, stateHash(viewOf(state, viewer))])),
    });
  look();
  for (const entry of recording.entries) {
    if (entry.kind === 'move') apply(state, entry.actor, entry.payload);
    look();
  }
});

const ORDERS: readonly [name: string, of: (length: number) => number[]][] = [
  ['forward', (length) => Array.from({ length }, (_, at) => at)],
  ['backward', (length) => Array.from({ length }, (_, at) => length - 1 - at)],
  ['to and fro', (length) => Array.from({ length }, (_, at) => (at * 37) % length)],
];

test.each(ORDERS)('%s, each step is as it was', (_, of) => {
  expect(straight).toHaveLength(timeline.length + 1);
  for (const at of of(straight.length)) {
    expect(stateHash(timeline.stateAt(at))).toBe(straight[at]!.state);
    for (const viewer of VIEWERS) {
      expect(stateHash(timeline.viewAt(at, viewer))).toBe(straight[at]!.views[viewer]);
    }
  }
});

test('a step outside is the nearest inside', () => {
  expect(stateHash(timeline.stateAt(-3))).toBe(straight[0]!.state);
  expect(stateHash(timeline.stateAt(1_000_000))).toBe(straight.at(-1)!.state);
});

test('until the end, a view holds no secret of another', () => {
  for (let at = 0; at < timeline.length; at++) {
    if (timeline.stateAt(at).step === 'ended') continue;
    for (const viewer of ['usa', 'iran', 'israel', 'gallery'] as const) {
      const view = timeline.viewAt(at, viewer);
      expect(view.seed).toBeNull();
      for (const seat of SEATS) {
        if (seat !== viewer) expect([view.agendas[seat], view.orders[seat]]).toEqual([null, null]);
      }
    }
  }
});

test('messages come when they were said, to those who could read them', () => {
  const all = recording.entries.flatMap((entry, index) =>
    entry.kind === 'message' ? [{ index, actor: entry.actor, ...entry.payload }] : [],
  );
  expect(all.length).toBeGreaterThan(3);
  expect(all.some(({ channel }) => channel !== 'open')).toBe(true);
  for (const viewer of VIEWERS) {
    for (const at of [0, 10, Math.floor(timeline.length / 2), timeline.length]) {
      const readable = all.filter(
        ({ index, channel }) =>
          index < at && (channel === 'open' || viewer === 'chair' || channel.split('-').includes(viewer)),
      );
      const messages = Object.values(timeline.messagesAt(at, viewer));
      expect(messages.map(({ from, channel, body }) => ({ from, channel, body }))).toEqual(
        readable.map(({ actor, channel, body }) => ({ from: actor, channel, body })),
      );
      const lines = Object.keys(timeline.viewAt(at, viewer).log).length;
      expect(messages.every(({ after }) => after <= lines)).toBe(true);
    }
  }
});
