/** The figures of a chart as a table: what stands below it, and what is saved. */
export interface FigureTable {
  /** What the rows are, as a heading. */
  readonly name: string;
  /** Of the file it is saved to, without its ending. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
export type Cell = string | number | null;

/** Spreadsheets take what begins so for a formula; in a cell that people wrote it must stay text. */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Math.round(cell * 1e4) / 1e4) : '';
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As RFC 4180 has it, with a byte order mark, without which Excel misreads what is not ASCII. */
export const csvOf = ({ columns, rows }: Pick<FigureTable, 'columns' | 'rows'>): string =>
  `\uFEFF${[columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
