import { useSyncExternalStore } from 'react';

/**
 * A hook that says whether the page matches the media query, from one list for all who use it.
 * @param unknown What it says where nothing can be asked.
 */
export function mediaHook(query: string, unknown: boolean): () => boolean {
  const list = typeof matchMedia === 'undefined' ? null : matchMedia(query);
  const listen = (listener: () => void) => {
    list?.addEventListener('change', listener);
    return () => list?.removeEventListener('change', listener);
  };
  return () =>
    useSyncExternalStore(
      listen,
      () => list?.matches ?? unknown,
      () => unknown,
    );
}
