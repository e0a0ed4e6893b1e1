import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { Choose } from './Choose';
import { parsePlace } from './place';
import { Viewer } from './Viewer';
import { createWatch, type Watch } from './watch';

/** A recording from a file, to be looked at from every side. */
export default function WatchPage() {
  const [watch, setWatch] = useState<StoreApi<Watch> | null>(null);
  if (watch) return <Viewer watch={watch} />;
  return <Choose onOpen={(timeline) => setWatch(createWatch(timeline, parsePlace(location.hash)))} />;
}
