/** Rounds as columns of equal width, and the entries of each spread over its column. */
export interface TimeAxis {
  /** Columns there are. */
  readonly rounds: number;
  /** Where the position after so many entries is: 0 is the beginning, 1 the end of round 1. */
  readonly place: (entry: number) => number;
}

/** From the entries that ended the rounds. */
export function timeAxis(roundEnds: readonly number[]): TimeAxis {
  return {
    rounds: roundEnds.length,
    place(entry) {
      const column = roundEnds.findIndex((end) => end >= entry);
      if (column < 0) return roundEnds.length;
      const start = roundEnds[column - 1] ?? 0;
      const end = roundEnds[column] ?? start + 1;
      return column + (entry - start) / Math.max(1, end - start);
    },
  };
}
