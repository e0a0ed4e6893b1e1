/** Every refusal in words: what happened, and what to do next. */
import { HOME, isSeat } from '../../shared/content/seats';
import { TRACK_TEXT } from '../../shared/content/tracks';
import { MESSAGE_MOST, type ServerRefusal } from '../../shared/protocol/messages';
import type { Refusal, RefusalCode } from '../../shared/rules/actions';
import type { Position } from '../../shared/rules/state';
import { atStart, counted, possessive } from '../../shared/wording/term';

/** What is refused before it reaches anybody: the line is down, or the answer did not come. */
export const LOCAL_REFUSALS = [
  'moved',
  'offline',
  'timeout',
  'network',
  'read-only',
  'elsewhere',
  'no-game',
  'thread-lost',
] as const;
type LocalRefusal = (typeof LOCAL_REFUSALS)[number];

type AnyRefusal = Refusal | { readonly code: string; readonly detail?: Readonly<Record<string, unknown>> };
type Data = Readonly<Record<string, unknown>>;
type RefusalView = Pick<Position, 'step' | 'round'>;
type Sentence = string | ((data: Data, view: RefusalView | undefined) => string);

const STEP_NAMES: Record<Position['step'], string> = {
  talks: 'Talks',
  orders: 'Orders',
  response: 'Response',
  ended: 'the end of the game',
};

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const seatIn = (data: Data) => (isSeat(data.seat) ? data.seat : null);
const trackName = (value: unknown): string | null =>
  typeof value === 'string' && Object.hasOwn(TRACK_TEXT, value)
    ? TRACK_TEXT[value as keyof typeof TRACK_TEXT].name
    : null;
/** The first number there is under one of these names: rules name the bound after what it is. */
const bound = (data: Data, ...names: string[]): number | null =>
  names.map((name) => number(data[name])).find((value) => value !== null) ?? null;

function tooLow(data: Data): string {
  const track = trackName(data.track);
  const needed = bound(data, 'least', 'min');
  const now = bound(data, 'value');
  if (track === null)
    return 'The position is not strong enough for this yet. Choose something else this round.';
  const wants =
    needed === null ? `${track} is too low for this` : `${track} must be at least ${needed} for this`;
  return `${wants}${now === null ? '' : `; it is ${now}`}. Raise it first, or choose something else.`;
}

function tooHigh(data: Data): string {
  const track = trackName(data.track);
  const most = bound(data, 'max', 'most');
  if (track === null) return 'There is nothing left to gain here. Choose something else this round.';
  return most === null
    ? `${track} cannot rise any further. Choose something else.`
    : `${track} must be at most ${most} for this. Choose something else.`;
}

function tooFewPoints(data: Data): string {
  const needed = bound(data, 'cost');
  const points = bound(data, 'points');
  if (needed === null || points === null)
    return 'This costs more action points than you have. Take something else back, or choose a cheaper order.';
  return `This takes ${counted(needed, 'action point')}, and you have ${points}. Take something back, or choose a cheaper order.`;
}

function notCredible(data: Data): string {
  const seat = seatIn(data);
  const missing = number(data.missing);
  const who = seat === null ? 'One of the parties' : atStart(seat);
  const short = missing === null || missing <= 0 ? '' : `, by ${missing}`;
  return `${who} gives more than trust and assurances cover${short}. Offer it better cover, or ask less of it, in a counter-offer.`;
}

function notRatified(data: Data): string {
  const seat = seatIn(data);
  if (seat === null)
    return 'One of the parties could not get this past its own people. Ask less of it, or give it something to show at home.';
  const track = TRACK_TEXT[HOME[seat]].name.toLowerCase();
  const after = number(data.after);
  return `${atStart(seat)} could not get this ratified: ${possessive(seat)} ${track} would end at ${after ?? 0}, and must end at 1 or more. Ask less of it, or give it something to show at home.`;
}

function wrongStep(data: Data, view: RefusalView | undefined): string {
  const wanted =
    typeof data.step === 'string' && Object.hasOwn(STEP_NAMES, data.step)
      ? STEP_NAMES[data.step as Position['step']]
      : null;
  if (wanted !== null && wanted !== STEP_NAMES.ended)
    return `This is possible during ${wanted} only. Wait until then.`;
  return view === undefined || view.step === 'ended'
    ? 'The table has moved on. Look at what it asks of you now.'
    : `This is not possible during ${STEP_NAMES[view.step]}. Look at what the table asks of you now.`;
}

