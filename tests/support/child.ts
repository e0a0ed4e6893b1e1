/** The built server as a process of its own, which may be killed. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');

/** The build's exit status where all is built, but larger than it may be. */
const TOO_LARGE = 3;

function build(target: 'server' | 'client'): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'server/scripts/build.mjs'), target], {
    encoding: 'utf8',
  });
  if (status !== 0 && status !== TOO_LARGE) throw new Error(`The ${target} was not built: ${stderr}`);
}

/** Builds the server where it is out of date. */
export const buildServer = (): void => build('server');

/** Builds the client where it is out of date. */
export const buildClient = (): void => build('client');

export interface ChildServer {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Lines of its log of level error and above, and whatever it wrote to standard error. */
  readonly complaints: string[];
  /** Sends a signal and resolves with the exit status once it is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

interface Started {
  /** For Node.js. */
  readonly nodeArgs?: readonly string[];
  /** Whether messages can be sent to the process. */
  readonly channel?: boolean;
}

/** Starts the built server on a port of its own. */
export async function startChild(
  dataDir: string,
  env: Record<string, string> = {},
  program = join(root, 'dist/server/main.js'),
  { nodeArgs = [], channel = false }: Started = {},
): Promise<ChildServer> {
  const args = ['--enable-source-maps', '--max-semi-space-size=64', ...nodeArgs, program];
  const child = spawn(process.execPath, args, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: dataDir,
      BOT_DELAY_MS: '0',
      HTTP_RATE: '1000000',
      TABLE_RATE: '1000000',
      JOIN_RATE: '1000000',
      ADDRESS_CONNECTIONS: '1000000',
      ADDRESS_RATE: '1000000',
      SOCKET_RATE: '1000000',
      SOCKET_BURST: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', ...(channel ? (['ipc'] as const) : [])],
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('The server has no output.');
  const complaints: string[] = [];
  stderr.on('data', (data: Buffer) => complaints.push(data.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code, signal) =>
      reject(new Error(`The server ended with ${code ?? signal}: ${complaints.join('')}`)),
    );
    createInterface({ input: stdout }).on('line', (line) => {
      const entry = JSON.parse(line) as { level: number; msg: string; port?: number };
      if (entry.level >= 50) complaints.push(line);
      if (entry.msg === 'listening' && entry.port) resolve(entry.port);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    process: child,
    complaints,
    async end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}
