/** Searching: states that agree with a view, games played out from them, and candidates compared by that. */
import { describe, expect, it } from 'vitest';
import { easyBot } from '../../shared/bots/easy';
import { evenBeliefs } from '../../shared/bots/evaluation/outlook';
import { randomBot } from '../../shared/bots/random';
import { fork, stream } from '../../shared/bots/randomness';
import { compare, type Candidate } from '../../shared/bots/search/compare';
import { determinise } from '../../shared/bots/search/determinise';
import { menuDraft, MENU_SIZE } from '../../shared/bots/search/menu';
import { playOut } from '../../shared/bots/search/playout';
import { AGENDAS } from '../../shared/content/agendas';
import { SEATS, type Seat } from '../../shared/content/seats';
import { TRACK_MAX, TRACKS } from '../../shared/content/tracks';
import { apply } from '../../shared/rules/apply';
import { checkDraft } from '../../shared/rules/drafts';
import { cell } from '../../shared/rules/pictures';
import { mustRespond } from '../../shared/rules/response';
import type { State } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import type { SeatView } from '../../shared/views/view';
import { positions } from './positions';
import { table } from './support';

const inResponse = ({ step }: State): boolean => step === 'response';
const seen = positions(
  6,
  7,
  '5',
  (game) => ({ usa: easyBot, iran: game % 2 ? randomBot : easyBot, israel: randomBot }),
  inResponse,
);
const guess = (view: SeatView, name: string) => determinise(view, evenBeliefs, stream(name), 'search:1');

/** What a seat sees, but for what a determinised state leaves out: the log, the pictures, texts on the table, the dice. */
function facts(view: SeatView): object {
  const { log: _, pictures: __, seed: ___, offers: ____, ready: _____, leaks, ...rest } = view;
  return { ...rest, leaks: leaks ?? {} };
}

function expectSound(state: State): void {
  const { heu, concealed, weapon } = state.secret;
  const wrong = [
    ...TRACKS.filter((track) => !(state.tracks[track] >= 0 && state.tracks[track] <= TRACK_MAX[track])),
    ...SEATS.flatMap((a) => SEATS.filter((b) => !(state.trust[a][b] >= 0 && state.trust[a][b] <= 10))),
    ...(concealed >= 0 && concealed <= heu && heu <= TRACK_MAX.heu ? [] : ['stock']),
    ...(weapon >= 0 && weapon <= TRACK_MAX.weapon ? [] : ['weapon']),
  ];
  if (wrong.length > 0) expect(wrong).toEqual([]);
}

