/**
 * Which connections a request is under way on. A server that is to end waits for requests; Node.js by itself would wait a
 * minute, too, for connections that a browser opened ahead and over which nothing was ever asked.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export class Connections {
  /** Requests under way on each, those that became WebSockets excepted. */
  readonly #requests = new Map<Socket, number>();
  #ending = false;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#requests.set(socket, 0);
      socket.once('close', () => this.#requests.delete(socket));
    });
    server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.#count(socket, 1);
      response.once('close', () => {
        this.#count(socket, -1);
        if (this.#ending) this.#endWithout(socket);
      });
    });
    server.on('upgrade', ({ socket }: IncomingMessage) => this.#requests.delete(socket));
  }

  #count(socket: Socket, by: number): void {
    const requests = this.#requests.get(socket);
    if (requests !== undefined) this.#requests.set(socket, requests + by);
  }

  #endWithout(socket: Socket): void {
    if (this.#requests.get(socket) === 0) socket.destroySoon();
  }

  /** Ends all over which nothing is asked now, and each other one once it is answered. */
  end(): void {
    this.#ending = true;
    for (const socket of this.#requests.keys()) this.#endWithout(socket);
  }
}
