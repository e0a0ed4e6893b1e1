import { driveBots } from './bots/driver';
import { ThinkingPool } from './bots/pool';
import type { Thinking } from './bots/thinking';
import type { Config } from './config';
import { Connections } from './http/connections';
import { createHttp } from './http/app';
import { CheckingThread, type Checking } from './checking/thread';
import type { Checked as CheckedGame } from './library/checked';
import { Library } from './library/library';
import type { Log } from './log';
import { ALONE, type Peers } from './peers/peers';
import { Sockets } from './sockets/sockets';
import { MakingThread, type Making } from './seminars/making';
import { Results } from './seminars/results';
import { Seminars } from './seminars/seminars';
import { Metrics } from './metrics';
import { openStorage, type Storage } from './storage/open';
import type { Checked as CheckedStudy } from './studies/check';
import { Rooms } from './studies/rooms';
import { Studies } from './studies/studies';
import { Registry } from './tables/registry';
import { hashOf } from './tables/secrets';

export interface App {
  /** Begins to listen; returns the port. */
  listen(): Promise<number>;
  /** Stops listening, finishes what is under way, and closes the journal. */
  close(): Promise<void>;
  readonly registry: Registry;
}

const inThreads = ({ botThreads, botBudget, botLimit }: Config, log: Log): Thinking =>
  new ThinkingPool({ threads: botThreads, budget: botBudget, limit: botLimit, log });

async function peersOf({ databaseUrl, leaseSeconds }: Config, log: Log): Promise<Peers> {
  if (databaseUrl === null) return ALONE;
  // Not loaded where it is not used.
  const { PostgresPeers } = await import('./peers/postgres');
  return new PostgresPeers({ url: databaseUrl, leaseSeconds, log });
}

/** The whole server. `clientDir` is the built client, if it is to be served. */
export async function createApp(
  config: Config,
  log: Log,
  clientDir: string | null,
  thinking = inThreads(config, log),
  checking: Checking<CheckedGame> = new CheckingThread('library-worker', log),
  studyChecking: Checking<CheckedStudy> = new CheckingThread('study-worker', log),
  making: Making = new MakingThread(config, log),
  storage: Promise<Storage> = openStorage(config.dataDir, config.databaseUrl),
): Promise<App> {
  const now = () => Date.now();
  const { journal, library: store, studies: studyStore, seminars: seminarStore, delegations } = await storage;
  const peers = await peersOf(config, log);
  const metrics = new Metrics(async () => ({
    ...(await registry.counts()),
    appends: journal.waiting,
    bots: thinking.waiting ?? 0,
  }));
  const sockets = new Sockets(config, log, now, (...answer) => metrics.answered(...answer));
  const registry: Registry = new Registry({
    journal,
    delegations,
    log,
    now,
    graceSeconds: config.graceSeconds,
    idleSeconds: config.idleSeconds,
    peers,
    wrote: ({ kind }, milliseconds) => metrics.wrote(kind, milliseconds),
    publish: sockets.publish,
    dismissProgram: sockets.dismissProgram,
    attend: (host) => driveBots(host, { thinking, delay: config.botDelay, log }),
    companyOf: (table) => seminars.companyOf(table),
  });
  const { idleSeconds } = config;
  const seminars: Seminars = new Seminars({ store: seminarStore, registry, log, now, idleSeconds, peers });
  const operatorHash = config.operatorToken === null ? null : hashOf(config.operatorToken);
  const library = new Library({ store, registry, checking, now, operatorHash });
  const rooms = new Rooms(config.leadSeconds * 1_000, peers);
  const studies = new Studies(studyStore, studyChecking, rooms, now);
  const http = await createHttp(
    config,
    log,
    { registry, library, studies, seminars, metrics, results: new Results(making) },
    clientDir,
  );
  const connections = new Connections(http.server);
  sockets.attach(http.server, { registry, studies, rooms, seminars });
  return {
    registry,
    async listen() {
      await peers.start();
      await http.listen({ port: config.port, host: config.host });
      registry.resume().catch((error: unknown) => log.error({ err: error }, 'tables not resumed'));
      seminars.deleteExpired().catch((error: unknown) => log.error({ err: error }, 'seminars not deleted'));
      const address = http.server.address();
      return typeof address === 'object' && address ? address.port : config.port;
    },
    async close() {
      connections.end();
      await sockets.close();
      rooms.close();
      await http.close();
      await seminars.close();
      await registry.close();
      await peers.close();
      await Promise.all([thinking.close(), checking.close(), studyChecking.close(), making.close()]);
      await journal.close();
    },
  };
}
