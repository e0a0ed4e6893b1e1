import { join } from 'node:path';
import { sizesOf } from '../../../server/scripts/sizes.mjs';
import type { Measure } from '../bench';

/** From dist/server. */
const CLIENT = join(import.meta.dirname, '../client');

/** What the pages load, as the build measures and limits it. */
export const sizes = (): Measure[] =>
  sizesOf(CLIENT).map(({ title, kilobytes }) => {
    const rounded = Number(kilobytes.toFixed(1));
    return { name: title, unit: 'kB', median: rounded, runs: [rounded] };
  });
