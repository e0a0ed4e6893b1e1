/** The evaluation: sketches, what trials move and take back, and the fit of the weights. */
import fc from '../support/property';
import { describe, expect, it } from 'vitest';
import { BASES } from '../../shared/bots/evaluation/bases';
import { BLOCKS, COLUMNS, sketchOf, type Sketch } from '../../shared/bots/evaluation/blocks';
import { rateOrders, tryOrder } from '../../shared/bots/evaluation/orders';
import {
  draftGains,
  roundsLeft,
  tablesFor,
  trialFor,
  trySigning,
} from '../../shared/bots/evaluation/outlook';
import { rateResponses } from '../../shared/bots/evaluation/responses';
import { Trial } from '../../shared/bots/evaluation/trial';
import { tableOf } from '../../shared/bots/evaluation/weights';
import weights from '../../shared/bots/evaluation/weights.json' with { type: 'json' };
import { easyBot } from '../../shared/bots/easy';
import { randomBot } from '../../shared/bots/random';
import { oneOf, stream } from '../../shared/bots/randomness';
import { menuDraft, MENU_SIZE } from '../../shared/bots/search/menu';
import { AGENDA_IDS } from '../../shared/content/agendas';
import { SEATS, type Seat } from '../../shared/content/seats';
import { TRACK_MAX, TRACKS } from '../../shared/content/tracks';
import { cloneState } from '../../shared/rules/clone';
import { dealOf, sign } from '../../shared/rules/deals';
import { dealsInForce, obligations } from '../../shared/rules/obligations';
import { allOrders, certainEffects, checkOrders } from '../../shared/rules/orders';
import { lookAtWar } from '../../shared/rules/reckoning';
import { certainResponse, strikersOf } from '../../shared/rules/response';
import { orderDef, scenarioOf } from '../../shared/rules/scenario';
import type { OfferId, State } from '../../shared/rules/state';
import { applyEffects } from '../../shared/rules/tracks';
import { seatView } from '../../shared/views/filter';
import { deal, draft, table, term } from './support';
import { positions } from './positions';

const played = (games: number, every: number): State[] =>
  positions(games, every, '7', (game) => ({
    usa: randomBot,
    iran: game % 2 ? easyBot : randomBot,
    israel: randomBot,
  }));
const seen = played(40, 11);
const seatOf = (index: number): Seat => SEATS[index % 3] ?? 'usa';
const named = (sketch: Sketch): Record<string, number> =>
  Object.fromEntries(BLOCKS.map(({ name }, at) => [name, sketch[at] ?? NaN]));

describe('a sketch', () => {
  it('has a value within range for every block, of thousands of positions and of what seats see of them', () => {
    const wrong: string[] = [];
    let looked = 0;
    const look = (sketch: Sketch): void => {
      looked += 1;
      BLOCKS.forEach(({ name, size }, at) => {
        const value = sketch[at] ?? NaN;
        if (!(value >= 0 && value < size)) wrong.push(`${name} is ${value}`);
      });
    };
    for (const state of played(80, 3)) {
      look(sketchOf(state));
      look(sketchOf(seatView(state, seatOf(looked))));
    }
    expect(looked).toBeGreaterThan(2_000);
    expect(wrong).toEqual([]);
  });

  it('shows tracks as they are, and as they will be once what is owed is carried out', () => {
    const state = table();
    const before = named(sketchOf(state));
    for (const track of TRACKS) if (track !== 'toll') expect(before[track]).toBe(state.tracks[track]);
    deal(
      state,
      draft(
        ['usa', 'iran'],
        [
          term('access', 'iran', ['usa'], { level: 2 }),
          term('relief', 'usa', ['iran'], { level: 1, due: 1, after: 0 }),
        ],
      ),
    );
    const after = named(sketchOf(state));
    expect(after.access).toBe(2);
    expect(after.sanctions).toBeLessThan(before.sanctions ?? 0);
    expect([after['access-owed'], after.relief, after.later, after.deals]).toEqual([2, 1, 1, 1]);
  });
});

