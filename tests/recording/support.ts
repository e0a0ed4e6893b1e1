/** Recordings of games among bots, without a clock. */
import { playGame, type ArenaEntry } from '../../shared/bots/arena';
import type { Bot, BotAct } from '../../shared/bots/bot';
import { SEATS, type Seat } from '../../shared/content/seats';
import { CHANNELS } from '../../shared/protocol/messages';
import type { BotLevel, Holder } from '../../shared/rules/state';
import { RULES_VERSION } from '../../shared/rules/version';
import type { Act, Recording } from '../../shared/recording/format';
import { record, type Journal, type RecordOptions } from '../../shared/recording/record';

/** The morning of the ceasefire. */
const BEGUN = Date.UTC(2025, 5, 24, 5);
const STEP = 4_000;

export const EVERYTHING: RecordOptions = { messages: CHANNELS, names: true };

/** 32 hexadecimal digits from a running number. */
export const seedOf = (game: number): string => game.toString(16).padStart(8, '0').repeat(4);

/** The bot, telling what it says along with its acts. */
const overheard = (bot: Bot, told: (act: BotAct) => void): Bot => ({
  level: bot.level,
  act(input) {
    const act = bot.act(input);
    if (act) told(act);
    return act;
  },
});

/** The journal that a table of these bots would keep: what a bot says along with an act comes after it. */
export function journalOf(
  scenario: string,
  seed: string,
  bots: Readonly<Record<Seat, Bot>>,
  rollouts = 40,
): Journal {
  const said: Record<Seat, BotAct[]> = { usa: [], iran: [], israel: [] };
  const listened = Object.fromEntries(
    SEATS.map((seat) => [seat, overheard(bots[seat], (act) => said[seat].push(act))]),
  ) as Record<Seat, Bot>;
  const entries: Act[] = [];
  let at = BEGUN;
  const onAct = (_: unknown, { actor, action, reason }: ArenaEntry): void => {
    at += STEP;
    entries.push({ kind: 'move', actor, at, payload: action, ...(actor !== 'chair' && { reason }) });
    if (actor === 'chair') return;
    const { say } = said[actor].shift() ?? {};
    if (say) entries.push({ kind: 'message', actor, at, payload: say });
  };
  playGame(scenario, seed, listened, onAct, rollouts);
  const holder = (seat: Seat): Holder => ({ kind: 'bot', level: bots[seat].level as BotLevel });
  const seats = {
    usa: { holder: holder('usa') },
    iran: { holder: holder('iran') },
    israel: { holder: holder('israel') },
  };
  return { scenario, seed, rules: RULES_VERSION, seats, createdAt: BEGUN, entries };
}

export function recorded(journal: Journal, options: RecordOptions = EVERYTHING): Recording {
  const made = record(journal, options);
  if (made.fault) throw new Error(JSON.stringify(made.fault));
  return made.recording;
}

export const recordingOf = (scenario: string, seed: string, bots: Readonly<Record<Seat, Bot>>): Recording =>
  recorded(journalOf(scenario, seed, bots));
