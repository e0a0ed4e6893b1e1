import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('client/styles/tokens.css', 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
const colour = (name: string, theme: 'light' | 'dark') =>
  tokens.get(name)?.[theme] ?? expect.fail(`no token --${name}`);

const INKS = ['ink', 'ink-soft', 'ink-faint'];
const MEANINGS = ['good', 'bad', 'warn', 'accent', 'seat-usa', 'seat-iran', 'seat-israel'];
const GROUNDS = ['bg', 'surface', 'surface-raised', 'surface-sunken'];

// [text, ground, least contrast]: WCAG 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of the edges of controls.
const ROWS: [string, string, number][] = [
  ...[...INKS, ...MEANINGS].flatMap((ink) =>
    GROUNDS.map((ground): [string, string, number] => [ink, ground, 4.5]),
  ),
  ...MEANINGS.flatMap((name) =>
    [name, ...INKS].map((ink): [string, string, number] => [ink, `${name}-tint`, 4.5]),
  ),
  ['accent-ink', 'accent', 4.5],
  ['accent-ink', 'accent-hover', 4.5],
  ['map-label', 'map-land', 4.5],
  ['map-label', 'map-sea', 4.5],
  ['hairline-strong', 'bg', 3],
  ['hairline-strong', 'surface-raised', 3],
  ['focus', 'bg', 3],
];

describe('colours', () => {
  it.each(ROWS)('%s on %s has a contrast of at least %s in both themes', (ink, ground, least) => {
    for (const theme of ['light', 'dark'] as const)
      expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
  });
});
