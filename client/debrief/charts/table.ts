import { csvTable, type Cell } from '../../../shared/analysis/debrief/csv';

/** The figures of a chart as a table: what stands below it, and what is saved with it. */
export interface FigureTable {
  /** What the rows are, as a heading. */
  readonly name: string;
  /** Of the file it is saved to, without its ending. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
/** With a byte order mark, without which Excel misreads whatever is not ASCII. */
export const forSpreadsheets = (csv: string): string => `\uFEFF${csv}`;

export const csvOfFigure = ({ columns, rows }: Pick<FigureTable, 'columns' | 'rows'>): string =>
  forSpreadsheets(
    csvTable(
      Object.fromEntries(columns.map((name, at) => [name, (row: readonly Cell[]) => row[at] ?? null])),
      rows,
    ),
  );
