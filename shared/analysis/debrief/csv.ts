/** Tables as text: comma-separated values by RFC 4180, in UTF-8. */

export type Cell = string | number | boolean | null;

/**
 * What a spreadsheet would take for a formula, a command or the start of another cell: a text from a stranger, a name or
 * a reason, could make it run something (OWASP, CSV Injection). The full-width signs count too.
 */
const FORMULA = /^\s*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const DIGITS = 6;

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Number(cell.toFixed(DIGITS)) + 0) : '';
  // An apostrophe in front makes it a text everywhere.
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Names of columns, and what one row has in each of them. */
export type Columns<T> = Readonly<Record<string, (row: T) => Cell>>;

/** A table with a line of names first. `null` is an empty cell; numbers have at most six digits behind the point. */
export const csvTable = <T>(columns: Columns<T>, rows: readonly T[]): string =>
  [Object.keys(columns), ...rows.map((row) => Object.values(columns).map((of) => of(row)))]
    .map((cells) => `${cells.map((cell) => quoted(textOf(cell))).join(',')}\r\n`)
    .join('');
