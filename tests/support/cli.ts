import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Runs a tool as `npm run NAME -- …` does. */
export function runTool(name: string, ...args: string[]) {
  const cli = join(root, 'server/scripts/cli.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, name, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.replace(/^Built the server.*$/gm, '').trim() };
}
