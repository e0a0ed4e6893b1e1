/** Settings of the server, all from the environment. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder of the database, where it is SQLite. */
  readonly dataDir: string;
  /** A PostgreSQL database in its place, which several servers may share; `null` where it is SQLite. */
  readonly databaseUrl: string | null;
  /** How long one of several servers may be silent before the others take over what it kept. */
  readonly leaseSeconds: number;
  readonly logLevel: LogLevel;
  /** How long a person may be away before the others may vote for a bot. */
  readonly graceSeconds: number;
  /** How long whoever leads the viewing of a study may be away before the lead ends. */
  readonly leadSeconds: number;
  /** How long a table that nobody is connected to stays in memory. */
  readonly idleSeconds: number;
  /** Least and most time that a bot takes before it acts. */
  readonly botDelay: readonly [number, number];
  /** How long a bot that searches may think about one act, in milliseconds, and when a bot without an answer is given up. */
  readonly botBudget: number;
  readonly botLimit: number;
  /** How many bots may think at once. */
  readonly botThreads: number;
  /** Requests a second over one socket, and how many may come at once. */
  readonly socketRate: number;
  readonly socketBurst: number;
  /** Connections from one address at a time, and messages a second over all of them. */
  readonly addressConnections: number;
  readonly addressRate: number;
  /** HTTP requests a minute from one address to the API, and tables that it may open in that time. */
  readonly httpRate: number;
  readonly tableRate: number;
  /** People a minute that may join seminars from one address: a whole class may sit behind it. */
  readonly joinRate: number;
  /** How many reverse proxies in front may be believed about the address of a client. */
  readonly trustProxy: number;
  /** Origin at which the site is found from outside, for links that name it; `null`: as each request says. */
  readonly publicUrl: string | null;
  /** With it, whoever runs the server takes games out of the library; `null` where nobody can. */
  readonly operatorToken: string | null;
  /** With it, whoever watches the server reads `GET /metrics`; `null` where nobody can. */
  readonly metricsToken: string | null;
  /** Origins of pages that may connect, besides the server's own. */
  readonly origins: readonly string[];
}

/** A setting that cannot be used. The message says which, and what is allowed. */
export class ConfigError extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

function number(env: Env, name: string, least: number, most: number, initial: number, whole = true): number {
  const text = env[name]?.trim();
  if (text === undefined || text === '') return initial;
  const value = Number(text);
  if (!Number.isFinite(value) || value < least || value > most || (whole && !Number.isInteger(value))) {
    const kind = whole ? 'a whole number' : 'a number';
    throw new ConfigError(`${name} must be ${kind} from ${least} to ${most}; it is "${text}".`);
  }
  return value;
}

function botDelay(env: Env): readonly [number, number] {
  const text = env.BOT_DELAY_MS?.trim();
  if (text === undefined || text === '') return [600, 1_800];
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  const least = Number(match?.[1]);
  const most = Number(match?.[2] ?? match?.[1]);
  if (!match || least > most) {
    throw new ConfigError(
      `BOT_DELAY_MS must be milliseconds such as "0", or a range such as "600-1800"; it is "${text}".`,
    );
  }
  return [least, most];
}

function publicUrl(env: Env): string | null {
  const text = env.PUBLIC_URL?.trim().replace(/\/$/, '');
  if (text === undefined || text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text) {
    throw new ConfigError(`PUBLIC_URL must be an origin such as "https://example.org"; it is "${text}".`);
  }
  return text;
}

function databaseUrl(env: Env): string | null {
  const text = env.DATABASE_URL?.trim();
  if (text === undefined || text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new ConfigError(
      'DATABASE_URL must be like "postgres://user:password@host:5432/database"; what it is, is not shown.',
    );
  }
  return text;
}

function secret(env: Env, name: string): string | null {
  const token = env[name]?.trim();
  if (token === undefined || token === '') return null;
  if (!/^[\w-]{16,128}$/.test(token)) {
    throw new ConfigError(
      `${name} must be 16 to 128 letters, digits, underscores or hyphens; what it is, is not shown.`,
    );
  }
  return token;
}

function origins(env: Env): string[] {
  return (env.ALLOWED_ORIGINS ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const url = URL.canParse(each) ? new URL(each) : null;
      if (!url || !/^https?:$/.test(url.protocol) || url.origin !== each) {
        throw new ConfigError(
          `ALLOWED_ORIGINS must be origins such as "https://example.org", separated by commas; one is "${each}".`,
        );
      }
      return each;
    });
}

/**
 * Reads the settings; throws a ConfigError on the first that cannot be used.
 *
 * The server listens on this machine alone unless HOST says otherwise: it speaks plain HTTP, and the token of a seat is
 * all that it takes to play it, so opening it to a network, behind TLS, is to be somebody's decision.
 */
export function readConfig(env: Env): Config {
  const host = env.HOST?.trim() || '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]{1,253}$/.test(host)) {
    throw new ConfigError(
      `HOST must be an address or a host name, such as "127.0.0.1" or "0.0.0.0"; it is "${host}".`,
    );
  }
  const logLevel = (env.LOG_LEVEL?.trim() || 'info') as LogLevel;
  if (!LOG_LEVELS.includes(logLevel)) {
    throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}; it is "${logLevel}".`);
  }
  const botBudget = number(env, 'BOT_MS', 10, 60_000, 1_000);
  return {
    port: number(env, 'PORT', 0, 65_535, 8000),
    host,
    dataDir: resolve(env.DATA_DIR?.trim() || './data'),
    databaseUrl: databaseUrl(env),
    leaseSeconds: number(env, 'LEASE_SECONDS', 1, 300, 5, false),
    logLevel,
    graceSeconds: number(env, 'GRACE_SECONDS', 0, 86_400, 60, false),
    leadSeconds: number(env, 'LEAD_SECONDS', 0, 86_400, 20, false),
    idleSeconds: number(env, 'IDLE_SECONDS', 0, 86_400, 300, false),
    botDelay: botDelay(env),
    botBudget,
    botLimit: number(env, 'BOT_LIMIT_MS', botBudget, 600_000, 5 * botBudget + 5_000),
    botThreads: number(env, 'BOT_THREADS', 1, 256, Math.max(1, availableParallelism() - 1)),
    socketRate: number(env, 'SOCKET_RATE', 1, 1_000_000, 20),
    socketBurst: number(env, 'SOCKET_BURST', 1, 1_000_000, 60),
    addressConnections: number(env, 'ADDRESS_CONNECTIONS', 1, 1_000_000, 300),
    addressRate: number(env, 'ADDRESS_RATE', 1, 1_000_000, 400),
    httpRate: number(env, 'HTTP_RATE', 1, 1_000_000, 300),
    tableRate: number(env, 'TABLE_RATE', 1, 1_000_000, 30),
    joinRate: number(env, 'JOIN_RATE', 1, 1_000_000, 240),
    trustProxy: number(env, 'TRUST_PROXY', 0, 10, 0),
    publicUrl: publicUrl(env),
    operatorToken: secret(env, 'OPERATOR_TOKEN'),
    metricsToken: secret(env, 'METRICS_TOKEN'),
    origins: origins(env),
  };
}
