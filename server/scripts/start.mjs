// npm start: installs and builds what is missing, then serves (PORT, HOST, DATA_DIR from the environment).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, stopWithNpm } from './install.mjs';

stopWithNpm();
// In a process of its own, so that the server's does not carry the bundler.
const build = spawnSync(process.execPath, [join(import.meta.dirname, 'build.mjs')], { stdio: 'inherit' });
if (build.status !== 0 && build.status !== 3) process.exit(build.status ?? 1);

process.env.NODE_ENV ??= 'production';
process.env.PORT ??= '8000';
process.setSourceMapsEnabled(true);
process.argv[1] = join(root, 'dist', 'server', 'main.js');
await import(pathToFileURL(process.argv[1]).href);
