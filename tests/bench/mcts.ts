/** The bot that boardgame.io brings along, on this game: play-outs of whole remaining games, beside our rollouts. */
import type { Game } from 'boardgame.io';
import { MCTSBot } from 'boardgame.io/ai';
import { SEATS, type Seat } from '../../shared/content/seats';
import { BrittlePeace, playerOf, reduceGame, startGame, type TableState } from '../../shared/game';
import type { SeatAction } from '../../shared/rules/actions';
import { check } from '../../shared/rules/apply';
import { openChoice } from '../../shared/rules/headlines';
import { plainTerm, termChoices } from '../../shared/rules/drafts';
import { allOrders, checkOrders } from '../../shared/rules/orders';
import { allResponses } from '../../shared/rules/response';
import type { OfferId, Order, State } from '../../shared/rules/state';
import { inTurns, type Contestant, type Measure } from './bench';

/** More than the acts of a game, so that play-outs go to its end. */
const DEPTH = 2_000;

/** Every text of one term among two. */
function offers(state: State, seat: Seat): SeatAction[] {
  return SEATS.filter((other) => other !== seat).flatMap((other) => {
    const parties = SEATS.filter((each) => each === seat || each === other);
    const terms = parties.flatMap((debtor) =>
      termChoices(state, parties, debtor).map((choice) => plainTerm(state, choice)),
    );
    return terms.map((term): SeatAction => ({
      type: 'offer',
      draft: { parties, terms: [term], rounds: null, secret: false, snapback: false },
    }));
  });
}

/** Every legal set of orders: none, and each that there are points for. */
function orderSets(state: State, seat: Seat): readonly Order[][] {
  const all = allOrders(state, seat);
  const sets: Order[][] = [];
  const extend = (set: readonly Order[], from: number): void => {
    sets.push([...set]);
    all.slice(from).forEach((order, at) => {
      const longer = [...set, order];
      if (checkOrders(state, seat, longer) === null) extend(longer, from + at + 1);
    });
  };
  extend([], 0);
  return sets;
}

/** What a seat could do, with offers of one term, one at a time, or with none. */
function acts(state: State, seat: Seat, offersTexts: boolean): SeatAction[] {
  const all: SeatAction[] = [];
  if (state.step === 'talks') {
    const isFree = Object.values(state.offers).every(({ by }) => by !== seat);
    if (offersTexts && isFree) all.push(...offers(state, seat));
    for (const option of Object.keys(openChoice(state)?.options ?? {})) all.push({ type: 'choose', option });
    for (const offer of Object.keys(state.offers) as OfferId[]) all.push({ type: 'accept', offer });
    all.push({ type: 'ready', ready: true });
  }
  if (state.step === 'orders') {
    for (const orders of orderSets(state, seat)) all.push({ type: 'orders', orders });
  }
  if (state.step === 'response') {
    for (const response of allResponses(state, seat)) all.push({ type: 'respond', response });
  }
  return all.filter((action) => check(state, seat, action) === null);
}

/** All seats act at once here; it would ask for the first alone, and end where that one has nothing to do. */
const enumerate = (offersTexts: boolean) => (G: unknown) =>
  SEATS.filter((seat) => !(G as State).ready[seat]).flatMap((seat) =>
    acts(G as State, seat, offersTexts).map((action) => ({
      type: 'MAKE_MOVE' as const,
      payload: { type: 'act', args: [action], playerID: playerOf(seat) },
    })),
  );

/** A table at which orders are to be given for the first time. */
function firstOrders(): TableState {
  const person = { kind: 'person' } as const;
  const seats = { usa: person, iran: person, israel: person };
  let table = startGame({ scenario: 'standard', seed: '00000000'.repeat(4), seats });
  for (const seat of SEATS) {
    const result = reduceGame(table, seat, { type: 'ready', ready: true });
    if ('refusal' in result) throw new Error(result.refusal.code);
    table = result.state;
  }
  return table;
}

const TURNS = 10;

function playouts(name: string, offersTexts: boolean): Contestant {
  const table = firstOrders();
  const options = { game: BrittlePeace as Game, iterations: 1, playoutDepth: DEPTH };
  const run = (index: number): number => {
    const bot = new MCTSBot({
      ...options,
      enumerate: enumerate(offersTexts) as never,
      seed: String(index),
    });
    // It runs to its end before it returns its promise.
    void bot.play(table, playerOf('usa'));
    return 1;
  };
  return { name, unit: 'play-outs/s', run };
}

/** Our rollouts, the same of boardgame.io's bot in turns with them, and how many times as many ours are. */
export function besideMcts(ours: Contestant): Measure[] {
  const [own, ...theirs] = inTurns(
    [
      ours,
      playouts('MCTSBot of boardgame.io, from round 1', true),
      playouts('MCTSBot that makes no offers', false),
    ],
    TURNS,
  );
  if (!own) return [];
  const times = (a: number, b = Number.NaN): number => Number((a / b).toPrecision(3));
  const ratios = theirs.map(({ name, median, runs }): Measure => ({
    name: `ours to ${name}`,
    unit: '×',
    median: times(own.median, median),
    runs: own.runs.map((run, at) => times(run, runs[at])),
  }));
  return [own, ...theirs, ...ratios];
}
