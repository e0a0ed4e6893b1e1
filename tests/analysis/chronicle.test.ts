// What a finished game shows without rollouts: against games made by hand, and properties of every golden game.
import { describe, expect, test } from 'vitest';
import { chronicleOf } from '../../shared/analysis/debrief/chronicle';
import type { Chronicle } from '../../shared/analysis/debrief/debrief';
import { SEATS, type Seat } from '../../shared/content/seats';
import { dealtConcealed } from '../../shared/rules/pictures';
import type { Draft, Term } from '../../shared/rules/state';
import { deal, owes } from '../rules/support';
import { GOLDEN, golden, played, type HandRound } from './games';

const promise = (chronicle: Chronicle, kind: Term['kind'], debtor: Seat) => {
  const found = chronicle.promises.filter(
    ({ draft, term, debtor: by }) => draft.terms[term]?.kind === kind && by === debtor,
  );
  expect(found).toHaveLength(1);
  return found[0]!;
};
const kept = (chronicle: Chronicle, kind: Term['kind'], debtor: Seat): string =>
  promise(chronicle, kind, debtor)
    .record.map(({ round, kept: how }) => `${round} ${how}`)
    .join(', ');

/** Iran stays away from a weapon, Washington lifts a step of sanctions. */
const restraint = (more: Partial<Draft> = {}): Draft =>
  deal([owes('iran', 'no-weapon', 'usa'), owes('usa', 'relief', 'iran')], more);

/** The first seed with which such a game comes out as wanted. */
function luck(rounds: readonly HandRound[], wanted: (chronicle: Chronicle) => boolean): Chronicle {
  for (let game = 1; game < 200; game++) {
    const chronicle = chronicleOf(played(rounds, game).timeline);
    if (wanted(chronicle)) return chronicle;
  }
  throw new Error('no such luck');
}

describe('promises', () => {
  const watched = deal([owes('iran', 'access', 'usa'), owes('usa', 'relief', 'iran')]);
  const conceal: HandRound = { orders: { iran: [{ order: 'conceal' }] } };

  test('a promise kept to the end, and one delivered', () => {
    const chronicle = chronicleOf(played([{ sign: [restraint()] }]).timeline);
    expect(kept(chronicle, 'no-weapon', 'iran')).toMatch(/^1 kept, 2 kept, 3 kept/);
    expect(promise(chronicle, 'no-weapon', 'iran').record).toHaveLength(chronicle.facts.rounds);
    expect(kept(chronicle, 'relief', 'usa')).toBe('1 kept');
    expect(chronicle.promises.every(({ broken }) => broken === null)).toBe(true);
    expect(chronicle.promises[0]).toMatchObject({ signed: { round: 1 }, to: ['usa'] });
  });

  test('a breach that nobody found out is a breach, unknown to the others', () => {
    const chronicle = luck([{ sign: [watched] }, conceal], ({ course }) =>
      course.events.every(({ kind }) => kind !== 'detected'),
    );
    expect(kept(chronicle, 'access', 'iran')).toMatch(/^1 kept, 2 broken, 3 kept/);
    expect(promise(chronicle, 'access', 'iran').broken).toMatchObject({ round: 2, detected: false });
  });

  test('a breach that came to light', () => {
    const chronicle = luck([{ sign: [watched] }, conceal], ({ course }) =>
      course.events.some(({ kind }) => kind === 'detected'),
    );
    const { broken } = promise(chronicle, 'access', 'iran');
    expect(broken).toMatchObject({ round: 2, detected: true });
    expect(chronicle.course.events).toContainEqual(
      expect.objectContaining({ kind: 'breach', entry: broken?.entry }),
    );
  });

  test.each<[name: string, rounds: HandRound[], relief: string, noWeapon: RegExp]>([
    [
      'it expires: what stood is over, what was delivered stays',
      [{ sign: [restraint({ rounds: 2 })] }],
      '1 kept',
      /^1 kept, 2 kept$/,
    ],
    [
      'denounced before delivery: both lapse',
      [
        { sign: [deal([owes('iran', 'no-weapon', 'usa'), owes('usa', 'relief', 'iran', { due: 3 })])] },
        { denounce: [['usa', 0]] },
      ],
      '2 lapsed',
      /^1 kept, 2 lapsed$/,
    ],
    [
      'what it waited for was withheld until it expired: never delivered',
      [
        {
          sign: [
            deal(
              [
                owes('iran', 'no-weapon', 'usa'),
                owes('usa', 'relief', 'iran', { after: 2 }),
                owes('iran', 'release', 'usa'),
              ],
              { rounds: 2 },
            ),
          ],
          orders: { iran: [{ order: 'withhold', target: '0' }] },
        },
        { orders: { iran: [{ order: 'withhold', target: '0' }] } },
      ],
      '2 lapsed',
      /^1 kept, 2 kept$/,
    ],
    [
      'sanctions tightened after relief was given: broken in a later round',
      [{ sign: [restraint()] }, {}, { orders: { usa: [{ order: 'tighten' }] } }],
      '1 kept, 3 broken',
      /^1 kept, 2 kept, 3 kept/,
    ],
    [
      'withheld, and given a round later',
      [{ sign: [restraint()], orders: { usa: [{ order: 'withhold', target: '0' }] } }],
      '1 broken, 2 kept',
      /^1 kept, 2 kept/,
    ],
  ])('%s', (_, rounds, relief, noWeapon) => {
    const chronicle = chronicleOf(played(rounds).timeline);
    expect(kept(chronicle, 'relief', 'usa')).toBe(relief);
    expect(kept(chronicle, 'no-weapon', 'iran')).toMatch(noWeapon);
  });
});

