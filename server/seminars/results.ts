import type { ResultsStop, SeminarResults } from '../../shared/analysis/seminar/results';
import { bySeat, CHAIR, type Viewer } from '../../shared/content/seats';
import { BusyError } from '../checking/thread';
import { Refused } from '../tables/replies';
import { numbersOf, seatedAt } from './document';
import type { MadeRecording, Making, PlayedTable, RecordingTask } from './making';
import type { Seminar } from './seminar';

/** Recordings that are kept in memory, in bytes: a class looks at the same ones at the same time. */
const KEPT_MOST = 64_000_000;
/** And for how long, in milliseconds: a seminar that was deleted is not to be found here later either. */
const KEPT_FOR = 300_000;

/** What comes of seminars, made elsewhere. */
export class Results {
  readonly #making: Making;
  /** By what they are made of, the one that was asked for last at the end. */
  readonly #kept = new Map<string, Promise<MadeRecording>>();
  readonly #sizes = new Map<string, number>();

  constructor(making: Making) {
    this.#making = making;
  }

  /**
   * What a debrief of all tables is made of, as the text of a `SeminarResults`, piece by piece. Facilitators have it at any
   * time, of the games that are over; participants once the seminar is in its debrief, with what they themselves could
   * read, and without answers and notes. Throws what is to be answered before the first piece.
   */
  of(seminar: Seminar, token: string | undefined): AsyncIterable<Uint8Array | string> {
    if (token === undefined) throw new Refused('wrong-token');
    const attendant = seminar.attendantWith(token);
    const { doc } = seminar;
    const isFacilitator = attendant.role === 'facilitator';
    if (!isFacilitator && doc.phase !== 'debrief') throw new Refused('not-debriefed');
    return this.#pieces(seminar, isFacilitator ? null : attendant.id);
  }

  /** Everything about a seminar as one ZIP, for its facilitators. */
  async export(seminar: Seminar, token: string | undefined, pseudonyms: boolean): Promise<Uint8Array> {
    seminar.checkFacilitator(token);
    const { doc } = seminar;
    const tables = numbersOf(doc).map((number) => ({ number, ...playedTable(seminar, number, CHAIR) }));
    return this.#making.export({ doc, pseudonyms, tables }).catch(refuseBusy);
  }

  async *#pieces(seminar: Seminar, person: string | null): AsyncGenerator<Uint8Array | string> {
    const { doc } = seminar;
    const place = person === null ? null : doc.people[person]?.place;
    const positions = new Map<number, Uint32Array>();
    const { name, scenario, questions } = doc.settings;
    const answers = Object.values(doc.people).flatMap(({ place: at, answers: given }) =>
      (['before', 'after'] as const).flatMap((when) => {
        const own = given[when];
        return own ? [{ table: at?.table ?? null, seat: at?.seat ?? null, when, answers: own }] : [];
      }),
    );
    const head: Omit<SeminarResults, 'tables' | 'stops'> = {
      seminar: doc.id,
      name,
      scenario,
      phase: doc.phase,
      reader: person === null ? 'facilitator' : 'participant',
      answers: person === null ? answers : [],
      questions: person === null ? questions : [],
    };
    yield `${JSON.stringify(head).slice(0, -1)},"tables":[`;
    for (const [index, number] of numbersOf(doc).entries()) {
      const seats = bySeat((seat) => seatedAt(doc, number, seat).map((id) => doc.people[id]?.name ?? ''));
      yield `${index > 0 ? ',' : ''}${JSON.stringify({ number, seats }).slice(0, -1)},"recording":`;
      const host = seminar.host(number);
      if (host.state.step !== 'ended') {
        yield 'null}';
        continue;
      }
      const viewer = person === null ? CHAIR : place?.table === number ? place.seat : 'gallery';
      const made = await this.#recording(
        { table: playedTable(seminar, number, viewer), marks: doc.phase === 'debrief' },
        host.seq,
      );
      positions.set(number, made.positions);
      yield made.text;
      yield '}';
    }
    const stops = Object.values(doc.notes)
      .filter(({ stop }) => stop)
      .sort((a, b) => a.order - b.order || a.at - b.at)
      .map(({ text, table, entry }): ResultsStop => {
        const position = table === null || entry === null ? undefined : positions.get(table)?.[entry];
        return { text, table, entry: position ?? null };
      });
    yield `],"stops":${JSON.stringify(person === null ? stops : [])}}`;
  }

  /** Made once, as long as there is room for it and nothing was added to the journal. */
  #recording(task: RecordingTask, entry: number): Promise<MadeRecording> {
    const { id, messages, journal } = task.table;
    const key = JSON.stringify([id, entry, task.marks, messages, journal.seats]);
    const kept = this.#kept.get(key);
    const made = kept ?? this.#making.recording(task).catch(refuseBusy);
    this.#kept.delete(key);
    this.#kept.set(key, made);
    if (!kept)
      made.then(
        ({ text }) => this.#keep(key, text.length),
        () => this.#forget(key),
      );
    return made;
  }

  #keep(key: string, size: number): void {
    this.#sizes.set(key, size);
    setTimeout(() => this.#forget(key), KEPT_FOR).unref();
    let sum = [...this.#sizes.values()].reduce((all, each) => all + each, 0);
    for (const oldest of this.#kept.keys()) {
      if (sum <= KEPT_MOST) return;
      sum -= this.#sizes.get(oldest) ?? 0;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#sizes.delete(key);
    this.#kept.delete(key);
  }
}

function refuseBusy(error: unknown): never {
  throw error instanceof BusyError ? new Refused('busy') : error;
}

/** A table's game with what somebody could read of it. */
function playedTable(seminar: Seminar, number: number, viewer: Viewer): PlayedTable {
  const host = seminar.host(number);
  const { entries: _, ...journal } = host.journalOf([]);
  return { id: host.header.table, journal, messages: host.channelsOf(viewer) };
}
