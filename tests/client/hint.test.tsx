import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createTableStore, TableContext } from '../../client/session/table';
import { createDesk, DeskContext } from '../../client/table/desk';
import { Hint } from '../../client/table/Hint';
import type { TableView } from '../../shared/protocol/messages';
import type { State } from '../../shared/rules/state';
import { LocalTable } from '../e2e/support/local-source';

// What is told to whom, in which step, and what stays put away.

let kept: Record<string, string>;
beforeEach(() => {
  kept = {};
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: () => undefined,
  });
  return () => vi.unstubAllGlobals();
});

interface At {
  readonly step?: State['step'];
  readonly round?: number;
  readonly paused?: boolean;
  readonly guided?: boolean;
  readonly viewer?: 'usa' | 'gallery';
  readonly table?: string;
}

/** The title of the hint that is shown; null for none. */
function titleAt({ step = 'talks', round = 1, paused = false, guided = true, viewer = 'usa', table }: At) {
  const local = new LocalTable({
    viewer,
    scenario: 'standard',
    seed: '7'.padStart(32, '0'),
    round: 1,
    step: 'talks',
    bots: false,
    clock: false,
  });
  const first = local.view();
  const shown: TableView = {
    ...first,
    ...(table !== undefined && { table }),
    ...(guided && { guided }),
    view: { ...first.view, step, round, paused },
  };
  const html = renderToStaticMarkup(
    <TableContext.Provider value={createTableStore(local.source(), shown)}>
      <DeskContext.Provider value={createDesk(shown.table, viewer, 0)}>
        <Hint />
      </DeskContext.Provider>
    </TableContext.Provider>,
  );
  return /<h2[^>]*>([^<]*)</.exec(html)?.[1] ?? null;
}

describe('at a guided table', () => {
  test.each<[At, string | null]>([
    [{ paused: true }, 'Before the game begins'],
    [{}, 'Round 1, step 1: talks'],
    [{ step: 'orders' }, 'Round 1, step 2: orders'],
    [{ step: 'orders', paused: true }, 'Round 1, step 2: orders'],
    [{ step: 'response' }, 'Round 1, step 3: response'],
    [{ round: 2 }, null],
    [{ step: 'ended' }, null],
    // Whoever watches has nothing to do.
    [{ viewer: 'gallery' }, null],
  ])('%o', (at, title) => expect(titleAt(at)).toBe(title));

  test('what was put away elsewhere is told all the same, and here it stays away', () => {
    kept['bp.habits'] = JSON.stringify({
      hidden: { talks: true, 'elsewhere talks': true, 'here talks': true },
    });
    expect(titleAt({ table: 'another' })).toBe('Round 1, step 1: talks');
    expect(titleAt({ table: 'here' })).toBeNull();
    expect(titleAt({ table: 'here', step: 'orders' })).toBe('Round 1, step 2: orders');
    expect(titleAt({ table: 'another', guided: false })).toBeNull();
  });
});

test.each<[At, string | null]>([
  [{}, 'Your first talks'],
  [{ step: 'orders' }, 'Your first orders'],
  [{ step: 'response', round: 4 }, 'Your first response'],
  [{ round: 2 }, null],
])('at any other table, once: %o', (at, title) => expect(titleAt({ ...at, guided: false })).toBe(title));
