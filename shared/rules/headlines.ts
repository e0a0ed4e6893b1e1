/** Events: drawn, injected, and chosen upon (RULES 3, 9). */
import type { Effect, EventDef } from '../content/schema';
import { below } from './chance';
import { privateSignal, publicSignal } from './knowledge';
import { tell } from './log';
import { perScenario, scenarioOf } from './scenario';
import type { Dispatch, Move, Position, State } from './state';
import { applyEffects, testOf, type Test } from './tracks';

export function eventDef(position: { readonly scenario: string }, id: string): EventDef {
  const def = scenarioOf(position).events[id];
  if (!def) throw new Error(`unknown event ${id}`);
  return def;
}

/** Events that may be drawn now: not drawn before, and all their conditions hold. */
export function drawable(position: Position): readonly string[] {
  // Asking the map itself for what is not in it is slow.
  const gone = new Set(Object.keys(position.drawn));
  const found: string[] = [];
  for (const { id, tests } of deckOf(scenarioOf(position))) {
    if (allPass(tests, position) && !gone.has(id)) found.push(id);
  }
  return found;
}

function allPass(tests: readonly Test[], position: Position): boolean {
  for (const test of tests) if (!test(position)) return false;
  return true;
}

/** The events of a scenario in a list, since it is gone through every round. */
const deckOf = perScenario(({ events }) =>
  Object.entries(events).map(([id, { conditions }]) => ({ id, tests: conditions.map(testOf) })),
);

function signals(state: State, effects: readonly Effect[], step: Dispatch['step'], event: string): void {
  for (const effect of effects) {
    if (!('signal' in effect) || (effect.when && (effect.when === 'war') !== state.war)) continue;
    const { signal, to, width } = effect;
    if (to === 'all') publicSignal(state, step, signal, width, 'event', event);
    else privateSignal(state, step, to, signal, width, 'event', event);
  }
}

/** An event happens; a choice that it asks for stays open until the end of Talks. */
export function happen(state: State, id: string, injected: boolean): void {
  const def = eventDef(state, id);
  closeChoice(state);
  state.drawn[id] = state.round;
  state.headline = { id, round: state.round, choice: null };
  const moves: Move[] = [];
  applyEffects(state, def.effects, moves);
  const step = injected ? 'talks' : 'headlines';
  tell(state, step, { kind: injected ? 'injected' : 'headline', event: id }, moves);
  signals(state, def.effects, step, id);
}

/** Draws the event of the round. */
export function drawHeadline(state: State): void {
  const deck = drawable(state);
  state.headline = null;
  if (deck.length === 0) return;
  const id = deck[below(state.seed, state.round, 'event', deck.length)];
  if (id !== undefined) happen(state, id, false);
}

/** The choice that is open, if one is. */
export function openChoice(position: Position): NonNullable<EventDef['choice']> | null {
  const { headline } = position;
  if (!headline || headline.choice !== null) return null;
  return eventDef(position, headline.id).choice ?? null;
}

/** Takes an option; `pass` does nothing, and a seat has one in a game. */
export function choose(state: State, option: string): void {
  const choice = openChoice(state);
  const { headline } = state;
  if (!choice || !headline) return;
  headline.choice = option;
  if (option === 'pass') state.passed[choice.seat] = true;
  const effects = choice.options[option]?.effects ?? [];
  const moves: Move[] = [];
  applyEffects(state, effects, moves);
  tell(state, 'talks', { kind: 'choice', seat: choice.seat, event: headline.id, option }, moves);
  signals(state, effects, 'talks', headline.id);
}

/** Whoever said nothing has chosen the option that the event names for that. */
export function closeChoice(state: State): void {
  const choice = openChoice(state);
  if (choice) choose(state, choice.otherwise);
}
