import type { OrderDef, Scenario, TermDef } from '../content/schema';
import { SCENARIOS } from '../content/scenarios';

const known = new Map<string, Scenario>(Object.entries(SCENARIOS));
/** The one asked for last, which is nearly always the one that is asked for. */
let last: Scenario = SCENARIOS.standard;

/** The scenario that a table is played with. Throws on an id that nobody made known. */
export function scenarioOf(position: { readonly scenario: string }): Scenario {
  if (position.scenario === last.id) return last;
  const scenario = known.get(position.scenario);
  if (!scenario) throw new Error(`unknown scenario ${position.scenario}`);
  last = scenario;
  return scenario;
}

/** Makes a scenario playable that came from a file; the caller has parsed it with `scenarioSchema`. */
export function learnScenario(scenario: Scenario): void {
  known.set(scenario.id, scenario);
  last = scenario;
}

/** Something that follows from a scenario alone, worked out once for each: scenarios never change. */
export function perScenario<T>(of: (scenario: Scenario) => T): (scenario: Scenario) => T {
  const made = new WeakMap<Scenario, T>();
  let latest: { readonly scenario: Scenario; readonly value: T } | null = null;
  return (scenario) => {
    if (latest?.scenario === scenario) return latest.value;
    const value = made.get(scenario) ?? of(scenario);
    made.set(scenario, value);
    latest = { scenario, value };
    return value;
  };
}

/** Looked up so often that a map is worth having. */
const ordersById = perScenario(({ orders }) => new Map(Object.entries(orders)));
const termsByKind = perScenario(({ terms }) => new Map(Object.entries(terms)));

export function orderDef(position: { readonly scenario: string }, order: string): OrderDef {
  const def = ordersById(scenarioOf(position)).get(order);
  if (!def) throw new Error(`unknown order ${order}`);
  return def;
}

export function termDef(position: { readonly scenario: string }, kind: string): TermDef {
  const def = termsByKind(scenarioOf(position)).get(kind);
  if (!def) throw new Error(`unknown term ${kind}`);
  return def;
}
