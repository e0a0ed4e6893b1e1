/** A table in memory: its header and the fold of its journal. */
import type { Actor, Seat } from '../../shared/content/seats';
import { isSeat } from '../../shared/content/seats';
import { reduceGame, startGame, type TableState } from '../../shared/game';
import type { Channel, MessageBody } from '../../shared/protocol/messages';
import { RULES_VERSION } from '../../shared/rules/version';
import type { Entry, TableHeader } from '../storage/journal';
import { runClock, startClock, type Clock } from './clock';

export interface KeptMessage {
  readonly from: Seat;
  readonly channel: Channel;
  readonly round: number;
  /** Lines of the whole log when it came. */
  readonly logged: number;
  readonly at: number;
  readonly body: MessageBody;
}

export interface Fold {
  readonly seq: number;
  readonly game: TableState;
  readonly messages: readonly KeptMessage[];
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
    game,
    messages: [],
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
      return { ...base, game, clock: runClock(fold.clock, entry, game.G) };
    }
    case 'message': {
      if (!isSeat(entry.actor)) throw new FoldError(`Entry ${entry.seq} is a message of no seat.`);
      const { round, logged } = fold.game.G;
      const message: KeptMessage = { from: entry.actor, round, logged, at: entry.at, ...entry.payload };
      return { ...base, messages: [...fold.messages, message] };
    }
    default:
      throw new FoldError(`Entry ${(entry as Entry).seq} is of an unknown kind.`);
  }
}

function replay(fold: Fold, entry: Entry & { kind: 'move' }): TableState {
  const result = reduceGame(fold.game, entry.actor, entry.payload);
  if ('refusal' in result) throw new FoldError(`Entry ${entry.seq} is refused: ${result.refusal.code}.`);
  return result.state;
}
