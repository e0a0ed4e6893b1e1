/** Solo tables without threads: bots are asked in place, and nobody waits. */
import { answer, type BotRequest } from '../../shared/bots/request';
import type { BotAct } from '../../shared/bots/bot';
import type { Seat } from '../../shared/content/seats';
import type { Update } from '../../shared/protocol/messages';
import { options } from '../../shared/rules/options';
import { RULES_VERSION } from '../../shared/rules/version';
import type { SeatView } from '../../shared/views/view';
import { driveBots } from '../../client/solo/bots';
import type { GameHeader, GameJournal } from '../../client/solo/journal';
import { SoloTable, type SoloOptions } from '../../client/solo/table';

export const header: GameHeader = {
  table: 'game1',
  scenario: 'short',
  // A seed with which a seat that does nothing lasts for some rounds.
  seed: '44444444444444444444444444444444',
  rules: RULES_VERSION,
  seats: {
    usa: { kind: 'bot', level: 'easy' },
    iran: { kind: 'person' },
    israel: { kind: 'bot', level: 'easy' },
  },
  createdAt: 1_000,
};

export interface Watched {
  readonly table: SoloTable;
  readonly updates: Update[];
  readonly told: string[];
}

let time = 2_000;

/** A table whose store takes everything, unless told otherwise. */
export function soloTable(
  journal: GameJournal = { header, entries: [] },
  more: Partial<SoloOptions> = {},
): Watched {
  const updates: Update[] = [];
  const told: string[] = [];
  const table = new SoloTable(journal, {
    store: { create: async () => undefined, append: async () => undefined },
    isKept: true,
    now: () => (time += 1),
    publish: (update) => updates.push(update),
    kept: (kept) => told.push(kept),
    lost: (code) => told.push(code),
    ...more,
  });
  return { table, updates, told };
}

type Ask = (request: BotRequest) => Promise<BotAct | null>;
const atOnce: Ask = async (request) => answer({ ...request, rollouts: 1 }, () => 1);

export const bots = (table: SoloTable, ask: Ask = atOnce): (() => void) =>
  driveBots(table, {
    ask: (make) => ask(make()),
    pace: [0, 0],
    complain: (text, error) => {
      throw new Error(text, { cause: error });
    },
  });

let ids = 0;
export const newId = (): string => `id-${(ids += 1)}`;

/** Does for a seat what a step asks of it, as little as may be; false where nothing is asked. */
async function goOn(table: SoloTable, seat: Seat = 'iran'): Promise<boolean> {
  const view = table.look(seat).seen.view as SeatView;
  if (view.step === 'ended') return false;
  const may = options(view, seat);
  if (!may.awaited) return false;
  if (view.step === 'talks') {
    const choice = may.choices.find(({ refusal }) => refusal === null);
    if (choice) await table.act(newId(), { type: 'choose', option: choice.value });
    await table.act(newId(), { type: 'ready', ready: true });
  } else if (view.step === 'orders') await table.act(newId(), { type: 'orders', orders: [] });
  else {
    const response = may.responses.find(({ refusal }) => refusal === null);
    if (response) await table.act(newId(), { type: 'respond', response: response.value });
  }
  return true;
}

/** Plays until the game is over, or until `enough`. */
export async function playOn(table: SoloTable, enough: () => boolean = () => false): Promise<void> {
  while (table.state.step !== 'ended' && !enough()) {
    await goOn(table);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** A promise, and how to settle it. */
export function later<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: Error) => void;
} {
  let settle!: { resolve: (value: T) => void; reject: (error: Error) => void };
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}
