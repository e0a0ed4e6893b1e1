import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview, type InlineConfig } from 'vite';

export interface DeskHarness {
  /** With the slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The desk and the projector on a sample, without a server. They are never part of a build. */
export async function serveDesk(): Promise<DeskHarness> {
  const root = import.meta.dirname;
  const outDir = mkdtempSync(join(tmpdir(), 'desk-harness-'));
  const config: InlineConfig = {
    configFile: false,
    root,
    plugins: [react()],
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      // Names of components are kept: what is drawn anew is counted by them.
      minify: false,
      rolldownOptions: { input: [join(root, 'index.html'), join(root, 'projector.html')] },
    },
    preview: { port: 0 },
  };
  await build(config);
  const server = await preview(config);
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
