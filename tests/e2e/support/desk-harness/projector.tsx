/** Shows the projector without a server: projector.html?round=3&step=talks&theme=dark; ?join for the code. For looking at it. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '../../../../client/styles/tokens.css';
import '../../../../client/styles/base.css';
import { JoinScreen } from '../../../../client/desk/projector/JoinScreen';
import { PublicPicture } from '../../../../client/desk/projector/PublicPicture';
import { TableProvider } from '../../../../client/session/table';
import type { State } from '../../../../shared/rules/state';
import { LocalTable } from '../local-source';

const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
document.documentElement.dataset.projector = '';

const source = new LocalTable({
  viewer: 'gallery',
  scenario: 'standard',
  seed: query.get('seed') ?? '000102030405060708090a0b0c0d0e0f',
  round: Number(query.get('round') ?? 3),
  step: (query.get('step') ?? 'talks') as State['step'] | 'any',
  bots: false,
  clock: true,
}).source();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      {query.has('join') ? (
        <JoinScreen
          view={{
            kind: 'projector',
            seminar: 'sem',
            code: 'K7MP2X',
            name: 'Crisis bargaining, spring term',
            phase: 'gathering',
            people: 17,
            table: null,
          }}
        />
      ) : (
        <TableProvider source={source} waiting={(connection) => <p>{connection}</p>}>
          <PublicPicture number={3} />
        </TableProvider>
      )}
    </StrictMode>,
  );
