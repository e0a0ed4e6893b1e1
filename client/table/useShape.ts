import { useSyncExternalStore } from 'react';

/** Three columns, two, or one at a time. */
export type Shape = 'wide' | 'middle' | 'narrow';

const query = (text: string): MediaQueryList | null =>
  typeof matchMedia === 'undefined' ? null : matchMedia(text);
const wide = query('(min-width: 78rem)');
const narrow = query('(max-width: 51.99rem)');

function subscribe(listener: () => void): () => void {
  wide?.addEventListener('change', listener);
  narrow?.addEventListener('change', listener);
  return () => {
    wide?.removeEventListener('change', listener);
    narrow?.removeEventListener('change', listener);
  };
}

const shape = (): Shape => (wide === null || wide.matches ? 'wide' : narrow?.matches ? 'narrow' : 'middle');

/** How much fits beside each other. */
export const useShape = (): Shape => useSyncExternalStore(subscribe, shape, () => 'wide');
