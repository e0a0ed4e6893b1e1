import type { BotLevel, ScenarioId } from '../session/api';

/** The lengths of a game, with what they mean in rounds (RULES, preface). */
export const LENGTHS: readonly { value: ScenarioId; label: string; hint: string }[] = [
  { value: 'short', label: 'Short', hint: '5 rounds' },
  { value: 'standard', label: 'Standard', hint: '8 rounds' },
  { value: 'long', label: 'Long', hint: '12 rounds' },
];

/** The opponents there are. */
export const LEVELS: readonly { value: BotLevel; label: string }[] = [
  { value: 'easy', label: 'Easy' },
  { value: 'random', label: 'Random (for trying things out)' },
];
