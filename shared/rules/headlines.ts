/** Events: drawn, injected, and chosen upon (RULES 3, 9). */
import type { Effect, EventDef } from '../content/schema';
import { below } from './chance';
import { privateSignal, publicSignal } from './knowledge';
import { tell } from './log';
import { perScenario, scenarioOf } from './scenario';
import type { Dispatch, Headline, Move, Position, State } from './state';
import { areWithin, rangesOf, readingsOf } from './readings';
import { applyEffects } from './tracks';

/** An event of the deck, or one that was written for this table. */
export function eventOf(
  position: Pick<Position, 'scenario' | 'injected'>,
  id: string,
): Pick<EventDef, 'headline' | 'text' | 'choice'> | undefined {
  const { events } = scenarioOf(position);
  if (Object.hasOwn(events, id)) return events[id];
  return position.injected && Object.hasOwn(position.injected, id)
    ? (position.injected[id]?.written ?? undefined)
    : undefined;
}

export function eventDef(
  position: Pick<Position, 'scenario' | 'injected'>,
  id: string,
): Pick<EventDef, 'headline' | 'text' | 'choice'> {
  const def = eventOf(position, id);
  if (!def) throw new Error(`unknown event ${id}`);
  return def;
}

/** Events that may be drawn now: not drawn before, and all their conditions hold. */
export function drawable(position: Position): readonly string[] {
  const found: string[] = [];
  const read = readingsOf(position);
  for (const { id, ranges } of deckOf(scenarioOf(position))) {
    if (areWithin(read, ranges) && position.drawn[id] === undefined) found.push(id);
  }
  return found;
}

/** The events of a scenario in a list, since it is gone through every round. */
const deckOf = perScenario(({ events }) =>
  Object.entries(events).map(([id, { conditions }]) => ({ id, ranges: rangesOf(conditions) })),
);

/** Tells what the effects let somebody know; whether there was any such thing. */
function signals(state: State, effects: readonly Effect[], step: Dispatch['step'], event: string): boolean {
  let told = false;
  for (const effect of effects) {
    if (!('signal' in effect) || (effect.when && (effect.when === 'war') !== state.war)) continue;
    told = true;
    const { signal, to, width } = effect;
    if (to === 'all') publicSignal(state, step, signal, width, 'event', event);
    else privateSignal(state, step, to, signal, width, 'event', event);
  }
  return told;
}

/** What something changed, and whether it let somebody know anything. */
interface Changed {
  readonly moves: readonly Move[];
  readonly signalled: boolean;
}

/** An event happens; a choice that it asks for stays open until the end of Talks. */
export function happen(
  state: State,
  headline: Headline,
  effects: readonly Effect[],
  kind: 'headline' | 'injected',
): Changed {
  const { id } = headline;
  state.headline = headline;
  const moves: Move[] = [];
  applyEffects(state, effects, moves);
  const step = kind === 'injected' ? 'talks' : 'headlines';
  tell(state, step, { kind, event: id }, moves);
  return { moves, signalled: signals(state, effects, step, id) };
}

/** Draws the event of the round. */
export function drawHeadline(state: State): void {
  const deck = drawable(state);
  state.headline = null;
  if (deck.length === 0) return;
  const id = deck[below(state.seed, state.round, 'event', deck.length)];
  const effects = id === undefined ? undefined : scenarioOf(state).events[id]?.effects;
  if (id === undefined || !effects) return;
  state.drawn[id] = state.round;
  happen(state, { id, round: state.round, choice: null }, effects, 'headline');
}

/** The choice that is open, if one is. */
export function openChoice(position: Position): NonNullable<EventDef['choice']> | null {
  const { headline } = position;
  if (!headline || headline.choice !== null) return null;
  return eventDef(position, headline.id).choice ?? null;
}

/** Takes an option; `pass` does nothing, and a seat has one in a game. */
export function choose(state: State, option: string): Changed | null {
  const choice = openChoice(state);
  const { headline } = state;
  if (!choice || !headline) return null;
  headline.choice = option;
  if (option === 'pass') state.passed[choice.seat] = true;
  const effects = choice.options[option]?.effects ?? [];
  const moves: Move[] = [];
  applyEffects(state, effects, moves);
  tell(state, 'talks', { kind: 'choice', seat: choice.seat, event: headline.id, option }, moves);
  const signalled = signals(state, effects, 'talks', headline.id);
  const undo = headline.injected === undefined ? undefined : state.undo?.[headline.injected];
  if (headline.injected !== undefined && undo) {
    const passed = option === 'pass' ? choice.seat : null;
    const known = { ...undo, choice: { moves, passed }, signalled: undo.signalled || signalled };
    state.undo = { ...state.undo, [headline.injected]: known };
  }
  return { moves, signalled };
}

/** Whoever said nothing has chosen the option that the event names for that. */
export function closeChoice(state: State): Changed | null {
  const choice = openChoice(state);
  return choice && choose(state, choice.otherwise);
}
