import type { Reply } from '../../shared/protocol/messages';

type Answer = (error: Error | null, reply?: Reply) => void;

/** A socket that does what a test tells it to. */
export class FakeSocket<Request extends { readonly type: string }> {
  connected = false;
  readonly sent: { readonly request: Request; readonly answer: Answer }[] = [];
  readonly #listeners = new Map<string, ((...args: unknown[]) => void)[]>();

  on(event: string, listener: (...args: unknown[]) => void): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }
  emit(_event: string, request: Request, answer: Answer = () => undefined): this {
    this.sent.push({ request, answer });
    return this;
  }
  timeout(): this {
    return this;
  }
  connect(): this {
    this.connected = true;
    this.fire('connect');
    return this;
  }
  disconnect(): this {
    this.connected = false;
    return this;
  }
  removeAllListeners(): this {
    this.#listeners.clear();
    return this;
  }
  fire(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args);
  }
  drop(reason = 'transport close'): void {
    this.connected = false;
    this.fire('disconnect', reason);
  }
  last(type: Request['type']) {
    const found = this.sent.findLast(({ request }) => request.type === type);
    if (!found) throw new Error(`nothing of type ${type} was sent`);
    return found;
  }
  count(type: Request['type']): number {
    return this.sent.filter(({ request }) => request.type === type).length;
  }
}
