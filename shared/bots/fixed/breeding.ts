/** New policies out of nothing, or out of others. The same random numbers make the same policies. */
import type { Seat } from '../../content/seats';
import { oneOf } from '../randomness';
import { orderKeys } from './named';
import {
  CHEATS,
  LEFT_OPEN,
  OPEN,
  SIGNINGS,
  SITUATIONS,
  STRUCK,
  TELLING,
  THIRD,
  type Cheat,
  type OrderKey,
  type Policy,
  type Rule,
} from './policy';

const RULES_MOST = 4;
const GIVEN_MOST = 3;

const pick = <T>(items: readonly T[], random: () => number): T => {
  const item = oneOf(items, random);
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

function randomRule(keys: readonly OrderKey[], random: () => number): Rule {
  const count = 1 + Math.floor(random() * GIVEN_MOST);
  const give = [...new Set(Array.from({ length: count }, () => pick(keys, random)))];
  return { when: pick(SITUATIONS, random), give, ...(give.length > 1 && random() < 0.2 && { turns: true }) };
}

/** The list with the item, or without it if it is there. */
const toggled = (cheats: readonly Cheat[], cheat: Cheat): Cheat[] =>
  CHEATS.filter((each) => cheats.includes(each) !== (each === cheat));

function changedRules(rules: readonly Rule[], keys: readonly OrderKey[], random: () => number): Rule[] {
  const list = [...rules];
  const at = Math.floor(random() * list.length);
  const draw = random();
  const fresh = randomRule(keys, random);
  const old = list[at];
  if (!old || (draw < 0.4 && list.length < RULES_MOST)) return [...list, fresh];
  if (draw < 0.6) list.splice(at, 1);
  else if (draw < 0.75) list[at] = { ...old, when: fresh.when };
  else if (draw < 0.9)
    list[at] = { ...old, give: [...new Set([...old.give, ...fresh.give])].slice(-GIVEN_MOST) };
  else list.unshift(...list.splice(at, 1));
  return list;
}

/** A policy like this one with one thing changed. */
export function mutated(policy: Policy, seat: Seat, scenario: string, random: () => number): Policy {
  const draw = random();
  if (draw < 0.5) {
    return { ...policy, rules: changedRules(policy.rules, orderKeys(scenario, seat), random) };
  }
  if (draw < 0.65) return { ...policy, cheats: toggled(policy.cheats, pick(CHEATS, random)) };
  if (draw < 0.77) return { ...policy, signing: pick(SIGNINGS, random) };
  if (draw < 0.85) return { ...policy, struck: pick(STRUCK, random) };
  if (draw < 0.9) return { ...policy, telling: pick(TELLING, random) };
  if (draw < 0.95) return { ...policy, rest: pick(LEFT_OPEN, random) };
  return seat === 'usa'
    ? { ...policy, third: pick(THIRD, random) }
    : { ...policy, choices: pick(LEFT_OPEN, random) };
}

/** Each trait from one of two policies. */
export function crossed(a: Policy, b: Policy, random: () => number): Policy {
  const from = (): Policy => (random() < 0.5 ? a : b);
  return {
    rules: from().rules,
    rest: from().rest,
    signing: from().signing,
    cheats: from().cheats,
    struck: from().struck,
    third: from().third,
    telling: from().telling,
    choices: from().choices,
  };
}

/** Some changes away from leaving everything to the bot. */
export function randomPolicy(seat: Seat, scenario: string, random: () => number): Policy {
  let policy = OPEN;
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    policy = mutated(policy, seat, scenario, random);
  }
  return policy;
}
