/** A table on a server: the line, with boardgame.io's client on top of it. */
import { Client } from 'boardgame.io/client';
import { Transport } from 'boardgame.io/internal';
import type { Game } from 'boardgame.io';
import { isSeat, type Seat } from '../../shared/content/seats';
import { BrittlePeace, clientState, playerOf } from '../../shared/game';
import type { Reply, TableView } from '../../shared/protocol/messages';
import type { SeatAction } from '../../shared/rules/actions';
import type { View } from '../../shared/views/view';
import { requestId } from './ids';
import { Line, type LinePlace } from './line';
import { fetchRecording } from './recording';
import type { Refused, TableSource } from './source';

/** The game as a client needs it: `G` is a view that the server filtered already. */
const GAME = { ...BrittlePeace, playerView: ({ G }: { G: unknown }) => G } as unknown as Game<View>;

type TransportOptions = ConstructorParameters<typeof Transport>[0];

/** Carries moves to the line and tables from it; the rest of boardgame.io's protocol is not in use. */
class LineTransport extends Transport {
  /** Answer to the move that was sent last. */
  answer: Promise<Reply> | undefined;

  constructor(
    options: TransportOptions,
    readonly line: Line,
  ) {
    super(options);
  }

  show(view: View, version: number, whole: boolean): void {
    const state = clientState(view, version);
    this.notifyClient(
      whole
        ? {
            type: 'sync',
            args: [this.matchID, { state, log: [], filteredMetadata: [], initialState: state }],
          }
        : { type: 'update', args: [this.matchID, state, []] },
    );
  }

  connected(is: boolean): void {
    this.setConnectionStatus(is);
  }

  override connect(): void {
    this.line.open();
  }

  override disconnect(): void {
    this.line.close();
  }

  override sendAction(_state: unknown, action: Parameters<Transport['sendAction']>[1]): void {
    if (action.type !== 'MAKE_MOVE') return;
    const [move] = action.payload.args as [SeatAction];
    this.answer = this.line.ask({ type: 'act', table: this.matchID, id: requestId(), action: move });
  }

  override sendChatMessage(): void {}
  override requestSync(): void {}
  override updateMatchID(): void {}
  override updatePlayerID(): void {}
  override updateCredentials(): void {}
}

const offline: Refused = { ok: false, code: 'offline', detail: {} };

/**
 * The table with this id, for the holder of a seat's token or, without one, for the gallery; with `host`, the token of
 * whoever opened the table.
 */
export function liveSource(place: LinePlace, host?: string): TableSource {
  const { table, token } = place;
  const proof = token ?? host;
  let line: Line | null = null;
  let act: ((action: SeatAction) => Promise<Reply> | undefined) | null = null;
  return {
    start(sink) {
      let whole: TableView | null = null;
      let transport: LineTransport | undefined;
      const opened = new Line(place, {
        table(next, version, all) {
          whole = next;
          const { viewer } = next.view;
          const player = isSeat(viewer) ? playerOf(viewer) : undefined;
          if (player !== undefined && client.playerID !== player) client.updatePlayerID(player);
          transport?.show(next.view, version, all);
        },
        connection(connection, why) {
          transport?.connected(connection === 'live');
          sink.connection(connection, why);
        },
      });
      const client = Client<View>({
        game: GAME,
        multiplayer: (options: unknown) =>
          (transport = new LineTransport(options as TransportOptions, opened)),
        matchID: table,
        debug: false,
      });
      const unsubscribe = client.subscribe((state) => {
        if (state && whole) sink.show(whole.view === state.G ? whole : { ...whole, view: state.G });
      });
      line = opened;
      act = (action) => {
        if (transport) transport.answer = undefined;
        client.moves.act?.(action);
        return transport?.answer;
      };
      client.start();
      return () => {
        unsubscribe();
        client.stop();
        if (line === opened) {
          line = null;
          act = null;
        }
      };
    },
    act: async (action) => (await act?.(action)) ?? offline,
    say: async (channel, body, mark) =>
      (await line?.ask({ type: 'say', table, id: requestId(), channel, body, ...(mark && { mark }) })) ??
      offline,
    vote: async (seat: Seat, bot) => (await line?.ask({ type: 'vote', table, seat, bot })) ?? offline,
    takeBack: async () => (await line?.ask({ type: 'return', table })) ?? offline,
    together: {
      person: () => line?.person ?? null,
      ask: async (request) => (await line?.ask({ ...request, table })) ?? offline,
    },
    serverNow: () => line?.now() ?? Date.now(),
    ...(proof !== undefined && { record: () => fetchRecording(table, proof) }),
  };
}
