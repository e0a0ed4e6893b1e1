/** Everything that can be done at a table beside dealing and ordering: one list for buttons, keys and the menu. */
import type { Reply } from '../../shared/protocol/messages';
import { openMotion } from '../delegation/committing';
import type { TableStore } from '../session/table';
import type { Desk } from './desk';
import type { Page } from './tape';

export interface Scene {
  readonly t: Pick<
    TableStore,
    'table' | 'view' | 'seat' | 'acts' | 'options' | 'connection' | 'act' | 'takeBack' | 'together'
  >;
  readonly desk: Desk;
  /** Dispatches that have not been told yet. */
  readonly tape: readonly Page[];
}

export interface Command {
  /** As the list of shortcuts names it. */
  readonly name: string;
  /** As its button says it now, where that differs. */
  readonly label?: (scene: Scene) => string;
  /** One key; `' '` is the space bar. */
  readonly key?: string;
  /** Whether its key is for whoever plays; in a recording it does nothing or something else. */
  readonly live?: true;
  /** Whether it is for those who share a seat in a seminar. */
  readonly seminar?: true;
  readonly when: (scene: Scene) => boolean;
  /** A reply that is no yes is shown as a sentence. */
  readonly run: (scene: Scene) => Promise<Reply> | void;
}

const always = () => true;
const telling = ({ tape }: Scene) => tape.length > 0;
const canTalk = ({ t, tape }: Scene) =>
  t.options !== null && t.view.step === 'talks' && !t.view.paused && tape.length === 0;
const votes =
  (support: boolean) =>
  ({ t }: Scene) => {
    const motion = openMotion(t);
    if (motion !== null) return t.together?.ask({ type: 'motion', motion, support });
  };
const isReady = ({ t }: Scene) => t.seat !== null && t.view.ready[t.seat];

/** Numbers of the lines on the pages up to this one. */
const lastLine = (pages: readonly Page[]): number => pages.at(-1)?.entries.at(-1)?.n ?? 0;

const COMMANDS = {
  ready: {
    name: 'Done talking',
    label: () => 'I am done talking',
    key: 'r',
    live: true,
    when: (scene) => canTalk(scene) && !isReady(scene) && scene.t.options?.ready === null,
    run: ({ t }) => t.act({ type: 'ready', ready: true }),
  },
  unready: {
    name: 'Talk on after all',
    key: 'r',
    live: true,
    when: (scene) => canTalk(scene) && isReady(scene),
    run: ({ t }) => t.act({ type: 'ready', ready: false }),
  },
  support: {
    name: 'Support what your delegation votes on',
    key: 'y',
    live: true,
    seminar: true,
    when: ({ t }) => openMotion(t) !== null,
    run: votes(true),
  },
  oppose: {
    name: 'Oppose what your delegation votes on',
    key: 'n',
    live: true,
    seminar: true,
    when: ({ t }) => openMotion(t) !== null,
    run: votes(false),
  },
  'take-back': {
    name: 'Take your seat back from the bot',
    label: () => 'Take my seat back',
    when: ({ t }) => t.seat !== null && t.table.people[t.seat].standIn,
    run: ({ t }) => t.takeBack(),
  },
  next: {
    name: 'Next dispatch',
    label: ({ tape, desk }) => (desk.page >= tape.length - 1 ? 'Go on' : 'Next dispatch'),
    key: ' ',
    live: true,
    when: telling,
    run({ tape, desk }) {
      if (desk.page >= tape.length - 1) desk.told(lastLine(tape));
      else desk.set({ page: desk.page + 1 });
    },
  },
  back: {
    name: 'Dispatch before',
    label: () => 'Back',
    key: 'Backspace',
    when: (scene) => telling(scene) && scene.desk.page > 0,
    run: ({ desk }) => desk.set({ page: desk.page - 1, running: false }),
  },
  run: {
    name: 'Let the dispatches run, or stop them',
    label: ({ desk }) => (desk.running ? 'Stop' : 'Let run'),
    key: 'p',
    live: true,
    // A recording as a whole is let run.
    when: (scene) => telling(scene) && scene.t.acts,
    run: ({ desk }) => desk.set({ running: !desk.running }),
  },
  skip: {
    name: 'Skip the dispatches',
    label: () => 'Skip all',
    key: 's',
    when: telling,
    run: ({ tape, desk }) => desk.told(lastLine(tape)),
  },
  channels: {
    name: 'Show the channels',
    key: 'c',
    when: always,
    run: ({ desk }) => desk.turn('channels'),
  },
  ledger: {
    name: 'Show the ledger of deals',
    key: 'l',
    when: always,
    run: ({ desk }) => desk.turn('ledger'),
  },
  log: {
    name: 'Show the log',
    key: 'g',
    when: always,
    run: ({ desk }) => desk.turn('log'),
  },
  map: {
    name: 'Fold the map away, or open it',
    label: ({ desk }) => (desk.mapOpen ? 'Fold the map away' : 'Open the map'),
    key: 'm',
    when: always,
    run: ({ desk }) => desk.set({ mapOpen: !desk.mapOpen }),
  },
  score: {
    name: 'Show your score in parts',
    key: 'o',
    when: ({ t }) => t.seat !== null && t.view.step !== 'ended',
    run: ({ desk }) => desk.set({ scoreOpen: !desk.scoreOpen }),
  },
  shortcuts: {
    name: 'Show this list',
    label: () => 'Keyboard shortcuts',
    key: '?',
    when: always,
    run: ({ desk }) => desk.set({ shortcutsOpen: !desk.shortcutsOpen }),
  },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[];
export const commandOf = (id: CommandId): Command => COMMANDS[id];

export const labelOf = (id: CommandId, scene: Scene): string => {
  const { name, label }: Command = COMMANDS[id];
  return label ? label(scene) : name;
};

/** The command that a key stands for now. */
export const commandFor = (key: string, scene: Scene): CommandId | null =>
  COMMAND_IDS.find((id) => {
    const command = commandOf(id);
    return command.key === key && command.when(scene);
  }) ?? null;

/** A key as it is printed on the keyboard. */
export const keyName = (key: string): string =>
  key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
