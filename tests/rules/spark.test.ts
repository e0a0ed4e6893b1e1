import { describe, expect, it } from 'vitest';
import { NUMBERS } from '../../shared/content/numbers';
import { SCENARIOS } from '../../shared/content/scenarios';
import { SEATS } from '../../shared/content/seats';
import { TRACK_MAX } from '../../shared/content/tracks';
import { forecastOrder, forecastResponse, sparkChance } from '../../shared/rules/forecast';
import { learnScenario } from '../../shared/rules/scenario';
import { HOME_CAUSES } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import {
  CALM,
  causeOf,
  command,
  net,
  ofKind,
  order,
  play,
  response,
  table,
  withLuck,
  type Answers,
  type Given,
  type Orders,
} from './support';

// RULES 11, the spark: in its first month a war may spread by an accident that nobody ordered.

const { from, percent } = NUMBERS.spark;
for (const chance of [0, 100]) {
  const numbers = { ...NUMBERS, spark: { from, percent: chance } };
  learnScenario({ ...SCENARIOS.standard, id: `spark-${chance}`, events: {}, numbers });
}

/** A war that began this round, in which the spark is looked for at this escalation, its own point included. */
const war = (escalation: number, more: Given = {}): Given => ({
  scenario: 'spark-100',
  war: true,
  warSince: more.round ?? 1,
  ...more,
  tracks: { ...CALM, ceasefire: 1, escalation: escalation - NUMBERS.war.escalation, ...more.tracks },
});

describe('the spark', () => {
  type Row = readonly [why: string, given: Given, spreads: boolean, orders?: Orders, answers?: Answers];
  const ROWS: readonly Row[] = [
    ['at the edge', war(from), true],
    ['above it', war(from + 1), true],
    ['not below', war(from - 1), false],
    ['not in a truce', war(from + 1, { war: false, tracks: { ceasefire: 5 } }), false],
    ['not in a war that begins at this reckoning', war(from + 1, { war: false, warSince: 0 }), false],
    ['nor in one that is older', war(from + 1, { round: 3, warSince: 2 }), false],
    [
      'whatever is ordered in it',
      war(from, { round: 3, warSince: 1 }),
      false,
      { israel: ['airstrike:missiles'], iran: ['barrage'] },
    ],
    [
      'in a war that began with the strikes of the round',
      war(from, { war: false, warSince: 0 }),
      true,
      { israel: ['raid:sites'] },
    ],
    [
      'in a war that begins anew after a truce',
      war(from, { war: false, round: 4, warSince: 2 }),
      true,
      { israel: ['raid:sites'] },
    ],
    ['not where the war ends in time', war(from + 1), false, { usa: ['shuttle'] }],
    ['where an order brings it to the edge', war(from - 1), true, { israel: ['raid:sites'] }],
    [
      'not where an answer takes it back from the edge',
      war(from - 1),
      false,
      { israel: ['raid:sites'] },
      { iran: 'choreograph', usa: 'rebuke:israel' },
    ],
    ['not at no chance', { ...war(from + 1), scenario: 'spark-0' }, false],
  ];
  for (const [why, given, spreads, orders = {}, answers = {}] of ROWS) {
    it(why, () => {
      const state = table(given);
      const moved = causeOf(play(state, orders, answers), 'spark');
      expect(Object.keys(moved)).toEqual(spreads ? ['escalation'] : []);
      expect(state.ending?.id === 'conflagration').toBe(spreads);
      if (spreads) expect(state.tracks.escalation).toBe(TRACK_MAX.escalation);
    });
  }

  it('looks at a war that begins at a reckoning at the next one, and no more', () => {
    const begun = () => {
      const state = table(war(from, { war: false, warSince: 0 }));
      play(state);
      expect([state.war, state.warSince, state.ending]).toEqual([true, 2, null]);
      return state;
    };
    const next = begun();
    expect(causeOf(play(next), 'spark').escalation).toBeGreaterThan(0);
    expect([next.round, next.ending?.id]).toEqual([2, 'conflagration']);
    // Kept below the edge in its first month, it may go above it later.
    const later = begun();
    later.tracks.escalation = 0;
    expect(causeOf(play(later), 'spark')).toEqual({});
    later.tracks.escalation = from;
    expect(causeOf(play(later), 'spark')).toEqual({});
    expect([later.war, later.ending]).toEqual([true, null]);
  });

  it('goes to the top whatever the limits, and before all other endings', () => {
    const { perRound, freelyUpTo } = NUMBERS.escalation;
    expect(TRACK_MAX.escalation).toBeGreaterThan(Math.max(freelyUpTo, from + perRound));
    // The last round of the game, with the streets gone as well.
    const state = table(war(from, { round: 8, tracks: { streets: 0 } }));
    play(state);
    expect(state.tracks.escalation).toBe(TRACK_MAX.escalation);
    expect(state.ending?.id).toBe('conflagration');
  });

  it('does not move what is at the top already', () => {
    const state = table(war(TRACK_MAX.escalation + 1, { escalationBefore: TRACK_MAX.escalation }));
    expect(causeOf(play(state), 'spark')).toEqual({});
    expect(state.ending?.id).toBe('conflagration');
  });

  it('is one line that everybody reads, after the one of the war', () => {
    const state = table(war(from));
    const lines = play(state);
    const causes = ofKind(lines, 'home').map(({ what }) => what.cause);
    expect(causes.slice(0, 2)).toEqual(['war', 'spark']);
    expect(causes).toEqual(HOME_CAUSES.filter((cause) => causes.includes(cause)));
    const told = Object.values(state.log ?? {}).filter(
      ({ entry }) => entry.what.kind === 'home' && entry.what.cause === 'spark',
    );
    expect(told.map(({ audience, entry }) => [audience, entry.moves])).toEqual([
      [null, [{ track: 'escalation', from, to: TRACK_MAX.escalation }]],
    ]);
  });

  it('caps whoever used force in that round lower than the others', () => {
    const { conflagration, conflagrationNoForce } = NUMBERS.scores;
    const caps = (orders: Orders, answers: Answers = {}) => {
      const state = table(war(from));
      play(state, orders, answers);
      return SEATS.map((seat) => state.ending?.scores[seat].cap);
    };
    const none = conflagrationNoForce;
    expect(caps({})).toEqual([none, none, none]);
    expect(caps({ israel: ['raid:sites'] })).toEqual([none, none, conflagration]);
    // A strike back is force too.
    expect(caps({ israel: ['raid:sites'] }, { iran: 'retaliate' })).toEqual([
      none,
      conflagration,
      conflagration,
    ]);
  });

  it('comes as often as its chance says', () => {
    const tries = 1_000;
    let spread = 0;
    for (let number = 0; number < tries; number++) {
      const state = table({
        ...war(from),
        scenario: 'no-events',
        seed: number.toString(16).padStart(32, 'f'),
      });
      play(state);
      if (state.ending) spread += 1;
    }
    // Four standard deviations.
    const share = percent / 100;
    expect(Math.abs(spread / tries - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / tries));
  });

  it.skipIf(percent === 0)('is rolled anew for each war', () => {
    const rounds = (seed: string) => {
      const state = table({ ...war(from), scenario: 'no-events', seed });
      play(state);
      // Another war, that begins in the second round.
      state.tracks = { ...table(war(from)).tracks };
      state.warSince = state.round;
      if (!state.ending) play(state);
      return state;
    };
    const late = withLuck(rounds, ({ ending, round }) => ending?.id === 'conflagration' && round === 2);
    expect(late.tracks.escalation).toBe(TRACK_MAX.escalation);
  });
});

