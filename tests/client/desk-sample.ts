/** A seminar as its desk sees it: tables that the real rules brought to where they are, with people of all kinds in them. */
import { SEATS, type Seat } from '../../shared/content/seats';
import type { DeskPerson, DeskSeat, DeskTable, DeskView } from '../../shared/protocol/seminar';
import { scenarioOf } from '../../shared/rules/scenario';
import { LocalTable } from '../e2e/support/local-source';

export const NOW = Date.UTC(2026, 2, 3, 10, 0, 0);

const NAMES = [
  'Ada', 'Ben', 'Chloé', 'Dario', 'Emre', 'Farah', 'Gita', 'Hugo', 'Inès', 'Jonas', 'Kofi', 'Lena', 'Mara', 'Nils',
  'Olga', 'Pavel', 'Quentin', 'Rosa', 'Samira', 'Tomasz', 'Ulla', 'Vera', 'Wim', 'Xenia', 'Yusuf', 'Zoë',
]; // prettier-ignore

const nameOf = (index: number): string => {
  const name = NAMES[index % NAMES.length] ?? 'Ada';
  const again = Math.floor(index / NAMES.length);
  return again === 0 ? name : `${name} ${'BCDEFG'[again - 1] ?? ''}.`;
};

const seed = (number: number): string => (number * 7 + 3).toString(16).padStart(32, '0');

function played(number: number): DeskTable & { readonly state: LocalTable['state'] } {
  const table = new LocalTable({
    viewer: 'chair',
    scenario: 'standard',
    seed: seed(number),
    round: 1 + (number % 5),
    step: number % 3 === 0 ? 'orders' : 'talks',
    bots: false,
    clock: true,
  });
  const { state } = table;
  const deals = Object.values(state.deals);
  const seat = (which: Seat): DeskSeat => ({
    people: [],
    head: null,
    holder: 'person',
    level: null,
    ready: state.ready[which],
  });
  return {
    state,
    id: `table-${number}`,
    round: state.round,
    rounds: scenarioOf(state).rounds,
    step: state.step,
    paused: number % 7 === 4,
    clock: {
      talksMinutes: 8,
      ordersMinutes: 4,
      deadline: number % 7 === 4 || state.step === 'ended' ? null : NOW + 40_000 * ((number % 9) + 1),
    },
    ending: state.ending?.id ?? null,
    war: state.war,
    tracks: {
      ceasefire: state.tracks.ceasefire,
      escalation: state.tracks.escalation,
      toll: state.tracks.toll,
    },
    deals: {
      onOffer: Object.keys(state.offers).length,
      inForce: deals.filter(({ status }) => status === 'in-force').length,
      broken: deals.reduce(
        (sum, { record }) => sum + Object.values(record).filter((each) => each === 'broken').length,
        0,
      ),
    },
    seats: { usa: seat('usa'), iran: seat('iran'), israel: seat('israel') },
    injected:
      number === 2
        ? { i1: { round: state.round, headline: 'Markets fall on rumours of a strike', undoable: true } }
        : {},
    drawn: Object.fromEntries(Object.entries(state.drawn).map(([event, round]) => [round, event])),
    entry: 40 + number,
  };
}

/** So many tables with `delegation` people in each seat, some of them away, idle, replaced by a bot or missing. */
export function sampleDesk(tables: number, delegation = 2, phase: DeskView['phase'] = 'playing'): DeskView {
  const people: Record<string, DeskPerson> = {};
  const seated: Record<string, DeskTable> = {};
  let index = 0;
  for (let number = 1; number <= tables; number++) {
    const { state: _, ...table } = played(number);
    const seats = { ...table.seats };
    SEATS.forEach((seat, at) => {
      const mark = number * 3 + at;
      if (mark % 17 === 5) {
        seats[seat] = { ...seats[seat], holder: 'bot', level: 'middle', ready: false };
        return;
      }
      if (mark % 19 === 7) return;
      const ids = Array.from({ length: mark % 5 === 0 ? 1 : delegation }, () => {
        const id = `p${++index}`;
        people[id] = {
          name: nameOf(index - 1),
          place: { table: number, seat },
          here: index % 11 !== 6,
          active: NOW - (index % 13 === 3 ? 260_000 : 20_000),
          answered: { before: index % 2 === 0, after: false },
        };
        return id;
      });
      seats[seat] = { ...seats[seat], people: ids, head: ids[0] ?? null };
    });
    seated[number] = { ...table, paused: phase === 'gathering' || table.paused, seats };
  }
  for (let late = 0; late < 2; late++) {
    people[`late${late}`] = {
      name: ['Late Lucia', 'Milo'][late] ?? '',
      place: null,
      here: true,
      active: NOW,
      answered: { before: false, after: false },
    };
  }
  const note = { by: 'Prof. Weber', entry: 41, at: NOW - 60_000 };
  return {
    kind: 'desk',
    seminar: 'sem',
    code: 'K7MP2X',
    settings: {
      name: 'Crisis bargaining, spring term',
      scenario: 'standard',
      tables,
      delegation,
      botLevel: 'easy',
      clock: { talksMinutes: 8, ordersMinutes: 4 },
      talk: { open: 'free', 'usa-iran': 'free', 'usa-israel': 'free', 'iran-israel': 'quick' },
      readsPrivate: false,
      gallery: true,
      placement: 'even',
      deciding: 'head',
      guided: true,
      asks: { before: true, after: true },
      questions: [],
      days: 90,
    },
    phase,
    createdAt: NOW - 3_600_000,
    expiresAt: NOW + 90 * 86_400_000 - 3_600_000,
    people,
    tables: seated,
    plans: {
      a: { injection: { event: 'lebanon-fire' }, round: 4, tables: [1] },
      b: {
        injection: {
          written: {
            headline: 'A tanker runs aground',
            text: 'Nobody is hurt.',
            effects: [{ track: 'escalation', by: 1 }],
          },
        },
        round: 3,
        tables: Object.keys(seated).map(Number),
      },
    },
    notes: {
      n1: {
        ...note,
        text: 'First offer refused within a minute: anchoring.',
        table: 1,
        stop: true,
        order: 2,
      },
      n2: { ...note, text: 'Israel strikes although it had promised quiet.', table: 2, stop: true, order: 1 },
      n3: {
        ...note,
        text: 'Ask everybody about the deadline.',
        table: null,
        entry: null,
        stop: false,
        order: 0,
      },
    },
    facilitators: { f1: { name: 'Prof. Weber', here: true }, f2: { name: 'Assistant', here: false } },
    projected: 2,
  };
}