/** One random move of a trial; `deep` says how far what is tried within may go on trying. */
function move(trial: Trial, state: State, random: () => number, deep = 2): void {
  const seat = oneOf(SEATS, random) ?? 'usa';
  const by = Math.floor(random() * 9) - 4;
  switch (Math.floor(random() * 10)) {
    case 0: {
      const order = oneOf(allOrders(state, seat), random);
      if (order) tryOrder(trial, seat, order, obligations(state));
      return;
    }
    case 1:
      return trySigning(trial, menuDraft(state, Math.floor(random() * MENU_SIZE)));
    case 2: {
      const known = oneOf(dealsInForce(trial.position), random);
      if (known) trial.drop(known.id);
      return;
    }
    case 3:
      return trial.trust(
        seat,
        oneOf(
          SEATS.filter((one) => one !== seat),
          random,
        ) ?? 'usa',
        by,
      );
    case 4:
      return trial.move(oneOf(['heu', 'concealed', 'weapon'] as const, random) ?? 'heu', by);
    case 5:
      return trial.fearFire();
    case 6:
      return trial.bothStrike();
    case 7:
      if (deep > 0) trial.expect(random(), () => move(trial, state, random, deep - 1));
      return;
    case 8:
      if (deep > 0) trial.taste(() => move(trial, state, random, deep - 1), new Float64Array(3));
      return;
    default:
      return trial.move(oneOf(TRACKS, random) ?? 'base', by, random() < 0.3 ? 7 : undefined);
  }
}

