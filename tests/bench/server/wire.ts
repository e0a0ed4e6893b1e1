import { WebSocket } from 'ws';

/** A Socket.IO connection that parses nothing unless it is asked to, so that it costs its own process little. */
export class Wire {
  readonly #socket: WebSocket;
  readonly #prefix: string;
  readonly #waiting = new Map<number, (reply: Buffer) => void>();
  #asked = 0;
  /** Called with every event that comes, as it came. */
  onEvent: (frame: Buffer) => void = () => {};

  private constructor(socket: WebSocket, namespace: string) {
    this.#socket = socket;
    this.#prefix = namespace && `${namespace},`;
  }

  /** `namespace` as Socket.IO writes it: nothing for the root, else `/name`. */
  static async open(url: string, namespace = ''): Promise<Wire> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    });
    const wire = new Wire(socket, namespace);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.on('message', (data: Buffer) => {
        if (wire.#take(data)) resolve();
      });
    });
    socket.on('error', () => undefined);
    return wire;
  }

  emit(...args: unknown[]): void {
    this.#socket.send(`42${this.#prefix}${JSON.stringify(args)}`);
  }

  /** Resolves with the frame that acknowledges the event. */
  ask(...args: unknown[]): Promise<Buffer> {
    this.#asked += 1;
    this.#socket.send(`42${this.#prefix}${this.#asked}${JSON.stringify(args)}`);
    return new Promise((resolve) => this.#waiting.set(this.#asked, resolve));
  }

  close(): void {
    this.#socket.close();
  }

  /** Whether this was the welcome to the namespace. */
  #take(data: Buffer): boolean {
    switch (String.fromCharCode(data[0] ?? 0, data[1] ?? 0)) {
      case '42':
        this.onEvent(data);
        return false;
      case '43':
        this.#answered(data);
        return false;
      case '40':
        return true;
      default:
        if (data[0] === 0x30) this.#socket.send(`40${this.#prefix}`);
        if (data[0] === 0x32) this.#socket.send('3');
        return false;
    }
  }

  #answered(data: Buffer): void {
    const id = Number.parseInt(data.toString('latin1', 2 + this.#prefix.length, 20), 10);
    this.#waiting.get(id)?.(data);
    this.#waiting.delete(id);
  }
}

/** What a frame carries: the arguments of its event, or of its acknowledgement. */
export function argumentsIn(frame: Buffer): unknown[] {
  return JSON.parse(frame.toString('utf8', frame.indexOf('['))) as unknown[];
}
