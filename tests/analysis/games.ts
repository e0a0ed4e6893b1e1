/** Finished games to be analysed: golden ones, and ones made by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, Seat } from '../../shared/content/seats';
import { SEATS } from '../../shared/content/seats';
import type { Action } from '../../shared/rules/actions';
import { apply } from '../../shared/rules/apply';
import { createState } from '../../shared/rules/setup';
import type { DealId, Draft, Order, State } from '../../shared/rules/state';
import { RULES_VERSION } from '../../shared/rules/version';
import type { Act } from '../../shared/recording/format';
import { read } from '../../shared/recording/read';
import { replay } from '../../shared/recording/replay';
import type { Timeline } from '../../shared/recording/timeline';
import { recorded, seedOf } from '../recording/support';

const FOLDER = join(import.meta.dirname, '../golden');

export const GOLDEN: readonly string[] = readdirSync(FOLDER).filter((file) => file.endsWith('.peace.json'));

export function golden(file: string): Timeline {
  const got = read(readFileSync(join(FOLDER, file), 'utf8'));
  if (got.fault) throw new Error(`${file}: ${got.fault.code}`);
  const played = replay(got.recording);
  if (played.fault) throw new Error(`${file}: ${played.fault.code}`);
  return played.timeline;
}

/** What is done in one round; whoever is not named does nothing. `withhold` names its deal by number, from 0. */
export interface HandRound {
  readonly sign?: readonly Draft[];
  readonly denounce?: readonly (readonly [Seat, number])[];
  readonly orders?: Partial<Record<Seat, readonly Order[]>>;
}

export interface HandGame {
  readonly timeline: Timeline;
  /** In the order of signing. */
  readonly deals: readonly DealId[];
}

/** A game in which seats do what is told, round by round, and nothing in the rounds after that. */
export function played(rounds: readonly HandRound[], game = 1, scenario = 'short'): HandGame {
  const seed = seedOf(game);
  const holder = { kind: 'person' } as const;
  const seats = { usa: { holder }, iran: { holder }, israel: { holder } };
  const state = createState({ scenario, seed, seats: { usa: holder, iran: holder, israel: holder } });
  const entries: Act[] = [];
  const deals: DealId[] = [];
  const act = (actor: Actor, payload: Action): void => {
    const refusal = apply(state, actor, payload);
    if (refusal) throw new Error(`${actor}: ${refusal.code} for ${JSON.stringify(payload)}`);
    entries.push({ kind: 'move', actor, at: entries.length * 1_000, payload });
  };
  const expire = (step: 'talks' | 'response'): void =>
    act('chair', { type: 'expire', round: state.round, step });
  while (state.step !== 'ended') {
    const { sign = [], denounce = [], orders = {} } = rounds[state.round - 1] ?? {};
    for (const [seat, number] of denounce) act(seat, { type: 'denounce', deal: deals[number] as DealId });
    for (const draft of sign) {
      const [by, ...others] = draft.parties as [Seat, ...Seat[]];
      const before = Object.keys(state.offers);
      act(by, { type: 'offer', draft });
      const offer = Object.keys(state.offers).find((id) => !before.includes(id)) as DealId;
      for (const seat of others) act(seat, { type: 'accept', offer });
      deals.push(offer);
    }
    expire('talks');
    const given = (order: Order): Order =>
      order.order === 'withhold' ? { ...order, target: deals[Number(order.target)] as DealId } : order;
    for (const seat of SEATS) act(seat, { type: 'orders', orders: (orders[seat] ?? []).map(given) });
    if ((state.step as State['step']) === 'response') expire('response');
  }
  const recording = recorded({ scenario, seed, rules: RULES_VERSION, seats, createdAt: 0, entries });
  const again = replay(recording);
  if (again.fault) throw new Error(again.fault.code);
  return { timeline: again.timeline, deals };
}
