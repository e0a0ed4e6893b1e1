import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import {
  egalitarian,
  kalaiSmorodinsky,
  maxWelfare,
  nashSolution,
  paretoFrontier,
  zopa,
} from '../../shared/analysis/bargaining';
import { textKey } from '../../shared/analysis/outcomes';
import { analyseTable, type Question, type TableAnalysis } from '../../shared/analysis/table';
import type { Triple } from '../../shared/analysis/worlds';
import { playGame } from '../../shared/bots/arena';
import { middleBot } from '../../shared/bots/middle';
import { stream } from '../../shared/bots/randomness';
import { playOut } from '../../shared/bots/search/playout';
import { SEATS } from '../../shared/content/seats';
import { apply } from '../../shared/rules/apply';
import { cloneState } from '../../shared/rules/clone';
import type { Draft, State } from '../../shared/rules/state';
import { scenarioOf } from '../../shared/rules/scenario';
import { seatView } from '../../shared/views/filter';
import { scrambled } from '../bots/scramble';
import { command, deal, mutual, owes, sign, table } from '../rules/support';

vi.mock('../../shared/bots/search/playout', async (load) => {
  const original = await load<{ playOut: typeof playOut }>();
  return { playOut: vi.fn(original.playOut) };
});
beforeEach(() => void vi.mocked(playOut).mockClear());

/** An analysis with this many rollouts, the same each time. */
const analyse = (
  of: Question['table'],
  rollouts: number,
  more: Partial<Question> & { readonly name?: string } = {},
): TableAnalysis =>
  analyseTable({
    table: of,
    texts: [],
    effort: { rollouts, stop: () => false },
    random: stream(more.name ?? 'test'),
    ...more,
  });

const seedOf = (game: number): string => game.toString(16).padStart(8, '0').repeat(4);
const middle = { usa: middleBot, iran: middleBot, israel: middleBot };

interface Moment {
  readonly state: State;
  readonly texts: readonly Draft[];
}

/** Tables in Talks with an offer on them, one for each round of a game. */
function moments(game: number): Moment[] {
  const found: Moment[] = [];
  playGame('standard', seedOf(game), middle, (state) => {
    if (state.step !== 'talks' || found.some((moment) => moment.state.round === state.round)) return;
    const texts = Object.values(state.offers).map(({ draft }) => draft);
    if (texts.length > 0) found.push({ state: cloneState(state), texts });
  });
  return found;
}
const games = [1, 2, 3].map(moments);
const played = games.flat();
/** From the second half of each game: there is less left to play. */
const late = games.flatMap((game) => game.slice(game.length >> 1));

const RELIEF = deal([owes('usa', 'relief', 'iran'), owes('iran', 'release', 'usa')]);
const TRUCE = deal(mutual('hold-fire', 'iran', 'israel'));

/** Signs a text on a copy of the table through the door of the rules; whether that went well. */
function canSign(state: State, draft: Draft): boolean {
  const copy = cloneState(state);
  copy.offers = {};
  const [by, ...others] = draft.parties;
  if (!by || apply(copy, by, { type: 'offer', draft }) !== null) return false;
  const offer = Object.values(copy.offers)[0]!.id;
  return others.every((seat) => apply(copy, seat, { type: 'accept', offer }) === null);
}

describe('the budget', () => {
  test.each([0, 1, 2, 7, 60, 331])('of %i rollouts is spent, and no more', (rollouts) => {
    const { state, texts } = late[0]!;
    const analysis = analyse(state, rollouts, { texts });
    expect(vi.mocked(playOut)).toHaveBeenCalledTimes(rollouts);
    expect(analysis.rollouts).toBe(rollouts);
    expect(analysis.outcomes.reduce((sum, { gains }) => sum + gains.n, 0)).toBe(rollouts);
    expect(analysis.reservation.n).toBe(analysis.outcomes[0]!.gains.n);
  });

  test.each([0, 1, 5, 90])('ends when it is told to stop after %i', (most) => {
    const { state, texts } = late[0]!;
    let asked = 0;
    const effort = { rollouts: 500, stop: () => ++asked > most };
    expect(analyse(state, 0, { texts, effort }).rollouts).toBe(most);
    expect(vi.mocked(playOut)).toHaveBeenCalledTimes(most);
  });
});

