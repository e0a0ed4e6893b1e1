import type { Seat } from '../../shared/content/seats';
import type { Reply, TableView } from '../../shared/protocol/messages';
import type { BotView } from '../../shared/protocol/programs';
import { parseBotActs, parseBotSays } from '../../shared/protocol/schema';
import { options } from '../../shared/rules/options';
import type { SeatView } from '../../shared/views/view';
import type { TableHost } from '../tables/host';
import { Refused, refuse } from '../tables/replies';

/** What a program's visit needs of a socket. */
export interface ProgramLine {
  show(view: BotView): void;
  /** Says why, and closes the connection. */
  end(reply: Reply): void;
}

/** One connection of a program: the one seat that its token opens. It can do nothing but play that. */
export class ProgramVisit {
  readonly host: TableHost;
  readonly seat: Seat;
  readonly #line: ProgramLine;
  readonly #now: () => number;
  #gone = false;

  /** Sits down, and shows the program its table. */
  constructor(host: TableHost, seat: Seat, line: ProgramLine, now: () => number) {
    this.host = host;
    this.seat = seat;
    this.#line = line;
    this.#now = now;
    const { version, state } = host.enter(seat);
    this.show(version, state);
  }

  show(version: number, state: TableView): void {
    if (!this.#gone) this.#line.show(this.#view(version, state));
  }

  /** Carries out a request. What it throws is a refusal, or a fault of the server. */
  async handle(event: string, input: unknown): Promise<Reply> {
    if (this.#gone) throw new Refused('not-entered');
    switch (event) {
      case 'act': {
        const parsed = parseBotActs(input);
        if (parsed.malformed) return refuse('malformed', { ...parsed.malformed });
        const { value } = parsed;
        return this.host.act(this.seat, value.id, value.action, { reason: value.reason });
      }
      case 'say': {
        const parsed = parseBotSays(input);
        if (parsed.malformed) return refuse('malformed', { ...parsed.malformed });
        const { value } = parsed;
        return this.host.say(this.seat, value.id, value.channel, value.body);
      }
      case 'look': {
        const { version, state } = this.host.look(this.seat);
        return { ok: true, value: this.#view(version, state) };
      }
      default:
        return refuse('malformed', { path: '', expected: 'act, say or look' });
    }
  }

  /** Its token is no longer good, or it has come again. */
  dismiss(code: 'wrong-token' | 'seat-taken'): void {
    this.#line.end(refuse(code, { seat: this.seat }));
  }

  end(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.host.leave(this.seat);
  }

  #view(version: number, state: TableView): BotView {
    const view = state.view as SeatView;
    return {
      version,
      seat: this.seat,
      now: this.#now(),
      ...state,
      view,
      options: options(view, this.seat),
    };
  }
}
