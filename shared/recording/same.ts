/** Whether a recording was made under the rules and the scenario of this code. */
import type { Scenario } from '../content/schema';
import { scenarioOf } from '../rules/scenario';
import { RULES_VERSION } from '../rules/version';
import { problem, type Fault } from './problems';

/** The scenario that the rules know under this id; `null` where they know none. */
export function knownScenario(id: unknown): Scenario | null {
  try {
    return typeof id === 'string' ? scenarioOf({ scenario: id }) : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * Where two JSON values differ first, as a path; `null` where they do not. The order of keys counts: events and what is
 * dealt are drawn by it.
 */
function difference(a: unknown, b: unknown, path: string): string | null {
  if (a === b) return null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return path;
  const keys = Object.keys(a).filter((key) => a[key] !== undefined);
  const others = Object.keys(b).filter((key) => b[key] !== undefined);
  for (const [index, key] of keys.entries()) {
    if (others[index] !== key) return `${path}.${others[index] ?? key}`.slice(0, 200);
    const found = difference(a[key], b[key], `${path}.${key}`);
    if (found !== null) return found;
  }
  return others.length > keys.length ? `${path}.${others[keys.length]}`.slice(0, 200) : null;
}

/** Why a game of these rules and this scenario cannot be played again here; `null` if it can. */
export function underOtherRules(rules: unknown, scenario: unknown): Fault | null {
  if (rules !== RULES_VERSION) {
    return problem('other-rules', { rules: typeof rules === 'number' ? rules : '?', now: RULES_VERSION });
  }
  const known = knownScenario(isObject(scenario) ? scenario.id : null);
  const path = known ? difference(known, scenario, 'scenario') : 'scenario.id';
  return path === null ? null : problem('other-scenario', { path });
}
