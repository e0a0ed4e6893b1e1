// Par as it is fitted: what games of known make come to, and what `npm run simulate -- --par` refuses.
import { describe, expect, it } from 'vitest';
import { fitted } from '../../server/balance/par-fit';
import type { ParGame } from '../../server/balance/par-worker';
import { RIDGES, rowOf, type Dealt } from '../../shared/analysis/debrief/par-rows';
import { stream } from '../../shared/bots/randomness';
import { AGENDA_IDS, AGENDAS, type AgendaId } from '../../shared/content/agendas';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import { simulate } from '../support/simulate';

const own = (seat: Seat): AgendaId[] => AGENDA_IDS.filter((id) => AGENDAS[id].seat === seat);
const nth = (seat: Seat, at: number): AgendaId => own(seat)[at % 3]!;

const dealtOf = (game: number): Dealt => ({
  scenario: SCENARIO_IDS[game % 3]!,
  agendas: {
    usa: nth('usa', Math.floor(game / 3)),
    iran: nth('iran', Math.floor(game / 9)),
    israel: nth('israel', Math.floor(game / 27)),
  },
  heu: 4 + (Math.floor(game / 5) % 5),
  weapon: Math.floor(game / 7) % 3,
});

/** What strong bots would score: short games are worth less, Iran's uranium is worth something to it. */
const truth = ({ scenario, agendas, heu }: Dealt, seat: Seat): number[] => [
  (scenario === 'short' ? 30 : 45) + (seat === 'iran' ? 2 * (heu - 6) : 0),
  agendas[seat] === own(seat)[0] ? 20 : 8,
];

function games(many: number, noise: number): ParGame[] {
  const random = stream('par');
  return Array.from({ length: many }, (_, game) => {
    const dealt = dealtOf(game);
    const points = (seat: Seat): number[] =>
      truth(dealt, seat).map((part) => part + noise * (random() + random() + random() - 1.5) * 2);
    return { game, dealt, points: { usa: points('usa'), iran: points('iran'), israel: points('israel') } };
  });
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0);

describe('the fit of par', () => {
  it('finds what the games are made of, part by part', () => {
    const par = fitted(games(648, 0), 24);
    expect(par).toMatchObject({ games: 648, rollouts: 24 });
    for (let game = 0; game < 81; game += 7) {
      const row = rowOf(dealtOf(game));
      for (const seat of SEATS) {
        const parts = par.coefficients[seat].map((part) => dot(part, row));
        truth(dealtOf(game), seat).forEach((points, part) => expect(parts[part]).toBeCloseTo(points, 0));
      }
    }
  });

  it('knows how far a game is from it, and how little it knows of a deal', () => {
    const sd = 5;
    const par = fitted(games(648, sd), 24);
    // Two parts, each with an error of `sd`.
    for (const seat of SEATS) expect(par.residual[seat] / (sd * Math.SQRT2)).toBeCloseTo(1, 0);
    const few = fitted(games(162, sd), 24);
    const known = ({ inverse }: typeof par): number => {
      const row = rowOf(dealtOf(0));
      return dot(
        row,
        inverse.map((line) => dot(line, row)),
      );
    };
    expect(par.inverse).toHaveLength(RIDGES.length);
    expect(known(par)).toBeLessThan(0.05);
    expect(known(few)).toBeGreaterThan(2 * known(par));
    // Within three standard errors of the truth.
    const row = rowOf(dealtOf(0));
    for (const seat of SEATS) {
      const mean = par.coefficients[seat].reduce((sum, part) => sum + dot(part, row), 0);
      const real = truth(dealtOf(0), seat).reduce((a, b) => a + b, 0);
      expect(Math.abs(mean - real)).toBeLessThan(3 * par.residual[seat] * Math.sqrt(known(par)));
    }
  });
});

describe('simulate --par', () => {
  it('wants games enough to fit it from', () => {
    const { status, stderr } = simulate('--par', '--games', '20');
    expect(status).toBe(2);
    expect(stderr).toContain('--games takes a whole number from 81');
  }, 60_000);
});
