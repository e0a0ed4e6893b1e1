// Runs a built command-line tool: node server/scripts/cli.mjs NAME ARGUMENTS…
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

const [name, ...args] = process.argv.slice(2);
// What the build prints goes to standard error: standard output is the tool's.
const build = spawnSync(process.execPath, [join(import.meta.dirname, 'build.mjs'), 'server'], {
  stdio: ['ignore', 2, 2],
});
if (build.status !== 0) process.exit(build.status ?? 1);

const file = join(root, 'dist', 'server', `${name}.js`);
if (!existsSync(file)) {
  console.error(`There is no tool "${name}".`);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
process.argv = [process.execPath, file, ...args];
await import(pathToFileURL(file).href);
