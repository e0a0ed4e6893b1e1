/** What a seat makes of a position: its own weights, and those of the others as far as it can tell. */
import { AGENDAS, AGENDA_IDS, type AgendaId } from '../../content/agendas';
import { SEATS, type Seat } from '../../content/seats';
import { scenarioOf } from '../../rules/scenario';
import type { Draft, Position } from '../../rules/state';
import { homeSum } from '../../rules/appraise';
import { HOME_BLOCK } from './blocks';
import { Trial } from './trial';
import { mixedTable, tableOf, type Belief, type Table } from './weights';

export const agendasOf = (seat: Seat): readonly AgendaId[] =>
  AGENDA_IDS.filter((id) => AGENDAS[id].seat === seat);

/** What is believed of a seat's agenda before it has done anything: all three alike. */
const evenBelief = (seat: Seat): Belief => {
  const own = agendasOf(seat);
  return Object.fromEntries(own.map((id) => [id, 1 / own.length]));
};

export type Beliefs = Readonly<Record<Seat, Belief>>;
export const evenBeliefs: Beliefs = {
  usa: evenBelief('usa'),
  iran: evenBelief('iran'),
  israel: evenBelief('israel'),
};

/** Rounds that are left, this one counted. */
export const roundsLeft = (position: Position): number => scenarioOf(position).rounds - position.round + 1;

/** The weights of every seat, in the order of `SEATS`: those of an agenda that is known, a mixture for one that is not. */
export function tablesFor(position: Position, beliefs: Beliefs = evenBeliefs): readonly Table[] {
  const left = roundsLeft(position);
  const tables: Table[] = [];
  for (const seat of SEATS) {
    const known = position.agendas[seat];
    tables.push(known ? tableOf(known, left) : mixedTable(beliefs[seat], left));
  }
  return tables;
}

/** A trial of what `seat` sees, with one table for each seat in the order of `SEATS`. */
export const trialFor = (position: Position, seat: Seat, beliefs: Beliefs = evenBeliefs, fear = 1): Trial =>
  new Trial(position, seat, tablesFor(position, beliefs), fear);

/** Tries the signing of a text: what it moves at home, and what it promises. */
export function trySigning(trial: Trial, draft: Draft): void {
  const { position } = trial;
  for (const party of draft.parties) {
    const by = homeSum(position, draft, party, 'both');
    if (by !== 0) trial.moveAt(HOME_BLOCK[party], by);
  }
  const last = draft.rounds === null ? Infinity : position.round + draft.rounds - 1;
  trial.sign(draft.terms, last >= scenarioOf(position).rounds, draft.snapback);
}

const spare = new Float64Array(SEATS.length);

/** What a text is worth to each seat, in the order of `SEATS`, in points of its final score. */
export function draftGains(trial: Trial, draft: Draft): readonly [number, number, number] {
  trial.suppose();
  trySigning(trial, draft);
  trial.sum(spare);
  return [spare[0] ?? 0, spare[1] ?? 0, spare[2] ?? 0];
}
