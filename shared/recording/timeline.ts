/** A recording to be looked at: every position of it, as anybody saw it. */
import type { Viewer } from '../content/seats';
import { readsChannel, type Message } from '../protocol/messages';
import { messageFor, type Said } from '../protocol/said';
import { carryOut } from '../rules/apply';
import { cloneState } from '../rules/clone';
import type { LogRecord, State } from '../rules/state';
import { readsLine, viewOf } from '../views/filter';
import type { View } from '../views/view';
import { beginningOf } from './begin';
import type { Act, Recording } from './format';

interface Checkpoint {
  /** After so many entries. */
  readonly entry: number;
  readonly state: State;
}

interface KeptMessage extends Said {
  readonly entry: number;
  /** Lines of the whole log when it came. */
  readonly logged: number;
}

/** Positions are counted by the entries before them: 0 is the beginning, `length` the end. */
export class Timeline {
  readonly recording: Recording;
  /** The beginning, and each round's end. */
  readonly #checkpoints: readonly Checkpoint[];
  readonly #messages: readonly KeptMessage[];
  /** Where somebody looked last: the next step is mostly the one after. */
  #last: Checkpoint;

  constructor(recording: Recording, checkpoints: readonly Checkpoint[], messages: readonly KeptMessage[]) {
    const [first] = checkpoints;
    if (!first) throw new Error('a timeline needs its beginning');
    this.recording = recording;
    this.#checkpoints = checkpoints;
    this.#messages = messages;
    this.#last = first;
  }

  get length(): number {
    return this.recording.entries.length;
  }

  /** The position after so many entries, secrets and all. It is not to be changed. */
  stateAt(entry: number): State {
    const wanted = Math.max(0, Math.min(this.length, Math.floor(entry)));
    let from = this.#last;
    for (const point of this.#checkpoints) {
      if (point.entry <= wanted && (point.entry > from.entry || from.entry > wanted)) from = point;
    }
    if (from.entry === wanted) return from.state;
    const state = cloneState(from.state);
    for (const { actor, kind, payload } of this.recording.entries.slice(from.entry, wanted)) {
      if (kind === 'move') carryOut(state, actor, payload);
    }
    this.#last = { entry: wanted, state };
    return state;
  }

  /** Every position from the first to the last, with what came into the log. None of it is to be changed. */
  *steps(): Generator<{
    readonly entry: number;
    readonly state: State;
    readonly records: readonly LogRecord[];
  }> {
    let logged = 0;
    for (let entry = 0; entry <= this.length; entry++) {
      const state = this.stateAt(entry);
      const records: LogRecord[] = [];
      for (; logged < state.logged; logged++) {
        const record = state.log?.[String(logged + 1)];
        if (record) records.push(record);
      }
      yield { entry, state, records };
    }
  }

  /** What a seat, the gallery, or (`chair`) somebody who sees everything saw after so many entries. */
  viewAt(entry: number, viewer: Viewer): View {
    return viewOf(this.stateAt(entry), viewer);
  }

  /** What a viewer had read of the log by then, the last month included: at the end `viewAt` opens all of it to all. */
  logAt(entry: number, viewer: Viewer): View['log'] {
    const state = this.stateAt(entry);
    return viewOf(state.step === 'ended' ? { ...state, step: 'response' } : state, viewer).log;
  }

  /** The messages that a viewer could read by then, as far as they are in the recording, numbered from 1. */
  messagesAt(entry: number, viewer: Viewer): Readonly<Record<string, Message>> {
    const state = this.stateAt(entry);
    const read = [0];
    for (const line of Object.values(state.log ?? {})) {
      read.push((read.at(-1) ?? 0) + (readsLine(state, viewer, line) ? 1 : 0));
    }
    const readable = this.#messages.filter(
      (message) => message.entry <= entry && readsChannel(viewer, message.channel),
    );
    return Object.fromEntries(
      readable.map((message, index) => [
        String(index + 1),
        messageFor(message, viewer, read[message.logged] ?? 0),
      ]),
    );
  }
}

/** Collects what a timeline needs while a recording is played. */
export class TimelineMaker {
  readonly #checkpoints: Checkpoint[];
  readonly #messages: KeptMessage[] = [];
  readonly #keepsAll: boolean;
  #round: number;

  /** `keepsAll`: every position is kept, for one who goes through all of them and plays nothing again. */
  constructor(state: State, keepsAll = false) {
    this.#keepsAll = keepsAll;
    this.#checkpoints = [{ entry: 0, state: cloneState(state) }];
    this.#round = state.round;
  }

  /** After entry number `number` was played. */
  played(number: number, entry: Act, state: State): void {
    if (entry.kind === 'message') {
      const { round, logged } = state;
      this.#messages.push({
        entry: number,
        from: entry.actor,
        ...(entry.by !== undefined && { by: entry.by }),
        at: entry.at,
        round,
        logged,
        ...entry.payload,
      });
    }
    if (state.round === this.#round && !this.#keepsAll) return;
    this.#round = state.round;
    this.#checkpoints.push({ entry: number, state: cloneState(state) });
  }

  made(recording: Recording): Timeline {
    return new Timeline(recording, this.#checkpoints, this.#messages);
  }
}

/**
 * Makes the timeline of a recording that was verified already, an entry at each step, for whoever has other things to do
 * in between. Nothing in it is checked again.
 */
export function* timelineSteps(recording: Recording): Generator<void, Timeline, void> {
  const state = beginningOf(recording.header);
  const maker = new TimelineMaker(state);
  for (const [index, entry] of recording.entries.entries()) {
    if (entry.kind === 'move') carryOut(state, entry.actor, entry.payload);
    maker.played(index + 1, entry, state);
    yield;
  }
  return maker.made(recording);
}

/** The timeline of a recording that was verified already: nothing in it is checked again. */
export function timelineOf(recording: Recording): Timeline {
  const steps = timelineSteps(recording);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
