/**
 * Fitting the weights: ridge regression of final scores on sketches, smoothed over neighbouring values, each agenda drawn
 * toward its seat as a whole (Hastie, Tibshirani and Friedman 2009, 3.4 and 5.4). Rows of one game hang together, so
 * the penalties are a few times what independent rows would ask for.
 */
import { AGENDAS, AGENDA_IDS, type AgendaId } from '../../content/agendas';
import { SEATS } from '../../content/seats';
import { BLOCKS, COLUMNS, type Sketch } from './blocks';
import { BASES, basesOf, type WeightsFile } from './bases';

const RIDGE = 60;
const SMOOTHNESS = 2_500;
const TO_SEAT = 400;

/** One more than the columns: the last is the intercept. */
const WIDTH = COLUMNS + 1;

/** Sums over rows with the same agenda and rounds left: of products of columns, and of columns times the score. */
interface Sums {
  readonly products: Float64Array;
  readonly scores: Float64Array;
}

/** Keys are `agenda:left`. */
export type Samples = Record<string, Sums>;

/** Adds a row: a position as sketched, with so many rounds left, and what the seat with this agenda scored in the end. */
export function addSample(
  samples: Samples,
  agenda: AgendaId,
  left: number,
  sketch: Sketch,
  score: number,
): void {
  const sums = (samples[`${agenda}:${left}`] ??= {
    products: new Float64Array(WIDTH * WIDTH),
    scores: new Float64Array(WIDTH),
  });
  const on = new Int32Array(BLOCKS.length + 1);
  BLOCKS.forEach(({ offset }, index) => {
    on[index] = offset + (sketch[index] ?? 0);
  });
  on[BLOCKS.length] = COLUMNS;
  for (const row of on) {
    sums.scores[row] = (sums.scores[row] ?? 0) + score;
    const start = row * WIDTH;
    for (const column of on) sums.products[start + column] = (sums.products[start + column] ?? 0) + 1;
  }
}

export function addSamples(into: Samples, from: Samples): void {
  for (const [key, { products, scores }] of Object.entries(from)) {
    const sums = into[key];
    if (!sums) {
      into[key] = { products, scores };
      continue;
    }
    products.forEach((value, at) => (sums.products[at] = (sums.products[at] ?? 0) + value));
    scores.forEach((value, at) => (sums.scores[at] = (sums.scores[at] ?? 0) + value));
  }
}

interface Equations {
  readonly size: number;
  readonly matrix: Float64Array;
  readonly right: Float64Array;
}

function equations(samples: Samples, agendas: readonly AgendaId[]): Equations {
  const size = WIDTH * BASES;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const [key, { products, scores }] of Object.entries(samples)) {
    const [agenda, left] = key.split(':');
    if (!agendas.includes(agenda as AgendaId)) continue;
    const bases = basesOf(Number(left));
    bases.forEach((a, i) => {
      scores.forEach((score, row) => (right[i * WIDTH + row] = (right[i * WIDTH + row] ?? 0) + a * score));
      bases.forEach((b, j) => {
        for (let row = 0; row < WIDTH; row++) {
          const to = (i * WIDTH + row) * size + j * WIDTH;
          const from = row * WIDTH;
          for (let column = 0; column < WIDTH; column++) {
            const product = products[from + column] ?? 0;
            if (product !== 0) matrix[to + column] = (matrix[to + column] ?? 0) + a * b * product;
          }
        }
      });
    });
  }
  return { size, matrix, right };
}

/** Adds what keeps weights small and neighbours alike; `toward` are weights to stay near, with that strength. */
function penalise({ size, matrix, right }: Equations, toward: Float64Array | null): void {
  const add = (row: number, column: number, by: number): void => {
    matrix[row * size + column] = (matrix[row * size + column] ?? 0) + by;
  };
  for (let base = 0; base < BASES; base++) {
    const start = base * WIDTH;
    for (let column = 0; column < COLUMNS; column++) {
      const at = start + column;
      add(at, at, toward ? TO_SEAT : RIDGE);
      if (toward) right[at] = (right[at] ?? 0) + TO_SEAT * (toward[at] ?? 0);
    }
    add(start + COLUMNS, start + COLUMNS, 1e-3);
    for (const { offset, size: values, smooth } of BLOCKS) {
      if (!smooth) continue;
      for (let value = 1; value + 1 < values; value++) {
        const middle = start + offset + value;
        const [a, b, c] = [middle - 1, middle, middle + 1];
        for (const [row, x] of [
          [a, 1],
          [b, -2],
          [c, 1],
        ] as const) {
          add(row, a, SMOOTHNESS * x);
          add(row, b, SMOOTHNESS * x * -2);
          add(row, c, SMOOTHNESS * x);
        }
      }
    }
  }
}

/** Cholesky decomposition, then substitution both ways. Works in place. */
function solve({ size, matrix: m, right }: Equations): Float64Array {
  for (let row = 0; row < size; row++) {
    const r = row * size;
    for (let column = 0; column <= row; column++) {
      const c = column * size;
      let sum = m[r + column]!;
      for (let k = 0; k < column; k++) sum -= m[r + k]! * m[c + k]!;
      if (column < row) m[r + column] = sum / m[c + column]!;
      else m[r + row] = Math.sqrt(Math.max(sum, 1e-9));
    }
  }
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    let sum = x[row]!;
    for (let k = 0; k < row; k++) sum -= m[row * size + k]! * x[k]!;
    x[row] = sum / m[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row]!;
    for (let k = row + 1; k < size; k++) sum -= m[k * size + row]! * x[k]!;
    x[row] = sum / m[row * size + row]!;
  }
  return x;
}

/** The weights for all agendas, ready to be stored. */
export function fitWeights(samples: Samples): WeightsFile {
  const agendas: Record<string, number[][]> = {};
  for (const seat of SEATS) {
    const own = AGENDA_IDS.filter((id) => AGENDAS[id].seat === seat);
    const whole = equations(samples, own);
    penalise(whole, null);
    const ofSeat = solve(whole);
    for (const agenda of own) {
      const one = equations(samples, [agenda]);
      penalise(one, ofSeat);
      const weights = solve(one);
      agendas[agenda] = Array.from({ length: BASES }, (_, base) =>
        Array.from(weights.subarray(base * WIDTH, (base + 1) * WIDTH), (w) => Math.round(100 * w)),
      );
    }
  }
  return { blocks: Object.fromEntries(BLOCKS.map(({ name, size }) => [name, size])), agendas };
}