describe('a trial', () => {
  it('takes back all that it moved, whatever that was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: seen.length - 1 }),
        fc.integer({ min: 0, max: 1e9 }),
        fc.boolean(),
        (at, name, whole) => {
          const state = seen[at]!;
          const random = stream(`moves:${name}`);
          const position = whole ? state : seatView(state, seatOf(at));
          const trial = trialFor(position, seatOf(at));
          const start = trial.sketch.slice();
          const fresh = [...trialFor(position, seatOf(at)).base];
          const probe = () => {
            trial.move('escalation', 6);
            trial.move('heu', 2);
            trial.move('weapon', 5);
            const known = [...trial.by, trial.breakout()];
            trial.reset();
            return known;
          };
          const known = probe();
          for (let i = 0; i < 12; i++) move(trial, state, random);
          // What it was is known also while it is moved.
          expect([...trial.base]).toEqual(fresh);
          trial.reset();
          expect([...trial.by]).toEqual([0, 0, 0]);
          expect(trial.sketch).toEqual(start);
          expect(probe()).toEqual(known);
        },
      ),
      { numRuns: 400, seed: 1 },
    );
  });

  it('keeps nothing of what it tastes, and a share of what it expects', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: seen.length - 1 }),
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (at, name, share) => {
          const state = seen[at]!;
          const trial = trialFor(seatView(state, seatOf(at)), seatOf(at));
          move(trial, state, stream(`first:${name}`));
          const sketch = trial.sketch.slice();
          const before = [...trial.by];
          const what = () => move(trial, state, stream(`second:${name}`));
          const into = trial.taste(what, new Float64Array(3));
          expect([...trial.by]).toEqual(before);
          expect(trial.sketch).toEqual(sketch);
          trial.expect(share, what);
          expect(trial.sketch).toEqual(sketch);
          trial.by.forEach((by, i) => expect(by).toBeCloseTo((before[i] ?? 0) + share * (into[i] ?? 0), 8));
        },
      ),
      { numRuns: 400, seed: 2 },
    );
  });

  it('weighs a sum of blocks: what moves come to is the difference of the wholes', () => {
    for (const [index, state] of seen.entries()) {
      const trial = new Trial(state, 'iran', tablesFor(state));
      const base = [...trial.base];
      const random = stream(`whole:${index}`);
      for (let i = 0; i < 6; i++) {
        trial.move(oneOf(TRACKS, random) ?? 'base', Math.floor(random() * 7) - 3);
        trial.trust('usa', 'iran', Math.floor(random() * 5) - 2);
      }
      const tables = tablesFor(state);
      tables.forEach((weights, seat) => {
        let sum = weights[COLUMNS] ?? 0;
        BLOCKS.forEach(({ offset }, at) => (sum += weights[offset + (trial.sketch[at] ?? 0)] ?? 0));
        expect(trial.by[seat]).toBeCloseTo(sum - (base[seat] ?? 0), 8);
      });
    }
  });

  it('moves what certain effects of plain orders move by the rules', () => {
    let compared = 0;
    for (const state of seen) {
      if (state.step !== 'orders') continue;
      for (const seat of SEATS) {
        for (const order of allOrders(state, seat)) {
          if (order.order === 'withhold' || checkOrders(state, seat, [order]) !== null) continue;
          const def = orderDef(state, order.order);
          // What the order does beyond its effects (restraint, crackdowns, force) has tests of its own.
          if (def.covert || def.force || order.order === 'restrain' || order.order === 'crackdown') continue;
          // Tracks that a promise in force will move yet are shown where they will be.
          if (dealsInForce(state).length > 0) continue;
          const trial = new Trial(state, 'iran', tablesFor(state));
          tryOrder(trial, seat, order, []);
          const after = cloneState(state);
          applyEffects(after, certainEffects(state, order), []);
          const expected = named(sketchOf(after));
          // The war flag is looked at when the round is over.
          const shown = { ...named(trial.sketch), war: expected.war };
          expect([order.order, shown]).toEqual([order.order, expected]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  it('signs a text as the rules do', () => {
    for (const [index, state] of seen.entries()) {
      if (state.step !== 'talks' || dealsInForce(state).length > 2) continue;
      for (let at = 0; at < MENU_SIZE; at++) {
        const text = menuDraft(state, at);
        const after = cloneState(state);
        const offer = { id: 'x' as OfferId, by: 'usa' as Seat, draft: text, counters: null };
        sign(after, { ...offer, accepted: {}, declined: {} });
        const trial = new Trial(state, 'iran', tablesFor(state));
        trySigning(trial, text);
        expect([index, at, named(trial.sketch)]).toEqual([index, at, named(sketchOf(after))]);
      }
    }
  });

  it('drops one of several deals and leaves what the others promise', () => {
    for (const [index, state] of seen.entries()) {
      const random = stream(`drop:${index}`);
      const bound = cloneState(state);
      const ids = ['a', 'b', 'c'] as OfferId[];
      for (const id of ids) {
        const text = menuDraft(state, Math.floor(random() * MENU_SIZE));
        bound.deals[id] = dealOf({ id, by: 'usa', draft: text }, state.round);
      }
      for (const id of ids) {
        const after = cloneState(bound);
        after.deals[id]!.status = 'denounced';
        const trial = new Trial(bound, 'iran', tablesFor(bound));
        trial.drop(id);
        expect([index, named(trial.sketch)]).toEqual([index, named(sketchOf(after))]);
      }
    }
  });

  it('drops a deal as if it had never been, but for what was delivered', () => {
    let dropped = 0;
    for (const state of [...seen, ...played(40, 5)]) {
      for (const { id } of dealsInForce(state)) {
        const after = cloneState(state);
        after.deals[id]!.status = 'denounced';
        const trial = new Trial(state, 'iran', tablesFor(state));
        trial.drop(id);
        expect(named(trial.sketch)).toEqual(named(sketchOf(after)));
        dropped += 1;
      }
    }
    expect(dropped).toBeGreaterThan(50);
  });

  it('weighs for one seat what it weighs for all', () => {
    for (const [index, state] of seen.entries()) {
      const seat = seatOf(index);
      const view = seatView(state, seat);
      const own = SEATS.indexOf(seat);
      const trial = trialFor(view, seat);
      for (const { order, worth } of rateOrders(trial, seat, 1)) {
        const other = trialFor(view, seat);
        tryOrder(other, seat, order, obligations(other.position));
        if (other.breakout() > 0) continue;
        expect(worth).toBeCloseTo(other.by[own] ?? NaN, 8);
      }
    }
  });

  it('answers as the rules do, where no die is rolled', () => {
    let answers = 0;
    const games = played(60, 1).filter(({ step }) => step === 'response');
    for (const state of games) {
      const tables = tablesFor(state);
      const whole = (position: State, seat: number): number => {
        const sketch = sketchOf(position);
        return BLOCKS.reduce(
          (sum, { offset }, at) => sum + (tables[seat]![offset + (sketch[at] ?? 0)] ?? 0),
          0,
        );
      };
      for (const [own, seat] of SEATS.entries()) {
        for (const { response, worth, breaks } of rateResponses(new Trial(state, 'iran', tables), seat)) {
          if (breaks || response.response === 'retaliate') continue;
          const after = cloneState(state);
          certainResponse(after, seat, response, []);
          const { answers: closes } = scenarioOf(state).responses[response.response] ?? {};
          if (seat === 'iran' && strikersOf(state, 'iran').length > 0 && !closes) after.unanswered += 1;
          if (after.tracks.ceasefire !== state.tracks.ceasefire) lookAtWar(after, 'response');
          expect(worth).toBeCloseTo(whole(after, own) - whole(state, own), 8);
          answers += 1;
        }
      }
    }
    expect(answers).toBeGreaterThan(50);
  });

  it('is as it was after orders, responses and texts have been rated', () => {
    for (const [index, state] of seen.entries()) {
      const seat = seatOf(index);
      const view = seatView(state, seat);
      const before = JSON.stringify(view);
      const trial = trialFor(view, seat);
      const sketch = trial.sketch.slice();
      const first = draftGains(trial, menuDraft(view, 0));
      const orders = rateOrders(trial, seat, roundsLeft(view));
      const responses = rateResponses(trial, seat);
      for (const { worth } of [...orders, ...responses]) expect(Number.isFinite(worth)).toBe(true);
      expect(rateOrders(trial, seat, roundsLeft(view))).toEqual(orders);
      expect(draftGains(trial, menuDraft(view, 0))).toEqual(first);
      expect(trial.sketch).toEqual(sketch);
      expect(JSON.stringify(view)).toBe(before);
    }
  });
});

describe('what a seat does not know', () => {
  it('is weighed by its chances: the same as the mean over what may be', () => {
    const state = table();
    const view = seatView(state, 'usa');
    const trial = trialFor(view, 'usa');
    const { beliefs } = trial;
    const chances = beliefs?.weapon ?? [];
    expect(chances.length).toBe(TRACK_MAX.weapon + 1);
    const mean = (by: number): number =>
      chances.reduce((sum, chance, weapon) => {
        const known = cloneState({ ...state, secret: { ...state.secret, weapon } });
        known.agendas = { ...state.agendas };
        const one = new Trial(known, 'usa', trial.tables);
        one.move('weapon', by);
        return sum + chance * (one.by[0] ?? 0);
      }, 0);
    for (const by of [-2, -1, 1, 2]) {
      trial.reset();
      trial.move('weapon', by);
      expect(trial.by[0]).toBeCloseTo(mean(by), 6);
    }
  });

  it('does not depend on what is true', () => {
    const worths = [0, 4, 10].map((heu) => {
      const state = table((now) => {
        now.secret = { ...now.secret, heu, concealed: Math.floor(heu / 2) };
      });
      return rateOrders(trialFor(seatView(state, 'israel'), 'israel'), 'israel', 8);
    });
    expect(worths[1]).toEqual(worths[0]);
    expect(worths[2]).toEqual(worths[0]);
  });
});

describe('the weights', () => {
  it('fit the blocks, and are numbers', () => {
    expect(weights.blocks).toEqual(Object.fromEntries(BLOCKS.map(({ name, size }) => [name, size])));
    expect(Object.keys(weights.agendas).sort()).toEqual([...AGENDA_IDS].sort());
    for (const rows of Object.values(weights.agendas)) {
      expect(rows.length).toBe(BASES);
      for (const row of rows) {
        expect(row.length).toBe(COLUMNS + 1);
        expect(row.every(Number.isInteger)).toBe(true);
      }
    }
    for (const id of AGENDA_IDS) {
      for (let left = 1; left <= 12; left++) expect(tableOf(id, left).every(Number.isFinite)).toBe(true);
    }
  });

  it('give every seat an expectation that is a score, more or less', () => {
    for (const state of seen) {
      for (const base of new Trial(state, 'iran', tablesFor(state)).base) {
        expect(base).toBeGreaterThan(-40);
        expect(base).toBeLessThan(140);
      }
    }
  });
});
