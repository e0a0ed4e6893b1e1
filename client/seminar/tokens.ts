/** What this browser holds of seminars: what opens them, and the tables in them. */
import * as z from 'zod/mini';
import { keep, keepPass, keepSeat, recall } from '../session/api';
import type { SeminarView } from '../../shared/protocol/seminar';

const Held = z.object({ token: z.string(), name: z.nullable(z.string()), code: z.nullable(z.string()) });
const Holding = z.object({ facilitator: z.optional(Held), participant: z.optional(Held) });

type Held = z.infer<typeof Held>;
/** One browser can be both: a teacher tries out what participants see. */
export type SeminarRole = keyof z.infer<typeof Holding>;

const keyOf = (seminar: string): string => `bp.seminar.${seminar}`;
const holding = (seminar: string): z.infer<typeof Holding> => recall(Holding, keyOf(seminar)) ?? {};

/** What opens a seminar in a role; without a role, as its facilitator before anything else. */
export function heldToken(seminar: string, role?: SeminarRole): Held | undefined {
  const held = holding(seminar);
  return role === undefined ? (held.facilitator ?? held.participant) : held[role];
}

export function keepToken(seminar: string, role: SeminarRole, held: Held): void {
  keep(keyOf(seminar), { ...holding(seminar), [role]: held });
}

export function forgetToken(seminar: string, role: SeminarRole): void {
  const { [role]: _, ...others } = holding(seminar);
  keep(keyOf(seminar), others);
}

/** Takes a token out of the address, where it stands behind `#`, so that no later look at the address finds it. */
export function takeToken(seminar: string, role: SeminarRole): void {
  const token = decodeURIComponent(location.hash.replace(/^#/, ''));
  if (!/^[\w-]{16,128}$/.test(token)) return;
  keepToken(seminar, role, { name: null, code: null, ...holding(seminar)[role], token });
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** The facilitator's secret link. */
export const facilitatorLink = (seminar: string, token: string): string =>
  `${location.origin}/seminar/${encodeURIComponent(seminar)}/desk#${encodeURIComponent(token)}`;

/** Lets `/t/:table` open with the seminar's token: a participant's own table, every table to a facilitator. */
export function openTables(view: SeminarView, token: string): void {
  if (view.kind === 'participant') {
    const { place } = view.me;
    if (view.table !== null && place) keepSeat(view.table, { seat: place.seat, token });
  } else if (view.kind === 'desk') {
    for (const { id } of Object.values(view.tables)) keepPass(id, token);
  }
}
