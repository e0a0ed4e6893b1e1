/** The search for a policy, with a made-up game in place of the real one. */
import { expect, it } from 'vitest';
import { search, type Trial } from '../../server/balance/search';
import type { Policy } from '../../shared/bots/fixed/policy';
import { stream } from '../../shared/bots/randomness';

/** Signing everything gains 4, and cheating covertly on top of it 3 more; the dice do the rest, alike for all. */
const worth = (policy: Policy | null): number =>
  policy?.signing === 'always' ? (policy.cheats.includes('covert') ? 7 : 4) : 0;

const settings = (games: number) => {
  let played = 0;
  return {
    seat: 'israel' as const,
    scenario: 'standard',
    generations: 4,
    games,
    random: stream('search'),
    played: () => played,
    evaluate: (trials: readonly Trial[]) => {
      const scores = trials.map(({ policy, first, end }) => {
        const random = stream(`dice of ${JSON.stringify(policy)}`);
        const dice = Array.from({ length: end }, () => 10 * (random() - 0.5));
        return dice.slice(first).map((die) => 50 + worth(policy) + (policy ? die : 0));
      });
      played += scores.flat().length;
      return Promise.resolve(scores);
    },
  };
};

it('finds what gains, and what gains on top of it', async () => {
  const asked = settings(8_000);
  const { candidates, games } = await search(asked);
  const [best] = candidates;
  expect(best?.policy.signing).toBe('always');
  expect(best?.policy.cheats).toContain('covert');
  expect(games).toBe(asked.played());
  expect(games).toBeLessThanOrEqual(8_000);
  expect(games).toBeGreaterThan(6_000);
});

it('does the same each time', async () => {
  const found = await Promise.all([search(settings(1_000)), search(settings(1_000))]);
  expect(found[0]).toEqual(found[1]);
});

it.each([15, 60, 300])('keeps to %i games', async (budget) => {
  const asked = settings(budget);
  const { candidates } = await search(asked);
  expect(asked.played()).toBeLessThanOrEqual(budget);
  expect(candidates.length).toBeGreaterThan(0);
});
