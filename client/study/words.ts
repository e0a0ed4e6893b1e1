/** Studies in words. */
import { NOTES_MOST } from '../../shared/study/format';

const SENTENCES: Readonly<Record<string, string>> = {
  network: 'The server cannot be reached. What you wrote is kept in this browser.',
  'bad-reply': 'The server gave an answer that this page does not understand. Load the page again.',
  'unknown-study':
    'There is no such study any more: whoever shared it has deleted it, or the link was cut. Ask for the link again.',
  'wrong-key': 'This edit key does not open this study. Copy it again from where it was shown.',
  'bad-study': `The server could not take this study in. It holds at most ${NOTES_MOST} notes; delete some, or begin another study.`,
  'no-recording':
    'The server does not have the game of this study. Share it again from the page of the game.',
  'other-game': 'The shared study is about another game. Share this one by itself.',
  'too-large': 'The study and its game are larger than the server takes. Save the study as a file instead.',
  'too-many-requests': 'That was too often in a short time. Wait a minute and try again.',
  busy: 'The server has too much to do just now. It is tried again in a moment.',
  storage:
    'The server could not keep this. What you wrote is kept in this browser; it is tried again in a moment.',
  'room-full': 'Too many people have this study open at once. You can read it, but not follow.',
  timeout: 'The server took too long to answer. Try again in a moment.',
  'not-kept':
    'The browser could not keep this: its storage is full, or forbidden to this page. Save the study as a file before you leave.',
  'not-entered': 'The connection to the server is lost just now. Try again once it is back.',
};

/** A refusal as a sentence: what happened, and what to do. */
export const studyRefusal = (code: string): string =>
  SENTENCES[code] ?? 'The server refused this. Load the page again, and try once more.';
