/** Columns of the files of an export; export-codebook.ts explains each of them. */
import type { Cell, Columns } from '../../shared/analysis/debrief/csv';
import type { TableFigures } from '../../shared/analysis/seminar/figures';
import type { MessageRow, OfferRow, Passage, RoundRow } from '../../shared/analysis/seminar/passage';
import { ENDING_TEXT } from '../../shared/content/endings';
import { SEATS, type Seat } from '../../shared/content/seats';
import { SECRET_TRACKS, TRACKS } from '../../shared/content/tracks';
import { draftTitle, termText } from '../../shared/wording/term';
import { headOf, type SeminarDoc } from './document';

export interface ExportedTable {
  readonly number: number;
  readonly passage: Passage;
  /** Of a game that is over. */
  readonly figures: TableFigures | null;
  readonly begun: boolean;
  /** How many share each seat. */
  readonly people: Readonly<Record<Seat, number>>;
}

interface RowOf<T> {
  readonly table: ExportedTable;
  readonly row: T;
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const seats = (list: Readonly<Partial<Record<Seat, unknown>>>): string =>
  SEATS.filter((seat) => list[seat] === true).join(' ');

const bySeat = <T>(name: string, of: (row: T, seat: Seat) => Cell): Columns<T> =>
  Object.fromEntries(SEATS.map((seat) => [`${name}_${seat}`, (row: T) => of(row, seat)]));

const ofFigures = (name: string, of: (figures: TableFigures, seat: Seat) => Cell): Columns<ExportedTable> =>
  bySeat(name, ({ figures }, seat) => figures && of(figures, seat));

export const tableColumns: Columns<ExportedTable> = {
  table: ({ number }) => number,
  scenario: ({ passage }) => passage.state.scenario,
  begun: ({ begun }) => begun,
  ...bySeat<ExportedTable>('people', ({ people }, seat) => people[seat]),
  ...bySeat<ExportedTable>('holder', ({ passage }, seat) => passage.state.seats[seat].kind),
  round: ({ passage }) => passage.state.round,
  step: ({ passage }) => passage.state.step,
  ending: ({ passage }) => passage.state.ending?.id ?? null,
  ending_name: ({ passage: { state } }) => (state.ending ? ENDING_TEXT[state.ending.id].name : null),
  ...ofFigures('score', ({ scores }, seat) => scores[seat]),
  ...ofFigures('par', ({ par }, seat) => par[seat]),
  human_cost: ({ passage }) => passage.state.tracks.toll,
  deals_signed: ({ passage }) => Object.keys(passage.state.deals).length,
  deals_kept: ({ figures }) => figures?.deals.kept ?? null,
  deals_breached: ({ figures }) => figures?.deals.breached ?? null,
  ...ofFigures('trust_given', ({ trust }, seat) => trust[seat].given),
  ...ofFigures('trust_deserved', ({ trust }, seat) => trust[seat].deserved),
  ...ofFigures('duties_kept', ({ trust }, seat) => trust[seat].kept),
  ...ofFigures('duties_broken', ({ trust }, seat) => trust[seat].broken),
  ...ofFigures('bluffs', ({ lies }, seat) => lies[seat].told),
  ...ofFigures('bluffs_believed', ({ lies }, seat) => lies[seat].believed),
  ...ofFigures('bluffs_judged', ({ lies }, seat) => lies[seat].judged),
};

const PAIRS = SEATS.flatMap((from) => SEATS.filter((to) => to !== from).map((to) => [from, to] as const));

export const roundColumns: Columns<RowOf<RoundRow>> = {
  table: ({ table }) => table.number,
  round: ({ row }) => row.round,
  entry: ({ row }) => row.entry,
  ended: ({ row }) => iso(row.ended),
  war: ({ row }) => row.war,
  ...Object.fromEntries(
    [...TRACKS, ...SECRET_TRACKS].map((track) => [track, ({ row }: RowOf<RoundRow>) => row.tracks[track]]),
  ),
  ...Object.fromEntries(
    PAIRS.map(([from, to]) => [`trust_${from}_in_${to}`, ({ row }: RowOf<RoundRow>) => row.trust[from][to]]),
  ),
};

export const offerColumns = (nameOf: (name: string) => string): Columns<RowOf<OfferRow>> => ({
  table: ({ table }) => table.number,
  offer: ({ row }) => row.offer.id,
  round: ({ row }) => row.round,
  entry: ({ row }) => row.entry,
  at: ({ row }) => iso(row.at),
  seat: ({ row }) => row.offer.by,
  by: ({ row }) => (row.by === null ? null : nameOf(row.by)),
  counters: ({ row }) => row.offer.counters,
  title: ({ row }) => draftTitle(row.offer.draft),
  parties: ({ row }) => row.offer.draft.parties.join(' '),
  terms: ({
    row: {
      round,
      offer: { draft },
    },
    table: {
      passage: {
        state: { scenario },
      },
    },
  }) => draft.terms.map((term) => termText(term, draft, { round, scenario }, false)).join(' '),
  rounds: ({ row }) => row.offer.draft.rounds,
  secret: ({ row }) => row.offer.draft.secret,
  snapback: ({ row }) => row.offer.draft.snapback,
  accepted: ({ row }) => seats(row.offer.accepted),
  declined: ({ row }) => seats(row.offer.declined),
  outcome: ({ row }) => row.outcome,
  signed: ({ row }) => row.signed,
  deal: ({ row }) => row.deal?.status ?? null,
  deal_ended: ({ row }) => row.deal?.ended ?? null,
  deal_broken: ({ row }) => row.deal?.broken ?? null,
});

export const messageColumns = (nameOf: (name: string) => string): Columns<RowOf<MessageRow>> => ({
  table: ({ table }) => table.number,
  round: ({ row }) => row.round,
  entry: ({ row }) => row.entry,
  at: ({ row }) => iso(row.act.at),
  from: ({ row }) => row.act.actor,
  by: ({ row: { act } }) => (act.by === undefined ? null : nameOf(act.by)),
  channel: ({ row }) => row.act.payload.channel,
  kind: ({ row }) => row.act.payload.body.kind,
  text: ({ row: { act } }) => {
    const { body } = act.payload;
    return body.kind === 'text' ? body.text : `${body.quick}: ${body.about.id}`;
  },
  bluff: ({ row }) => row.act.payload.bluff === true,
  ...bySeat<RowOf<MessageRow>>('believed', ({ row }, seat) => row.act.payload.believed?.[seat] ?? null),
});

export const peopleColumns = (doc: SeminarDoc, nameOf: (person: string) => string): Columns<string> => {
  const of = (id: string) => doc.people[id]!;
  return {
    person: nameOf,
    joined: (id) => iso(of(id).at),
    table: (id) => of(id).place?.table ?? null,
    seat: (id) => of(id).place?.seat ?? null,
    head: (id) => {
      const { place } = of(id);
      return place && headOf(doc, place.table, place.seat) === id;
    },
    answered_before: (id) => of(id).answers.before !== undefined,
    answered_after: (id) => of(id).answers.after !== undefined,
  };
};
