/** What a table needs of its facilitator: who is missing, who has done nothing for long, and what has gone wrong. */
import { SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import type { DeskPerson, DeskSeat, DeskTable, DeskView } from '../../shared/protocol/seminar';
import { listed } from '../../shared/wording/term';
import { LEVEL_TEXT } from '../wording/levels';

/** Somebody who could act and has done nothing for so long is idle. */
export const IDLE_MS = 120_000;

type Seen = Pick<DeskView, 'tables' | 'people' | 'phase'>;

/** How a seat is doing, in one line and in full. */
export interface SeatNow {
  readonly text: string;
  readonly full: string;
  readonly state: 'here' | 'ready' | 'bot' | 'idle' | 'away' | 'nobody';
  readonly tone: 'calm' | 'warn' | 'bad';
}

const minutes = (milliseconds: number): string => `${Math.floor(milliseconds / 60_000)} min`;
/** The first two names, and how many more. */
const few = (names: readonly string[]): string =>
  names.length <= 2 ? names.join(', ') : `${names[0] ?? ''} +${names.length - 1}`;

function crew(view: Seen, seat: DeskSeat): DeskPerson[] {
  return seat.people.map((id) => view.people[id]).filter((person) => person !== undefined);
}

/** Whether somebody in the seat could do something now. */
const canAct = (view: Seen, table: DeskTable, seat: DeskSeat): boolean =>
  view.phase === 'playing' && !table.paused && table.step !== 'ended' && !seat.ready;

const since = (person: DeskPerson, now: number): number => now - person.active;

function idle(view: Seen, table: DeskTable, seat: DeskSeat, now: number): DeskPerson[] {
  if (!canAct(view, table, seat)) return [];
  return crew(view, seat).filter((person) => person.here && since(person, now) >= IDLE_MS);
}

/** How a seat of a table is doing. */
export function seatNow(view: Seen, number: number, which: Seat, now: number): SeatNow {
  const table = view.tables[number];
  const seat = table?.seats[which];
  if (!table || !seat) return { text: '', full: '', state: 'here', tone: 'calm' };
  const people = crew(view, seat);
  const names = people.map(({ name }) => name);
  const who = people.length === 0 ? 'Nobody' : listed(names);
  if (seat.holder === 'bot') {
    const level = seat.level === null ? 'a bot' : LEVEL_TEXT[seat.level].player;
    return {
      text: 'Bot',
      full: people.length === 0 ? `Played by ${level}.` : `Played by ${level} in place of ${who}.`,
      state: 'bot',
      tone: 'calm',
    };
  }
  if (people.length === 0) {
    const empty = view.phase === 'playing' && table.step !== 'ended' && !isWaiting(table);
    return { text: 'Nobody', full: 'Nobody sits here.', state: 'nobody', tone: empty ? 'bad' : 'calm' };
  }
  const done = seat.ready && view.phase === 'playing' && table.step !== 'ended';
  const ready = done ? ' Ready.' : '';
  const away = people.filter(({ here }) => !here);
  if (away.length > 0 && table.step !== 'ended') {
    return {
      text: few(away.map(({ name }) => name)),
      full: `${who}. Not here: ${listed(away.map(({ name }) => name))}.${ready}`,
      state: 'away',
      tone: away.length === people.length ? 'bad' : 'warn',
    };
  }
  const still = idle(view, table, seat, now);
  if (still.length > 0) {
    const longest = Math.min(...still.map((person) => since(person, now)));
    return {
      text: few(still.map(({ name }) => name)),
      full: `${who}. ${listed(still.map(({ name }) => name))} did nothing for ${minutes(longest)}.`,
      state: 'idle',
      tone: still.length === people.length ? 'warn' : 'calm',
    };
  }
  return { text: few(names), full: `${who}.${ready}`, state: done ? 'ready' : 'here', tone: 'calm' };
}

interface Need {
  readonly text: string;
  /** The more, the sooner somebody should look. */
  readonly weight: number;
}

function needsOfSeat(view: Seen, table: DeskTable, which: Seat, now: number): Need[] {
  const seat = table.seats[which];
  if (seat.holder === 'bot') return [];
  const name = SEAT_NAMES[which];
  const people = crew(view, seat);
  if (people.length === 0)
    return view.phase === 'playing' ? [{ text: `Nobody plays ${name}`, weight: 60 }] : [];
  const away = people.filter(({ here }) => !here);
  if (away.length === people.length) return [{ text: `${name} is away`, weight: 50 }];
  const still = idle(view, table, seat, now);
  const needs: Need[] = [];
  if (away.length > 0)
    needs.push({ text: `${listed(away.map((person) => person.name))} away`, weight: 12 * away.length });
  if (still.length > 0)
    needs.push({
      text: `${listed(still.map((person) => person.name))} idle`,
      weight: still.length === people.length ? 25 : 8,
    });
  return needs;
}

/** Whether a table waits for its first people: its game begins as they come. */
export const isWaiting = ({ paused, round, seats }: DeskTable): boolean =>
  paused && round === 1 && SEATS.every((seat) => seats[seat].people.length === 0);

/** What a table needs, the most pressing first. */
export function needsOf(view: Seen, number: number, now: number): readonly Need[] {
  const table = view.tables[number];
  if (!table || table.step === 'ended') return [];
  if (isWaiting(table))
    return view.phase === 'playing' ? [{ text: 'It begins once somebody sits here', weight: 20 }] : [];
  const needs = SEATS.flatMap((seat) => needsOfSeat(view, table, seat, now));
  if (table.war) needs.push({ text: 'The war is on', weight: 15 });
  else if (table.tracks.escalation >= 8) needs.push({ text: 'Escalation is near war', weight: 14 });
  else if (table.tracks.ceasefire <= 2) needs.push({ text: 'The ceasefire is failing', weight: 10 });
  if (table.paused && view.phase === 'playing') needs.push({ text: 'Paused', weight: 6 });
  return needs.sort((a, b) => b.weight - a.weight);
}

/** The tables that need somebody most first; those that are over last. */
export function numbersByNeed(view: Seen, numbers: readonly number[], now: number): number[] {
  const weight = (number: number): number =>
    view.tables[number]?.step === 'ended'
      ? -1
      : needsOf(view, number, now).reduce((sum, need) => sum + need.weight, 0);
  const weighed = numbers.map((number) => [number, weight(number)] as const);
  return weighed.sort(([a, left], [b, right]) => right - left || a - b).map(([number]) => number);
}
