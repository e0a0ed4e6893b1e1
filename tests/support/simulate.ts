import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Runs the tool as `npm run simulate -- …` does. */
export function simulate(...args: string[]) {
  const cli = join(root, 'server/scripts/cli.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'simulate', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
