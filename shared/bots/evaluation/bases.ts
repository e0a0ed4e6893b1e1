/** How the weights change with the rounds that are left (this one counted): constant, near the end, far from it. */
export const BASES = 3;
export function basesOf(left: number): readonly [number, number, number] {
  return [1, 1 / left, left / 8];
}

/** Weights as they are stored: for each agenda an intercept and a list for each block, in hundredths of a point. */
export interface WeightsFile {
  readonly blocks: Readonly<Record<string, number>>;
  readonly agendas: Readonly<Record<string, readonly (readonly number[])[]>>;
}
