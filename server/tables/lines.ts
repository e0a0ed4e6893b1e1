import type { Viewer } from '../../shared/content/seats';
import type { State } from '../../shared/rules/state';
import { linesIn, readsLine } from '../../shared/views/filter';

/** How many of the first `logged` lines of the whole log a viewer may read. */
export function linesRead(state: State, viewer: Viewer, logged: number): number {
  if (logged >= state.logged) return linesIn(state, viewer);
  let count = 0;
  for (const [key, record] of Object.entries(state.log ?? {})) {
    if (Number(key) > logged) break;
    if (readsLine(state, viewer, record)) count += 1;
  }
  return count;
}
