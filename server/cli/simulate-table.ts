/** Figures as a table to read. */
import type { Figures } from '../../shared/bots/figures';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Rows in columns, the first flush left, the others flush right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return rows.map((row) => `  ${line(row)}`).join('\n');
}

const shares = (map: Readonly<Record<string, number>>): string[][] =>
  Object.entries(map)
    .filter(([, share]) => share > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, share]) => [name, percent(share)]);

export function asTable(figures: Figures): string {
  const scores = Object.entries(figures.scores).map(([seat, { mean, sd }]) => [
    seat,
    mean.toFixed(1),
    sd.toFixed(1),
  ]);
  const orders = Object.entries(figures.orders).map(([key, { ofLegal, ofRounds }]) => [
    key.includes(':') ? `  ${key}` : key,
    percent(ofLegal),
    percent(ofRounds),
  ]);
  const responses = Object.entries(figures.responses).flatMap(([seat, given]) =>
    shares(given).map(([name = '', share = '']) => [`${seat} ${name}`, share]),
  );
  const signings = Object.entries(figures.signings).map(([round, deals]) => [
    `round ${round}`,
    deals.toFixed(2),
  ]);
  const perGame = Object.entries(figures.perGame).map(([name, value]) => [name, value.toFixed(2)]);
  const parts: [string, string][] = [
    ['Endings, share of games', columns(shares(figures.endings))],
    ['Scores', columns([['', 'mean', 'SD'], ...scores])],
    ['Agendas met, share of games in which they were dealt', columns(shares(figures.agendasMet))],
    ['For each game', columns([...perGame, ['games with war', percent(figures.wars)]])],
    ['Deals signed, for each game', columns(signings)],
    ['Terms, share of signed deals', columns(shares(figures.terms))],
    ['Responses, share of those of the seat', columns(responses)],
    ['Orders', columns([['', 'of rounds where legal', 'of all rounds'], ...orders])],
  ];
  return parts.map(([title, table]) => `${title}\n${table}`).join('\n\n');
}
