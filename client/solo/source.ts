/** A table in this browser, for one person against bots. */
import { patch } from '../../shared/protocol/diff';
import type { Reply, TableView } from '../../shared/protocol/messages';
import type { Origin } from '../../shared/recording/origin';
import { requestId } from '../session/ids';
import type { TableSource } from '../session/source';
import { SoloLine } from './line';
import type { Pace, SoloEntered, SoloPlan } from './messages';
import { botPace } from './pace';

export interface SoloPlace {
  readonly game: string;
  /** For a game that begins. */
  readonly plan?: SoloPlan | undefined;
  readonly steal: boolean;
  /** Told before the table is in sight: where a branch came from. */
  readonly onOrigin: (origin: Origin | null) => void;
}

export interface SoloSource extends TableSource {
  /** How fast bots act from now on; with `null` they wait. */
  readonly setPace: (pace: Pace | null) => void;
}

const closed: Reply<never> = { ok: false, code: 'thread-lost', detail: {} };

export function soloSource({ onOrigin, ...place }: SoloPlace): SoloSource {
  let line: SoloLine | null = null;
  return {
    start(sink) {
      let table: TableView | null = null;
      const opened = new SoloLine((news) => {
        if (line !== opened) return;
        if ('kept' in news) sink.kept?.(news.kept);
        else if ('lost' in news) sink.connection('refused', { ok: false, code: news.lost, detail: {} });
        else if (table) sink.show((table = patch(table, news.update.delta)));
      });
      line = opened;
      sink.connection('connecting');
      sink.kept?.('browser');
      void opened.ask<SoloEntered>({ type: 'open', ...place, pace: botPace() }).then((reply) => {
        if (line !== opened) return;
        if (!reply.ok) return sink.connection('refused', reply);
        table = reply.value.state;
        onOrigin(reply.value.origin);
        sink.show(table);
        sink.connection('live');
      });
      return () => {
        opened.close();
        if (line === opened) line = null;
      };
    },
    act: async (action) => (await line?.ask({ type: 'act', id: requestId(), action })) ?? closed,
    say: async (channel, body) =>
      (await line?.ask({ type: 'say', id: requestId(), channel, body })) ?? closed,
    // Nobody is ever away here.
    vote: async (seat) => ({ ok: false, code: 'not-votable', detail: { seat } }),
    takeBack: async () => ({ ok: false, code: 'not-away', detail: {} }),
    setPace: (pace) => void line?.ask({ type: 'pace', pace }),
    serverNow: () => Date.now(),
    save: async () => (await line?.ask<Blob>({ type: 'export' })) ?? closed,
    record: async () => (await line?.ask<Blob>({ type: 'record' })) ?? closed,
  };
}