describe('the same numbers', () => {
  const { state, texts } = late[0]!;

  it('give the same analysis, and leave the table as it was', () => {
    const before = structuredClone(state);
    const analysis = analyse(state, 300, { texts });
    expect(analyse(state, 300, { texts })).toEqual(analysis);
    expect(analyse(state, 300, { texts, name: 'another' })).not.toEqual(analysis);
    expect(state).toEqual(before);
  });

  it('give the same whatever dice the table would have rolled, and while it is paused', () => {
    const analysis = analyse(state, 200, { texts });
    expect(analyse({ ...cloneState(state), seed: 'f'.repeat(32) }, 200, { texts })).toEqual(analysis);
    expect(analyse({ ...cloneState(state), paused: true }, 200, { texts })).toEqual(analysis);
  });
});

describe('outcomes', () => {
  test.each(played.map((moment, index) => [index, moment] as const))(
    'that are told to be signable can be signed: table %i',
    (_, { state, texts }) => {
      const given = [...texts, ...played[0]!.texts, RELIEF];
      const { outcomes } = analyse(state, 0, { texts: given });
      expect(outcomes.length).toBeLessThanOrEqual(1 + given.length + 48);
      for (const { draft, signable } of outcomes) {
        if (draft) expect([signable, draft]).toEqual([canSign(state, draft), draft]);
      }
    },
  );

  it('are many, and different', () => {
    for (const game of games) {
      const { outcomes } = analyse(game[0]!.state, 0);
      expect(outcomes.length).toBeGreaterThan(20);
      expect(new Set(outcomes.map(({ draft }) => JSON.stringify(draft))).size).toBe(outcomes.length);
    }
  });

  it('name the texts that they are, whatever the order of the terms', () => {
    const [first, second] = RELIEF.terms;
    const other = { ...RELIEF, terms: [second!, first!] };
    const { outcomes, placed } = analyse(table(), 60, { texts: [TRUCE, RELIEF, other, RELIEF], most: 3 });
    expect(outcomes.map(({ given }) => given)).toEqual([[], [0], [1, 2, 3], [], [], []]);
    expect(placed.map((one) => one?.outcome)).toEqual([1, 2, 2, 2]);
  });

  it('that wait for another term are not those that do not, nor for a third', () => {
    const terms = [
      owes('iran', 'release', 'usa'),
      owes('iran', 'ship-out', 'usa'),
      owes('usa', 'relief', 'iran'),
    ];
    const waiting = (after: number | null): Draft =>
      deal(terms.map((term, at) => (at === 2 ? { ...term, after } : term)));
    const { outcomes } = analyse(table(), 0, { texts: [null, 0, 1].map(waiting), most: 0 });
    expect(outcomes.map(({ given }) => given)).toEqual([[], [0], [1], [2]]);
  });

  it('of seats that have signed are none; with two that have, nobody is left to sign with', () => {
    const state = table({ trust: { iran: { usa: 6 }, usa: { iran: 6 } } });
    const text = deal([owes('iran', 'release', 'usa'), owes('usa', 'hold-fire', 'iran')]);
    const before = analyse(state, 0, { texts: [RELIEF] });
    expect(before.outcomes.length).toBeGreaterThan(2);
    sign(state, text);
    const after = analyse(state, 20, { texts: [RELIEF] });
    expect(after.outcomes.map(({ signable }) => signable)).toEqual([true, false]);
  });

  it.each(['orders', 'ended'] as const)('in %s are only the given ones, and none can be signed', (step) => {
    const state = table({ round: scenarioOf(table()).rounds });
    if (step === 'orders') for (const seat of SEATS) apply(state, seat, { type: 'ready', ready: true });
    else command(state, {});
    expect(state.step).toBe(step);
    const { outcomes, frontier, nash, reservation } = analyse(state, 20, { texts: [TRUCE] });
    expect(outcomes.map(({ signable }) => signable)).toEqual([true, false]);
    expect([frontier, nash]).toEqual([[0], 0]);
    if (state.ending) {
      const scores = SEATS.map((seat) => state.ending!.scores[seat].total);
      expect([reservation.means, outcomes[1]!.scores]).toEqual([scores, scores]);
    }
  });
});

