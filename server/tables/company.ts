import type { Seat } from '../../shared/content/seats';
import type { SeminarTable } from '../../shared/protocol/messages';
import type { Deciding, Delegate } from '../../shared/protocol/seminar';

/** Whom a token of a seminar belongs to, at one of its tables: someone of a delegation, or a facilitator, who is the chair. */
type Guest =
  | { readonly viewer: Seat; readonly person: string }
  | { readonly viewer: 'chair'; readonly person: null };

/**
 * Who sits at a table of a seminar, as the seminar says. A table asks it at every request, so that whoever was moved acts no
 * more where they were; `TableHost.companyChanged()` is called after every change.
 */
export interface Company {
  readonly readsPrivate: boolean;
  readonly deciding: Deciding;
  /** Whether the seminar looks back at its games: those that are not over stand still. */
  readonly inDebrief: boolean;
  /** Goes by what other processes wrote of the seminar by now. */
  refresh?(): Promise<void>;
  /** Whose token this is, at this table; null for everybody else. Takes as long either way. */
  guest(token: string): Guest | null;
  /** Who shares a seat, by id. */
  people(seat: Seat): Readonly<Record<string, Pick<Delegate, 'name'>>>;
  /** One of `people`, where there are any. */
  head(seat: Seat): string | null;
  /** Kept durably when it resolves. */
  setHead(seat: Seat, person: string): Promise<void>;
}

/** The company of a table of a seminar; null where there is no such seminar, or no such table in it. */
export type CompanyOf = (seminar: SeminarTable) => Promise<Company | null>;
