import { setImmediate as breathe } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { csvTable } from '../../shared/analysis/debrief/csv';
import { figuresOf } from '../../shared/analysis/seminar/figures';
import { passageOf } from '../../shared/analysis/seminar/passage';
import { bySeat, CHAIR } from '../../shared/content/seats';
import { record, write } from '../../shared/recording/record';
import { timelineOf } from '../../shared/recording/timeline';
import { createState } from '../../shared/rules/setup';
import { numbersOf, seatedAt } from './document';
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
import { namesOf } from './export-names';
import type { Seminar } from './seminar';

/** A spreadsheet takes a file for what it is by this mark. */
const BOM = '\uFEFF';

/**
 * Everything about a seminar as one ZIP, for facilitators: recordings of the games that are over, tables of all games, and
 * a codebook. What they may not read in the game is not in it.
 */
export async function exportOf(
  seminar: Seminar,
  token: string | undefined,
  pseudonyms: boolean,
): Promise<Buffer> {
  seminar.checkFacilitator(token);
  const { doc } = seminar;
  const naming = namesOf(doc, pseudonyms);
  const files: Record<string, Uint8Array> = {};
  const tables: ExportedTable[] = [];
  for (const number of numbersOf(doc)) {
    const host = seminar.host(number);
    const messages = host.channelsOf(CHAIR);
    const journal = host.journalOf(await host.entries());
    const { scenario, seed } = journal;
    const holders = bySeat((seat) => journal.seats[seat].holder);
    // What is not in a recording does not count as an entry of it.
    const acts = journal.entries.filter(
      (act) => act.kind === 'move' || messages.includes(act.payload.channel),
    );
    const passage = passageOf(createState({ scenario, seed, seats: holders }), acts);
    const made =
      passage.state.step === 'ended'
        ? record(journal, { messages, names: naming.byName, marks: true })
        : undefined;
    if (made?.fault) throw new Error(`Table ${number} makes no recording: ${made.fault.code}.`);
    if (made) files[`recordings/table-${number}.peace.json`] = strToU8(write(made.recording));
    tables.push({
      number,
      passage,
      figures: made ? figuresOf(timelineOf(made.recording)) : null,
      begun: doc.tables[number]?.begun ?? false,
      people: bySeat((seat) => seatedAt(doc, number, seat).length),
    });
    // Twenty games take some seconds: whoever plays meanwhile does not wait for all of them.
    await breathe();
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
  return Buffer.from(zipSync(files, { level: 6 }));
}
