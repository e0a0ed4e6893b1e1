/** Policies with a name: the lines that a player would try first. */
import type { Seat } from '../../content/seats';
import { scenarioOf } from '../../rules/scenario';
import { OPEN, type OrderKey, type Policy } from './policy';

export interface NamedPolicy {
  readonly name: string;
  readonly policy: Policy;
}

/** Every order of a seat; one with targets once for each of them. */
export const orderKeys = (scenario: string, seat: Seat): OrderKey[] =>
  Object.entries(scenarioOf({ scenario }).orders).flatMap(([id, def]) => {
    if (def.seat !== seat) return [];
    const targets = Object.keys(def.targets);
    return targets.length > 0 ? targets.map((target) => `${id}:${target}` as OrderKey) : [id as OrderKey];
  });

const forceKeys = (scenario: string, seat: Seat): OrderKey[] =>
  Object.entries(scenarioOf({ scenario }).orders)
    .filter(([, { seat: whose, force }]) => whose === seat && force)
    .sort(([, a], [, b]) => b.cost - a.cost)
    .map(([id]) => id as OrderKey);

/** What brings a seat nearer to its next use of force, or makes it stronger. */
const REARMING: Record<Seat, readonly OrderKey[]> = {
  usa: ['rally', 'arm'],
  iran: ['rebuild:missiles', 'rebuild:security'],
  israel: ['court', 'recruit', 'rearm'],
};

/** The policies that must lose (RULES 10 and 11); the first is the lone hawk. */
export function losingPolicies(scenario: string, seat: Seat): NamedPolicy[] {
  const strikes: Policy = {
    ...OPEN,
    rules: [{ when: 'always', give: [...forceKeys(scenario, seat), ...REARMING[seat]] }],
    rest: 'pass',
    struck: 'retaliate',
  };
  return [
    { name: 'always strikes', policy: { ...strikes, signing: 'never' } },
    {
      name: 'always strikes, signs and honours nothing',
      policy: { ...strikes, cheats: ['withhold', 'break'] },
    },
    { name: 'always signs', policy: { ...OPEN, signing: 'always' } },
    { name: 'never signs', policy: { ...OPEN, signing: 'never' } },
    {
      name: 'always passes',
      policy: {
        ...OPEN,
        rest: 'pass',
        signing: 'never',
        struck: 'protest',
        third: 'look-away',
        choices: 'pass',
      },
    },
    { name: 'signs and cheats', policy: { ...OPEN, cheats: ['withhold', 'break'] } },
    {
      name: 'denies everything',
      policy: { ...OPEN, signing: 'never', struck: 'protest', telling: 'deny', choices: 'pass' },
    },
  ];
}

/** Those, and more that somebody might try: each order alone in every round, and single forms of cheating. */
export const namedPolicies = (scenario: string, seat: Seat): NamedPolicy[] => [
  ...losingPolicies(scenario, seat),
  { name: 'covert only', policy: { ...OPEN, cheats: ['covert'], rest: 'pass' } },
  { name: 'covert first', policy: { ...OPEN, cheats: ['covert'] } },
  { name: 'withholds', policy: { ...OPEN, cheats: ['withhold'] } },
  { name: 'strikes after signing', policy: { ...OPEN, cheats: ['strike'] } },
  { name: 'denounces at once', policy: { ...OPEN, cheats: ['denounce'] } },
  { name: 'denounces a month later', policy: { ...OPEN, cheats: ['denounce-later'] } },
  { name: 'signs in secret alone', policy: { ...OPEN, signing: 'secret' } },
  { name: 'gives nothing', policy: { ...OPEN, signing: 'free' } },
  { name: 'promises', policy: { ...OPEN, telling: 'promise' } },
  ...orderKeys(scenario, seat).map((key): NamedPolicy => ({
    name: `${key} in every round`,
    policy: { ...OPEN, rules: [{ when: 'always', give: [key] }] },
  })),
];
