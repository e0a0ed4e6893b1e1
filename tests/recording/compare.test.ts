import { describe, expect, test } from 'vitest';
import { easyBot } from '../../shared/bots/easy';
import { compareOutcomes, outcomeOf, type Outcome } from '../../shared/recording/compare';
import { replay } from '../../shared/recording/replay';
import { viewOf } from '../../shared/views/filter';
import { VIEWERS } from '../../shared/content/seats';
import { recordingOf, seedOf } from './support';

const bot = { kind: 'bot', level: 'easy' } as const;
const original: Outcome = {
  ending: 'frozen-conflict',
  round: 5,
  scores: { usa: 50.04, iran: 41.25, israel: 60 },
  toll: 12,
  deals: 2,
  holders: { usa: bot, iran: { kind: 'person' }, israel: bot },
};

test('each branch is told with by how much it differs', () => {
  const [better, same] = compareOutcomes(original, [
    {
      ...original,
      ending: 'brittle-peace',
      round: 8,
      scores: { usa: 50.06, iran: 38.1, israel: 60 },
      toll: 7,
      deals: 5,
    },
    original,
  ]);
  expect(better).toEqual({
    ending: 'brittle-peace',
    sameEnding: false,
    round: { value: 8, change: 3 },
    scores: {
      // The difference of the figures as they are read: 50.0 and 50.1.
      usa: { value: 50.06, change: 0.1 },
      iran: { value: 38.1, change: -3.2 },
      israel: { value: 60, change: 0 },
    },
    toll: { value: 7, change: -5 },
    deals: { value: 5, change: 3 },
  });
  expect(same).toMatchObject({ sameEnding: true, round: { change: 0 }, toll: { value: 12, change: 0 } });
  expect(compareOutcomes(original, [])).toEqual([]);
});

test('a difference of nothing has no sign', () => {
  const [near] = compareOutcomes(original, [{ ...original, scores: { ...original.scores, usa: 50.02 } }]);
  expect(Object.is(near!.scores.usa.change, 0)).toBe(true);
});

describe('the outcome of a game', () => {
  const played = replay(recordingOf('short', seedOf(11), { usa: easyBot, iran: easyBot, israel: easyBot }));
  if (played.fault) throw new Error(played.fault.code);
  const { timeline } = played;
  const end = timeline.stateAt(timeline.length);

  test('is that of its recording, and the same for whoever looks at the end', () => {
    const { result } = timeline.recording;
    const outcome = outcomeOf(end)!;
    expect(outcome).toMatchObject({ ending: result.ending, round: result.round, toll: end.tracks.toll });
    for (const seat of ['usa', 'iran', 'israel'] as const) {
      expect(outcome.scores[seat]).toBe(result.scores[seat].total);
      expect(outcome.holders[seat]).toEqual(bot);
    }
    expect(outcome.deals).toBe(
      Object.values(end.log ?? {}).filter((line) => line?.entry.what.kind === 'signed' && !line.reduced)
        .length,
    );
    for (const viewer of VIEWERS) expect(outcomeOf(viewOf(end, viewer))).toEqual(outcome);
  });

  test('is not there while it is on', () => {
    expect(outcomeOf(timeline.stateAt(timeline.length - 1))).toBeNull();
  });
});
