import type { OrderDef, Scenario, TermDef } from '../content/schema';
import { SCENARIOS } from '../content/scenarios';

const known = new Map<string, Scenario>(Object.entries(SCENARIOS));

/** The scenario that a table is played with. Throws on an id that nobody made known. */
export function scenarioOf(position: { readonly scenario: string }): Scenario {
  const scenario = known.get(position.scenario);
  if (!scenario) throw new Error(`unknown scenario ${position.scenario}`);
  return scenario;
}

/** Makes a scenario playable that came from a file; the caller has parsed it with `scenarioSchema`. */
export function learnScenario(scenario: Scenario): void {
  known.set(scenario.id, scenario);
}

export function orderDef(position: { readonly scenario: string }, order: string): OrderDef {
  const def = scenarioOf(position).orders[order];
  if (!def) throw new Error(`unknown order ${order}`);
  return def;
}

export function termDef(position: { readonly scenario: string }, kind: string): TermDef {
  const def = scenarioOf(position).terms[kind];
  if (!def) throw new Error(`unknown term ${kind}`);
  return def;
}
