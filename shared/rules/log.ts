/** Telling what happened, to whom it may be told. */
import type { Viewer } from '../content/seats';
import { SEATS, type Seat } from '../content/seats';
import type { Audience, Dispatch, LogRecord, Move, State, What } from './state';
import { isSecretTrack } from './tracks';

type Reader = Exclude<Viewer, 'chair'>;
const READERS: readonly Reader[] = [...SEATS, 'gallery'];

const isSecret = (move: Move): boolean => 'track' in move && isSecretTrack(move.track);

function add(state: State, readers: readonly Reader[], entry: Dispatch, reduced: boolean): void {
  // A reduced line that nobody reads is no line; a full one stays for whoever sees everything.
  if (!state.log || (readers.length === 0 && reduced)) return;
  const audience: Audience | null =
    readers.length === READERS.length ? null : Object.fromEntries(readers.map((reader) => [reader, true]));
  const record: LogRecord = { audience, entry, reduced };
  state.logged += 1;
  state.log[String(state.logged)] = record;
}

/**
 * Writes one thing that happened into the log. `knowers` read it (`null`: everybody); of what it moved, the secret
 * tracks are for Iran alone. Whoever is not among the knowers reads only that public tracks moved, without a cause
 * (RULES 11, ruling 4).
 */
export function tell(
  state: State,
  step: Dispatch['step'],
  what: What,
  moves: readonly Move[] = [],
  knowers: readonly Seat[] | null = null,
): void {
  if (!state.log) return;
  const open = moves.filter((move) => !isSecret(move));
  const secret = open.length < moves.length;
  const round = state.round;
  const readers: readonly Reader[] = knowers ?? READERS;
  const full = secret ? readers.filter((reader) => reader === 'iran') : readers;
  const partial = secret ? readers.filter((reader) => reader !== 'iran') : [];
  add(state, full, { round, step, what, moves }, false);
  add(state, partial, { round, step, what, moves: open }, true);
  const rest = READERS.filter((reader) => !readers.includes(reader));
  const unexplained: What = { kind: 'unexplained' };
  if (secret && rest.includes('iran')) {
    add(state, ['iran'], { round, step, what: unexplained, moves }, true);
  }
  const others = secret ? rest.filter((reader) => reader !== 'iran') : rest;
  if (open.length > 0) {
    add(state, others, { round, step, what: unexplained, moves: open }, true);
  }
}