const RULES: Record<RefusalCode, Sentence> = {
  ended: 'The game has ended. You can read everything, and change nothing any more.',
  paused: 'The table is paused. It goes on when the host lets it; what you have typed is kept.',
  'wrong-step': wrongStep,
  'not-for-this-actor': 'This is not yours to do. Another seat decides it.',
  malformed: 'The table did not understand this. Load the page again and try once more.',
  'already-done': 'You have done this already. Wait for the others.',
  'no-choice': 'Nothing is asked of you here at the moment.',
  'unknown-option': 'This answer is no longer on offer. Choose one of those that are shown.',
  'pass-spent':
    'You have let one choice pass already, and there is only one pass in a game. Choose one of the answers.',
  'unknown-offer': 'This offer is no longer on the table. Propose it again if you still want it.',
  'unknown-deal': 'There is no such deal any more. Look at the ledger for those that stand.',
  'not-a-party': 'You are not a party to this. Propose a text of your own.',
  'not-in-force': 'This deal is no longer in force, so there is nothing to end or to keep.',
  'not-secret': 'Everybody knows this deal already.',
  'too-many-offers': (data) =>
    `You have made ${bound(data, 'most', 'max') ?? 'all the'} offers this round, and that is the most. Answer what is on the table, or wait for the next round.`,
  'too-many-terms': (data) =>
    `A text holds at most ${bound(data, 'most', 'max') ?? 16} terms. Remove one first.`,
  'no-terms': 'The text is empty. Add at least one thing that somebody gives.',
  'bad-parties': ({ idle }) =>
    isSeat(idle)
      ? `${atStart(idle)} neither gives nor gets anything in this text. Add a term for it, or leave it out of the parties.`
      : 'A deal is between two or three seats, and you must be one of them. Choose the parties again.',
  'bad-term': 'One of the terms cannot stand like this between these parties. Remove it and add it again.',
  'repeated-term': 'The same promise stands in the text twice. Remove one of the two.',
  'circular-after':
    'Terms wait for each other in a circle, so none would ever be due. Let one of them come without waiting.',
  'bad-due': ({ from, to }) =>
    typeof from === 'number' && typeof to === 'number' && from < to
      ? `A delivery must be due between round ${from} and round ${to}, while the deal runs. Choose another round for it.`
      : 'A delivery is due when the deal does not run. Choose another round for it.',
  'bad-duration': (data) => {
    const most = bound(data, 'most', 'max');
    return `The deal would run past the end of the game. Let it run ${most === null ? 'for fewer rounds' : `for at most ${counted(most, 'round')}`}, or for the rest of the game.`;
  },
  'same-offer': 'The same text is on the table already. Accept that one, or change something.',
  'not-accepted': 'You have not accepted this offer, so there is nothing to take back.',
  'not-credible': notCredible,
  'not-ratified': notRatified,
  'signed-this-round': (data) => {
    const seat = seatIn(data);
    return `${seat === null ? 'You have' : `${atStart(seat)} has`} signed a deal this round, and nobody signs two in one. Come back to it next round.`;
  },
  'unknown-order': 'There is no such order. Choose one of those that are shown.',
  'unknown-target': 'This order needs a target. Choose one of those on its card.',
  'not-your-order': 'This order belongs to another seat.',
  'repeated-order': 'You have chosen this already. The same order twice needs two different targets.',
  'too-few-points': tooFewPoints,
  'track-too-low': tooLow,
  'track-too-high': tooHigh,
  'nothing-concealable': 'All the uranium is at undeclared places already; there is nothing more to conceal.',
  'no-uranium': 'There is no enriched uranium left to work with.',
  'no-signal': 'There is no signal to leak yet. Reconnoitre first.',
  'nothing-to-withhold':
    'Nothing of yours falls due under this deal this round, so there is nothing to withhold.',
  'nothing-to-answer': 'Nothing happened that is yours to answer.',
  'not-your-response': 'This answer is not open to you. Choose one of those that are.',
  'no-missiles': 'There are no missiles left for this. Choose another answer.',
  'unknown-violator': 'That seat did not break the truce this round. Name one that did.',
  'unknown-event': 'There is no such event in this scenario. Choose one from the list.',
  'not-undoable': ({ why }) =>
    why === 'signal'
      ? 'This event told somebody something, which cannot be taken back.'
      : 'This event came in an earlier round, and what followed from it cannot be taken back.',
};

