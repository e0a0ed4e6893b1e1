/**
 * The hashes of a recording: each binds what it is of to what stands before it, so that the first place that was changed
 * can be named. They are no signature: whoever changes a file can work them all out anew, except that the seed must stay
 * the one whose hash was published, and the game must come out under the rules.
 */
import { stateHash } from '../rules/hash';
import type { LogRecord, State } from '../rules/state';
import type { Act, RecordedEntry, RecordedResult, RecordedRound, RecordingHeader } from './format';

/** Digits of an entry's hash: enough against accidents, and for entries to stay short. */
const LINK = 16;

export const hashHeader = (header: RecordingHeader): string => stateHash(header);

/** Hash of an entry after the one with the hash `before`; after that of the header for the first. */
export const hashEntry = (before: string, { kind, actor, at, payload, reason, by }: Act): string =>
  stateHash([before, { kind, actor, at, payload, reason, by }]).slice(0, LINK);

/**
 * Hash of the state at the end of a round, with those lines of its log that are new since the end of the one before:
 * the log only grows, and to hash all of it each time would take most of a replay.
 */
export function hashState(state: State, loggedBefore: number): string {
  const log: Record<string, LogRecord | undefined> = {};
  for (let number = loggedBefore + 1; number <= state.logged; number++) log[number] = state.log?.[number];
  return stateHash({ ...state, log });
}

export const hashAll = (
  headerHash: string,
  entries: readonly RecordedEntry[],
  rounds: readonly RecordedRound[],
  result: RecordedResult,
): string => stateHash([headerHash, entries.at(-1)?.hash, rounds, result]);
