/** What a page shows before its first script has run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** HTML by address, as the build writes it. */
const firstPaintsSchema = z.record(z.string(), z.string());

/**
 * The HTML that stands in each page of a client built into `folder` until its scripts draw the same; nothing for pages
 * that show nothing yet then. Nobody can use it: what was pressed would be lost.
 */
export function firstPaintsOf(folder: string): (path: string) => string {
  const file = join(folder, '.vite', 'first-paint.json');
  if (!existsSync(file)) return () => '';
  const pages = firstPaintsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const wrapped = new Map(
    Object.entries(pages).map(([path, html]) => [path, `<div class="first-paint" inert>${html}</div>`]),
  );
  return (path) => {
    const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
    // Every game has the same frame at first.
    return wrapped.get(plain.replace(/^\/watch\/.+/, '/watch/-')) ?? '';
  };
}
