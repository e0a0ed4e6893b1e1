/** What the bars say of made-up games. */
import { describe, expect, it } from 'vitest';
import { barsOf, type Bar } from '../../server/balance/bars';
import type { Measurements } from '../../server/balance/measure';
import { simulateOptions, type ReportOptions } from '../../server/cli/simulate-options';
import { OPEN } from '../../shared/bots/fixed/policy';
import type { GameRecord } from '../../shared/bots/record';
import { emptyTally } from '../../shared/bots/statistics';
import type { EndingId } from '../../shared/content/endings';
import { ORDER_IDS } from '../../shared/content/orders';

const game = (ending: EndingId, iran = 50): GameRecord => ({
  ending,
  scores: { usa: 5_000, iran: iran * 100, israel: 5_000 },
  agendas: { usa: 'peacemaker', iran: 'recovery', israel: 'quiet' },
  met: { usa: false, iran: false, israel: false },
  rounds: 8,
  firstDeal: 1,
  trust: [1],
});
const games = (count: number, ending: EndingId, iran?: number): GameRecord[] =>
  Array.from({ length: count }, (_, at) => game(ending, (iran ?? 50) + (at % 2)));

/** Every order is given in 30 of 100 rounds. */
const tally = emptyTally();
for (const id of ORDER_IDS) {
  tally.orders.legal[id] = 100;
  tally.orders.used[id] = 30;
}

const measured = (more: Partial<Measurements>, records: GameRecord[] = []): Measurements => ({
  main: { tally, records },
  policies: [],
  levels: [],
  deals: [],
  ...more,
});

const options = simulateOptions(['--report', '--against', 'easy']) as ReportOptions;
function bar(measurements: Measurements, what: string): Bar | undefined {
  return barsOf(measurements, options).find((each) => each.what.startsWith(what));
}

describe('bars', () => {
  it.each([
    // Of 200 games: the value, and whether the interval leaves no doubt.
    [60, true, true],
    [42, true, false],
    [38, false, false],
    [10, false, true],
  ])('durable peace in %i of 200 games', (durable, holds, sure) => {
    const records = [...games(durable, 'durable-peace'), ...games(200 - durable, 'open-war')];
    expect(bar(measured({}, records), 'durable peace')).toMatchObject({ holds, sure });
  });

  it('name every order that is hardly used', () => {
    const rare = { ...tally, orders: { ...tally.orders, used: { ...tally.orders.used, bomb: 0, raid: 0 } } };
    const found = bar(measured({ main: { tally: rare, records: [] } }), 'every order');
    expect(found).toMatchObject({ holds: false, value: expect.stringContaining('bomb 0.0 %, raid 0.0 %') });
    expect(bar(measured({}), 'every order')).toMatchObject({ holds: true, sure: true });
  });

  it.each([
    [40, true],
    [60, false],
  ])('a policy that scores %i where the bot scores 50', (score, holds) => {
    const policies = [
      {
        name: 'always strikes',
        policy: OPEN,
        seat: 'iran' as const,
        records: games(20, 'conflagration', score),
        beside: games(20, 'brittle-peace'),
      },
    ];
    expect(bar(measured({ policies }), 'Iran always strikes')).toMatchObject({ holds, sure: true });
    expect(bar(measured({ policies }), 'lone hawk in Iran')).toMatchObject({
      holds: false,
      value: '100.0 %',
    });
  });

  it.each([
    [60, true],
    [55, false],
  ])('a better level that scores %i where the lower scores 50', (score, holds) => {
    const records = games(20, 'brittle-peace', score);
    const pairing = { seat: 'iran' as const, records, beside: games(20, 'brittle-peace') };
    const levels = [
      { better: 'easy' as const, lower: 'random' as const, seat: 'iran' as const, games: pairing },
    ];
    expect(bar(measured({ levels }), 'easy over random')).toMatchObject({ holds, sure: true });
  });

  it('breakout beside brittle peace, where there was any', () => {
    const records = [...games(10, 'breakout', 30), ...games(10, 'brittle-peace', 50)];
    expect(bar(measured({}, records), 'Iran’s score')).toMatchObject({ holds: true, sure: true });
    expect(bar(measured({}), 'Iran’s score')).toMatchObject({ holds: null });
  });

  it('luck of the deal', () => {
    const deals = [
      games(8, 'brittle-peace', 30),
      games(8, 'brittle-peace', 50),
      games(8, 'brittle-peace', 70),
    ];
    expect(bar(measured({ deals }), 'variance')).toMatchObject({ holds: false, sure: true });
  });
});
