import { lockOf } from './messages';

/** A page that was just left may hold a game for a moment. */
const TRIES = 8;
const BETWEEN_MS = 75;

/**
 * Holds a game for this thread as long as it lives; false where another has it. `lost` is called when another takes it.
 * Without locks (on a page that is not secure) the journal alone keeps two writers apart.
 */
export async function hold(game: string, steal: boolean, lost: () => void): Promise<boolean> {
  const { locks } = (globalThis.navigator ?? {}) as { locks?: LockManager };
  if (!locks) return true;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await request(locks, game, steal, lost)) return true;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  return false;
}

function request(locks: LockManager, game: string, steal: boolean, lost: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    let isHeld = false;
    locks
      .request(lockOf(game), steal ? { steal } : { ifAvailable: true }, (lock) => {
        isHeld = lock !== null;
        resolve(isHeld);
        // Held until the thread ends, or another takes it.
        return isHeld ? new Promise<never>(() => undefined) : undefined;
      })
      // Refused altogether, as where storage is closed to the page: nobody else can have the game then.
      .catch(() => (isHeld ? lost() : resolve(true)));
  });
}
