import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { OrderCard } from '../../client/orders/OrderCard';
import { risks } from '../../client/orders/words';
import { createTableStore, TableContext } from '../../client/session/table';
import { TrackNote } from '../../client/table/Figure';
import { Vitals } from '../../client/table/Vitals';
import { NUMBERS } from '../../shared/content/numbers';
import { VIEWERS } from '../../shared/content/seats';
import type { Track } from '../../shared/content/tracks';
import { forecastOrder } from '../../shared/rules/forecast';
import type { View } from '../../shared/views/view';
import { LocalTable } from '../e2e/support/local-source';

// No hidden arithmetic: while a war may spread by accident, in its first month, the screen says how likely that is.

const { from, percent } = NUMBERS.spark;
const odds = `${percent} in 100`;

/** Orders of round 1, in a war that began then, an older one or a truce, with escalation as given. */
function at(war: boolean | 'older', escalation: number, viewer: (typeof VIEWERS)[number] = 'israel') {
  const local = new LocalTable({
    viewer,
    scenario: 'standard',
    seed: '000102030405060708090a0b0c0d0e0f',
    round: 1,
    step: 'orders',
    bots: false,
    clock: false,
  });
  const table = local.view();
  const tracks: Record<Track, number> = {
    ...table.view.tracks,
    ceasefire: war === false ? 5 : 1,
    escalation,
    coalition: 5,
  };
  const since = { war: war !== false, warSince: war === true ? table.view.round : 0 };
  const view = { ...table.view, ...since, tracks, escalationBefore: escalation } as View;
  return { view, store: createTableStore(local.source(), { ...table, view } as typeof table) };
}

const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ');

describe('the escalation gauge', () => {
  const SAYS = `In the first month of the war: ${odds} that it spreads.`;
  const draw = (...[war, escalation, viewer]: Parameters<typeof at>): readonly [string, string] => {
    const { store } = at(war, escalation, viewer);
    const within = (node: React.ReactNode) =>
      words(renderToStaticMarkup(<TableContext.Provider value={store}>{node}</TableContext.Provider>));
    return [within(<Vitals />), within(<TrackNote track="escalation" />)];
  };

  test.each(VIEWERS)(
    'says the chance of a war at the edge to %s, at a glance and where it explains itself',
    (viewer) => {
      for (const text of draw(true, from, viewer)) expect(text).toContain(SAYS);
    },
  );

  test('says it a month ahead of the track, since the war adds a point before the chance is taken', () => {
    for (const text of draw(true, from - NUMBERS.war.escalation)) expect(text).toContain(SAYS);
    for (const text of draw(true, from - NUMBERS.war.escalation - 1)) expect(text).not.toContain('in 100');
  });

  test('says nothing in a truce', () => {
    for (const text of draw(false, from)) expect(text).not.toContain('in 100');
  });

  test('says nothing in a war past its first month', () => {
    for (const text of draw('older', from)) expect(text).not.toContain('in 100');
  });

  test('no other track speaks of it', () => {
    const { store } = at(true, from);
    const note = (
      <TableContext.Provider value={store}>
        <TrackNote track="ceasefire" />
      </TableContext.Provider>
    );
    expect(words(renderToStaticMarkup(note))).not.toContain('in 100');
  });
});

describe('an order of force', () => {
  const order = { order: 'raid', target: 'sites' } as const;
  const WARNS = `With this the war may spread this month: ${odds}.`;
  const card = (...[war, escalation]: Parameters<typeof at>): string => {
    const { view } = at(war, escalation);
    const options = [{ value: order, cost: 1, refusal: null }];
    return words(
      renderToStaticMarkup(
        <OrderCard options={options} chosen={[]} onChoose={() => undefined} view={view} seat="israel" />,
      ),
    );
  };

  test('that brings the war to the edge says so before it is given, and at the last look', () => {
    expect(card(true, from - 2)).toContain(WARNS);
    const { view } = at(true, from - 2);
    expect(risks([forecastOrder(view, 'israel', order)], view, 'israel').join(' ')).toContain(WARNS);
  });

  test('says nothing where it changes nothing', () => {
    expect(card(true, from)).not.toContain('spread');
    expect(card(true, from - 3)).not.toContain('spread');
    expect(card(false, from)).not.toContain('spread');
    expect(card('older', from - 2)).not.toContain('spread');
  });
});
