/** A table in memory: its header and the fold of its journal. */
import type { Actor, Seat } from '../../shared/content/seats';
import { isSeat } from '../../shared/content/seats';
import { reduceGame, startGame, type TableState } from '../../shared/game';
import { isTeamChannel, type Mark } from '../../shared/protocol/messages';
import type { Said } from '../../shared/protocol/said';
import { RULES_VERSION } from '../../shared/rules/version';
import type { Entry, TableHeader } from '../storage/journal';
import { runClock, startClock, type Clock } from './clock';

export interface KeptMessage extends Said {
  /** Number of its entry. */
  readonly seq: number;
  /** Lines of the whole log when it came. */
  readonly logged: number;
}

export interface Fold {
  readonly seq: number;
  readonly moves: number;
  readonly game: TableState;
  readonly messages: readonly KeptMessage[];
  /** How often a message was marked after it had come. */
  readonly marks: number;
  readonly clock: Clock;
  /** Requests that were carried out. */
  readonly requests: ReadonlySet<string>;
  /** Time of the last entry. */
  readonly at: number;
}

/** The journal does not fit the rules: it was written under others, or is damaged. */
class FoldError extends Error {}

export const requestKey = (actor: Actor, id: string): string => `${actor} ${id}`;

export function startFold(header: TableHeader): Fold {
  if (header.rules !== RULES_VERSION) {
    throw new FoldError(
      `The table was played under version ${header.rules} of the rules; these are version ${RULES_VERSION}.`,
    );
  }
  const game = startGame({ scenario: header.scenario, seed: header.seed, seats: header.seats });
  return {
    seq: 0,
    moves: 0,
    game,
    messages: [],
    marks: 0,
    clock: startClock(header, game.G),
    requests: new Set(),
    at: header.createdAt,
  };
}

/** The fold after one more entry; `after` is the game after a move, where that is known already. */
export function foldEntry(fold: Fold, entry: Entry, after?: TableState): Fold {
  if (entry.seq !== fold.seq + 1) throw new FoldError(`Entry ${entry.seq} follows entry ${fold.seq}.`);
  const requests =
    entry.requestId === undefined
      ? fold.requests
      : (fold.requests as Set<string>).add(requestKey(entry.actor, entry.requestId));
  const base = { ...fold, seq: entry.seq, at: entry.at, requests };
  switch (entry.kind) {
    case 'move': {
      const game = after ?? replay(fold, entry);
      return { ...base, moves: fold.moves + 1, game, clock: runClock(fold.clock, entry, game.G) };
    }
    case 'message': {
      const { actor: from, seq, at, by, payload } = entry;
      if (!isSeat(from) && payload.channel !== 'open' && !isTeamChannel(payload.channel))
        throw new FoldError(`Entry ${seq} is a message of no seat.`);
      const { round, logged } = fold.game.G;
      const message: KeptMessage = {
        seq,
        from,
        round,
        logged,
        at,
        ...payload,
        ...(by !== undefined && { by }),
      };
      return { ...base, messages: [...fold.messages, message] };
    }
    case 'mark': {
      const { message, mark } = entry.payload;
      const messages = fold.messages.map((each) =>
        each.seq === message ? marked(each, entry.actor, mark) : each,
      );
      return { ...base, messages, marks: fold.marks + 1 };
    }
    default:
      throw new FoldError(`Entry ${(entry as Entry).seq} is of an unknown kind.`);
  }
}

/** A message as its sender or somebody who heard it marks it. */
export function marked<T extends Pick<Said, 'from' | 'bluff' | 'believed'>>(
  message: T,
  by: Actor,
  mark: Mark | null,
): T {
  if (by === message.from) {
    const { bluff: _, ...plain } = message;
    return (mark === 'bluff' ? { ...plain, bluff: true } : plain) as T;
  }
  const { [by as Seat]: _, ...others } = message.believed ?? {};
  const believed = mark === null ? others : { ...others, [by]: mark === 'believed' };
  return { ...message, believed };
}

function replay(fold: Fold, entry: Entry & { kind: 'move' }): TableState {
  const result = reduceGame(fold.game, entry.actor, entry.payload);
  if ('refusal' in result) throw new FoldError(`Entry ${entry.seq} is refused: ${result.refusal.code}.`);
  return result.state;
}
