/**
 * Shows the table without a server: ?seat=iran&round=2&step=orders&theme=dark. For looking at it, never built for use.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '../../../../client/styles/tokens.css';
import '../../../../client/styles/base.css';
import { TableProvider } from '../../../../client/session/table';
import { Table } from '../../../../client/table/Table';
import { ToastHost } from '../../../../client/ui/ToastHost';
import type { State } from '../../../../shared/rules/state';
import type { Viewer } from '../../../../shared/content/seats';
import { LocalTable } from '../local-source';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
if (query.has('rtl')) document.documentElement.dir = 'rtl';

const table = new LocalTable({
  viewer: (query.get('seat') ?? 'iran') as Viewer,
  scenario: query.get('scenario') ?? 'standard',
  seed: query.get('seed') ?? '000102030405060708090a0b0c0d0e0f',
  round: Number(query.get('round') ?? 1),
  step: (query.get('step') ?? 'talks') as State['step'] | 'any',
  bots: query.get('bots') !== 'no',
  clock: query.has('clock'),
});
if (query.has('away'))
  table.people.israel = { kind: 'person', here: false, name: 'Dana', level: null, votable: true };
// Tells the last month again, as if it had just come.
if (query.has('tell'))
  localStorage.setItem(`bp.desk.${table.view().table}.${table.script.viewer}`, JSON.stringify({ seen: 0 }));
const source = table.source();
Object.assign(window, { localTable: table });

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <TableProvider source={source} waiting={(connection) => <p>{connection}</p>}>
        <Table />
      </TableProvider>
      <ToastHost />
    </StrictMode>,
  );