describe('a determinised state', () => {
  it('comes from every step', () => {
    expect(new Set(seen.map(({ step }) => step))).toEqual(new Set(['talks', 'orders', 'response']));
    expect(seen.length).toBeGreaterThan(40);
  });

  it('agrees with everything that the view tells', () => {
    for (const [index, state] of seen.entries()) {
      for (const seat of SEATS) {
        const view = seatView(state, seat);
        const before = JSON.stringify(view);
        const other = guess(view, `agree:${index}`);
        expect(facts(seatView(other, seat))).toEqual(facts(view));
        expect(JSON.stringify(view)).toBe(before);
      }
    }
  });

  it('holds only what the picture thinks possible, and what Iran knows of itself', () => {
    for (const [index, state] of seen.entries()) {
      for (const seat of SEATS) {
        const view = seatView(state, seat);
        const { secret } = guess(view, `possible:${index}`);
        expect(secret.concealed).toBeLessThanOrEqual(secret.heu);
        if (seat === 'iran') {
          expect(secret).toEqual(state.secret);
          continue;
        }
        expect(view.pictures[seat]?.heu[cell(secret.heu, secret.concealed)]).toBeGreaterThan(0);
        expect(view.pictures[seat]?.weapon[secret.weapon]).toBeGreaterThan(0);
      }
    }
  });

  it('draws uranium as often as the picture says', () => {
    const view = seatView(table(), 'usa');
    const random = stream('often');
    const times = 4_000;
    const counts = Array.from({ length: 11 }, () => 0);
    for (let i = 0; i < times; i++) {
      const { heu } = determinise(view, evenBeliefs, random, 'x').secret;
      counts[heu] = (counts[heu] ?? 0) + 1;
    }
    for (let heu = 0; heu <= 10; heu++) {
      let chance = 0;
      for (let hidden = 0; hidden <= heu; hidden++) chance += view.pictures.usa?.heu[cell(heu, hidden)] ?? 0;
      expect(Math.abs((counts[heu] ?? 0) / times - chance)).toBeLessThan(0.03);
    }
  });

  it('deals the others agendas from the belief, and leaves its own', () => {
    const view = seatView(table(), 'iran');
    const beliefs = { ...evenBeliefs, usa: { 'come-home': 1 }, israel: { quiet: 0.25, teeth: 0.75 } };
    const random = stream('agendas');
    let teeth = 0;
    for (let i = 0; i < 400; i++) {
      const { agendas } = determinise(view, beliefs, random, 'x');
      expect(agendas.usa).toBe('come-home');
      expect(agendas.iran).toBe('recovery');
      expect(AGENDAS[agendas.israel].seat).toBe('israel');
      if (agendas.israel === 'teeth') teeth += 1;
    }
    expect(teeth / 400).toBeGreaterThan(0.65);
    expect(teeth / 400).toBeLessThan(0.85);
  });

  it('takes orders and responses that it cannot see for ones still to be given', () => {
    let hidden = 0;
    for (const state of seen) {
      if (state.step === 'talks') continue;
      for (const seat of SEATS) {
        const view = seatView(state, seat);
        const { ready } = guess(view, 'hidden');
        for (const other of SEATS) {
          const done = view.ready[other];
          const acts = state.step === 'orders' || mustRespond(state, other);
          const unseen = done && other !== seat && acts;
          if (unseen) hidden += 1;
          expect(ready[other]).toBe(done && !unseen);
        }
      }
    }
    expect(hidden).toBeGreaterThan(0);
  });

  it('knows who signed with whom this round, as far as deals are known', () => {
    for (const state of seen) {
      for (const seat of SEATS) {
        const view = seatView(state, seat);
        const { signed } = guess(view, 'signed');
        for (const other of SEATS) {
          const known = state.signed[other];
          expect(signed[other]).toBe(known && view.deals[known] ? known : null);
        }
      }
    }
  });
});

describe('a play-out', () => {
  it('ends from every step of every scenario, in sound states, with scores from 0 to 100', () => {
    for (const [index, state] of seen.entries()) {
      const seat = SEATS[index % 3] ?? 'usa';
      const world = guess(seatView(state, seat), `out:${index}`);
      const dice = stream(`out:${index}`);
      const scores = playOut(world, () => {
        expectSound(world);
        return dice();
      });
      expect(world.step).toBe('ended');
      for (const score of scores) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }
    }
  });

  it('is the same with the same numbers, and another with others', () => {
    const view = seatView(table(), 'iran');
    const run = (name: string) => playOut(guess(view, 'same'), stream(name));
    expect(run('a')).toEqual(run('a'));
    expect(new Set(Array.from({ length: 12 }, (_, i) => run(`b${i}`).join())).size).toBeGreaterThan(4);
  });

  it('signs only texts that are well formed', () => {
    for (const state of seen) {
      for (let at = 0; at < MENU_SIZE; at++) {
        const draft = menuDraft(state, at);
        expect(checkDraft(state, draft.parties[0] ?? 'usa', draft)).toBeNull();
      }
    }
  });
});

