import { isDeepStrictEqual } from 'node:util';
import fc from '../support/property';
import { expect, test } from 'vitest';
import { easyBot } from '../../shared/bots/easy';
import { randomBot } from '../../shared/bots/random';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { CHANNELS } from '../../shared/protocol/messages';
import { read } from '../../shared/recording/read';
import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import { journalOf, recorded, seedOf } from './support';

const bot = fc.constantFrom(randomBot, randomBot, easyBot);

test('whatever was played, its recording is written, read and replayed to the same', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.constantFrom(...SCENARIO_IDS),
      fc.record({ usa: bot, iran: bot, israel: bot }),
      fc.subarray([...CHANNELS]),
      (game, scenario, bots, messages) => {
        const recording = recorded(journalOf(scenario, seedOf(game), bots), { messages, names: true });
        const got = read(write(recording));
        expect(got).toEqual({ recording });
        const played = replay(recording);
        expect(played.fault).toBeUndefined();
        if (played.fault) return;
        const { ending } = played.timeline.stateAt(played.timeline.length);
        expect(recording.result).toEqual({
          ending: ending?.id,
          round: ending?.round,
          scores: ending?.scores,
        });
      },
    ),
    { numRuns: 60 },
  );
});

test('no single character can be changed', () => {
  const bots = { usa: easyBot, iran: easyBot, israel: easyBot };
  const text = write(recorded(journalOf('short', seedOf(5), bots)));
  const whole: unknown = JSON.parse(text);
  // Half of the file is the scenario, which is compared as a whole; most edits go to the rest.
  const begin = text.indexOf('"seed":');
  const place = fc.oneof(
    { weight: 1, arbitrary: fc.nat(text.length - 2) },
    { weight: 4, arbitrary: fc.integer({ min: begin, max: text.length - 2 }) },
  );
  const character = fc.oneof(
    fc.constantFrom('0', '1', '9', '"', ',', ':', '{', '}', '[', ']', ' ', '-', '.', 'e', 'a', '\\', '_', ''),
    fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
  );
  fc.assert(
    fc.property(place, character, (at, put) => {
      const edited = text.slice(0, at) + put + text.slice(at + 1);
      const got = read(edited);
      const fault = got.fault ?? replay(got.recording).fault;
      if (fault) return;
      expect(isDeepStrictEqual(JSON.parse(edited), whole)).toBe(true);
    }),
    { numRuns: 1_500 },
  );
});
