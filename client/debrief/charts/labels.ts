/** Moves labels apart that would stand on each other, as little as it takes, in the order in which they stand. */
export function apart(wanted: readonly number[], least: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const at = wanted.map((value) => Math.min(high, Math.max(low, value)));
  // Down from the top, then up again from the bottom.
  for (let step = 1; step < order.length; step++) {
    const [above, own] = [order[step - 1] ?? 0, order[step] ?? 0];
    at[own] = Math.max(at[own] ?? 0, (at[above] ?? 0) + least);
  }
  for (let step = order.length - 1; step >= 0; step--) {
    const own = order[step] ?? 0;
    const below = order[step + 1];
    const most = below === undefined ? high : (at[below] ?? 0) - least;
    at[own] = Math.min(at[own] ?? 0, most);
  }
  return at;
}
