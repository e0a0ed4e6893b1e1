/** The choices for a seminar: what they are at first, what follows from them, and how they are read from the form. */
import type { ScenarioId } from '../../shared/content/scenarios';
import { CHANNELS } from '../../shared/protocol/messages';
import {
  DELEGATION_MOST,
  SEMINAR_DAYS,
  SEMINAR_DAYS_MOST,
  SEMINAR_PEOPLE_MOST,
  SEMINAR_TABLES_MOST,
  type OwnQuestion,
  type SeminarSettings,
  type Talk,
  type Voice,
} from '../../shared/protocol/seminar';

const SEATS_AT_A_TABLE = 3;

export interface Size {
  readonly tables: number;
  readonly delegation: number;
}

/** How many people each seat is best shared by: one can look after few tables well. */
const sharing = (people: number): number => (people <= 14 ? 1 : people <= 36 ? 2 : 3);

/** Tables and delegations that have a place for so many people. */
export function suggestSize(people: number): Size {
  const tables = Math.min(
    SEMINAR_TABLES_MOST,
    Math.max(1, Math.round(people / (SEATS_AT_A_TABLE * sharing(people)))),
  );
  const delegation = Math.min(DELEGATION_MOST, Math.max(1, Math.ceil(people / (SEATS_AT_A_TABLE * tables))));
  return { tables, delegation };
}

export const placesIn = ({ tables, delegation }: Size): number => tables * SEATS_AT_A_TABLE * delegation;

const talk = (open: Voice, between: Voice): Talk => ({
  open,
  'usa-iran': between,
  'usa-israel': between,
  'iran-israel': between,
});

export const TALKS = {
  free: talk('free', 'free'),
  quick: talk('quick', 'quick'),
  open: talk('free', 'none'),
  none: talk('none', 'none'),
} as const satisfies Record<string, Talk>;
export type TalkPreset = keyof typeof TALKS;

/** The preset that a talk is, where it is one. */
export const presetOf = (given: Talk): TalkPreset | null =>
  (Object.keys(TALKS) as TalkPreset[]).find((preset) =>
    CHANNELS.every((channel) => TALKS[preset][channel] === given[channel]),
  ) ?? null;

/** Rounds of a game, as `LENGTHS` says them too. A test compares them with the scenarios. */
export const ROUNDS: Readonly<Record<ScenarioId, number>> = { short: 5, standard: 8, long: 12 };

/** For coming in and reading before the game, and for looking back after it. */
export const BEFORE_MINUTES = 20;
export const AFTER_MINUTES = 30;

export interface Length {
  /** If every clock runs out and nobody uses force. */
  readonly game: number;
  /** Added where force is answered in every round. */
  readonly answering: number;
  readonly whole: number;
}

/** How long a seminar takes; `null` without a clock. */
export function lengthOf(rounds: number, clock: SeminarSettings['clock']): Length | null {
  const { talksMinutes, ordersMinutes } = clock;
  if (talksMinutes === null || ordersMinutes === null) return null;
  const game = Math.ceil(rounds * (talksMinutes + ordersMinutes));
  return {
    game,
    answering: Math.ceil(rounds * ordersMinutes),
    whole: BEFORE_MINUTES + game + AFTER_MINUTES,
  };
}

/** What stands in the form. */
export interface Form extends Omit<
  SeminarSettings,
  'name' | 'clock' | 'tables' | 'delegation' | 'days' | 'questions'
> {
  readonly scenario: ScenarioId;
  readonly name: string;
  readonly people: string;
  /** What was chosen in place of what is suggested for so many people. */
  readonly size: Size | null;
  readonly timed: boolean;
  readonly talks: string;
  readonly orders: string;
  readonly days: string;
  readonly questions: readonly OwnQuestion[];
}

export const FORM: Form = {
  name: '',
  scenario: 'short',
  people: '18',
  size: null,
  botLevel: 'middle',
  timed: true,
  talks: '8',
  orders: '4',
  talk: TALKS.free,
  readsPrivate: false,
  gallery: false,
  placement: 'even',
  deciding: 'head',
  guided: true,
  asks: { before: true, after: true },
  questions: [],
  days: String(SEMINAR_DAYS),
};

function whole(text: string, least: number, most: number): number | null {
  const value = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

/** People that are expected; `null` where that is no number that a seminar can hold. */
export const peopleIn = ({ people }: Form): number | null => whole(people, 2, SEMINAR_PEOPLE_MOST);

export const sizeIn = (form: Form): Size | null => {
  const people = peopleIn(form);
  return form.size ?? (people === null ? null : suggestSize(people));
};

const MINUTES_MOST = 120;
export function minutesIn(text: string): number | null {
  const minutes = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && minutes >= 1 && minutes <= MINUTES_MOST ? minutes : null;
}

export const daysIn = ({ days }: Form): number | null => whole(days, 1, SEMINAR_DAYS_MOST);

export const clockIn = ({ timed, talks, orders }: Form): SeminarSettings['clock'] =>
  timed
    ? { talksMinutes: minutesIn(talks), ordersMinutes: minutesIn(orders) }
    : { talksMinutes: null, ordersMinutes: null };

/** The settings that a form says; `null` while a field of it is wrong. */
export function settingsFrom(form: Form): SeminarSettings | null {
  const size = sizeIn(form);
  const days = daysIn(form);
  const clock = clockIn(form);
  if (!size || days === null || peopleIn(form) === null) return null;
  if (form.timed && (clock.talksMinutes === null || clock.ordersMinutes === null)) return null;
  const { scenario, botLevel, talk: talks, readsPrivate, gallery, placement, deciding, guided, asks } = form;
  const name = form.name.trim();
  return {
    name: name === '' ? null : name,
    scenario,
    ...size,
    botLevel,
    clock,
    talk: talks,
    readsPrivate,
    gallery,
    placement,
    deciding,
    guided,
    asks,
    questions: form.questions
      .map((question) => ({ ...question, text: question.text.trim() }))
      .filter(({ text }) => text !== ''),
    days,
  };
}
