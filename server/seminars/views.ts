/** What visitors of a seminar see, made from its document. */

import { bySeat } from '../../shared/content/seats';
import type {
  DeskPerson,
  DeskTable,
  DeskView,
  ParticipantView,
  ProjectorView,
} from '../../shared/protocol/seminar';
import { numbersOf, seatedAt, type PersonDoc, type SeminarDoc } from './document';

/** What is not kept: who is connected, and who last did something when. */
export interface Attendance {
  isHere(person: string): boolean;
  isFacilitatorHere(id: string): boolean;
  activeAt(person: string): number;
}

export function deskView(
  doc: SeminarDoc,
  tables: Readonly<Record<string, DeskTable>>,
  people: Readonly<Record<string, DeskPerson>>,
  attendance: Attendance,
): DeskView {
  const { id, code, settings, phase, createdAt, expiresAt, plans, notes, projected } = doc;
  const facilitators = Object.entries(doc.facilitators).map(([key, { name }]) => [
    key,
    { name, here: attendance.isFacilitatorHere(key) },
  ]);
  return {
    kind: 'desk',
    seminar: id,
    code,
    settings,
    phase,
    createdAt,
    expiresAt,
    people,
    tables,
    plans,
    notes,
    facilitators: Object.fromEntries(facilitators) as DeskView['facilitators'],
    projected,
  };
}

export const deskPerson = (id: string, person: PersonDoc, attendance: Attendance): DeskPerson => ({
  name: person.name,
  place: person.place,
  here: attendance.isHere(id),
  active: Math.max(person.at, attendance.activeAt(id)),
  answered: { before: person.answers.before !== undefined, after: person.answers.after !== undefined },
});

/** `knowsTheEnd`: whether it is too late to say what one expects. */
export function participantView(
  doc: SeminarDoc,
  id: string,
  person: PersonDoc,
  knowsTheEnd: boolean,
): ParticipantView {
  const { settings, phase, tables } = doc;
  const { place, answers } = person;
  const names = (table: number) =>
    bySeat((seat) => seatedAt(doc, table, seat).map((each) => doc.people[each]?.name ?? ''));
  // Who sits at other tables is of use to those alone who choose a place.
  const isChoosing = settings.placement === 'choice' && phase === 'gathering';
  const numbers = numbersOf(doc).filter((number) => isChoosing || number === place?.table);
  const { name, scenario, placement, delegation, deciding, talk, readsPrivate, gallery, guided, questions } =
    settings;
  const asked = (when: 'before' | 'after') =>
    settings.asks[when] || questions.some((question) => question.when === when);
  const state = (when: 'before' | 'after') =>
    answers[when] === undefined ? ('open' as const) : ('answered' as const);
  return {
    kind: 'participant',
    seminar: doc.id,
    code: doc.code,
    settings: {
      name,
      scenario,
      placement,
      delegation,
      deciding,
      talk,
      readsPrivate,
      gallery,
      guided,
      questions,
    },
    asks: settings.asks,
    phase,
    expiresAt: doc.expiresAt,
    me: { person: id, name: person.name, place },
    table: place ? (tables[place.table]?.id ?? null) : null,
    seated: Object.fromEntries(numbers.map((number) => [number, names(number)])),
    questionnaires: {
      ...(asked('before') && { before: knowsTheEnd ? ('closed' as const) : state('before') }),
      ...(asked('after') && phase !== 'gathering' && { after: state('after') }),
    },
    answers,
  };
}

export function projectorView(doc: SeminarDoc): ProjectorView {
  const { projected } = doc;
  const id = projected === null ? undefined : doc.tables[projected]?.id;
  return {
    kind: 'projector',
    seminar: doc.id,
    code: doc.code,
    name: doc.settings.name,
    phase: doc.phase,
    people: Object.keys(doc.people).length,
    table: projected === null || id === undefined ? null : { number: projected, id },
  };
}
