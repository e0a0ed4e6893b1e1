import { describe, expect, it, test } from 'vitest';
import { scoresWith, worldsOf, type World } from '../../shared/analysis/worlds';
import { beliefsOfView } from '../../shared/bots/middle/belief';
import { AGENDA_IDS } from '../../shared/content/agendas';
import { OTHERS, SEATS } from '../../shared/content/seats';
import { cloneState } from '../../shared/rules/clone';
import { scenarioOf } from '../../shared/rules/scenario';
import { seatView } from '../../shared/views/filter';
import { CALM, command, deal, mutual, owes, play, propose, table } from '../rules/support';

/** A table in round 3 with something in the log, a deal and an offer. */
function midGame() {
  const state = table({
    tracks: { ...CALM, streets: 6 },
    deals: [deal(mutual('hold-fire', 'iran', 'israel'))],
  });
  play(state, { usa: ['tighten'], iran: ['rebuild:missiles'], israel: ['rearm'] });
  play(state, { usa: ['rally'], iran: ['purge'], israel: ['court'] });
  propose(state, 'usa', deal([owes('usa', 'umbrella', 'israel'), owes('israel', 'endorse', 'usa')]));
  return state;
}
const state = midGame();
const many = (of: (index: number) => World, n = 300): World[] => Array.from({ length: n }, (_, at) => of(at));

describe('worlds of a table', () => {
  it('differ in the dice to come alone, and have nothing on the table', () => {
    const before = cloneState(state);
    const worlds = many(worldsOf(state, 'a'), 20);
    expect(new Set(worlds.map((world) => world.state.seed)).size).toBe(20);
    for (const { state: world } of worlds) {
      const kept = ['tracks', 'trust', 'deals', 'agendas', 'secret', 'round', 'step'] as const;
      for (const key of kept) expect(world[key]).toEqual(state[key]);
      expect(world).toMatchObject({ offers: {}, log: null, paused: false });
    }
    expect(state).toEqual(before);
  });

  it('are the same for the same name and number, and left as they are by a rollout', () => {
    const [world, again] = [worldsOf(state, 'a')(7), worldsOf(state, 'a')(7)];
    expect(again).toEqual(world);
    expect(worldsOf(state, 'b')(7)).not.toEqual(world);
    const scores = scoresWith(world, null);
    expect(world).toEqual(again);
    expect(scoresWith(world, null)).toEqual(scores);
  });
});

describe('worlds of what a seat sees', () => {
  test.each(SEATS)('hold what %s knows, and draw the rest from what it believes', (seat) => {
    const view = seatView(state, seat);
    const worlds = many(worldsOf(view, seat)).map((world) => world.state);
    for (const world of worlds) {
      for (const key of ['tracks', 'trust', 'deals', 'round', 'step'] as const) {
        expect(world[key]).toEqual(view[key]);
      }
      expect(world.agendas[seat]).toBe(view.agendas[seat]);
      if (seat === 'iran') expect(world.secret).toEqual(state.secret);
    }
    if (seat !== 'iran') expect(new Set(worlds.map(({ secret }) => secret.heu)).size).toBeGreaterThan(3);
    const beliefs = beliefsOfView(view);
    for (const other of OTHERS[seat]) {
      for (const id of AGENDA_IDS) {
        const chance = beliefs[other][id] ?? 0;
        const often = worlds.filter(({ agendas }) => agendas[other] === id).length / worlds.length;
        const spread = Math.sqrt((chance * (1 - chance)) / worlds.length);
        expect(Math.abs(often - chance)).toBeLessThanOrEqual(4.5 * spread);
      }
    }
  });
});

it('a game that has ended has the scores it ended with, whatever is signed', () => {
  const ended = table({ round: scenarioOf(table()).rounds });
  command(ended, {});
  const scores = SEATS.map((seat) => ended.ending!.scores[seat].total);
  const world = worldsOf(ended, 'end')(0);
  expect(scoresWith(world, deal(mutual('hold-fire', 'iran', 'israel')))).toEqual(scores);
});
