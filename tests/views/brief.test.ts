/** A seat's brief says what its view says, and nothing that its view does not. */
import { describe, expect, test } from 'vitest';
import { oddsOf, seatBrief } from '../../client/briefing/brief';
import { AGENDA_IDS, AGENDAS } from '../../shared/content/agendas';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import { cloneState } from '../../shared/rules/clone';
import { afterEnrichment } from '../../shared/rules/pictures';
import { createState } from '../../shared/rules/setup';
import type { State } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import fc from '../support/property';

const person = { kind: 'person' as const };
const table = (number: number, scenario = 'standard'): State =>
  createState({
    scenario,
    seed: number.toString(16).padStart(32, '0'),
    seats: { usa: person, iran: person, israel: person },
  });
const briefOf = (state: State, seat: Seat) => seatBrief(seatView(state, seat));

/** Everything that a seat may not know, exchanged for something else. */
function otherwise(state: State, seat: Seat, heu: number, weapon: number, agenda: number): State {
  const other = cloneState(state);
  if (seat !== 'iran') other.secret = { heu, concealed: Math.floor(heu / 3), weapon, shipped: 0 };
  for (const each of SEATS) {
    const own = AGENDA_IDS.filter((id) => AGENDAS[id].seat === each);
    if (each !== seat) other.agendas[each] = own[agenda % own.length]!;
  }
  for (const who of ['usa', 'israel'] as const) {
    const picture = other.pictures[who];
    if (who !== seat && picture) other.pictures[who] = afterEnrichment(picture, 1 + (heu % 3));
  }
  other.seed = 'f'.repeat(32);
  return other;
}

describe('what a seat may not know', () => {
  test('changes nothing in its brief', () => {
    const some = fc.record({
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      seat: fc.constantFrom(...SEATS),
      scenario: fc.constantFrom(...SCENARIO_IDS),
      heu: fc.integer({ min: 0, max: 10 }),
      weapon: fc.integer({ min: 0, max: 4 }),
      agenda: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(some, ({ seed, seat, scenario, heu, weapon, agenda }) => {
        const state = table(seed, scenario);
        expect(briefOf(otherwise(state, seat, heu, weapon, agenda), seat)).toEqual(briefOf(state, seat));
      }),
      { numRuns: 60 },
    );
  });

  test('changes the brief of whoever may know it', () => {
    const state = table(7);
    const { heu, concealed, weapon, shipped } = state.secret!;
    const other = cloneState(state);
    other.secret = { heu: (heu + 1) % 11, concealed, weapon, shipped };
    expect(briefOf(other, 'iran').facts).not.toEqual(briefOf(state, 'iran').facts);
    other.agendas.usa = state.agendas.usa === 'come-home' ? 'peacemaker' : 'come-home';
    expect(briefOf(other, 'usa').agenda).not.toEqual(briefOf(state, 'usa').agenda);
    other.pictures.israel = afterEnrichment(state.pictures.israel!, 2);
    expect(briefOf(other, 'israel').odds).not.toEqual(briefOf(state, 'israel').odds);
  });
});

describe.each(SEATS)('the brief of %s', (seat) => {
  const state = table(11);
  const brief = briefOf(state, seat);

  test('holds the agenda that was dealt, and figures of the view', () => {
    expect(brief.agenda?.name).toBe(AGENDAS[state.agendas[seat]!].name);
    expect(brief.agenda?.conditions).toHaveLength(AGENDAS[state.agendas[seat]!].conditions.length);
    for (const { track, value } of brief.figures) expect(value).toBe(state.tracks[track]);
    expect(brief.figures.filter(({ home }) => home)).toHaveLength(1);
    expect(brief.interests.reduce((sum, { weight }) => sum + weight, 0)).toBe(70);
  });

  test('tells facts to Iran and odds to all', () => {
    expect(brief.facts.length > 0).toBe(seat === 'iran');
    expect(brief.odds?.list.length).toBeGreaterThan(3);
    for (const { percent } of brief.odds!.list) {
      expect(percent).toBeGreaterThanOrEqual(0);
      expect(percent).toBeLessThanOrEqual(100);
    }
  });

  test('names all that the others may have been dealt, and no more of it than that', () => {
    for (const { seat: other, agendas } of brief.others) {
      const all = AGENDA_IDS.filter((id) => AGENDAS[id].seat === other).map((id) => AGENDAS[id].name);
      expect(agendas).toEqual(all);
    }
  });

  test('tells others no more of the uranium after the end than before it', () => {
    const over = cloneState(state);
    over.step = 'ended';
    expect(briefOf(over, seat).facts).toEqual(brief.facts);
    expect(briefOf(over, seat).odds).toEqual(brief.odds);
  });

  test('leaves no name empty', () => {
    for (const { name, why } of brief.first) expect([name, why]).not.toContain('');
    for (const { text } of brief.others) expect(text).not.toBe('');
  });
});

test.each([
  [0, 'almost impossible'],
  [0.1, 'very unlikely'],
  [0.3, 'unlikely'],
  [0.5, 'about even'],
  [0.7, 'likely'],
  [0.9, 'very likely'],
  [1, 'almost certain'],
])('a chance of %d is %s', (chance, words) => {
  expect(oddsOf('it', chance)).toEqual({ what: 'it', percent: Math.round(chance * 100), words });
});
