/** `GET /api/seminars/:seminar/results`: what a debrief of all tables is made of. */
import type { Seat } from '../../content/seats';
import type { Answers, OwnQuestion, SeminarPhase } from '../../protocol/seminar';

export interface SeminarResults {
  readonly seminar: string;
  readonly name: string | null;
  readonly scenario: string;
  readonly phase: SeminarPhase;
  readonly reader: 'facilitator' | 'participant';
  readonly tables: readonly ResultsTable[];
  /** From here on for facilitators alone; empty for participants. Marked notes in the order in which they are gone through. */
  readonly stops: readonly ResultsStop[];
  readonly answers: readonly ResultsAnswers[];
  readonly questions: readonly OwnQuestion[];
}

interface ResultsTable {
  readonly number: number;
  /** Names of those in each seat. */
  readonly seats: Readonly<Record<Seat, readonly string[]>>;
  /** Of a finished game, with the messages that its reader may read; `null` while the game is on. */
  readonly recording: unknown;
}

export interface ResultsStop {
  readonly text: string;
  readonly table: number | null;
  /** Position in the recording that comes along; `null` for a note to no moment. */
  readonly entry: number | null;
}

export interface ResultsAnswers {
  readonly table: number | null;
  readonly seat: Seat | null;
  readonly when: 'before' | 'after';
  readonly answers: Answers;
}
