/** What a seminar refuses, in words: what happened, and what to do. Codes of tables and of rules have theirs in client/wording. */
import { NAME_MOST, type SeminarRefusal } from '../../shared/protocol/seminar';
import type { RefusalCode } from '../../shared/rules/actions';
import { ApiError } from '../session/call';
import { LOCAL_REFUSALS, refusalText } from '../wording/refusal';

const SENTENCES: Record<Exclude<SeminarRefusal, RefusalCode>, string> = {
  'unknown-seminar':
    'There is no such seminar any more: its time is over, or its facilitator deleted it. Ask them, or check the link.',
  'unknown-code':
    'Nothing is open under this code. Check it for a mistyped letter, or ask whoever gave it out.',
  'name-taken': 'Somebody in this seminar has this name already. Add an initial, or choose another.',
  full: 'Every place in this seminar is taken. Ask the facilitator to make room.',
  'not-facilitator':
    'Only a facilitator may do this. Open the desk with the secret link that the seminar was opened with.',
  'not-participant': 'This is for those who take part. Join with the seminar’s code first.',
  'unknown-person': 'This person is no longer in the seminar. Look at the list again.',
  'unknown-place': 'There is no such table or seat in this seminar. Choose one of those that are shown.',
  'place-full': 'This seat is full already. Choose another.',
  'not-by-choice': 'Places are not chosen in this seminar. Ask the facilitator to move you.',
  'already-begun': 'The game has begun, so this cannot be changed any more. Ask the facilitator.',
  'not-begun': 'The game has not begun yet. Wait until the facilitator begins it.',
  'unknown-plan': 'This event is no longer planned: it has come, or somebody dropped it.',
  'unknown-note': 'This note is gone: another facilitator has deleted it.',
  'not-asked': 'This questionnaire is not asked now. Load the page again to see what is.',
  'in-debrief': 'The debrief is open, and the games stand still for it. Close it first to play on.',
  'no-more-talks':
    'The last Talks of this game are over: no event comes in it any more. Speak to the table instead.',
  'answers-closed':
    'Your game is over or the debrief is open, so what you expected before can no longer be changed. What you had saved is kept.',
  'not-debriefed': 'The debrief is not open yet. Wait until the facilitator opens it.',
};

/** Codes that mean something else here than at a table. */
const HERE: Readonly<Record<string, string>> = {
  'wrong-token':
    'This browser no longer has a place here: you were removed, or the link is not good any more. Ask the facilitator.',
  'no-token':
    'This browser has no place in this seminar yet. Join with its code, or open the link that you were given.',
  'not-entered': 'The connection was lost before this arrived. Try again in a moment.',
  malformed: `The server did not take this. Look for something left empty or too long (a name has at most ${NAME_MOST} letters), and try again.`,
  'bad-reply':
    'The server gave an answer that this page does not understand. Load the page again; it may be out of date.',
};

type Told = Parameters<typeof refusalText>[0];

/** A refusal by a seminar, or at one of its tables, as a sentence or two. */
export const seminarRefusal = (refusal: Told): string =>
  ({ ...SENTENCES, ...HERE } as Readonly<Record<string, string>>)[refusal.code] ?? refusalText(refusal);

/** An error of an HTTP call as a sentence or two. */
export function seminarError(error: unknown): string {
  if (!(error instanceof ApiError))
    return 'Something went wrong on this page. Load it again and try once more.';
  const isLocal = LOCAL_REFUSALS.some((code) => code === error.code);
  const detail = typeof error.detail === 'object' && error.detail !== null ? { ...error.detail } : {};
  return seminarRefusal(isLocal ? { code: error.code, detail: {} } : { code: error.code, detail });
}
