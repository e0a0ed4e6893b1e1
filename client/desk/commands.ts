/** What can be done to tables: one list for the buttons over them, the keys, and the list of keys. */
import type { DeskTable, FacilitatorRequest } from '../../shared/protocol/seminar';
import { capital } from '../../shared/wording/term';
import type { Desk, DeskStore } from './store';
import { isWaiting } from './needs';
import type { Ask } from './useAsk';
import { tablesText } from './words';

interface Scene {
  /** As the server is asked: of all tables, it leaves out those that have not begun. */
  readonly asked: readonly number[] | 'all';
  readonly store: DeskStore;
  readonly ask: Ask;
  readonly numbers: readonly number[];
  readonly tables: readonly DeskTable[];
  readonly all: number;
}

export interface TableCommand {
  readonly name: string;
  /** As its button says it now, where that differs. */
  readonly label?: (tables: readonly DeskTable[]) => string;
  readonly key: string;
  readonly when: (tables: readonly DeskTable[], desk: Desk) => boolean;
  readonly run: (scene: Scene) => void;
}

const goesOn = (table: DeskTable): boolean => table.step !== 'ended' && !isWaiting(table);
const playing = (tables: readonly DeskTable[], { view }: Desk): boolean =>
  view.phase === 'playing' && tables.some(goesOn);
/** While any of them runs, all are paused; they go on once all of them stand. */
const wouldPause = (tables: readonly DeskTable[]): boolean =>
  tables.some((table) => goesOn(table) && !table.paused);

const clocked = ({ clock, step }: DeskTable): boolean =>
  step !== 'ended' && (step === 'talks' ? clock.talksMinutes : clock.ordersMinutes) !== null;

const extend = (minutes: number): Pick<TableCommand, 'when' | 'run'> => ({
  when: (tables, desk) => playing(tables, desk) && tables.some(clocked),
  run: ({ ask, asked, numbers, all }) =>
    void ask(
      { type: 'extend', tables: asked, minutes },
      `${minutes} more ${minutes === 1 ? 'minute' : 'minutes'} for ${tablesText(numbers, all)}`,
    ),
});

const turnTo =
  (side: Desk['side']): TableCommand['run'] =>
  ({ store }) => {
    store.setState({ side, part: 'side' });
    // The panel is drawn first; on a phone it takes the place of the tables.
    setTimeout(() => document.querySelector<HTMLElement>(`[data-begins=${side}]`)?.focus());
  };

export const TABLE_COMMANDS = {
  pause: {
    name: 'Pause, or go on',
    label: (tables) => (wouldPause(tables) ? 'Pause' : 'Go on'),
    key: 'p',
    when: playing,
    run({ ask, asked, numbers, tables, all }) {
      const paused = wouldPause(tables);
      const request: FacilitatorRequest = { type: 'pause', tables: asked, paused };
      void ask(request, `${capital(tablesText(numbers, all))} ${paused ? 'paused' : 'going on'}`);
    },
  },
  'one-more': { name: 'One more minute', label: () => '+1 min', key: '+', ...extend(1) },
  'five-more': { name: 'Five more minutes', label: () => '+5 min', key: '5', ...extend(5) },
  advance: {
    name: 'End the step now',
    label: () => 'End the step …',
    key: 'a',
    when: (tables, desk) => playing(tables, desk) && tables.some((table) => goesOn(table) && !table.paused),
    run: ({ store, numbers }) => store.setState({ question: { kind: 'advance', tables: numbers } }),
  },
  inject: {
    name: 'Bring in an event',
    label: () => 'Event …',
    key: 'e',
    when: () => true,
    run: turnTo('events'),
  },
  speak: { name: 'Speak to them', label: () => 'Speak …', key: 's', when: () => true, run: turnTo('speak') },
} as const satisfies Record<string, TableCommand>;
export type TableCommandId = keyof typeof TABLE_COMMANDS;

/** How the server is asked for something at tables. */
export const askedOf = (
  numbers: readonly number[],
  { view }: Pick<Desk, 'view'>,
): readonly number[] | 'all' => (numbers.length === Object.keys(view.tables).length ? 'all' : numbers);

/** Runs a command on tables, where it applies. */
export function runCommand(id: TableCommandId, store: DeskStore, ask: Ask, numbers: readonly number[]): void {
  const desk = store.getState();
  const { tables: seen } = desk.view;
  const tables = numbers.map((number) => seen[number]).filter((table) => table !== undefined);
  const command: TableCommand = TABLE_COMMANDS[id];
  if (tables.length > 0 && command.when(tables, desk))
    command.run({
      store,
      ask,
      numbers,
      asked: askedOf(numbers, desk),
      tables,
      all: Object.keys(seen).length,
    });
}