describe('its forecast', () => {
  it.each([
    ['at the edge once the war has added its point', war(from), percent],
    ['not below', war(from - 1), 0],
    ['not in a truce', war(from + 1, { war: false }), 0],
    ['not in a war that is older', war(from + 1, { round: 3, warSince: 2 }), 0],
    ['in the first month of a later war', war(from, { round: 3 }), percent],
    ['not where the round has risen as far as it can', war(from, { escalationBefore: 0 }), 0],
  ] as const)('%s', (_, given, chance) => {
    const state = table({ ...given, scenario: 'no-events' });
    expect(sparkChance(state)).toBe(chance);
    for (const seat of SEATS) expect(sparkChance(seatView(state, seat))).toBe(chance);
  });

  it('says what an order would make possible, and what it would end', () => {
    const near = table({ ...war(from - 1), scenario: 'no-events' });
    const raid = forecastOrder(near, 'israel', order('raid:sites'));
    expect([sparkChance(near), sparkChance(near, raid.moves)]).toEqual([0, percent]);
    const edge = table({ ...war(from), scenario: 'no-events' });
    const shuttle = forecastOrder(edge, 'usa', order('shuttle'));
    expect(net(shuttle.moves).ceasefire).toBe(2);
    expect([sparkChance(edge), sparkChance(edge, shuttle.moves)]).toEqual([percent, 0]);
    const truce = table({ ...war(from, { war: false }), scenario: 'no-events' });
    const breaks = forecastOrder(truce, 'israel', order('raid:sites'));
    expect([sparkChance(truce), sparkChance(truce, breaks.moves)]).toEqual([0, percent]);
  });

  it('says what two orders would make possible together, within the limits of a round', () => {
    const raids = (before: number) => {
      const state = table({ ...war(from - 2, { escalationBefore: before }), scenario: 'no-events' });
      const each = ['raid:sites', 'raid:missiles'].map(
        (text) => forecastOrder(state, 'israel', order(text)).moves,
      );
      return [...each.map((moves) => sparkChance(state, moves)), sparkChance(state, each.flat())];
    };
    expect(raids(from)).toEqual([0, 0, percent]);
    // Escalation cannot rise that far in one round.
    expect(raids(from - NUMBERS.escalation.perRound - 1)).toEqual([0, 0, 0]);
  });

  it('says what an answer would make possible', () => {
    const state = table({ ...war(from - 2, { escalationBefore: from }), scenario: 'no-events' });
    command(state, { israel: ['raid:sites'] });
    const back = forecastResponse(state, 'iran', response('retaliate'));
    expect([sparkChance(state), sparkChance(state, back.moves)]).toEqual([0, percent]);
  });

  it('says nothing of an order in a war that is older', () => {
    const state = table({ ...war(from - 1, { round: 3, warSince: 2 }), scenario: 'no-events' });
    expect(sparkChance(state, forecastOrder(state, 'israel', order('raid:sites')).moves)).toBe(0);
  });

  it('leaves the position alone', () => {
    const state = table(war(from));
    const before = structuredClone(state);
    sparkChance(state, forecastOrder(state, 'israel', order('raid:sites')).moves);
    expect(state).toEqual(before);
  });
});
