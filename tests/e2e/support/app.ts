/** The built server as a process of its own, and a browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { startChild } from '../../support/child';

export interface App {
  readonly url: string;
  /** SIGKILL: whatever was under way is cut off. */
  kill(): Promise<void>;
  /** Starts a server again after `kill`, on the same data and the same port. */
  restart(): Promise<void>;
  /** Ends the server, which must have had nothing to complain about, and forgets its data. */
  stop(): Promise<void>;
}

/** Starts the built server, or another program, on a free port, with data of its own. Bots answer almost at once. */
export async function startApp(env: Record<string, string> = {}, program?: string): Promise<App> {
  const dataDir = mkdtempSync(join(tmpdir(), 'e2e-'));
  let server = await startChild(dataDir, env, program);
  const { url, port } = server;
  const complaints: string[] = [];
  return {
    url,
    async kill() {
      await server.end('SIGKILL');
      complaints.push(...server.complaints);
    },
    async restart() {
      server = await startChild(dataDir, { ...env, PORT: String(port) }, program);
    },
    async stop() {
      await server.end('SIGTERM');
      complaints.push(...server.complaints);
      rmSync(dataDir, { recursive: true, force: true });
      if (complaints.length > 0) throw new Error(`The server complained: ${complaints.join('\n')}`);
    },
  };
}

/** Debian's Chromium, or another, as it is started here. */
export const BROWSER = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const openBrowser = (): Promise<Browser> => chromium.launch(BROWSER);
