import { BOT_LEVELS, type BotLevel } from '../../shared/rules/state';

interface LevelText {
  /** In a list of levels. */
  readonly label: string;
  /** What such a bot does, in a sentence. */
  readonly text: string;
  /** After "Played by". */
  readonly player: string;
}

/** Texts are here before the bots: a level is offered as soon as the rules name it. */
const TEXTS = {
  random: {
    label: 'Random',
    text: 'Plays at random, for trying things out.',
    player: 'a bot that plays at random',
  },
  easy: {
    label: 'Easy',
    text: 'Looks one month ahead.',
    player: 'an easy bot, which looks one month ahead',
  },
  middle: {
    label: 'Middle',
    text: 'Bargains, and plans its deals.',
    player: 'a middling bot, which bargains and plans',
  },
  strong: {
    label: 'Strong',
    text: 'Searches what may come, and thinks about a second.',
    player: 'a strong bot, which searches before it acts',
  },
};

export const LEVEL_TEXT: Readonly<Record<BotLevel, LevelText>> = TEXTS;

/** What a newcomer is to meet. */
export const LEVEL_AT_FIRST: BotLevel = 'easy';

/** The levels there are, for a list; the aimless one last. */
export const LEVELS = [...BOT_LEVELS]
  .sort((a, b) => Number(a === 'random') - Number(b === 'random'))
  .map((value) => ({ value, label: LEVEL_TEXT[value].label }));
