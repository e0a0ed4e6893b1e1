/** The results of a seminar, as the server gives them, and the games in them played through. */
import * as z from 'zod/mini';
import { figuresOf, type TableFigures } from '../../shared/analysis/seminar/figures';
import type { SeminarResults } from '../../shared/analysis/seminar/results';
import { PHASES } from '../../shared/protocol/seminar';
import type { Timeline } from '../../shared/recording/timeline';
import { call } from '../session/call';
import { openText } from '../watch/open';

const names = z.array(z.string());
const seat = z.enum(['usa', 'iran', 'israel']);
const when = z.enum(['before', 'after']);

const schema = z.object({
  seminar: z.string(),
  name: z.nullable(z.string()),
  scenario: z.string(),
  phase: z.enum(PHASES),
  reader: z.enum(['facilitator', 'participant']),
  tables: z.array(
    z.object({
      number: z.number(),
      seats: z.object({ usa: names, iran: names, israel: names }),
      recording: z.unknown(),
    }),
  ),
  stops: z.array(
    z.object({ text: z.string(), table: z.nullable(z.number()), entry: z.nullable(z.number()) }),
  ),
  answers: z.array(
    z.object({
      table: z.nullable(z.number()),
      seat: z.nullable(seat),
      when,
      answers: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  questions: z.array(z.object({ id: z.string(), when, kind: z.enum(['scale', 'words']), text: z.string() })),
});

/** Recordings of twenty tables are some megabytes. */
const PATIENCE = 60_000;

export const loadResults = (seminar: string, token: string): Promise<SeminarResults> =>
  call(schema, `/api/seminars/${encodeURIComponent(seminar)}/results`, { token, patience: PATIENCE });

export interface DebriefedTable {
  readonly number: number;
  readonly seats: SeminarResults['tables'][number]['seats'];
  /** Of a game that is over. */
  readonly game: { readonly timeline: Timeline; readonly figures: TableFigures } | null;
  /** Why a game that is over cannot be shown. */
  readonly problem: string | null;
}

/** A table with its game, played through and checked in a thread of its own. */
export async function openTable({
  number,
  seats,
  recording,
}: SeminarResults['tables'][number]): Promise<DebriefedTable> {
  if (recording === null || recording === undefined) return { number, seats, game: null, problem: null };
  const opened = await openText(JSON.stringify(recording));
  if (opened.problem !== undefined) return { number, seats, game: null, problem: opened.problem };
  const { timeline } = opened;
  return { number, seats, game: { timeline, figures: figuresOf(timeline) }, problem: null };
}
