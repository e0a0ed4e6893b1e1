/** Par for a deal, read off the games of strong bots that are shipped as par.json. */
import type { AgendaId } from '../../content/agendas';
import { bySeat, type Seat } from '../../content/seats';
import type { ScoreSheet } from '../../rules/state';
import type { Par, ParComponent } from './debrief';
import type { ParFile } from './par-file';
import file from './par.json';
import { partsOf, rowOf, type Dealt } from './par-rows';

const par: ParFile = file;
/** No score is higher, and so no par. */
const MOST = 100;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** Plus 0: no minus stands before nothing. */
const hundredths = (points: number): number => Math.round(points * 100) / 100 + 0;

/** What strong bots scored in deals such as this one, beside what was scored here. */
export function parOf(dealt: Dealt, scores: Readonly<Record<Seat, ScoreSheet>>): Par {
  const row = rowOf(dealt);
  // How little is known of such a deal, as a share of the variance of one game.
  const share = dot(
    row,
    par.inverse.map((line) => dot(line, row)),
  );
  const components = bySeat((seat) => {
    const parts = partsOf(scores[seat]).map(
      ({ kind, name, points, range: [least, most] }, index): ParComponent => {
        const fitted = dot(par.coefficients[seat][index] ?? [], row);
        // A regression may go a little beyond what a part can be.
        return {
          kind,
          name,
          points: hundredths(points),
          par: hundredths(Math.max(least, Math.min(most, fitted))),
        };
      },
    );
    const over = Math.max(0, parts.reduce((sum, part) => sum + part.par, 0) - MOST);
    return parts.map((part) => (part.kind === 'cap' ? { ...part, par: hundredths(part.par - over) } : part));
  });
  return {
    scores: bySeat((seat) => ({
      mean: hundredths(components[seat].reduce((sum, part) => sum + part.par, 0)),
      error: hundredths(par.residual[seat] * Math.sqrt(Math.max(0, share))),
    })),
    spread: bySeat((seat) => hundredths(par.residual[seat])),
    components,
    games: par.games,
    rollouts: par.rollouts,
  };
}

/** What was dealt, of the first belief of a chronicle and the score sheets of the end. */
export const dealtOf = (
  scenario: string,
  { heu, weapon }: { readonly heu: number; readonly weapon: number },
  scores: Readonly<Record<Seat, ScoreSheet>>,
): Dealt => ({
  scenario,
  heu,
  weapon,
  agendas: bySeat((seat) => scores[seat].agenda.id as AgendaId),
});
