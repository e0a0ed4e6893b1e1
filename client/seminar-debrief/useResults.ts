import { useEffect, useState } from 'react';
import type { SeminarResults } from '../../shared/analysis/seminar/results';
import { seminarError } from '../seminar/refusal';
import { heldToken, takeToken } from '../seminar/tokens';
import { loadResults, openTable, type DebriefedTable } from './results';

export interface ResultsNow {
  readonly token: string | undefined;
  readonly results: SeminarResults | null;
  /** As far as their games are played through. */
  readonly tables: readonly DebriefedTable[];
  /** What stands in the way. */
  readonly problem: string | null;
}

/** Loads a seminar's results, and plays its games through one after the other. */
export function useResults(seminar: string): ResultsNow {
  useState(() => takeToken(seminar, 'facilitator'));
  const token = heldToken(seminar)?.token;
  const [now, setNow] = useState<Omit<ResultsNow, 'token'>>({
    results: null,
    tables: [],
    problem:
      token === undefined
        ? 'This browser holds no place in the seminar. Join it with its code, or open it with the facilitator’s link.'
        : null,
  });
  useEffect(() => {
    if (token === undefined) return;
    let wanted = true;
    const load = async () => {
      const results = await loadResults(seminar, token);
      if (wanted) setNow({ results, tables: [], problem: null });
      for (const table of results.tables) {
        const opened = await openTable(table);
        if (!wanted) return;
        setNow((before) => ({ ...before, tables: [...before.tables, opened] }));
      }
    };
    load().catch((error: unknown) => {
      if (wanted) setNow((before) => ({ ...before, problem: seminarError(error) }));
    });
    return () => {
      wanted = false;
    };
  }, [seminar, token]);
  return { ...now, token };
}