describe('utilities', () => {
  it('of no deal are nothing, and its scores the reservation values', () => {
    for (const { state, texts } of late.slice(0, 3)) {
      const { outcomes, reservation } = analyse(state, 150, { texts });
      const [none] = outcomes;
      expect(none).toMatchObject({ draft: null, signable: true, agreeable: true, scores: reservation.means });
      expect(none!.gains).toEqual({ n: reservation.n, means: [0, 0, 0], errors: [0, 0, 0] });
    }
  });

  it('are those of games in which the text, and nothing else, is signed this round', () => {
    for (const { state, texts } of games.map(([first]) => first!)) {
      vi.mocked(playOut).mockClear();
      const { outcomes } = analyse(state, 160, { texts: texts.slice(0, 1), most: 1 });
      const ends = vi.mocked(playOut).mock.calls.map(([end]) => end);
      expect(ends.every(({ step }) => step === 'ended')).toBe(true);
      const signed = ends.map(({ deals }) =>
        Object.values(deals).filter((one) => one.signed === state.round && !(one.id in state.deals)),
      );
      for (const { draft, gains } of outcomes) {
        const those = signed.filter((deals) => deals[0]?.draft === (draft ?? undefined));
        expect(those.length).toBe(gains.n);
        expect(those.every((deals) => deals.length === (draft ? 1 : 0))).toBe(true);
      }
      expect(new Set(ends.map(({ seed }) => seed)).size).toBe(outcomes[0]!.gains.n);
    }
  });

  it('are paired: their errors are smaller than those of rollouts on different luck', () => {
    let [paired, apart] = [0, 0];
    for (const { state, texts } of late) {
      const { outcomes, reservation } = analyse(state, 300, { texts: texts.slice(0, 1), most: 0 });
      for (const [seat] of SEATS.entries()) {
        paired += outcomes[1]!.gains.errors[seat]! ** 2;
        // Without a deal and with one, scores vary about alike.
        apart += 2 * reservation.errors[seat]! ** 2;
      }
    }
    expect(paired).toBeLessThan(0.9 * apart);
  });

  it('have errors that shrink like one over the square root of the rollouts', () => {
    const { state, texts } = late[0]!;
    const few = analyse(state, 160, { texts: texts.slice(0, 1), most: 0 });
    const many = analyse(state, 16 * 160, { texts: texts.slice(0, 1), most: 0 });
    expect([few.outcomes[1]!.gains.n, many.outcomes[1]!.gains.n]).toEqual([80, 1_280]);
    for (const of of [(a: TableAnalysis) => a.outcomes[1]!.gains, (a: TableAnalysis) => a.reservation]) {
      for (const [seat] of SEATS.entries()) {
        const ratio = of(few).errors[seat]! / of(many).errors[seat]!;
        // One over the root is 4; no shrinking is 1, and one over the number is 16.
        expect(ratio).toBeGreaterThan(2);
        expect(ratio).toBeLessThan(8);
      }
    }
  });

  it('vary from analysis to analysis by their errors', () => {
    const { state, texts } = late.at(-1)!;
    const all = Array.from({ length: 50 }, (_, name) =>
      analyse(state, 60, { texts: texts.slice(0, 1), most: 0, name: `repeat:${name}` }),
    );
    for (const [seat] of SEATS.entries()) {
      const means = all.map(({ reservation }) => reservation.means[seat]!);
      const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
      const spread = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (means.length - 1);
      const told = all.reduce((sum, { reservation }) => sum + reservation.errors[seat]! ** 2, 0) / all.length;
      // The ratio of two variances of 50: outside these bounds less than once in a million.
      expect(Math.sqrt(spread / told)).toBeGreaterThan(0.6);
      expect(Math.sqrt(spread / told)).toBeLessThan(1.6);
    }
  });

  it('of a text that is plainly good for all its parties are gains, near the end of the game', () => {
    const { rounds } = scenarioOf(table());
    const round = rounds - 1;
    const good = deal([
      owes('usa', 'relief', 'iran', { due: round, level: 2 }),
      owes('iran', 'release', 'usa', { due: round }),
      owes('iran', 'ship-out', 'usa', { due: round, level: 6 }),
      owes('iran', 'access', 'usa', { level: 2 }),
    ]);
    const state = table({
      round,
      trust: { iran: { usa: 10, israel: 5 }, usa: { iran: 10, israel: 8 }, israel: { usa: 8, iran: 5 } },
      tracks: { base: 6, streets: 6, coalition: 6, sanctions: 9, economy: 3, ceasefire: 6, escalation: 1 },
      secret: { heu: 8, concealed: 0, weapon: 0 },
      agendas: { usa: 'come-home', iran: 'recovery', israel: 'quiet' },
    });
    const { outcomes, placed, zopa: zone } = analyse(state, 600, { texts: [good], most: 0 });
    const [, text] = outcomes;
    expect(text).toMatchObject({ signable: true, agreeable: true, nearFrontier: true });
    for (const seat of [0, 1]) {
      expect(text!.gains.means[seat]! / text!.gains.errors[seat]!).toBeGreaterThan(3);
    }
    expect(placed[0]).toMatchObject({ outcome: 1, distance: 0, left: null });
    expect(zone).toContain(0);
  });
});

