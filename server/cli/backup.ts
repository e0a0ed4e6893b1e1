/** npm run backup: a copy of everything that is kept, taken while people play; and its way back. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config';
import { BackupError, backUp, restore } from '../storage/backup';

const HELP = `Copies everything that the server keeps into one file, while people play, or puts such a copy back.

  npm run backup -- FILE [--json]
  npm run backup -- --restore FILE [--json]

  DATA_DIR     the server's data folder, as for npm start (./data)
  --restore    puts FILE into DATA_DIR, which must hold no database; the server must not be running
  --json       one JSON object on standard output
  --help       this text

The copy is of one moment, checked and synced to the disk before it gets its name. It holds what is secret: seeds, messages, and
what proves who sits where. Ends with status 0 if it was made; with 1 if it could not be, and nothing was changed; with 2 if
it was asked for something else.
`;

class UsageError extends Error {}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        restore: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function main(): void {
  const { values, positionals } = parsed();
  if (values.help) return void process.stdout.write(HELP);
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0) throw new UsageError('Name one file, and only one.');
  const { dataDir, databaseUrl } = readConfig(process.env);
  if (databaseUrl !== null) {
    throw new UsageError('DATABASE_URL is set: pg_dump copies that database, and pg_restore puts it back.');
  }
  const file = resolve(named);
  const copied = values.restore ? restore(file, dataDir) : backUp(dataDir, file);
  const { tables, entries, size } = copied;
  if (values.json) return void process.stdout.write(`${JSON.stringify(copied)}\n`);
  const what = `${tables} tables, ${entries} entries, ${(size / 1e6).toFixed(1)} MB`;
  process.stdout.write(
    values.restore ? `Restored into ${dataDir}: ${what}.\n` : `Saved as ${file}: ${what}.\n`,
  );
}

try {
  main();
} catch (error) {
  if (error instanceof UsageError || error instanceof ConfigError) {
    console.error(`${error.message}\nTry: npm run backup -- --help`);
    process.exitCode = 2;
  } else {
    console.error(error instanceof BackupError ? error.message : `It failed: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
