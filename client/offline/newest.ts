/** A newer version of the page: noticed when it is there, and taken when somebody wants it. */
import { useSyncExternalStore } from 'react';

/** How often a page that stays open asks for a newer version. */
const EVERY = 3_600_000;
/** How long a newer version may take to be ready once it is asked for. */
const PATIENCE = 8_000;

let isReady = false;
const listeners = new Set<() => void>();

/** Makes the page work offline from now on, where the browser allows it. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // After the page's own files, with which it would compete.
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then(watch, () => undefined);
  });
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    // The first version of all is no newer one.
    isReady = registration.waiting !== null && navigator.serviceWorker.controller !== null;
    for (const listener of listeners) listener();
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  look();
  setInterval(() => void registration.update().catch(() => undefined), EVERY);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether a newer version waits to be taken. */
export const useNewer = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => isReady,
    () => false,
  );

/** Loads the page again in the newest version there is. */
export async function takeNewest(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await registration?.update().catch(() => undefined);
  const next = registration && (await installed(registration));
  if (!next) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  next.postMessage('take-over');
  setTimeout(() => location.reload(), PATIENCE);
}

/** The version that waits; one that is on its way is waited for. */
function installed({ installing, waiting }: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  if (!installing) return Promise.resolve(waiting);
  return new Promise((resolve) => {
    const settle = () => {
      if (installing.state !== 'installing') resolve(installing.state === 'redundant' ? waiting : installing);
    };
    installing.addEventListener('statechange', settle);
    setTimeout(() => resolve(null), PATIENCE);
  });
}
