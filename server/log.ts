import { pino, type Logger } from 'pino';
import type { Config } from './config';

export type Log = Logger;

/**
 * The server's log, as JSON lines on standard output. Callers log ids, codes and counts: never a token, an invitation,
 * a message or an action. Of requests the path goes in without its query, and no headers (server/http/app.ts).
 */
export const createLog = (
  config: Pick<Config, 'logLevel'>,
  destination?: { write(line: string): void },
): Log => pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
