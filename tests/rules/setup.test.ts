import { describe, expect, it } from 'vitest';
import { createState } from '../../shared/rules/setup';
import { hashSeed } from '../../shared/rules/chance';

const person = { kind: 'person' } as const;
const seats = { usa: person, iran: person, israel: person };
const seedOf = (number: number): string => number.toString(16).padStart(32, '0');
const begin = (seed: string, deal?: string) =>
  createState({ scenario: 'standard', seed, seats, ...(deal !== undefined && { deal }) });

describe('a deal from another seed', () => {
  it('deals the same with any dice', () => {
    const deal = seedOf(1);
    const own = begin(deal);
    const headlines = new Set<string | undefined>();
    for (let number = 2; number < 40; number++) {
      const state = begin(seedOf(number), deal);
      expect([state.secret.heu, state.secret.concealed]).toEqual([own.secret.heu, own.secret.concealed]);
      expect(state.agendas).toEqual(own.agendas);
      expect(state.seed).toBe(seedOf(number));
      expect(state.seedHash).toBe(hashSeed(seedOf(number)));
      headlines.add(state.headline?.id);
    }
    expect(headlines.size).toBeGreaterThan(5);
  });

  it('changes nothing where it is the seed itself', () => {
    expect(begin(seedOf(3), seedOf(3))).toEqual(begin(seedOf(3)));
  });
});
