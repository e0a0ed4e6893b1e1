/** Events that the chair brings in, and takes back (RULES 3, 9). */
import type { ChairAction, Refusal } from './actions';
import { closeChoice, happen } from './headlines';
import { tell } from './log';
import { lookAtWar } from './reckoning';
import { scenarioOf } from './scenario';
import type { Headline, Move, Position, State, Undo } from './state';
import { moveTrack, moveTrust } from './tracks';

type Inject = Extract<ChairAction, { type: 'inject' }>;

export function checkInject(position: Position, action: Inject): Refusal | null {
  if (position.step !== 'talks') {
    return { code: 'wrong-step', data: { step: 'talks', now: position.step } };
  }
  const { events } = scenarioOf(position);
  if (!('written' in action) && !Object.hasOwn(events, action.event)) return { code: 'unknown-event' };
  const { id } = action;
  const isTaken =
    id !== undefined && (Object.hasOwn(events, id) || Object.hasOwn(position.injected ?? {}, id));
  return isTaken ? { code: 'already-done' } : null;
}

export function inject(state: State, action: Inject): void {
  const { round, war, warSince } = state;
  const written = 'written' in action ? action.written : null;
  const event = 'written' in action ? action.id : action.event;
  const effects = written?.effects ?? scenarioOf(state).events[event]?.effects ?? [];
  const drawn = state.drawn[event] ?? null;
  const open = state.headline && { ...state.headline };
  const closing = closeChoice(state);
  const before = closing && !closing.signalled ? open : state.headline;
  if (!written) state.drawn[event] = round;
  const { id } = action;
  const named = id !== undefined && { injected: id };
  if (id !== undefined) {
    const told = written && { headline: written.headline, text: written.text };
    state.injected = { ...state.injected, [id]: { round, event, written: told, undone: false } };
  }
  const changed = happen(state, { id: event, round, choice: null, ...named }, effects, 'injected');
  if (id !== undefined) {
    const closed = closing && !closing.signalled ? closing.moves : null;
    const undo: Undo = { ...changed, choice: null, before, closed, drawn, war, warSince };
    state.undo = { ...state.undo, [id]: undo };
  }
  lookAtWar(state, 'talks');
}

/** Why what an event changed can no longer be taken back; `null` where it can. */
export function checkUndo(position: Position & Pick<State, 'undo'>, id: string): Refusal | null {
  const { injected = {}, undo = {} } = position;
  const event = Object.hasOwn(injected, id) ? injected[id] : undefined;
  if (!event) return { code: 'unknown-event' };
  if (event.undone) return { code: 'already-done' };
  if (position.step === 'ended' || event.round !== position.round) {
    return { code: 'not-undoable', data: { why: 'round' } };
  }
  return undo[id]?.signalled ? { code: 'not-undoable', data: { why: 'signal' } } : null;
}

/** Moves back by as much as things were moved, as far as their ends allow. */
function takeBack(state: State, moves: readonly Move[], back: Move[]): void {
  for (const move of [...moves].reverse()) {
    const by = move.from - move.to;
    if ('track' in move) moveTrack(state, move.track, by, back);
    else moveTrust(state, move.trust[0], move.trust[1], by, back);
  }
}

const changedCeasefire = (moves: readonly Move[]): boolean =>
  moves.some((move) => 'track' in move && move.track === 'ceasefire');

/** The war is on or off again as it was before, where it was the ceasefire taken back that turned it. */
function restoreWar(state: State, { war, warSince }: Undo): void {
  const { ceasefire } = state.tracks;
  const holds = war ? ceasefire < scenarioOf(state).numbers.war.endsAt : ceasefire > 0;
  if (state.war === war || !holds || state.step === 'ended') return;
  state.war = war;
  state.warSince = warSince;
  tell(state, state.step, { kind: war ? 'war-begins' : 'war-ends' });
}

/** The headline before comes back; its choice is open again, as long as there is time to answer it. */
function restoreHeadline(state: State, { before, closed }: Undo, back: Move[]): void {
  if (!before || closed === null) {
    state.headline = before && { ...before };
    return;
  }
  if (state.step !== 'talks') {
    state.headline = closedOf(state, before);
    return;
  }
  takeBack(state, closed, back);
  state.headline = { ...before };
  const { injected } = before;
  const earlier = injected === undefined ? undefined : state.undo?.[injected];
  if (injected !== undefined && earlier) {
    state.undo = { ...state.undo, [injected]: { ...earlier, choice: null } };
  }
}

const closedOf = (state: State, before: Headline): Headline => ({
  ...before,
  choice: scenarioOf(state).events[before.id]?.choice?.otherwise ?? null,
});

/** The event that came after one that is taken back stands in its place. */
function relink(state: State, id: string, { before, closed }: Undo): void {
  for (const [later, undo] of Object.entries(state.undo ?? {})) {
    if (undo.before?.injected !== id) continue;
    const earlier = before && closed ? closedOf(state, before) : before;
    state.undo = { ...state.undo, [later]: { ...undo, before: earlier, closed: null } };
  }
}

export function undoInjected(state: State, id: string): void {
  const event = state.injected?.[id];
  const undo = state.undo?.[id];
  if (!event || !undo || state.step === 'ended') return;
  state.injected = { ...state.injected, [id]: { ...event, undone: true } };
  const own = [...undo.moves, ...(undo.choice?.moves ?? [])];
  const back: Move[] = [];
  takeBack(state, own, back);
  if (undo.choice?.passed) state.passed[undo.choice.passed] = false;
  if (event.written === null) {
    if (undo.drawn === null) delete state.drawn[event.event];
    else state.drawn[event.event] = undo.drawn;
  }
  if (state.headline?.injected === id) restoreHeadline(state, undo, back);
  else relink(state, id, undo);
  tell(state, state.step, { kind: 'undone', event: event.event }, back);
  if (changedCeasefire([...own, ...(undo.closed ?? [])])) restoreWar(state, undo);
  lookAtWar(state, state.step);
}
