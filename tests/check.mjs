// npm run check: types, lint with the import boundaries, formatting, unused code. Runs all, fails if any fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from '../server/scripts/install.mjs';

ensureInstalled();
const failed = [];
for (const [name, ...args] of [
  ['tsc', '-b'],
  ['oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives'],
  ['oxfmt', '--check'],
  ['knip'],
]) {
  console.log(`> ${[name, ...args].join(' ')}`);
  const { status } = spawnSync(join(root, 'node_modules', '.bin', name), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failed.push(name);
}
console.log(failed.length > 0 ? `Check failed: ${failed.join(', ')}` : 'Check passed');
process.exitCode = failed.length > 0 ? 1 : 0;
