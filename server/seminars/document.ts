import { SEATS, type Seat } from '../../shared/content/seats';
import type {
  Answers,
  DeskNote,
  Plan,
  SeatPlace,
  SeminarPhase,
  SeminarSettings,
} from '../../shared/protocol/seminar';
import type { BotLevel } from '../../shared/rules/state';

/** All that is kept of a seminar beside the journals of its tables; times in milliseconds since 1970. */
export interface SeminarDoc {
  readonly id: string;
  readonly code: string;
  readonly settings: SeminarSettings;
  phase: SeminarPhase;
  /** Its debrief was open once: what people expected before is closed, even if they play on. */
  debriefed?: true;
  readonly createdAt: number;
  /** Once it is past, the seminar is refused to everybody, and deleted. */
  expiresAt: number;
  facilitators: Record<string, FacilitatorDoc>;
  people: Record<string, PersonDoc>;
  /** By number, from 1. */
  tables: Record<string, TableDoc>;
  plans: Record<string, PlanDoc>;
  notes: Record<string, DeskNote>;
  projected: number | null;
}

interface FacilitatorDoc {
  readonly name: string | null;
  /** SHA-256 of the token. */
  readonly hash: string;
  readonly at: number;
}

export interface PersonDoc {
  readonly name: string;
  /** SHA-256 of the token. */
  readonly hash: string;
  readonly at: number;
  place: SeatPlace | null;
  answers: Partial<Record<'before' | 'after', Answers>>;
}

interface TableDoc {
  readonly id: string;
  /** Whom the delegations, or a facilitator, made their heads. */
  heads: Partial<Record<Seat, string>>;
  /** Seats that a facilitator gave to a bot, whoever sits there. */
  bots: Partial<Record<Seat, BotLevel>>;
  /** Whether its game was let begin; one where nobody sits waits for somebody. */
  begun: boolean;
  /** Whether its game was stopped for the debrief, and goes on if that is closed; absent where not. */
  frozen?: true;
}

/** An injection to come, and the tables at which it is still to come. */
type PlanDoc = Plan;

/** Its tables, in the order of their numbers. */
export const numbersOf = ({ tables }: SeminarDoc): number[] =>
  Object.keys(tables)
    .map(Number)
    .sort((a, b) => a - b);

/** People in a seat of a table, whoever joined first before the others. */
export const seatedAt = ({ people }: SeminarDoc, table: number, seat: Seat): string[] =>
  Object.keys(people)
    .filter((id) => people[id]?.place?.table === table && people[id]?.place?.seat === seat)
    .sort((a, b) => people[a]!.at - people[b]!.at || (a < b ? -1 : 1));

export const isPeopled = (doc: SeminarDoc, table: number): boolean =>
  SEATS.some((seat) => seatedAt(doc, table, seat).length > 0);

/** The head of a delegation: who was made it and still sits there, or else who joined first. */
export function headOf(doc: SeminarDoc, table: number, seat: Seat): string | null {
  const people = seatedAt(doc, table, seat);
  const made = doc.tables[table]?.heads[seat];
  return made !== undefined && people.includes(made) ? made : (people[0] ?? null);
}
