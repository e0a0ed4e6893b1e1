// What several tables are compared by, on games made by hand and on every golden game.
import { describe, expect, test } from 'vitest';
import { chronicleOf } from '../../shared/analysis/debrief/chronicle';
import { parOf, dealtOf } from '../../shared/analysis/debrief/par';
import { figuresOf } from '../../shared/analysis/seminar/figures';
import { PassageMaker } from '../../shared/analysis/seminar/passage';
import { SEATS } from '../../shared/content/seats';
import { timelineOf, type Timeline } from '../../shared/recording/timeline';
import { record } from '../../shared/recording/record';
import type { Act } from '../../shared/recording/format';
import { EVERYTHING, recorded } from '../recording/support';
import { deal, owes } from '../rules/support';
import { GOLDEN, golden, played, type HandRound } from './games';

const restraint = deal([owes('iran', 'no-weapon', 'usa'), owes('usa', 'relief', 'iran')]);
const watched = deal([owes('iran', 'access', 'usa'), owes('usa', 'relief', 'iran')]);
const conceal: HandRound = { orders: { iran: [{ order: 'conceal' }] } };

/** What a recording is made of, as far as it went, and its passage from the same playing. */
function passageOf({ header }: Timeline['recording'], entries: readonly Act[]) {
  const { seed, rules, seats, createdAt, messages } = header;
  const maker = new PassageMaker();
  record(
    { scenario: header.scenario.id, seed, rules, seats, createdAt, entries },
    { messages, names: true, marks: true, watcher: maker },
  );
  return maker.passage();
}

/** A game with messages that were not in it, before its first entry. */
function withMessages({ recording: { header, entries } }: Timeline, said: readonly object[]): Timeline {
  const { seed, rules, seats, createdAt } = header;
  const acts = [...said.map((each) => ({ ...each, at: createdAt })), ...entries] as Act[];
  const journal = { scenario: header.scenario.id, seed, rules, seats, createdAt, entries: acts };
  return timelineOf(recorded(journal, { ...EVERYTHING, marks: true }));
}

describe('trust and deals', () => {
  test.each([
    { name: 'nothing was owed', rounds: [], iran: [0, 0, null], deals: [0, 0, 0] },
    { name: 'a deal was kept', rounds: [{ sign: [restraint] }], iran: [1, 0, 10], deals: [1, 1, 0] },
    {
      name: 'a term was broken',
      rounds: [{ sign: [watched] }, conceal],
      iran: [1, 1, null],
      deals: [1, 0, 1],
    },
  ])('$name', ({ rounds, iran: [kept, broken, deserved], deals: [signed, whole, breached] }) => {
    const { timeline } = played(rounds as readonly HandRound[]);
    const { trust, deals } = figuresOf(timeline);
    expect(deals).toEqual({ signed, kept: whole, breached });
    if (kept === 0) expect(trust.iran).toMatchObject({ kept: 0, broken: 0, deserved: null });
    else {
      expect(trust.iran.kept).toBeGreaterThanOrEqual(kept!);
      expect(trust.iran.broken).toBe(broken);
      const share = (10 * trust.iran.kept) / (trust.iran.kept + trust.iran.broken);
      expect(trust.iran.deserved).toBeCloseTo(share, 10);
      if (deserved !== null) expect(trust.iran.deserved).toBe(deserved);
      else expect(trust.iran.deserved).toBeLessThan(10);
    }
  });

  test('trust given is the mean over the two others and the ends of rounds', () => {
    const { timeline } = played([{ sign: [restraint] }]);
    const ends = timeline.recording.rounds.map(({ entry }) => timeline.stateAt(entry).trust);
    const sum = ends.reduce((all, trust) => all + trust.usa.iran + trust.israel.iran, 0);
    expect(figuresOf(timeline).trust.iran.given).toBeCloseTo(sum / (2 * ends.length), 10);
  });
});

test('lies are messages that their sender marked; believed, where anybody says so', () => {
  const { timeline } = played([]);
  const message = (actor: string, more: object) => ({
    kind: 'message',
    actor,
    payload: { channel: 'open', body: { kind: 'text', text: 'So be it.' }, ...more },
  });
  const lies = [
    message('usa', { bluff: true, believed: { iran: true, israel: false } }),
    message('usa', { bluff: true, believed: { iran: false } }),
    message('usa', { bluff: true }),
    message('iran', { believed: { usa: true } }),
    message('chair', {}),
  ];
  const figures = figuresOf(withMessages(timeline, []));
  expect(figures.lies.usa).toEqual({ told: 0, believed: 0, judged: 0 });
  const counted = figuresOf(withMessages(timeline, lies)).lies;
  expect(counted.usa).toEqual({ told: 3, believed: 1, judged: 2 });
  expect(counted.iran).toEqual({ told: 0, believed: 0, judged: 0 });
});

test.each(GOLDEN)('%s: figures are those of its debrief, and its rows those of its recording', (file) => {
  const timeline = golden(file);
  const { recording } = timeline;
  const figures = figuresOf(timeline);
  const { facts, beliefs, course } = chronicleOf(timeline);
  const par = parOf(dealtOf(facts.scenario, beliefs[0]!.truth, facts.scores), facts.scores);
  for (const seat of SEATS) {
    expect(figures.scores[seat]).toBe(recording.result.scores[seat].total);
    expect(figures.par[seat]).toBe(par.scores[seat].mean);
  }
  expect(figures.tracks).toHaveLength(figures.rounds + 1);
  expect(figures.toll).toBe(timeline.stateAt(timeline.length).tracks.toll);
  expect(figures.tracks.at(-1)!.toll).toBe(figures.toll);
  expect(figures.toll).toBe(course.toll.at(-1)!.total);

  const passage = passageOf(recording, recording.entries);
  expect(passage.rounds.map(({ round, entry }) => ({ round, entry }))).toEqual(
    recording.rounds.map(({ round, entry }) => ({ round, entry })),
  );
  const signed = passage.offers.filter(({ outcome }) => outcome === 'signed');
  expect(signed).toHaveLength(figures.deals.signed);
  const offers = recording.entries.filter(({ kind, payload }) => kind === 'move' && payload.type === 'offer');
  expect(passage.offers).toHaveLength(offers.length);

  // As far as it went: the round that is on is there, and nothing ended.
  const half = recording.rounds[0]!.entry + 1;
  const begun = passageOf(recording, recording.entries.slice(0, half));
  if (recording.rounds.length > 1) expect(begun.rounds.at(-1)).toMatchObject({ round: 2, ended: null });
});
