// npm run dev: the client from Vite's development server, the server rebuilt and restarted on every change.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root, stopWithNpm } from './install.mjs';

ensureInstalled();
stopWithNpm();
const { build, createServer } = await import('vite');

const out = 'dist/dev';
process.env.SERVER_OUT_DIR = out;
process.env.PORT ??= '8000';
process.env.API_ORIGIN ??= `http://localhost:${process.env.PORT}`;

let server;
let stopping = false;

async function stop() {
  const old = server;
  server = undefined;
  if (!old || old.exitCode !== null || old.signalCode !== null) return;
  const gone = new Promise((resolve) => old.once('exit', resolve));
  old.kill('SIGTERM');
  const patience = setTimeout(() => old.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(patience);
}

let restarts = Promise.resolve();
function restart() {
  restarts = restarts.then(async () => {
    await stop();
    if (stopping) return;
    server = spawn(process.execPath, ['--enable-source-maps', join(root, out, 'main.js')], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'development' },
    });
  });
}

const watcher = await build({
  configFile: join(root, 'server', 'vite.config.ts'),
  logLevel: 'warn',
  build: { watch: {} },
});
watcher.on('event', (event) => {
  if (event.code === 'END') restart();
  if (event.code === 'ERROR') console.error(event.error);
});

const client = await createServer({ configFile: join(root, 'vite.config.ts'), root: join(root, 'client') });
await client.listen();
client.printUrls();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    stopping = true;
    await Promise.allSettled([watcher.close(), client.close(), restarts.then(stop)]);
    process.exit(0);
  });
}
