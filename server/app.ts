import { driveBots } from './bots/driver';
import { ThinkingPool } from './bots/pool';
import type { Thinking } from './bots/thinking';
import type { Config } from './config';
import { createHttp } from './http/app';
import type { Log } from './log';
import { Sockets } from './sockets/sockets';
import { openStores } from './storage/open';
import { CheckingThread, type Checking } from './studies/checking';
import { Rooms } from './studies/rooms';
import { Studies } from './studies/studies';
import { Registry } from './tables/registry';

export interface App {
  /** Begins to listen; returns the port. */
  listen(): Promise<number>;
  /** Stops listening, finishes what is under way, and closes the journal. */
  close(): Promise<void>;
  readonly registry: Registry;
}

const inThreads = ({ botThreads, botBudget, botLimit }: Config, log: Log): Thinking =>
  new ThinkingPool({ threads: botThreads, budget: botBudget, limit: botLimit, log });

/** The whole server. `clientDir` is the built client, if it is to be served. */
export async function createApp(
  config: Config,
  log: Log,
  clientDir: string | null,
  thinking = inThreads(config, log),
  checking: Checking = new CheckingThread(),
): Promise<App> {
  const now = () => Date.now();
  const { journal, studies: store } = await openStores(config.dataDir);
  const sockets = new Sockets(config, log, now);
  const registry = new Registry({
    journal,
    log,
    now,
    graceSeconds: config.graceSeconds,
    idleSeconds: config.idleSeconds,
    publish: sockets.publish,
    dismissProgram: sockets.dismissProgram,
    attend: (host) => driveBots(host, { thinking, delay: config.botDelay, log }),
  });
  const rooms = new Rooms(config.leadSeconds * 1_000);
  const studies = new Studies(store, checking, rooms, now);
  const http = await createHttp(config, log, registry, studies, clientDir);
  sockets.attach(http.server, registry, studies, rooms);
  return {
    registry,
    async listen() {
      await http.listen({ port: config.port, host: config.host });
      registry.resume().catch((error: unknown) => log.error({ err: error }, 'tables not resumed'));
      const address = http.server.address();
      return typeof address === 'object' && address ? address.port : config.port;
    },
    async close() {
      await sockets.close();
      rooms.close();
      await http.close();
      await registry.close();
      await Promise.all([thinking.close(), checking.close()]);
      await journal.close();
    },
  };
}
