import { fileURLToPath } from 'node:url';
import { createApp } from './app';
import { ConfigError, readConfig, type Config } from './config';
import { createLog } from './log';

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
const app = await createApp(config, log, clientDir).catch((error: unknown) => {
  log.fatal({ err: error }, 'cannot start');
  console.error(`The server cannot start. Can DATA_DIR, ${config.dataDir}, be written?`);
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
  log.info({ port, host: config.host, dataDir: config.dataDir }, 'listening');
} catch (error) {
  log.fatal({ err: error }, 'cannot listen');
  await app.close();
  process.exitCode = 1;
}
