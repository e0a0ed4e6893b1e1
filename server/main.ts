import { fileURLToPath } from 'node:url';
import { createApp } from './app';
import { ConfigError, readConfig, type Config } from './config';
import { createLog } from './log';
import { openStorage } from './storage/open';

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const config = configOrExit();
const log = createLog(config);
const clientDir = fileURLToPath(new URL('../client/', import.meta.url));
const storage = openStorage(config.dataDir, config.databaseUrl, 'in-a-thread');
const app = await createApp(
  config,
  log,
  clientDir,
  undefined,
  undefined,
  undefined,
  undefined,
  storage,
).catch((error: unknown) => {
  log.fatal({ err: error }, 'cannot start');
  const why =
    config.databaseUrl === null
      ? `Can DATA_DIR, ${config.dataDir}, be written?`
      : 'Is the database of DATABASE_URL there, and does it let this server in?';
  console.error(`The server cannot start. ${why}`);
  process.exit(1);
});

let closing = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    log.info({ signal }, 'closing');
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'not closed cleanly');
        process.exit(1);
      },
    );
  });
}

try {
  const port = await app.listen();
  const kept = config.databaseUrl === null ? { dataDir: config.dataDir } : { database: 'PostgreSQL' };
  log.info({ port, host: config.host, ...kept }, 'listening');
} catch (error) {
  log.fatal({ err: error }, 'cannot listen');
  await app.close();
  process.exitCode = 1;
}
