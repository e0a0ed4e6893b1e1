interface Problem {
  readonly title: string;
  readonly text: string;
}

/** Why a solo game, or a file of one, does not open. */
const PROBLEMS: Readonly<Record<string, Problem>> = {
  elsewhere: {
    title: 'This game is open in another tab',
    text: 'It is played in one place at a time. Go back to the other tab, or take the game over here: nothing is lost, the other tab stops.',
  },
  'taken-over': {
    title: 'This game goes on in another tab',
    text: 'You took it over there. Every act is kept; you can have it back here at any time.',
  },
  'no-game': {
    title: 'There is no such game here',
    text: 'A solo game is kept by the browser in which it was begun, until it is deleted or the browser’s data is cleared. If you saved it as a file, open that from the start page.',
  },
  'no-storage': {
    title: 'This browser does not show its storage',
    text: 'The game may be there, but this page is not allowed to look, as in a private window. Open it in an ordinary window of the browser in which it was begun.',
  },
  'other-rules': {
    title: 'This game was played under other rules',
    text: 'The rules have changed since, and its moves would come out differently now. So it cannot be played on with this version.',
  },
  'broken-journal': {
    title: 'This game cannot be read',
    text: 'What is kept of it is incomplete or was changed by hand: its moves do not follow from each other. Nothing was altered.',
  },
  'not-a-journal': {
    title: 'This is not a saved game',
    text: 'The file holds something else. A saved game is a file whose name ends in .json, made with “Save as a file” at the table.',
  },
  'other-format': {
    title: 'This file is of another version',
    text: 'It was saved by a version of the game that writes its files otherwise. Open it with that version, or load this page again if it is the older one.',
  },
  'no-room': {
    title: 'The game could not be kept',
    text: 'This browser’s storage is full or closed to the page, as in a private window. Make room or use an ordinary window, then open the file again.',
  },
};

const UNKNOWN: Problem = {
  title: 'This game does not open',
  text: 'Something went wrong on this page. Load it again; what is kept of the game stays kept.',
};

export const problemOf = (code: string | undefined): Problem =>
  (code !== undefined && Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined) ?? UNKNOWN;
