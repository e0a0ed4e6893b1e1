import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand/react';
import { seminarLine, type SeminarLine, type SeminarSight } from './line';
import { heldToken, openTables, type SeminarRole } from './tokens';

export interface Seminar extends SeminarSight, Pick<SeminarLine, 'ask' | 'now'> {
  /** Opens the seminar's HTTP calls as well. */
  readonly token: string | undefined;
}

interface Options {
  readonly projector?: boolean;
  /** Which of the tokens that this browser holds; without it, a facilitator's before a participant's. */
  readonly as?: SeminarRole;
}

/** Attends a seminar with the token that this browser holds, for as long as it is on the screen. */
export function useSeminar(seminar: string, { projector = false, as }: Options = {}): Seminar {
  const token = heldToken(seminar, projector ? 'facilitator' : as)?.token;
  const line = useMemo(() => seminarLine({ seminar, token, projector }), [seminar, token, projector]);
  const { view, connection, why } = useStore(line);
  useEffect(() => {
    line.open();
    return line.close;
  }, [line]);
  useEffect(() => {
    if (view && token !== undefined) openTables(view, token);
  }, [view, token]);
  return { view, connection, why, ask: line.ask, now: line.now, token };
}
