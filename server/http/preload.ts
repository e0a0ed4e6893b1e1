/** What a page will ask for once its first script runs, told to the browser at once. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Pages that are loaded on demand and wait for nobody, by their address; as routed in client/App.tsx. */
const PAGES: readonly (readonly [address: RegExp, module: string])[] = [
  [/^\/t\/[^/]+\/?$/, 'table/TablePage.tsx'],
  [/^\/solo\/[^/]+\/?$/, 'solo/SoloPage.tsx'],
  [/^\/watch\/?$/, 'watch/WatchPage.tsx'],
  [/^\/watch\/[^/]+\/debrief\/?$/, 'debrief/DebriefPage.tsx'],
  [/^\/watch\/[^/]+/, 'watch/GamePage.tsx'],
];

/** As Vite writes it. */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof manifestSchema>;

function withImports(manifest: Manifest, key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || found.has(key)) return found;
  found.add(key);
  for (const next of chunk.imports) withImports(manifest, next, found);
  return found;
}

/**
 * Links for the head of each page of a client built into `folder`; nothing for pages whose parts the first script names.
 * They come after what the page shows at first, so that it is not held up by them.
 */
export function preloadsOf(folder: string): (path: string) => string {
  const file = join(folder, '.vite', 'manifest.json');
  if (!existsSync(file)) return () => '';
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const first = withImports(manifest, 'index.html');
  const links = new Map<string, string>();
  for (const [, module] of PAGES) {
    const chunks = [...withImports(manifest, module)].filter((key) => !first.has(key));
    const scripts = new Set(chunks.map((key) => manifest[key]!.file));
    const styles = new Set(chunks.flatMap((key) => manifest[key]!.css));
    const lines = [
      ...[...scripts].map(
        (href) => `<link rel="modulepreload" fetchpriority="low" crossorigin href="/${href}" />`,
      ),
      ...[...styles].map(
        (href) => `<link rel="preload" as="style" fetchpriority="low" crossorigin href="/${href}" />`,
      ),
    ];
    links.set(module, lines.join('\n    '));
  }
  return (path) => links.get(PAGES.find(([address]) => address.test(path))?.[1] ?? '') ?? '';
}
