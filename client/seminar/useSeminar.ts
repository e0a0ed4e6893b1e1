import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand/react';
import { seminarLine, type SeminarLine, type SeminarSight } from './line';
import { heldToken, openTables, takeToken, type SeminarRole } from './tokens';

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
  const role = projector ? 'facilitator' : as;
  // A secret link has its token behind `#`.
  useState(() => takeToken(seminar, role ?? 'facilitator'));
  const token = heldToken(seminar, role)?.token;
  const line = useMemo(() => seminarLine({ seminar, token, projector }), [seminar, token, projector]);
  const { view, connection, me, why } = useStore(line);
  useEffect(() => {
    line.open();
    return line.close;
  }, [line]);
  // Before anything that is drawn below goes to a table.
  useLayoutEffect(() => {
    if (view && token !== undefined) openTables(view, token);
  }, [view, token]);
  return { view, connection, me, why, ask: line.ask, now: line.now, token };
}
