/** Where those go who are placed by the server. Pure functions of who sits where. */
import { SEATS } from '../../shared/content/seats';
import type { SeatPlace } from '../../shared/protocol/seminar';
import { isPeopled, seatedAt, type SeminarDoc } from './document';

interface Free extends SeatPlace {
  readonly people: number;
  readonly atTable: number;
}

function free(doc: SeminarDoc): Free[] {
  const { tables, delegation } = doc.settings;
  const list: Free[] = [];
  for (let table = 1; table <= tables; table += 1) {
    const counts = SEATS.map((seat) => seatedAt(doc, table, seat).length);
    const atTable = counts.reduce((sum, count) => sum + count, 0);
    SEATS.forEach((seat, index) => {
      const people = counts[index] ?? 0;
      if (people < delegation) list.push({ table, seat, people, atTable });
    });
  }
  return list;
}

/**
 * The place for one more, or `null` where all are taken. First a table that was begun gets its three seats filled, then the
 * next table: people play against people, and what is left over to bots is whole tables. Once every seat has somebody,
 * the smallest delegations grow first, at the tables with the fewest people.
 */
export function placeForNext(doc: SeminarDoc): SeatPlace | null {
  const rank = ({ table, people, atTable }: Free): number[] =>
    people === 0 ? [0, atTable > 0 ? 0 : 1, table] : [1, people, atTable, table];
  const [best] = free(doc).sort((a, b) => compare(rank(a), rank(b)));
  return best ? { table: best.table, seat: best.seat } : null;
}

/** The place for somebody who comes while games are on: the smallest delegation at a table that plays, before any other. */
export function placeForLate(doc: SeminarDoc): SeatPlace | null {
  const rank = ({ table, people, atTable }: Free): number[] => [
    isPeopled(doc, table) ? 0 : 1,
    people,
    atTable,
    table,
  ];
  const [best] = free(doc).sort((a, b) => compare(rank(a), rank(b)));
  return best ? { table: best.table, seat: best.seat } : null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const by = (a[i] ?? 0) - (b[i] ?? 0);
    if (by !== 0) return by;
  }
  return 0;
}

/** What two names that look alike have in common. */
export const nameKey = (name: string): string =>
  name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
