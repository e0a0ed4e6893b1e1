/** The fit of the weights, on positions drawn at random and scores that are a known sum over a few blocks. */
import { describe, expect, it } from 'vitest';
import { basesOf } from '../../shared/bots/evaluation/bases';
import { BLOCKS, COLUMNS, type BlockName, type Sketch } from '../../shared/bots/evaluation/blocks';
import { addSample, addSamples, fitWeights, type Samples } from '../../shared/bots/evaluation/fit';
import { stream } from '../../shared/bots/randomness';
import { AGENDA_IDS } from '../../shared/content/agendas';

const at = (name: BlockName): number => BLOCKS.findIndex((block) => block.name === name);

/** What the score is made of: so much for each point of a block. */
const TRUTH = { ceasefire: 2, economy: 1.5, escalation: -3, truce: 12, war: -20 } as const;
const LEVEL = 40;
const score = (sketch: Sketch): number =>
  Object.entries(TRUTH).reduce((sum, [name, by]) => sum + by * (sketch[at(name as BlockName)] ?? 0), LEVEL);

function samples(name: string, rows: number): Samples {
  const random = stream(name);
  const found: Samples = {};
  for (let row = 0; row < rows; row++) {
    const sketch = Int8Array.from(BLOCKS, ({ size }) => Math.floor(random() * size));
    const noise = 8 * (random() + random() - 1);
    addSample(found, 'quiet', 1 + (row % 8), sketch, score(sketch) + noise);
  }
  return found;
}

describe('the fit', () => {
  const whole = samples('whole', 6_000);
  const halves = samples('half', 3_000);
  addSamples(halves, samples('other half', 3_000));
  const { blocks, agendas } = fitWeights(whole);

  /** What the weights say of a position. */
  const told = (sketch: Sketch, left: number): number => {
    const rows = agendas.quiet ?? [];
    return basesOf(left).reduce((sum, base, i) => {
      const row = rows[i] ?? [];
      const points = BLOCKS.reduce(
        (total, { offset }, block) => total + (row[offset + (sketch[block] ?? 0)] ?? 0),
        row[COLUMNS] ?? 0,
      );
      return sum + (base * points) / 100;
    }, 0);
  };

  it('finds what each block is worth, and that the others are worth nothing', () => {
    const random = stream('probe');
    for (const [block, { name, size }] of BLOCKS.entries()) {
      const per = name in TRUTH ? TRUTH[name as keyof typeof TRUTH] : 0;
      let by = 0;
      const times = 20;
      for (let i = 0; i < times; i++) {
        const low = Int8Array.from(BLOCKS, (one) => Math.floor(random() * one.size));
        low[block] = 0;
        const high = low.slice();
        high[block] = size - 1;
        const left = 2 + (i % 6);
        by += (told(high, left) - told(low, left)) / times;
      }
      const truth = per * (size - 1);
      expect([name, Math.abs(by - truth) < 2 + 0.1 * Math.abs(truth)]).toEqual([name, true]);
    }
  });

  it('foretells positions that it has not seen', () => {
    const random = stream('unseen');
    let error = 0;
    const times = 300;
    for (let i = 0; i < times; i++) {
      const sketch = Int8Array.from(BLOCKS, ({ size }) => Math.floor(random() * size));
      error += (told(sketch, 1 + (i % 8)) - score(sketch)) ** 2 / times;
    }
    // The scores themselves spread by 15 points and more, and the noise by 3.
    expect(Math.sqrt(error)).toBeLessThan(3);
  });

  it('gives a table for each agenda, in whole hundredths, for the blocks there are', () => {
    expect(Object.keys(agendas).sort()).toEqual([...AGENDA_IDS].sort());
    expect(blocks).toEqual(Object.fromEntries(BLOCKS.map(({ name, size }) => [name, size])));
    for (const rows of Object.values(agendas)) {
      for (const row of rows) {
        expect(row.length).toBe(COLUMNS + 1);
        expect(row.every(Number.isInteger)).toBe(true);
      }
    }
  });

  it('adds up samples that were gathered apart', () => {
    const count = (from: Samples) =>
      Object.values(from).reduce((sum, { products }) => sum + (products.at(-1) ?? 0), 0);
    expect(count(halves)).toBe(count(whole));
  });
});
