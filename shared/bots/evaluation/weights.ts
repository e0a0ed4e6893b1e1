/**
 * The weights of the evaluation, by agenda: what a seat with this agenda scored in the end, on average, in games among
 * bots from positions like this one. `npm run simulate -- --fit` makes the file anew after a change of the rules.
 */
import { AGENDA_IDS, type AgendaId } from '../../content/agendas';
import { BLOCKS, COLUMNS } from './blocks';
import { BASES, basesOf, type WeightsFile } from './bases';
import data from './weights.json' with { type: 'json' };

/** One weight for each column, and the intercept behind the last. */
export type Table = Float64Array;
export const INTERCEPT = COLUMNS;

const stored = data as WeightsFile;
/** By agenda, then by the rounds that are left. */
const tables = new Map<AgendaId, Table[]>();

function fits(): boolean {
  return BLOCKS.every(({ name, size }) => stored.blocks[name] === size);
}

/** The weights for an agenda with so many rounds left. */
export function tableOf(agenda: AgendaId, left: number): Table {
  const known = tables.get(agenda) ?? [];
  tables.set(agenda, known);
  const found = known[left];
  if (found) return found;
  if (!fits()) throw new Error('The weights are for another evaluation: npm run simulate -- --fit');
  const bases = basesOf(left);
  const table = new Float64Array(COLUMNS + 1);
  const rows = stored.agendas[agenda] ?? [];
  for (let base = 0; base < BASES; base++) {
    const row = rows[base] ?? [];
    for (let column = 0; column <= COLUMNS; column++) {
      table[column] = (table[column] ?? 0) + ((row[column] ?? 0) * (bases[base] ?? 0)) / 100;
    }
  }
  known[left] = table;
  return table;
}

export type Belief = Readonly<Partial<Record<AgendaId, number>>>;

/** The weights for a seat whose agenda is believed to be so with these chances. */
export function mixedTable(belief: Belief, left: number): Table {
  const table = new Float64Array(COLUMNS + 1);
  for (const agenda of AGENDA_IDS) {
    const chance = belief[agenda] ?? 0;
    if (chance === 0) continue;
    const one = tableOf(agenda, left);
    for (let column = 0; column <= COLUMNS; column++) {
      table[column] = (table[column] ?? 0) + chance * (one[column] ?? 0);
    }
  }
  return table;
}
