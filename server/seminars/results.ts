import type { ResultsStop, SeminarResults } from '../../shared/analysis/seminar/results';
import { bySeat, CHAIR } from '../../shared/content/seats';
import type { Channel } from '../../shared/protocol/messages';
import { record } from '../../shared/recording/record';
import type { Entry } from '../storage/journal';
import { Refused } from '../tables/replies';
import { numbersOf, seatedAt } from './document';
import type { Seminar } from './seminar';

/** So many entries of a recording with these channels were played once the journal had come to an entry. */
const positionOf = (entries: readonly Entry[], seq: number, channels: readonly Channel[]): number =>
  entries.filter(
    (entry) =>
      entry.seq <= seq &&
      (entry.kind === 'move' || (entry.kind === 'message' && channels.includes(entry.payload.channel))),
  ).length;

/**
 * What a debrief of all tables is made of. Facilitators have it at any time, of the games that are over; participants once
 * the seminar is in its debrief, with what they themselves could read, and without answers and notes.
 */
export async function resultsFor(seminar: Seminar, token: string | undefined): Promise<SeminarResults> {
  if (token === undefined) throw new Refused('wrong-token');
  const attendant = seminar.attendantWith(token);
  const { doc } = seminar;
  const isFacilitator = attendant.role === 'facilitator';
  if (!isFacilitator && doc.phase !== 'debrief') throw new Refused('not-debriefed');
  const place = isFacilitator ? null : doc.people[attendant.id]?.place;
  const positions = new Map<number, (seq: number) => number>();
  const tables: SeminarResults['tables'][number][] = [];
  for (const number of numbersOf(doc)) {
    const host = seminar.host(number);
    const viewer = isFacilitator ? CHAIR : place?.table === number ? place.seat : 'gallery';
    const messages = host.channelsOf(viewer);
    const isOver = host.state.step === 'ended';
    const entries = isOver ? await host.entries() : [];
    const made = isOver
      ? record(host.journalOf(entries), { messages, names: true, marks: doc.phase === 'debrief' })
      : null;
    if (made?.fault) throw new Error(`Table ${number} makes no recording: ${made.fault.code}.`);
    if (isOver) positions.set(number, (seq) => positionOf(entries, seq, messages));
    tables.push({
      number,
      seats: bySeat((seat) => seatedAt(doc, number, seat).map((id) => doc.people[id]?.name ?? '')),
      recording: made?.recording ?? null,
    });
  }
  const { name, scenario, questions } = doc.settings;
  const stops = Object.values(doc.notes)
    .filter(({ stop }) => stop)
    .sort((a, b) => a.order - b.order || a.at - b.at)
    .map(({ text, table, entry }): ResultsStop => {
      const position = table === null || entry === null ? undefined : positions.get(table)?.(entry);
      return { text, table, entry: position ?? null };
    });
  const answers = Object.values(doc.people).flatMap(({ place: at, answers: given }) =>
    (['before', 'after'] as const).flatMap((when) => {
      const own = given[when];
      return own ? [{ table: at?.table ?? null, seat: at?.seat ?? null, when, answers: own }] : [];
    }),
  );
  return {
    seminar: doc.id,
    name,
    scenario,
    phase: doc.phase,
    reader: attendant.role === 'facilitator' ? 'facilitator' : 'participant',
    tables,
    stops: isFacilitator ? stops : [],
    answers: isFacilitator ? answers : [],
    questions: isFacilitator ? questions : [],
  };
}
