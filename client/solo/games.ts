/** The solo games that this browser keeps. */
import { forgetPlan } from './begin';
import { SoloStore, type GameSummary } from './store';

const store = new SoloStore();

/** All of them, the latest first; none where storage is closed to the page. */
export const listGames = (): Promise<readonly GameSummary[]> => store.list().catch(() => []);

export async function deleteGame(game: string): Promise<void> {
  forgetPlan(game);
  await store.delete(game);
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    const own = keys.filter((key) => /^bp\.(drafts|desk)\./.test(key) && key.split('.')[2] === game);
    for (const key of own) localStorage.removeItem(key);
  } catch {
    // Storage may be forbidden: then there is nothing to forget.
  }
}
