import type { Viewer } from '../../shared/content/seats';
import type { LogRecord, State } from '../../shared/rules/state';

/** As shared/views/filter.ts decides it; a test holds the two together. */
const mayRead = (record: LogRecord, viewer: Viewer): boolean =>
  viewer === 'chair' ? !record.reduced : record.audience === null || record.audience[viewer] === true;

/** How many of the first `logged` lines of the whole log a viewer may read. */
export function linesRead(state: State, viewer: Viewer, logged: number): number {
  const reader = state.step === 'ended' ? 'chair' : viewer;
  let count = 0;
  for (const [key, record] of Object.entries(state.log ?? {})) {
    if (Number(key) > logged) break;
    if (mayRead(record, reader)) count += 1;
  }
  return count;
}
