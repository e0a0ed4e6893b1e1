/** A table on a server: the line, with boardgame.io's client on top of it. */
import { Client } from 'boardgame.io/client';
import { Transport } from 'boardgame.io/internal';
import type { Game } from 'boardgame.io';
import { isSeat, type Seat } from '../../shared/content/seats';
import { BrittlePeace, clientState, playerOf } from '../../shared/game';
import type { Reply, TableView } from '../../shared/protocol/messages';
import type { SeatAction } from '../../shared/rules/actions';
import type { View } from '../../shared/views/view';
import { Frames } from './frames';
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

/** What the line brought, as it is to be shown. */
interface News {
  readonly table: TableView;
  readonly version: number;
  readonly whole: boolean;
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
  let frames: Frames<News> | null = null;
  /** Whoever is answered sees what came of what was asked. */
  const answered = async (asked: Promise<Reply> | undefined): Promise<Reply> => {
    const reply = (await asked) ?? offline;
    frames?.flush();
    return reply;
  };
  return {
    start(sink) {
      let whole: TableView | null = null;
      let transport: LineTransport | undefined;
      // Updates that come in one burst would be drawn one by one, and whoever types would wait for all of them.
      let isWhole = false;
      const drawn = new Frames<News>(({ table: next, version, whole: all }) => {
        whole = next;
        isWhole = false;
        const { viewer } = next.view;
        const player = isSeat(viewer) ? playerOf(viewer) : undefined;
        if (player !== undefined && client.playerID !== player) client.updatePlayerID(player);
        transport?.show(next.view, version, all);
      });
      const opened = new Line(place, {
        table(next, version, all) {
          isWhole ||= all;
          drawn.show({ table: next, version, whole: isWhole });
        },
        connection(connection, why) {
          drawn.flush();
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
      frames = drawn;
      act = (action) => {
        if (transport) transport.answer = undefined;
        client.moves.act?.(action);
        return transport?.answer;
      };
      client.start();
      return () => {
        drawn.close();
        unsubscribe();
        client.stop();
        if (line === opened) {
          line = null;
          frames = null;
          act = null;
        }
      };
    },
    act: (action) => answered(act?.(action)),
    say: (channel, body, mark) =>
      answered(line?.ask({ type: 'say', table, id: requestId(), channel, body, ...(mark && { mark }) })),
    vote: (seat: Seat, bot) => answered(line?.ask({ type: 'vote', table, seat, bot })),
    takeBack: () => answered(line?.ask({ type: 'return', table })),
    together: {
      person: () => line?.person ?? null,
      ask: (request) => answered(line?.ask({ ...request, table })),
    },
    serverNow: () => line?.now() ?? Date.now(),
    ...(proof !== undefined && { record: () => fetchRecording(table, proof) }),
  };
}
