import { strToU8, zipSync } from 'fflate';
import { csvTable } from '../../shared/analysis/debrief/csv';
import { figuresOf } from '../../shared/analysis/seminar/figures';
import { PassageMaker } from '../../shared/analysis/seminar/passage';
import { bySeat } from '../../shared/content/seats';
import { record, write } from '../../shared/recording/record';
import { TimelineMaker } from '../../shared/recording/timeline';
import type { Act } from '../../shared/recording/format';
import type { State } from '../../shared/rules/state';
import type { Entry } from '../storage/journal';
import { actsOf } from '../tables/acts';
import { seatedAt } from './document';
import { answerColumns, answerRows } from './export-answers';
import { codebook } from './export-codebook';
import {
  messageColumns,
  offerColumns,
  peopleColumns,
  roundColumns,
  tableColumns,
  type ExportedTable,
} from './export-columns';
import { namesOf, type Naming } from './export-names';
import type { ExportTask } from './making';

/** A spreadsheet takes a file for what it is by this mark. */
const BOM = '\uFEFF';

type TableTask = ExportTask['tables'][number];

/** A game is played once: recording, rows and figures are of the same playing. */
function tableOf(
  { number, id, journal, messages }: TableTask,
  entries: readonly Entry[],
  { doc }: ExportTask,
  naming: Naming,
): { readonly table: ExportedTable; readonly recording: string | null } {
  const passing = new PassageMaker();
  let timeline: TimelineMaker | null = null;
  const watcher = {
    began(state: State) {
      passing.began(state);
      timeline = new TimelineMaker(state, true);
    },
    played(entry: number, act: Act, state: State) {
      passing.played(entry, act, state);
      timeline?.played(entry, act, state);
    },
  };
  const made = record(
    { ...journal, entries: actsOf(entries) },
    { messages, names: naming.byName, marks: true, watcher },
  );
  if (made.fault && made.fault.code !== 'not-over')
    throw new Error(`Table ${id} makes no recording: ${made.fault.code}.`);
  const recording = made.fault ? null : made.recording;
  return {
    table: {
      number,
      passage: passing.passage(),
      figures: recording && timeline ? figuresOf((timeline as TimelineMaker).made(recording)) : null,
      begun: doc.tables[number]?.begun ?? false,
      people: bySeat((seat) => seatedAt(doc, number, seat).length),
    },
    recording: recording && write(recording),
  };
}

/**
 * Everything about a seminar as one ZIP: recordings of the games that are over, tables of all games, and a codebook. What
 * facilitators may not read in the game is not in it. It takes seconds; `read` gives the entries of a table.
 */
export async function exportOf(
  task: ExportTask,
  read: (table: string) => Promise<readonly Entry[]>,
): Promise<Uint8Array> {
  const { doc, pseudonyms } = task;
  const naming = namesOf(doc, pseudonyms);
  const files: Record<string, Uint8Array> = {};
  const tables: ExportedTable[] = [];
  for (const each of task.tables) {
    const { table, recording } = tableOf(each, await read(each.id), task, naming);
    if (recording !== null) files[`recordings/table-${table.number}.peace.json`] = strToU8(recording);
    tables.push(table);
  }
  const flat = <T>(of: (table: ExportedTable) => readonly T[]) =>
    tables.flatMap((table) => of(table).map((row) => ({ table, row })));
  const csv = {
    'tables.csv': csvTable(tableColumns, tables),
    'rounds.csv': csvTable(
      roundColumns,
      flat(({ passage }) => passage.rounds),
    ),
    'offers.csv': csvTable(
      offerColumns(naming.byName),
      flat(({ passage }) => passage.offers),
    ),
    'messages.csv': csvTable(
      messageColumns(naming.byName),
      flat(({ passage }) => passage.messages),
    ),
    'questionnaires.csv': csvTable(answerColumns, answerRows(doc, naming.byId)),
    'people.csv': csvTable(peopleColumns(doc, naming.byId), Object.keys(doc.people)),
  };
  for (const [name, text] of Object.entries(csv)) files[name] = strToU8(BOM + text);
  files['codebook.md'] = strToU8(codebook(doc, pseudonyms));
  return zipSync(files, { level: 6 });
}