const SERVER: Record<ServerRefusal, Sentence> = {
  malformed: RULES.malformed,
  // To write a number so takes a browser tens of milliseconds at first.
  'too-large': () =>
    `This is too long to send. Shorten it; a message holds ${MESSAGE_MOST.toLocaleString('en')} characters.`,
  'too-many-requests': 'That was too often in a short time. Wait a few seconds and try again.',
  'unknown-table': 'There is no such table any more. Check the link, or ask the host for a new one.',
  'unknown-code': 'No table has this code. Check it for a mistyped letter, or ask the host.',
  'wrong-token': 'This browser no longer holds this seat. Ask the host for a new invitation.',
  'wrong-invite': 'This invitation is not good any more. Ask the host for a new link.',
  'seat-taken': 'Somebody has this seat already. Choose another, or ask the host.',
  'no-gallery': 'This table is not open to watchers. Ask the host for a seat.',
  'not-entered': 'The connection was lost before this arrived. Load the page again; what you typed is kept.',
  'no-seat': 'You are watching without a seat, so you cannot act here.',
  'wrong-protocol': 'This page is older than the server. Load it again to get the new one.',
  'not-votable': 'There is no vote on this seat: its player is here, or has only just left.',
  'not-away': 'This seat is yours already; nobody plays it for you.',
  'not-over': 'The game is not over, and only a finished game has a recording. Play it to its end first.',
  'not-head': ({ head }) =>
    typeof head === 'string'
      ? `${head} is head of your delegation and decides. Draft what you have in mind, or vote for another head.`
      : 'The head of your delegation decides. Draft what you have in mind, or vote for another head.',
  'channel-closed': 'Nothing may be said on this channel in this seminar. Choose another.',
  'phrases-only': 'Only the fixed phrases may be used on this channel. Choose one from the list.',
  'unknown-motion': 'This has been decided or dropped already. Look at what your delegation does now.',
  'unknown-message':
    'This message cannot be marked so. Mark your own as a bluff, those of others as believed or doubted.',
  'too-early': 'The game has not begun. Wait for the facilitator; your delegation’s own channel is open.',
  facilitated: 'The facilitator decides who plays this seat. Ask there.',
  storage: 'The server could not keep this, so it did not happen. Try again in a moment.',
  internal:
    'Something went wrong on the server, and this did not happen. Try again; if it happens twice, tell whoever runs this site.',
};

const LOCAL: Record<LocalRefusal, Sentence> = {
  moved: 'The facilitator moved you from this table. The seminar’s page leads to where you sit now.',
  offline: 'You are not connected. What you typed is kept; send it again once the line is back.',
  timeout: 'The server took too long to answer. Look whether it happened after all, then try again.',
  network: 'The server cannot be reached. Check your connection and try again.',
  'read-only': 'This table is being replayed, so nothing can be changed.',
  elsewhere: 'This game goes on in another tab, so this did not happen here.',
  'no-game': 'This game was deleted in another tab, so this did not happen.',
  'thread-lost': 'The game stopped working on this page. Load it again: every act up to this one is kept.',
};

const SENTENCES: Readonly<Record<string, Sentence>> = { ...SERVER, ...LOCAL, ...RULES };

/** A refusal as a sentence or two. An unknown code, from a newer server, still says what to do. */
export function refusalText(refusal: AnyRefusal, view?: RefusalView): string {
  const data: Data =
    ('data' in refusal ? refusal.data : 'detail' in refusal ? refusal.detail : undefined) ?? {};
  const sentence = Object.hasOwn(SENTENCES, refusal.code) ? SENTENCES[refusal.code] : undefined;
  if (sentence === undefined)
    return 'This was not possible, and the page does not know why. Load it again and try once more.';
  return typeof sentence === 'string' ? sentence : sentence(data, view);
}
