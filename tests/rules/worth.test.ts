import { describe, expect, it } from 'vitest';
import type { Draft, Term } from '../../shared/rules/state';
import { createState } from '../../shared/rules/setup';
import { stateHash } from '../../shared/rules/hash';
import { forecastDraft } from '../../shared/rules/worth';
import { seatView } from '../../shared/views/filter';

const bot = { kind: 'bot', level: 'random' } as const;
const table = () =>
  createState({ scenario: 'standard', seed: '2'.repeat(32), seats: { usa: bot, iran: bot, israel: bot } });
const term = (
  kind: Term['kind'],
  debtor: Term['debtor'],
  to: Term['to'],
  level = 1,
  due: number | null = null,
): Term => ({
  kind,
  debtor,
  to,
  level,
  due,
  inLaw: false,
  after: null,
});
const draft = (...terms: Term[]): Draft => ({
  parties: ['usa', 'iran'],
  terms,
  rounds: null,
  secret: false,
  snapback: false,
});

describe('what a text would be worth', () => {
  it('is what its terms do to the score as it stands', () => {
    const state = table();
    Object.assign(state.tracks, { sanctions: 8, economy: 3, streets: 3, base: 6 });
    const relief = draft(term('relief', 'usa', ['iran'], 2, 1));
    const forecast = forecastDraft(seatView(state, 'iran'), 'iran', relief);
    expect(forecast.signing).toEqual([
      { track: 'base', from: 6, to: 4 },
      { track: 'streets', from: 3, to: 5 },
    ]);
    expect(forecast.kept).toEqual([
      { track: 'sanctions', from: 8, to: 4 },
      { track: 'economy', from: 3, to: 5 },
    ]);
    // Streets +2 of 10 at 14 points; then sanctions −4 of 10 at 10 points and economy +2 of 10 at 14 points.
    expect(forecast.signed - forecast.now).toBeCloseTo(2.8, 5);
    expect(forecast.carriedOut - forecast.signed).toBeCloseTo(6.8, 5);
  });

  it('counts guarantees that would be in force', () => {
    const state = table();
    const text = draft(term('security-guarantee', 'usa', ['iran']));
    const { signed, now } = forecastDraft(seatView(state, 'iran'), 'iran', text);
    // Half of 8 points, and streets +1 of 10 at 14; an agenda may add to it.
    expect(signed - now).toBeGreaterThanOrEqual(5.4 - 1e-9);
  });

  it('reaches standing terms step by step, no further than the deal runs', () => {
    const state = table();
    Object.assign(state.tracks, { sites: 5, access: 1 });
    const text = { ...draft(term('cap', 'iran', ['usa'], 2), term('access', 'iran', ['usa'], 3)), rounds: 2 };
    const { kept } = forecastDraft(seatView(state, 'usa'), 'usa', text);
    expect(kept).toEqual([
      { track: 'sites', from: 5, to: 3 },
      { track: 'access', from: 1, to: 3 },
    ]);
  });

  it('leaves the position as it was', () => {
    const state = table();
    const before = stateHash(state);
    forecastDraft(state, 'usa', draft(term('ship-out', 'iran', ['usa'], 2, 1)));
    expect(stateHash(state)).toBe(before);
  });
});
