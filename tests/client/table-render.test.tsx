import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { createTableStore, TableContext } from '../../client/session/table';
import { Table } from '../../client/table/Table';
import { AGENDA_IDS } from '../../shared/content/agendas';
import { ENDING_TEXT } from '../../shared/content/endings';
import { VIEWERS } from '../../shared/content/seats';
import type { State } from '../../shared/rules/state';
import { LocalTable } from '../e2e/support/local-source';

// The whole table, drawn once from views that the rules made, in every step and for every viewer.

beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  });
  return () => vi.unstubAllGlobals();
});

const seedOf = (number: number) => number.toString(16).padStart(32, '0');

function draw(viewer: (typeof VIEWERS)[number], round: number, step: State['step'] | 'any', seed = 7) {
  const local = new LocalTable({
    viewer,
    scenario: 'standard',
    seed: seedOf(seed),
    round,
    step,
    bots: true,
    clock: true,
  });
  const table = local.view();
  const store = createTableStore(local.source(), table);
  const html = renderToStaticMarkup(
    <Router ssrPath="/t/abc">
      <TableContext.Provider value={store}>
        <Table />
      </TableContext.Provider>
    </Router>,
  );
  // What a person reads, and what a screen reader says.
  const spoken = [...html.matchAll(/ (?:aria-label|title|placeholder)="([^"]*)"/g)].map(([, text]) => text);
  const text = `${html.replaceAll(/<[^>]*>/g, ' ')} ${spoken.join(' ')}`;
  return { html, text, view: table.view };
}

/** Ids of content, and what comes of holes in it. */
const CODES = [
  ...AGENDA_IDS.filter((id) => id.includes('-')),
  'undefined',
  'NaN',
  '[object',
  'heu',
  'enrich-secret',
  'base-attack',
  'stand-down',
  'no-covert',
  'ship-out',

  'brittle-peace',
  'open-war',
  'frozen-conflict',
  'war-begins',
  'sanctions-heavy',
];

describe.each([
  ['talks', 1],
  ['talks', 3],
  ['orders', 2],
  ['response', 2],
  ['ended', 99],
] as const)('in %s, round %i', (step, round) => {
  test.each(VIEWERS)('seen by %s: no code is on the screen, and every heading is there', (viewer) => {
    const { html, text } = draw(viewer, round, step);
    for (const code of CODES)
      expect(text.match(new RegExp(`(^|[\\s“(])${code.replace('[', '\\[')}\\b`))).toBeNull();
    expect(html.match(/<h1/g)).toHaveLength(1);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(text).not.toContain('stopped working');
  });
});

test('secrets of others are not on the screen until the end, and then all are', () => {
  const agendas = ['Peacemaker', 'Maximum pressure', 'Come home', 'Dominance', 'A deal with teeth'];
  const iran = draw('iran', 1, 'talks').text;
  for (const name of agendas) expect(iran).not.toContain(name);
  expect(iran).toContain('What only you know');
  expect(draw('israel', 1, 'talks').text).not.toContain('What only you know');
  const { text, view } = draw('usa', 99, 'ended');
  expect(text).toContain(ENDING_TEXT[view.ending!.id].name);
  expect(text).toContain('What Iran really had');
  expect(text).toContain('nobody changed them since');
  expect(text).toContain(view.seed!);
});
