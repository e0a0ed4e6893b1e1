/** Figures of three seats in the shape of a debrief. What is −0 becomes 0, as in JSON. */
import { bySeat } from '../../content/seats';
import type { Estimate } from '../paired';
import type { Triple } from '../worlds';
import type { BySeat, Measured } from './debrief';

export const figures = (values: Triple): BySeat => bySeat((_, index) => values[index]! + 0);

export const measured = ({ means, errors }: Estimate): BySeat<Measured> =>
  bySeat((_, index) => {
    const error = errors[index]!;
    return { mean: means[index]! + 0, error: Number.isFinite(error) ? error : null };
  });
