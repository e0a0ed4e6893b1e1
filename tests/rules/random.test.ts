import fc from '../support/property';
import { describe, expect, it } from 'vitest';
import { playGame, type ArenaEntry } from '../../shared/bots/arena';
import { randomBot } from '../../shared/bots/random';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS } from '../../shared/content/seats';
import { SECRET_TRACKS, TRACK_MAX, TRACKS } from '../../shared/content/tracks';
import { apply, check } from '../../shared/rules/apply';
import { cloneState } from '../../shared/rules/clone';
import { stateHash } from '../../shared/rules/hash';
import { options } from '../../shared/rules/options';
import { createState } from '../../shared/rules/setup';
import type { State } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { picturesOf } from './support';

const GAMES = 2_000;
const bots = { usa: randomBot, iran: randomBot, israel: randomBot };
const bot = { kind: 'bot', level: 'random' } as const;
const seats = { usa: bot, iran: bot, israel: bot };

/** The same seeds every time: 32 hex digits from a running number. */
const seedOf = (game: number): string => game.toString(16).padStart(8, '0').repeat(4);
const scenarioFor = (game: number): string => SCENARIO_IDS[game % SCENARIO_IDS.length] ?? 'standard';

function inRange(state: State): void {
  for (const track of TRACKS) {
    const value = state.tracks[track];
    if (!Number.isInteger(value) || value < 0 || value > TRACK_MAX[track]) {
      throw new Error(`${track} is ${value}`);
    }
  }
  for (const track of SECRET_TRACKS) {
    const value = state.secret[track];
    if (!Number.isInteger(value) || value < 0 || value > TRACK_MAX[track]) {
      throw new Error(`${track} is ${value}`);
    }
  }
  if (state.secret.concealed > state.secret.heu) throw new Error('more concealed than there is');
  for (const from of SEATS) {
    for (const to of SEATS) {
      const value = state.trust[from][to];
      if (!Number.isInteger(value) || value < 0 || value > 10) throw new Error(`trust is ${value}`);
    }
  }
  for (const picture of Object.values(picturesOf(state))) {
    for (const weights of [picture.heu, picture.weapon]) {
      const sum = weights.reduce((total, weight) => total + weight, 0);
      if (Math.abs(sum - 1) > 1e-9 || weights.some((weight) => !(weight >= 0))) {
        throw new Error(`a picture adds up to ${sum}`);
      }
    }
  }
}

/** Whoever is to act can: at least by passing, keeping silent, or one of the answers open to it. */
function somethingToDo(state: State): void {
  for (const seat of SEATS) {
    if (state.step === 'ended' || state.ready[seat]) continue;
    const passes =
      state.step === 'talks'
        ? check(state, seat, { type: 'ready', ready: true }) === null
        : state.step === 'orders'
          ? check(state, seat, { type: 'orders', orders: [] }) === null
          : options(state, seat).responses.some(({ refusal }) => refusal === null);
    if (!passes) throw new Error(`${seat} has nothing to do in ${state.step}`);
  }
}

/** Folds a journal from nothing and gives the hash at the end of each round. */
function foldHashes(scenario: string, seed: string, entries: readonly ArenaEntry[]): string[] {
  const state = createState({ scenario, seed, seats });
  const hashes: string[] = [];
  for (const { actor, action } of entries) {
    const { round } = state;
    const refusal = apply(state, actor, JSON.parse(JSON.stringify(action)));
    if (refusal) throw new Error(refusal.code);
    if (state.round > round || state.step === 'ended') hashes.push(stateHash(state));
  }
  return hashes;
}

describe(`${GAMES} random games`, () => {
  it('stay in range, leave everybody something to do, end, survive JSON, and replay to the same hashes', () => {
    const endings = new Map<string, number>();
    for (let game = 0; game < GAMES; game++) {
      const scenario = scenarioFor(game);
      const hashes: string[] = [];
      let round = 1;
      const { state, entries } = playGame(scenario, seedOf(game), bots, (now) => {
        inRange(now);
        somethingToDo(now);
        if (now.round > round || now.step === 'ended') hashes.push(stateHash(now));
        round = now.round;
      });
      expect(state.step).toBe('ended');
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(foldHashes(scenario, seedOf(game), entries)).toEqual(hashes);
      const ending = state.ending?.id ?? 'none';
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
      for (const seat of SEATS) {
        const total = state.ending?.scores[seat].total ?? -1;
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100);
      }
    }
    expect(endings.size).toBeGreaterThanOrEqual(5);
  }, 600_000);
});

/** A state some way into a random game. */
const midGame = fc
  .tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 60 }))
  .map(([game, acts]) => {
    const reached: State[] = [];
    let count = 0;
    playGame(scenarioFor(game), seedOf(game), bots, (state) => {
      count += 1;
      if (count <= acts && state.step !== 'ended') reached[0] = cloneState(state);
    });
    return reached[0] ?? createState({ scenario: 'standard', seed: seedOf(game), seats });
  });

describe('whatever the position', () => {
  it('a seat’s own view answers what the seat may do as the state does', () => {
    fc.assert(
      fc.property(midGame, fc.constantFrom(...SEATS), (state, seat) => {
        const seen = options(seatView(state, seat), seat);
        const all = options(state, seat);
        // The state also lists offers and deals that the seat cannot see; those it refuses as unknown.
        for (const key of ['accept', 'decline', 'withdraw', 'denounce', 'publish'] as const) {
          for (const [id, refusal] of Object.entries(all[key])) {
            const known = seen[key][id];
            if (known === undefined) expect(refusal?.code).toMatch(/^(unknown|wrong-step)/);
            else expect(known).toEqual(refusal);
          }
        }
        expect(seen.orders).toEqual(all.orders);
        expect(seen.responses).toEqual(all.responses);
        expect([seen.ready, seen.propose, seen.choices, seen.points]).toEqual([
          all.ready,
          all.propose,
          all.choices,
          all.points,
        ]);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('a copy can be played on without touching the original', () => {
    fc.assert(
      fc.property(midGame, (state) => {
        const before = stateHash(state);
        const copy = cloneState(state);
        while (copy.step !== 'ended') {
          apply(copy, 'chair', { type: 'expire', round: copy.round, step: copy.step });
        }
        expect(stateHash(state)).toBe(before);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