describe('comparing candidates', () => {
  const seat: Seat = 'iran';
  const view = seatView(table(), seat);
  const nothing: Candidate = { prior: 0, put: () => {} };
  const effort = (rollouts: number, stop = () => false) => ({ rollouts, stop });
  const home = (by: number): Candidate => ({
    prior: 0,
    put: (state) => {
      for (const track of ['streets', 'economy', 'missiles'] as const) {
        state.tracks[track] = Math.max(1, Math.min(10, state.tracks[track] + by));
      }
    },
  });

  it.each([0, 1, 2, 3, 7, 10, 23, 60])('plays no more than %i rollouts, and counts them all', (most) => {
    for (const many of [1, 2, 3, 5, 10]) {
      let played = 0;
      const counted: Candidate = { prior: 0, put: () => void (played += 1) };
      const found = compare(
        view,
        evenBeliefs,
        Array.from({ length: many }, () => counted),
        effort(most),
        stream('count'),
      );
      expect(played).toBeLessThanOrEqual(most);
      expect(found.reduce((sum, { rollouts }) => sum + rollouts, 0)).toBe(played);
      // Nothing to compare, nothing to play; with enough for each, nearly all of them are used.
      if (many === 1) expect(played).toBe(0);
      else if (most >= 4 * many) expect(played).toBeGreaterThan(most - many);
    }
  });

  it('stops between rollouts when time is up', () => {
    for (const after of [0, 1, 5]) {
      let played = 0;
      const counted: Candidate = { prior: 0, put: () => void (played += 1) };
      compare(
        view,
        evenBeliefs,
        Array.from({ length: 8 }, () => counted),
        effort(500, () => played >= after),
        stream('stop'),
      );
      expect(played).toBe(after);
    }
  });

  it('falls back on what the evaluation says where nothing is played out', () => {
    const priors = [2, 5, -1, 4];
    const candidates = priors.map((prior): Candidate => ({ prior, put: () => {} }));
    const found = compare(view, evenBeliefs, candidates, effort(0), stream('none'));
    expect(found.map(({ worth }) => worth)).toEqual([0, 3, -3, 2]);
    expect(found.map(({ error }) => error)).toEqual([0, 0, 0, 0]);
  });

  it('prefers what is plainly better, even against the evaluation', () => {
    const candidates = [nothing, { ...home(-3), prior: 2 }, home(6), { ...nothing, prior: 1 }];
    const found = compare(view, evenBeliefs, candidates, effort(160), stream('better'));
    const worths = found.map(({ worth }) => worth);
    expect(worths[0]).toBe(0);
    expect(Math.max(...worths)).toBe(worths[2]);
    expect(worths[2]).toBeGreaterThan(2);
    expect(found[2]?.rollouts).toBeGreaterThan(found[1]?.rollouts ?? Infinity);
  });

  it('finds nothing between a candidate and itself: both are played with the same worlds and dice', () => {
    const found = compare(view, evenBeliefs, [nothing, nothing], effort(40), stream('twin'));
    expect(found[1]?.worth).toBe(0);
    expect(found[1]?.means).toEqual(found[0]?.means);
    const many = compare(
      view,
      evenBeliefs,
      [nothing, home(-4), nothing, home(4), nothing],
      effort(70),
      stream('many'),
    );
    for (const index of [0, 2, 4]) expect(many[index]?.beside).toEqual([0, 0, 0]);
    expect(many[3]?.beside[1]).toBeGreaterThan(0);
    expect(many[1]?.beside[1]).toBeLessThan(0);
  });

  it('reads no more of the random numbers than it must to repeat itself', () => {
    const run = () => {
      const random = stream('repeat');
      const found = compare(view, evenBeliefs, [nothing, home(1), home(2)], effort(30), random);
      return [found, random()];
    };
    expect(run()).toEqual(run());
  });

  it('plays orders of the seat beside those of the others', () => {
    const state = table();
    for (const one of SEATS) {
      expect(apply(state, one, { type: 'ready', ready: true })).toBeNull();
    }
    apply(state, 'usa', { type: 'orders', orders: [{ order: 'rally' }] });
    apply(state, 'israel', { type: 'orders', orders: [] });
    const ordered: string[] = [];
    const put = (world: State): void => {
      apply(world, 'iran', { type: 'orders', orders: [{ order: 'reform' }] });
      ordered.push(world.step);
    };
    compare(seatView(state, 'iran'), evenBeliefs, [nothing, { prior: 0, put }], effort(8), stream('o'));
    // The others' orders are not known, so the round is not over with this one's.
    expect(new Set(ordered)).toEqual(new Set(['orders']));
  });
});

it('a forked stream goes its own way and leaves the first one as it was', () => {
  const [a, b] = [stream('fork'), stream('fork')];
  const forked = fork(a);
  fork(b);
  for (let i = 0; i < 50; i++) forked();
  expect(a()).toBe(b());
});
