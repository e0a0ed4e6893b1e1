/** The fold of a journal as text, so that a table with a long one need not be played again to be there. */
import { createHash } from 'node:crypto';
import type { Fold } from './fold';

/** To be raised when a fold changes its form in what is not the rules'. */
const VERSION = 1;

interface Kept extends Omit<Fold, 'requests'> {
  readonly requests: readonly string[];
}

interface Written {
  readonly version: number;
  readonly start: string;
  readonly fold: Kept;
}

/** Of the state in which a table begins: where this code begins with another, its folds are not this code's. */
const hashOfStart = (start: Fold): string =>
  createHash('sha256').update(JSON.stringify(start.game.G)).digest('hex');

export function writeSnapshot(start: Fold, fold: Fold): string {
  const kept: Kept = { ...fold, requests: [...fold.requests] };
  return JSON.stringify({ version: VERSION, start: hashOfStart(start), fold: kept } satisfies Written);
}

/** The fold that was written; `null` where this code would come to another. */
export function readSnapshot(start: Fold, text: string): Fold | null {
  const { version, start: hash, fold } = JSON.parse(text) as Written;
  if (version !== VERSION || hash !== hashOfStart(start)) return null;
  return { ...fold, requests: new Set(fold.requests) };
}
