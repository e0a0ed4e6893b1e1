// The analysis of finished games by rollouts, with few of them: what must hold of its figures whatever they are.
import { describe, expect, test } from 'vitest';
import { analyse } from '../../shared/analysis/debrief/analyse';
import type { Analysis, BySeat, Measured, Progress } from '../../shared/analysis/debrief/debrief';
import par from '../../shared/analysis/debrief/par.json';
import { parOf } from '../../shared/analysis/debrief/par';
import { partsOf, RIDGES, rowOf, type Dealt } from '../../shared/analysis/debrief/par-rows';
import { couldBeSigned, textKey } from '../../shared/analysis/outcomes';
import { menuDraft, MENU_SIZE } from '../../shared/bots/search/menu';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS } from '../../shared/content/seats';
import { RULES_VERSION } from '../../shared/rules/version';
import type { Timeline } from '../../shared/recording/timeline';
import { createState } from '../../shared/rules/setup';
import { seedOf } from '../recording/support';
import { GOLDEN, golden, played } from './games';

const EFFORT = 0.1;

function analysed(timeline: Timeline, effort = EFFORT): Analysis {
  const analysis = analyse(timeline, { effort });
  if (!analysis) throw new Error('it was not stopped');
  return analysis;
}

const CONFLAGRATION = GOLDEN.find((file) => file.startsWith('03-'))!;
const person = { kind: 'person' } as const;
const seats = { usa: person, iran: person, israel: person };
const FILES = GOLDEN.filter((file) => /^(04|08|11)-/.test(file));

describe.each(FILES)('%s', (file) => {
  const timeline = golden(file);
  const { result, rounds, entries } = timeline.recording;
  const told: Progress[] = [];
  const analysis = analyse(timeline, { effort: EFFORT, onProgress: (progress) => told.push(progress) })!;
  const { points, turning } = analysis.evaluation;

  test('the evaluation begins with the game, and ends with its scores and its ending', () => {
    expect(points[0]).toMatchObject({ entry: 0, round: 1, step: 'talks' });
    expect(points.at(-1)).toMatchObject({
      entry: entries.length,
      step: 'ended',
      endings: { [result.ending]: expect.closeTo(1, 9) },
    });
    for (const seat of SEATS) {
      expect(points.at(-1)?.expected[seat].mean).toBeCloseTo(result.scores[seat].total, 9);
      expect(points.at(-1)?.expected[seat].error).toBe(0);
    }
  });

  test('every step of every round is weighed, and every signing', () => {
    const found = points.map(({ entry }) => entry);
    expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
    for (const { entry } of rounds) expect(found).toContain(entry);
    for (let entry = 1; entry <= entries.length; entry++) {
      const [before, now] = [timeline.stateAt(entry - 1).step, timeline.stateAt(entry)];
      const signed = Object.keys(now.deals).length > Object.keys(timeline.stateAt(entry - 1).deals).length;
      if (signed || (now.step !== before && now.step !== 'talks')) expect(found, `${entry}`).toContain(entry);
    }
    for (const { endings, step, entry } of points) {
      expect(Object.values(endings).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(step).toBe(timeline.stateAt(entry).step);
    }
  });

  test('a turning point is a change between neighbours that exceeds its error', () => {
    for (const { entry, from, change, size, events } of turning) {
      const at = points.findIndex((point) => point.entry === entry);
      expect(points[at - 1]?.entry).toBe(from);
      for (const seat of SEATS) {
        expect(change[seat].mean).toBeCloseTo(
          points[at]!.expected[seat].mean - points[at - 1]!.expected[seat].mean,
          9,
        );
      }
      const clear = SEATS.filter((seat) => Math.abs(change[seat].mean) > 3 * change[seat].error!);
      expect(clear.length).toBeGreaterThan(0);
      expect(size).toBeLessThanOrEqual(
        SEATS.reduce((sum, seat) => sum + Math.abs(change[seat].mean), 0) + 1e-9,
      );
      for (const event of events) {
        expect(event.entry).toBeGreaterThan(from);
        expect(event.entry).toBeLessThanOrEqual(entry);
      }
    }
    expect(turning.map(({ size }) => size)).toEqual(turning.map(({ size }) => size).sort((a, b) => b - a));
  });

  test('each round is a bargain, with everything that was offered in it', () => {
    expect(analysis.bargains.map(({ round }) => round)).toEqual(rounds.map(({ round }) => round));
    const end = timeline.stateAt(entries.length);
    for (const bargain of analysis.bargains) {
      const { packages } = bargain;
      const own = [bargain.nash, bargain.kalaiSmorodinsky, bargain.egalitarian, bargain.maxWelfare];
      expect(packages[0]).toMatchObject({ draft: null, status: 'none', gains: zero });
      for (const index of [...bargain.frontier, ...bargain.zopa, ...own]) {
        expect(packages[index]?.signable).toBe(true);
      }
      expect(bargain.zopa).toContain(0);
      for (const index of bargain.frontier) expect(packages[index]?.distance).toBe(0);
      const offered = Object.values(end.log ?? {}).flatMap(({ entry: { what, round }, reduced }) =>
        what.kind === 'offer' && !reduced && round === bargain.round ? [what.offer] : [],
      );
      const keys = packages.flatMap(({ draft, status }) =>
        draft && status !== 'never-made' ? [textKey(draft)] : [],
      );
      expect(new Set(keys)).toEqual(new Set(offered.map(({ draft }) => textKey(draft))));
      expect(keys).toHaveLength(new Set(keys).size);
      const signed = Object.values(end.deals).filter((one) => one.signed === bargain.round);
      expect(packages[bargain.signed]?.offer ?? undefined).toBe(signed[0]?.id);
      for (const { status, offer, by, entry } of packages) {
        expect(offer !== null).toBe(status === 'signed' || status === 'refused');
        if (entry === null) continue;
        expect(entries[entry - 1]).toMatchObject({ actor: by, payload: { type: 'offer' } });
      }
      for (const seat of SEATS) {
        expect(bargain.leftOnTable[seat].mean).toBeCloseTo(
          packages[bargain.nash]!.gains[seat].mean - packages[bargain.signed]!.gains[seat].mean,
          9,
        );
      }
    }
  });

  test('it tells how far it is, the evaluation first, and each part once it is there', () => {
    const last = told.at(-1)!;
    expect(last.done).toBe(last.parts);
    expect(last.analysis).toEqual(analysis);
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
    for (const progress of told) {
      if (progress.analysis.bargains) expect(progress.analysis.evaluation).toBeDefined();
    }
    const rough = told.find((progress) => progress.analysis.evaluation);
    expect(rough!.done).toBeLessThan(last.parts / 3);
  });

  test('it is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
  });
});