describe('where the utilities are known', () => {
  const uniform = (name: string): Triple => {
    const random = stream(name);
    return [random(), random(), random()];
  };
  const add = (...of: readonly Triple[]): Triple =>
    [0, 1, 2].map((seat) => of.reduce((sum, one) => sum + one[seat]!, 0)) as unknown as Triple;
  const times = (by: number, [a, b, c]: Triple): Triple => [by * a, by * b, by * c];
  const dream = deal([owes('iran', 'cap', ['usa', 'israel'], { level: 2 })]);
  const state = table({ trust: { iran: { usa: 0, israel: 0 } } });
  /** Gains of a text from -8 to 12; the one that cannot be signed would be better than all for everybody. */
  const truth = (draft: Draft | null): Triple => {
    if (!draft) return [0, 0, 0];
    return textKey(draft) === textKey(dream)
      ? [30, 30, 30]
      : add(times(20, uniform(textKey(draft))), [-8, -8, -8]);
  };
  /** Much luck that all outcomes share in a world, and some of their own. */
  const play = ({ seed, deals }: State): Triple => {
    const draft = deals.text?.draft ?? null;
    const own = uniform(`${seed}:${draft ? textKey(draft) : ''}`);
    return add(truth(draft), times(40, uniform(seed)), times(12, own));
  };
  let found: TableAnalysis;
  beforeEach(() => {
    vi.mocked(playOut).mockImplementation(play);
    found ??= analyse(state, 5_000, { texts: [dream] });
  });
  afterEach(() => void vi.mocked(playOut).mockReset());

  it('they are found, within their errors', () => {
    const off = found.outcomes
      .slice(1)
      .flatMap(({ draft, gains }) =>
        truth(draft).map((gain, seat) => Math.abs(gains.means[seat]! - gain) / gains.errors[seat]!),
      );
    expect(off.length).toBeGreaterThan(60);
    expect(Math.max(...off)).toBeLessThan(4.5);
    // 95 of 100 within two errors; as many as there are vary by a few hundredths, the more so as all share the same
    // worlds without a deal.
    const within = off.filter((by) => by < 2).length / off.length;
    expect(within).toBeGreaterThan(0.85);
  });

  it('so are the frontier and the solutions', () => {
    const open = found.outcomes.filter(({ signable }) => signable);
    const points = open.map(({ draft }) => truth(draft));
    for (const at of paretoFrontier(points)) expect(open[at]!.nearFrontier).toBe(true);
    expect(open.filter(({ nearFrontier }) => nearFrontier).length).toBeLessThan(open.length);
    // Which of two that are almost as good comes out is a matter of luck.
    const worth = (index: number): Triple => truth(found.outcomes[index]!.draft);
    const product = ([a, b, c]: Triple): number => Math.cbrt(a * b * c);
    const sum = ([a, b, c]: Triple): number => a + b + c;
    const best = (solution: typeof nashSolution): Triple => points[solution(points, [0, 0, 0])!] as Triple;
    expect(product(worth(found.nash))).toBeGreaterThan(product(best(nashSolution)) - 1);
    expect(Math.min(...worth(found.egalitarian))).toBeGreaterThan(Math.min(...best(egalitarian)) - 1);
    expect(sum(worth(found.maxWelfare))).toBeGreaterThan(sum(best(maxWelfare)) - 2);
  });

  it('most rollouts go to where the answer is', () => {
    const n = found.outcomes.map(({ gains }) => gains.n);
    const evenly = Math.floor(2_500 / n.length);
    expect(Math.min(...n)).toBeGreaterThanOrEqual(evenly);
    expect(Math.min(...n)).toBeLessThanOrEqual(evenly + 1);
    for (const index of [found.nash, found.egalitarian, found.maxWelfare, 1]) {
      expect(n[index]).toBeGreaterThan(2 * evenly);
    }
    expect(Math.max(...n)).toBeGreaterThan(4 * evenly);
  });
});