describe.each(GOLDEN)('%s', (file) => {
  const timeline = golden(file);
  const chronicle = chronicleOf(timeline);
  const { course, facts } = chronicle;
  const end = timeline.stateAt(timeline.length);

  test('the course begins and ends as the game does, and each point says what was then', () => {
    const [first] = course.points;
    expect(first?.entry).toBe(0);
    expect(course.points.at(-1)?.entry).toBe(timeline.length);
    for (const point of course.points) {
      const state = timeline.stateAt(point.entry);
      expect(point.tracks).toMatchObject(state.tracks);
      expect(point.trust).toEqual(state.trust);
      expect(point.tracks.heu).toBe(state.secret.heu);
      expect(point.round).toBe(state.round);
    }
    const entries = course.points.map(({ entry }) => entry);
    expect(entries).toEqual([...new Set(entries)].sort((a, b) => a - b));
  });

  test('the human cost adds up to the track', () => {
    expect(course.toll).toHaveLength(facts.rounds);
    expect(course.toll.at(-1)?.total).toBe(end.tracks.toll);
    for (const { added, causes } of course.toll) {
      expect(causes.reduce((sum, cause) => sum + cause.added, 0)).toBe(added);
    }
    const strikes = course.events.filter(({ kind }) => kind === 'strike');
    for (const { causes } of course.toll) {
      for (const cause of causes) {
        if (cause.what.kind === 'strike')
          expect(strikes.some(({ entry }) => entry === cause.entry)).toBe(true);
      }
    }
  });

  test('every promise of every signed deal is there once, with something to say', () => {
    const keys = chronicle.promises.map(({ deal: id, term }) => `${id}:${term}`);
    const wanted = Object.values(end.deals).flatMap(({ id, draft }) =>
      draft.terms.map((_, index) => `${id}:${index}`),
    );
    expect(keys.sort()).toEqual(wanted.sort());
    for (const { record, signed } of chronicle.promises) {
      expect(record.length).toBeGreaterThan(0);
      const rounds = record.map(({ round }) => round);
      expect(rounds).toEqual([...new Set(rounds)].sort((a, b) => a - b));
      expect(rounds[0]).toBeGreaterThanOrEqual(signed.round);
    }
  });

  test('detected breaches are those that the rules put on record', () => {
    for (const { id, record } of Object.values(end.deals)) {
      for (const seat of SEATS) {
        for (let round = 1; round <= facts.rounds; round++) {
          const broken = chronicle.promises.some(
            (one) =>
              one.deal === id &&
              one.debtor === seat &&
              one.record.some((entry) => entry.round === round && entry.detected === true),
          );
          expect(broken, `${id} ${seat} ${round}`).toBe(record[`${round}:${seat}`] === 'broken');
        }
      }
    }
  });

  test('beliefs are distributions, one for each round, beside the truth', () => {
    expect(chronicle.beliefs.map(({ round }) => round)).toEqual(
      Array.from({ length: facts.rounds + 1 }, (_, round) => round),
    );
    for (const { truth, pictures, entry, round } of chronicle.beliefs) {
      if (round > 0) expect(truth.heu).toBe(timeline.stateAt(entry).secret.heu);
      for (const { heu, concealed, weapon } of Object.values(pictures)) {
        for (const spread of [heu, concealed, weapon]) {
          expect(spread.odds.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(spread.low).toBeLessThanOrEqual(spread.mean + 1);
          expect(spread.low).toBeLessThanOrEqual(spread.high);
          const within = spread.odds.slice(spread.low, spread.high + 1);
          expect(within.reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(0.9 - 1e-9);
        }
        expect(heu.onTruth).toBe(heu.odds[truth.heu]);
      }
    }
    const { dealt } = timeline.recording.header.scenario;
    const { truth } = chronicle.beliefs[0]!;
    expect(Object.keys(dealt.heu)).toContain(String(truth.heu));
    expect(Object.keys(dealt.weapon)).toContain(String(truth.weapon));
    expect(Object.keys(dealt.concealed).map((by) => dealtConcealed(truth.heu, Number(by)))).toContain(
      truth.concealed,
    );
  });

  test('reasons come with the entry they belong to', () => {
    const { entries } = timeline.recording;
    expect(chronicle.reasons).toHaveLength(
      entries.filter(
        ({ kind, reason, actor }) => kind === 'move' && reason !== undefined && actor !== 'chair',
      ).length,
    );
    for (const { entry, seat, reason, round } of chronicle.reasons) {
      expect(entries[entry - 1]).toMatchObject({ actor: seat, reason });
      expect(round).toBe(timeline.stateAt(entry - 1).round);
    }
  });

  test('it is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(chronicle))).toEqual(chronicle);
  });
});
