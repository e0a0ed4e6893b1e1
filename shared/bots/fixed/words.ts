/** A policy in words. */
import type { Policy, Rule, Situation } from './policy';

const WHEN: Record<Situation, string> = {
  always: 'in every round',
  early: 'in the first half',
  late: 'in the second half',
  last: 'in the last round',
  odd: 'in odd rounds',
  even: 'in even rounds',
  war: 'in a war',
  truce: 'while there is no war',
  'home-low': 'while its home track is low',
  struck: 'when it was struck lately',
  bound: 'while it owes something',
  owed: 'while it is owed something',
  free: 'while no deal binds it or others to it',
};

const SIGNING: Record<Policy['signing'], string> = {
  base: '',
  never: 'never signs',
  always: 'signs whatever passes',
  secret: 'signs in secret alone',
  free: 'signs only what costs it nothing, and that always',
};

const CHEATING: Record<Policy['cheats'][number], string> = {
  withhold: 'withholds all it owes',
  break: 'gives every order that breaks its word',
  covert: 'acts covertly before anything else',
  strike: 'strikes in the round in which it signs',
  denounce: 'denounces a deal as soon as it is signed',
  'denounce-later': 'denounces a deal a month after it was signed',
};

const TELLING: Record<Policy['telling'], string> = {
  base: '',
  silent: 'says nothing',
  deny: 'says no to everything',
  promise: 'promises to hold fire every month',
};

const ruleWords = ({ when, give, turns }: Rule): string =>
  `${WHEN[when]}: ${give.join(turns ? ' / ' : ', ')}${turns ? ' by turns' : ''}`;

/** What a policy fixes, in one sentence; what it does not name, the bot decides. */
export function policyWords(policy: Policy): string {
  const { rules, rest, signing, cheats, struck, third, telling, choices } = policy;
  const parts = [
    ...rules.map(ruleWords),
    rest === 'pass' ? 'no other orders' : '',
    SIGNING[signing],
    ...cheats.map((cheat) => CHEATING[cheat]),
    struck === 'base' ? '' : `when struck: ${struck}`,
    third === 'base' ? '' : `when others break the truce: ${third}`,
    TELLING[telling],
    choices === 'pass' ? 'passes the first choice of an event' : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('; ') : 'leaves everything to the bot';
}
