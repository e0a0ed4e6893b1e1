import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser } from 'playwright-core';
import { build, preview, type InlineConfig } from 'vite';
import { openBrowser } from '../app';

export interface Harness {
  readonly browser: Browser;
  /** Address of a scene; inside the whole table with `whole`. */
  url(scene: string, whole?: boolean): string;
  close(): Promise<void>;
}

/** The pages of this folder in a browser. They are never part of a build. */
export async function openHarness(): Promise<Harness> {
  // Built, not served from its sources: pages then load at once, and nothing reloads while a test runs.
  const outDir = mkdtempSync(join(tmpdir(), 'negotiation-harness-'));
  const config: InlineConfig = {
    configFile: false,
    root: import.meta.dirname,
    plugins: [react()],
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2022', minify: false },
    preview: { port: 0 },
  };
  await build(config);
  const server = await preview(config);
  const origin = server.resolvedUrls?.local[0] ?? '';
  const browser = await openBrowser();
  return {
    browser,
    url: (scene, whole) => `${origin}?scene=${scene}${whole ? '&whole' : ''}`,
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
