/** Something that is measured again and again, and whether it grows. */
export interface Growth {
  readonly first: number;
  readonly last: number;
  /** A minute, by least squares. */
  readonly slope: number;
  /** Of the slope. */
  readonly error: number;
}

/** Of samples, each with the seconds at which it was taken. */
export function growthOf(samples: readonly (readonly [seconds: number, value: number])[]): Growth {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const minutes = samples.map(([seconds]) => seconds / 60);
  const values = samples.map(([, value]) => value);
  const [x, y] = [mean(minutes), mean(values)];
  const spread = minutes.reduce((sum, at) => sum + (at - x) ** 2, 0);
  const slope = minutes.reduce((sum, at, index) => sum + (at - x) * (values[index]! - y), 0) / spread;
  const left = minutes.reduce((sum, at, index) => sum + (values[index]! - y - slope * (at - x)) ** 2, 0);
  const error = Math.sqrt(left / (samples.length - 2) / spread);
  return { first: values[0] ?? Number.NaN, last: values.at(-1) ?? Number.NaN, slope, error };
}
