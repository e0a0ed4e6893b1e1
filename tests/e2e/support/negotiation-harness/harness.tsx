import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '../../../../client/styles/tokens.css';
import '../../../../client/styles/base.css';
import { Channels } from '../../../../client/negotiation/Channels';
import { Ledger } from '../../../../client/negotiation/Ledger';
import { TalksPanel } from '../../../../client/negotiation/TalksPanel';
import { OrdersPanel } from '../../../../client/orders/OrdersPanel';
import { ResponsePanel } from '../../../../client/orders/ResponsePanel';
import type { TableSink, TableSource } from '../../../../client/session/source';
import { TableProvider } from '../../../../client/session/table';
import { Table } from '../../../../client/table/Table';
import { ToastHost } from '../../../../client/ui/ToastHost';
import { isSeat } from '../../../../shared/content/seats';
import {
  readsChannel,
  type Message,
  type Presence,
  type TableView,
} from '../../../../shared/protocol/messages';
import { apply } from '../../../../shared/rules/apply';
import { viewOf } from '../../../../shared/views/filter';
import { SCENES, type Part, type Scene } from './scenes';

const PARTS: Record<Part, () => React.ReactNode> = {
  talks: () => <TalksPanel />,
  orders: () => <OrdersPanel />,
  response: () => <ResponsePanel />,
  channels: () => <Channels />,
  ledger: () => <Ledger />,
};

/** How wide each part is at the table on a large screen. */
const WIDTH: Record<Part, string> = {
  talks: '48rem',
  orders: '48rem',
  response: '48rem',
  channels: '23rem',
  ledger: '23rem',
};

const presence: Presence = {
  here: true,
  name: null,
  kind: 'person',
  level: null,
  standIn: false,
  votes: {},
  votable: false,
};

/** A game in this page: acts go straight to the rules. */
function localSource({ state, viewer, messages }: Scene): TableSource {
  const said: Message[] = [...messages];
  let sink: TableSink | null = null;
  const look = (): TableView => ({
    table: 'harness',
    view: structuredClone(viewOf(state, viewer)),
    messages: Object.fromEntries(
      said
        .filter((message) => readsChannel(viewer, message.channel))
        .map((message, index) => [index + 1, message]),
    ),
    people: { usa: presence, iran: presence, israel: presence },
    clock: { talksMinutes: null, ordersMinutes: null, deadline: null },
    gallery: true,
  });
  const done = { ok: true, value: null } as const;
  return {
    start(into) {
      sink = into;
      sink.show(look());
      sink.connection('live');
      return () => (sink = null);
    },
    async act(action) {
      const refusal = isSeat(viewer)
        ? apply(state, viewer, action)
        : ({ code: 'not-for-this-actor' } as const);
      sink?.show(look());
      return refusal ? { ok: false, code: refusal.code, detail: { ...refusal.data } } : done;
    },
    async say(channel, body) {
      if (isSeat(viewer)) {
        const after = Object.keys(viewOf(state, viewer).log).length;
        said.push({ from: viewer, channel, round: state.round, after, at: Date.now(), body });
      }
      sink?.show(look());
      return done;
    },
    vote: async () => done,
    takeBack: async () => done,
    serverNow: () => Date.now(),
  };
}

export function show(root: HTMLElement | null, name: string): void {
  const scene = SCENES[name]?.();
  if (!root || !scene) throw new Error(`No scene ${name}`);
  if (!new URLSearchParams(location.search).has('keep')) {
    localStorage.setItem(`bp.drafts.harness.${scene.viewer}`, JSON.stringify(scene.drafts ?? {}));
  }
  if (new URLSearchParams(location.search).has('whole')) {
    return createRoot(root).render(
      <>
        <TableProvider source={localSource(scene)} waiting={() => null}>
          <Table />
        </TableProvider>
        <ToastHost />
      </>,
    );
  }
  createRoot(root).render(
    <main
      style={{
        maxInlineSize: WIDTH[scene.part],
        marginInline: 'auto',
        padding: '1rem',
        blockSize: scene.part === 'channels' ? '100dvb' : 'auto',
        inlineSize: '100%',
      }}
    >
      <h1 style={{ fontSize: '1rem' }}>{name}</h1>
      <TableProvider source={localSource(scene)} waiting={() => null}>
        <div style={{ blockSize: scene.part === 'channels' ? 'calc(100% - 2rem)' : 'auto' }}>
          {PARTS[scene.part]()}
        </div>
      </TableProvider>
      <ToastHost />
    </main>,
  );
}
