/**
 * Shows the facilitator's desk without a server: ?tables=20&theme=dark&phase=gathering. For looking at it and for
 * measuring it, never built for use.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '../../../../client/styles/tokens.css';
import '../../../../client/styles/base.css';
import { createDesk, DeskContext } from '../../../../client/desk/store';
import { Desk } from '../../../../client/desk/Desk';
import { ToastHost } from '../../../../client/ui/ToastHost';
import type { DeskView } from '../../../../shared/protocol/seminar';
import { NOW, sampleDesk } from '../../../client/desk-sample';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;

const ahead = NOW - Date.now();
const view = sampleDesk(
  Number(query.get('tables') ?? 6),
  Number(query.get('delegation') ?? 2),
  (query.get('phase') ?? 'playing') as DeskView['phase'],
);
const asked: unknown[] = [];
const store = createDesk(view, {
  me: Object.keys(view.facilitators)[0] ?? null,
  ask: async (request) => {
    asked.push(request);
    return { ok: true, value: request.type === 'invite' ? { token: 'a-secret-token-of-some-length' } : null };
  },
  now: () => Date.now() + ahead,
  remove: async () => 'There is no server here.',
});
Object.assign(window, { desk: store, asked });

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <DeskContext.Provider value={store}>
        <Desk />
      </DeskContext.Provider>
      <ToastHost />
    </StrictMode>,
  );
