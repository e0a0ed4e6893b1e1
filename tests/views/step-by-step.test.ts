import { describe, expect, test } from 'vitest';
import { VIEWERS, type Viewer } from '../../shared/content/seats';
import { reduceGame, startGame } from '../../shared/game';
import { diff, patch } from '../../shared/protocol/diff';
import type { Delta, TableView } from '../../shared/protocol/messages';
import { withoutRepeats } from '../../shared/protocol/repeats';
import { viewOf, type Viewed } from '../../shared/views/filter';
import { people, random, someAct } from '../game/support';

const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const tableOf = ({ view }: Viewed) => ({ table: 'abc', view }) as unknown as TableView;

/** What each viewer sees in turn of a random game, and what it is sent of it. */
function watch(number: number, each: (viewer: Viewer, before: Viewed, now: Viewed, delta: Delta) => void) {
  const next = random(number);
  let table = startGame({
    scenario: 'short',
    seed: number.toString(16).padStart(32, '0'),
    seats: people,
  });
  const seen = new Map<Viewer, Viewed>();
  const see = () => {
    for (const viewer of VIEWERS) {
      const before = seen.get(viewer);
      const now = { state: table.G, view: viewOf(table.G, viewer, before) };
      seen.set(viewer, now);
      const delta = before && diff(tableOf(before), tableOf(now));
      if (delta) each(viewer, before, now, delta);
    }
  };
  see();
  for (let act = someAct(table.G, next); act; act = someAct(table.G, next)) {
    const result = reduceGame(table, act.actor, act.action);
    if (!('state' in result)) continue;
    table = result.state;
    see();
  }
  expect(table.G.step).toBe('ended');
}

describe('what a viewer sees of a game, step by step', () => {
  test('is what it would see without knowing the step before', () => {
    for (const number of [1, 2, 3]) {
      watch(number, (viewer, _, { state, view }) => {
        expect(JSON.stringify(view)).toBe(JSON.stringify(viewOf(state, viewer)));
      });
    }
  });

  test('is what it is sent makes of what it had, with nothing told twice', () => {
    let shortened = 0;
    for (const number of [4, 5, 6]) {
      const held = new Map<Viewer, TableView>();
      watch(number, (viewer, before, now, delta) => {
        const sent = withoutRepeats(delta);
        const had = held.get(viewer) ?? overTheWire(tableOf(before));
        const has = patch(had, overTheWire(sent));
        held.set(viewer, has);
        expect(has).toEqual(overTheWire(tableOf(now)));
        if (sent !== delta) shortened += 1;
        const texts = Object.values(sent.n?.view?.n?.offers?.s ?? {});
        for (const { draft } of texts as { draft: unknown }[])
          expect(JSON.stringify(sent).split(JSON.stringify(draft))).toHaveLength(2);
      });
    }
    expect(shortened).toBeGreaterThan(20);
  });
});
