import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Browser } from 'playwright-core';
import { createServer } from 'vite';

export interface Harness {
  readonly browser: Browser;
  /** Address of a scene; inside the whole table with `whole`. */
  url(scene: string, whole?: boolean): string;
  close(): Promise<void>;
}

/** The pages of this folder in a browser. They are never part of a build. */
export async function openHarness(): Promise<Harness> {
  const root = join(import.meta.dirname, '../../../..');
  const server = await createServer({
    configFile: false,
    root: import.meta.dirname,
    cacheDir: join(root, 'node_modules/.cache/negotiation-harness'),
    plugins: [react()],
    logLevel: 'error',
    server: { port: 0, fs: { allow: [root] } },
  });
  await server.listen();
  const origin = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({
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
  });
  return {
    browser,
    url: (scene, whole) => `${origin}?scene=${scene}${whole ? '&whole' : ''}`,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