const zero = Object.fromEntries(
  SEATS.map((seat) => [seat, { mean: 0, error: 0 }]),
) as unknown as BySeat<Measured>;

describe('what the figures say', () => {
  test('the month of strikes that set the region on fire is the turning point, and is named', () => {
    const [worst, ...others] = analysed(golden(CONFLAGRATION), 0.3).evaluation.turning;
    expect(worst).toMatchObject({ round: 3, fromStep: 'orders', step: 'response' });
    expect(worst!.events.map(({ kind }) => kind).slice(0, 2)).toEqual(['breach', 'strike']);
    expect(worst!.change.usa.mean).toBeLessThan(-15);
    expect(worst!.change.israel.mean).toBeLessThan(-25);
    expect(others.some(({ events }) => events[0]?.kind === 'signing')).toBe(true);
  });

  test('the same luck before and after makes changes sharper than their ends', () => {
    const { points, turning } = analysed(golden(CONFLAGRATION), 0.3).evaluation;
    const sharper = turning.flatMap(({ entry, from, change }) =>
      SEATS.map((seat) => {
        const error = (at: number): number =>
          points.find((point) => point.entry === at)!.expected[seat].error!;
        return change[seat].error! <= Math.hypot(error(entry), error(from)) + 1e-9;
      }),
    );
    expect(sharper.filter(Boolean).length).toBeGreaterThan(0.8 * sharper.length);
  });

  test('a signed text is placed where it was signed, with what it brought over no deal', () => {
    const state = createState({ scenario: 'short', seed: seedOf(1), seats });
    const texts = Array.from({ length: MENU_SIZE }, (_, at) => menuDraft(state, at));
    const text = texts.find((draft) => couldBeSigned(state, draft))!;
    const [bargain] = analysed(played([{ sign: [text] }]).timeline, 0.2).bargains;
    const signed = bargain!.packages[bargain!.signed]!;
    expect(signed).toMatchObject({ status: 'signed', entry: 1, draft: text, signable: true });
    for (const seat of SEATS) {
      expect(signed.scores[seat]).toBeCloseTo(bargain!.reservation[seat].mean + signed.gains[seat].mean, 9);
    }
    expect(SEATS.some((seat) => Math.abs(signed.gains[seat].mean) > 2 * signed.gains[seat].error!)).toBe(
      true,
    );
  });

  test('it is the same each time, whatever was looked at before', () => {
    const timeline = golden(FILES[1]!);
    const once = JSON.stringify(analysed(timeline));
    timeline.stateAt(7);
    expect(JSON.stringify(analysed(timeline))).toBe(once);
  });

  test('it can be given up', () => {
    let asked = 0;
    const stop = (): boolean => (asked += 1) > 30;
    expect(analyse(golden(FILES[0]!), { stop })).toBeNull();
    expect(asked).toBeLessThan(60);
  });
});

describe('par', () => {
  const agendas = { usa: 'peacemaker', iran: 'recovery', israel: 'quiet' } as const;
  const dealt: Dealt = { scenario: 'standard', agendas, heu: 6, weapon: 1 };
  const { scores } = golden(FILES[0]!).recording.result;

  test('is made under the rules as they are: npm run simulate -- --par makes it anew', () => {
    expect(par.rules).toBe(RULES_VERSION);
    expect(par.games).toBeGreaterThanOrEqual(400);
    for (const seat of SEATS) {
      expect(par.coefficients[seat]).toHaveLength(partsOf(scores[seat]).length);
      for (const part of par.coefficients[seat]) expect(part).toHaveLength(RIDGES.length);
    }
  });

  test.each(SCENARIO_IDS)(
    '%s: parts add up, with an error that is no larger than the spread of games',
    (scenario) => {
      const found = parOf({ ...dealt, scenario }, scores);
      for (const seat of SEATS) {
        const { mean, error } = found.scores[seat];
        expect(found.components[seat].reduce((sum, part) => sum + part.par, 0)).toBeCloseTo(mean, 1);
        expect(found.components[seat].reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(
          scores[seat].total,
          1,
        );
        expect(mean).toBeGreaterThan(30);
        expect(mean).toBeLessThan(100);
        expect(error).toBeGreaterThan(0.5);
        expect(error).toBeLessThan(found.spread[seat] / 2);
      }
    },
  );

  test('depends on the deal', () => {
    const other = parOf({ ...dealt, agendas: { ...agendas, iran: 'threshold' }, heu: 9 }, scores);
    expect(other.scores.iran.mean).not.toBe(parOf(dealt, scores).scores.iran.mean);
  });

  test('a deal is a row of as many columns as there are ridges', () => {
    for (const scenario of SCENARIO_IDS) expect(rowOf({ ...dealt, scenario })).toHaveLength(RIDGES.length);
  });
});
