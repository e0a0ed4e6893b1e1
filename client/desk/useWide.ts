import { useSyncExternalStore } from 'react';

const query = typeof matchMedia === 'undefined' ? null : matchMedia('(min-width: 78rem)');

/** Whether the tables and the tools fit beside each other. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      query?.addEventListener('change', listener);
      return () => query?.removeEventListener('change', listener);
    },
    () => query?.matches ?? true,
    () => true,
  );
