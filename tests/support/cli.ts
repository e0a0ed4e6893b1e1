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

/** Runs a tool as `npm run NAME -- …` does. */
export function runTool(name: string, ...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, name, ...args], {
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
  const child = spawn(process.execPath, [cli, name, ...args], { cwd: root, env: { ...process.env, ...env } });
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (texts[stream] += text));
  }
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout: texts.stdout, stderr: withoutBuild(texts.stderr) };
}
