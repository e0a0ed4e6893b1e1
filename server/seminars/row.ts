import { bySeat, CHAIR, type Seat } from '../../shared/content/seats';
import type { DeskSeat, DeskTable } from '../../shared/protocol/seminar';
import { checkUndo } from '../../shared/rules/injections';
import { dealsInForce } from '../../shared/rules/obligations';
import { scenarioOf } from '../../shared/rules/scenario';
import type { View } from '../../shared/views/view';
import { viewOf } from '../../shared/views/filter';
import type { TableHost } from '../tables/host';
import { headOf, seatedAt, type SeminarDoc } from './document';

/** A table as the facilitator's desk lists it, from what the chair sees. */
export function rowOf(host: TableHost, doc: SeminarDoc, number: number): DeskTable {
  const view = viewOf(host.state, CHAIR);
  const scenario = scenarioOf(view);
  const deals = Object.values(view.deals);
  const { ceasefire, escalation, toll } = view.tracks;
  return {
    id: host.header.table,
    round: view.round,
    rounds: scenario.rounds,
    step: view.step,
    paused: view.paused,
    clock: { ...host.header.clock, deadline: host.deadline() },
    ending: view.ending?.id ?? null,
    war: view.war,
    tracks: { ceasefire, escalation, toll },
    deals: {
      onOffer: Object.keys(view.offers).length,
      inForce: dealsInForce(view).length,
      broken: deals.filter(({ record }) => Object.values(record).includes('broken')).length,
    },
    seats: bySeat((seat) => seatRow(view, doc, number, seat)),
    injected: injectedIn(host, view),
    drawn: drawnIn(view),
    entry: host.seq,
  };
}

function seatRow(view: View, doc: SeminarDoc, number: number, seat: Seat): DeskSeat {
  const people = seatedAt(doc, number, seat);
  const holder = view.seats[seat];
  const isBot = holder.kind === 'bot';
  return {
    people,
    head: headOf(doc, number, seat),
    holder: isBot ? 'bot' : people.length > 0 ? 'person' : 'nobody',
    level: isBot ? holder.level : null,
    ready: view.ready[seat],
  };
}

function injectedIn({ state }: TableHost, view: View): DeskTable['injected'] {
  const { events } = scenarioOf(view);
  const list: Record<string, DeskTable['injected'][string]> = {};
  for (const [id, { round, event, written, undone }] of Object.entries(view.injected ?? {})) {
    if (undone) continue;
    const headline = written?.headline ?? events[event]?.headline ?? '';
    list[id] = { round, headline, undoable: checkUndo(state, id) === null };
  }
  return list;
}

function drawnIn({ log }: View): DeskTable['drawn'] {
  const drawn: Record<string, string> = {};
  for (const { round, what } of Object.values(log)) if (what.kind === 'headline') drawn[round] = what.event;
  return drawn;
}