describe('the analysis', () => {
  it.each([0, 1, 2])('says of the figures what the functions of bargaining say: game %i', (game) => {
    const { state, texts } = games[game]!.at(-1)!;
    const found = analyse(state, 700, { texts });
    const { outcomes } = found;
    const open = [...outcomes.keys()].filter((index) => outcomes[index]!.signable);
    const points = open.map((index) => outcomes[index]!.gains.means);
    const none = [0, 0, 0];
    expect(found.frontier).toEqual(paretoFrontier(points).map((at) => open[at]));
    expect(found.zopa).toEqual(zopa(points, none).map((at) => open[at]));
    expect(found.nash).toBe(open[nashSolution(points, none)!]);
    expect(found.kalaiSmorodinsky).toBe(open[kalaiSmorodinsky(points, none)!]);
    expect(found.egalitarian).toBe(open[egalitarian(points, none)!]);
    expect(found.maxWelfare).toBe(open[maxWelfare(points)]);
    for (const index of found.frontier) expect(outcomes[index]).toMatchObject({ nearFrontier: true });
    for (const { gains, scores } of outcomes) {
      scores.forEach((score, seat) =>
        expect(score).toBeCloseTo(found.reservation.means[seat]! + gains.means[seat]!, 9),
      );
    }
    for (const place of [found.noDeal, ...found.placed]) {
      const gains = outcomes[place!.outcome]!.gains.means;
      expect(place!.distance === 0).toBe(found.frontier.includes(place!.outcome));
      expect(place!.left === null).toBe(place!.distance === 0);
      if (!place?.left) continue;
      const { outcome, more } = place.left;
      expect(found.frontier).toContain(outcome);
      expect(outcome).not.toBe(place.outcome);
      more.means.forEach((by, seat) =>
        expect(by).toBeCloseTo(outcomes[outcome]!.gains.means[seat]! - gains[seat]!, 9),
      );
      expect(Math.min(...more.means)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...more.means)).toBeGreaterThan(0);
    }
  });

  it('places a text that could not be signed, and chooses it for nothing', () => {
    // Iran gives everything to a seat that it does not trust at all.
    const dream = deal([
      owes('iran', 'cap', ['usa', 'israel'], { level: 2 }),
      owes('iran', 'access', ['usa', 'israel'], { level: 3 }),
      owes('iran', 'ship-out', ['usa', 'israel'], { level: 6 }),
    ]);
    const state = table({ trust: { iran: { usa: 0, israel: 0 } }, secret: { heu: 9, concealed: 0 } });
    const found = analyse(state, 500, { texts: [dream], most: 12 });
    expect(canSign(state, dream)).toBe(false);
    expect(found.outcomes[1]).toMatchObject({ signable: false, given: [0], nearFrontier: false });
    expect(found.outcomes[1]!.gains.n).toBeGreaterThan(10);
    expect(found.placed[0]).toMatchObject({ outcome: 1 });
    const { frontier, zopa: zone, nash, kalaiSmorodinsky: ks, egalitarian: least, maxWelfare: most } = found;
    expect([...frontier, ...zone, nash, ks, least, most]).not.toContain(1);
    expect(found.noDeal.left?.outcome).not.toBe(1);
  });
});

describe('secrecy', () => {
  const tables = [...games[0]!, ...games[1]!].filter((_, index) => index % 2 === 0);
  test.each(SEATS.flatMap((seat) => tables.map((moment, index) => [seat, index, moment] as const)))(
    'what %s may not know does not tell: table %i',
    (seat, index, { state }) => {
      const other = scrambled(state, seat, stream(`scramble:${seat}:${index}`));
      const [view, same] = [seatView(state, seat), seatView(other, seat)];
      const texts = Object.values(view.offers).map(({ draft }) => draft);
      const analysis = analyse(view, 70, { texts });
      expect(analyse(same, 70, { texts })).toEqual(analysis);
      expect(analysis.rollouts).toBe(70);
    },
  );

  it('is only for views: seen through, the table tells', () => {
    const { state } = tables[0]!;
    const other = scrambled(state, 'usa', stream('scramble'));
    expect(analyse(other, 70)).not.toEqual(analyse(state, 70));
  });
});
