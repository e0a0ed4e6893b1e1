/** Making a recording of a journal. */
import type { Seat } from '../content/seats';
import type { Channel } from '../protocol/messages';
import { hashSeed } from '../rules/chance';
import type { State } from '../rules/state';
import { hashAll, hashEntry, hashHeader } from './chain';
import { Fold, resultOf } from './fold';
import {
  ENTRIES_MOST,
  RECORDING_FORMAT,
  RECORDING_VERSION,
  TEXT_MOST,
  type Act,
  type RecordedEntry,
  type RecordedSeat,
  type Recording,
  type RecordingHeader,
} from './format';
import { withoutNames, type Origin } from './origin';
import { problem, type Fault } from './problems';
import { knownScenario, underOtherRules } from './same';

/** A journal, as whoever keeps one has it; what an entry holds besides is left out. */
export interface Journal {
  /** Id of a known scenario. */
  readonly scenario: string;
  readonly seed: string;
  readonly rules: number;
  /** Who held each seat as the game began, with the name of whoever holds it. */
  readonly seats: Readonly<Record<Seat, RecordedSeat>>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly entries: readonly Act[];
  /** Of a branch: where it came from. */
  readonly origin?: Origin;
}

export interface RecordOptions {
  /** The channels whose messages are to be in it. */
  readonly messages: readonly Channel[];
  /** Whether names are to be in it, or what is to stand in the place of each. */
  readonly names: boolean | ((name: string) => string);
  /** Whether it is to say which messages were meant as bluffs, and which were believed. Nobody may know that in the game. */
  readonly marks?: boolean;
  /** Sees the game as it is played: whoever needs its positions too does not play it again. */
  readonly watcher?: Watcher;
}

export interface Watcher {
  /** The first position. It is changed by each act, here and below. */
  began(state: State): void;
  /** An act of the recording was played, told with names and marks as the journal has them; `number` is from 1. */
  played(number: number, act: Act, state: State): void;
}

export type Recorded = { readonly recording: Recording; readonly fault?: never } | { readonly fault: Fault };

/**
 * The recording of a game. A game that is not over has none, for nobody: it would tell all that is hidden in it. What is
 * left out is as if it had never been there: the hashes are of what is in the recording.
 */
export function record(
  journal: Journal,
  { messages, names, marks = false, watcher }: RecordOptions,
): Recorded {
  const scenario = knownScenario(journal.scenario);
  const other = underOtherRules(journal.rules, scenario);
  if (other || !scenario) return { fault: other ?? problem('other-scenario', { path: 'scenario.id' }) };
  const { seed, rules, createdAt, origin } = journal;
  const named = nameWith(names);
  const seat = (id: Seat): RecordedSeat => {
    const { holder, name } = journal.seats[id];
    return { holder, ...named('name', name) };
  };
  const header: RecordingHeader = {
    rules,
    scenario,
    seed,
    seedHash: hashSeed(seed),
    seats: { usa: seat('usa'), iran: seat('iran'), israel: seat('israel') },
    createdAt,
    messages,
    names: names !== false,
    ...(origin && { origin: names === true ? origin : withoutNames(origin) }),
  };
  const headerHash = hashHeader(header);
  const fold = new Fold(header);
  watcher?.began(fold.state);
  const entries: RecordedEntry[] = [];
  let before = headerHash;
  for (const told of journal.entries) {
    if (told.kind === 'message' && !messages.includes(told.payload.channel)) continue;
    const act = {
      ...told,
      ...(told.kind === 'message' && !marks && { payload: unmarked(told.payload) }),
    } as Act;
    const fault = fold.play(act);
    if (fault) return { fault };
    watcher?.played(entries.length + 1, told, fold.state);
    const { kind, actor, at, payload, reason } = act;
    const shown = {
      kind,
      actor,
      at,
      payload,
      ...(reason !== undefined && { reason }),
      ...named('by', act.by),
    } as Act;
    before = hashEntry(before, shown);
    entries.push({ ...shown, hash: before });
  }
  const result = resultOf(fold.state);
  if (!result) return { fault: problem('not-over') };
  if (entries.length > ENTRIES_MOST) return { fault: problem('too-many-values') };
  const { rounds } = fold;
  const seal = hashAll(headerHash, entries, rounds, result);
  const recording: Recording = {
    format: RECORDING_FORMAT,
    version: RECORDING_VERSION,
    header,
    headerHash,
    entries,
    rounds,
    result,
    seal,
  };
  return write(recording).length > TEXT_MOST
    ? { fault: problem('too-large', { most: TEXT_MOST }) }
    : { recording };
}

type SaidAct = Extract<Act, { kind: 'message' }>;

const unmarked = ({ channel, body }: SaidAct['payload']): SaidAct['payload'] => ({ channel, body });

/** A key with a name, as far as names are to be told. */
const nameWith =
  (names: RecordOptions['names']) =>
  <K extends string>(key: K, name: string | undefined): { [Key in K]?: string } => {
    if (name === undefined || names === false) return {};
    return { [key]: names === true ? name : names(name) } as { [Key in K]?: string };
  };

/** A recording as the text of a file. */
export const write = (recording: Recording): string => `${JSON.stringify(recording)}\n`;
