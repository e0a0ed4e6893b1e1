import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const cli = join(root, 'server/scripts/cli.mjs');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const withoutBuild = (stderr: string): string => stderr.replace(/^Built the server.*$/gm, '').trim();
/** Tools that were run once as people run them. */
const known = new Set<string>();

/**
 * What runs a tool: the first time the command behind `npm run NAME -- …`, which builds what is out of date; then what that
 * starts, since looking through all sources takes longer than most tools.
 */
function programOf(name: string): string[] {
  if (known.has(name)) return ['--enable-source-maps', join(root, 'dist/server', `${name}.js`)];
  known.add(name);
  return [cli, name];
}

/** Runs a tool as `npm run NAME -- …` does. */
export function runTool(name: string, ...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...programOf(name), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr: withoutBuild(stderr) };
}

/** The same beside whatever else the test does, with more in the environment. */
export async function startTool(
  env: Readonly<Record<string, string>>,
  name: string,
  ...args: string[]
): Promise<Ran> {
  const child = spawn(process.execPath, [...programOf(name), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (texts[stream] += text));
  }
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout: texts.stdout, stderr: withoutBuild(texts.stderr) };
}
