import { useCallback, useMemo } from 'react';
import { isSeat } from '../../../shared/content/seats';
import { TERM_KINDS } from '../../../shared/content/terms';
import { scenarioOf } from '../../../shared/rules/scenario';
import type { Draft, OfferId, Term } from '../../../shared/rules/state';
import { useDraft, useTable } from '../../session/table';
import { refresh } from './edit';

/** A text on somebody's desk: what it says, and which offer it answers. */
export interface Composing {
  readonly draft: Draft;
  readonly counters: OfferId | null;
  /** The text that it answers, kept so that the comparison outlives the offer. */
  readonly before: Draft | null;
}

const KEY = 'treaty';

/** The text being drafted, kept in this browser; `null` where there is none. */
export function useComposing(): readonly [Composing | null, (next: Composing | null) => void] {
  const [kept, keep] = useDraft(KEY);
  const view = useTable((t) => t.view);
  const last = scenarioOf(view).rounds;
  const { round } = view;
  const composing = useMemo(() => {
    const read = kept === '' ? null : parse(kept);
    return read && { ...read, draft: refresh(read.draft, round, last) };
  }, [kept, round, last]);
  return [composing, useCallback((next) => keep(next === null ? '' : JSON.stringify(next)), [keep])];
}

/** Reads a kept text; one that an older page wrote in another form is dropped. */
export function parse(kept: string): Composing | null {
  try {
    const value = JSON.parse(kept) as Partial<Composing> | null;
    if (typeof value !== 'object' || value === null || !isDraft(value.draft)) return null;
    const before = isDraft(value.before) ? value.before : null;
    return {
      draft: value.draft,
      before,
      counters: typeof value.counters === 'string' ? value.counters : null,
    };
  } catch {
    return null;
  }
}

const isDraft = (value: unknown): value is Draft => {
  if (typeof value !== 'object' || value === null) return false;
  const { parties, terms, rounds, secret, snapback } = value as Record<string, unknown>;
  return (
    Array.isArray(parties) &&
    parties.every(isSeat) &&
    Array.isArray(terms) &&
    terms.every(isTerm) &&
    (rounds === null || typeof rounds === 'number') &&
    typeof secret === 'boolean' &&
    typeof snapback === 'boolean'
  );
};

const isTerm = (value: unknown): value is Term => {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, debtor, to, level, inLaw, due, after } = value as Record<string, unknown>;
  return (
    TERM_KINDS.some((each) => each === kind) &&
    isSeat(debtor) &&
    Array.isArray(to) &&
    to.every(isSeat) &&
    typeof level === 'number' &&
    typeof inLaw === 'boolean' &&
    (due === null || typeof due === 'number') &&
    (after === null || typeof after === 'number')
  );
};
