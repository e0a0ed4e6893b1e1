/** Shapes around 0 0, within 5 in each direction, told apart without colour. */
export const SHAPES = {
  diamond: 'M0-5 5 0 0 5-5 0Z',
  down: 'M-5-4H5L0 5Z',
  cross: 'M-4.5-3 -3-4.5 0-1.5 3-4.5 4.5-3 1.5 0 4.5 3 3 4.5 0 1.5-3 4.5-4.5 3-1.5 0Z',
  circle: 'M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0Z',
  square: 'M-4-4H4V4H-4Z',
  up: 'M-5 4.5H5L0-5Z',
  bar: 'M-1.5-5H1.5V5H-1.5Z',
} as const;
export type Shape = keyof typeof SHAPES;
