/** What a seminar's pages say of its settings. */
import { SEAT_NAMES } from '../../shared/content/seats';
import { CHANNELS, channelSeats } from '../../shared/protocol/messages';
import type { SeatPlace, SeminarFacts, Talk, Voice } from '../../shared/protocol/seminar';
import { inSentence, listed } from '../../shared/wording/term';
import { dayText } from '../wording/formats';
import { presetOf, type TalkPreset } from './settings';

export const VOICE_NAMES: Readonly<Record<Voice, string>> = {
  free: 'Free text',
  quick: 'Phrases only',
  none: 'Closed',
};

export const TALK_TEXT: Readonly<Record<TalkPreset, { readonly label: string; readonly text: string }>> = {
  free: { label: 'Everything', text: 'Anybody writes anything, in the open and between two seats.' },
  quick: {
    label: 'Phrases only',
    text: 'The fixed phrases alone, on every channel: quick to read, hard to hide in.',
  },
  open: {
    label: 'In the open only',
    text: 'Public diplomacy: all hear what is said. Two seats cannot talk alone, but offers still pass between them.',
  },
  none: { label: 'Silence', text: 'Nothing is said. Offers, orders and what comes of them have to speak.' },
};

/** A channel's name: "In the open", "United States and Iran". */
export const channelName = (channel: keyof Talk): string =>
  channel === 'open' ? 'In the open' : listed(channelSeats(channel).map((seat) => SEAT_NAMES[seat]));

const VOICE_TEXT: Readonly<Record<Voice, string>> = {
  free: 'anything may be written',
  quick: 'only the fixed phrases may be said',
  none: 'nothing may be said',
};

/** Who may talk to whom, in a sentence or two. */
export function talkText(talk: Talk): string {
  const preset = presetOf(talk);
  if (preset) return TALK_TEXT[preset].text;
  return CHANNELS.map((channel) =>
    channel === 'open'
      ? `In the open ${VOICE_TEXT[talk.open]}.`
      : `Between ${listed(channelSeats(channel).map(inSentence))} ${VOICE_TEXT[talk[channel]]}.`,
  ).join(' ');
}

/** What is kept of those who join, for how long, and who reads it: a line each. */
export function keptLines(facts: Pick<SeminarFacts, 'settings' | 'expiresAt'>): readonly string[] {
  const { readsPrivate, gallery, asks } = facts.settings;
  return [
    `Kept: the name that you give, what you write, offer and do at the table${
      asks.before || asks.after ? ', and your answers to the questionnaires' : ''
    }. Nothing else is asked, and there is no account.`,
    `All of it is deleted on ${dayText(facts.expiresAt)}, or before that if the facilitator deletes it.`,
    readsPrivate
      ? 'The facilitators read everything that is written, in private channels and inside a delegation too, and see what a delegation drafts and votes on.'
      : 'The facilitators see everything that is done. What two seats write to each other, and what a delegation writes, drafts and votes on among itself, they do not read during the game.',
    'The debrief shows everybody what happened at every table.',
    ...(gallery ? ['Anybody with the link to a table may watch what is public at it.'] : []),
  ];
}

export const placeText = ({ table, seat }: SeatPlace): string => `${SEAT_NAMES[seat]} at table ${table}`;

/** How a delegation decides, for those who sit in it. */
export const DECIDING_TEXT = {
  head: 'Everybody drafts; the head of the delegation commits. You can pass that on, or vote for another head.',
  majority: 'Everybody drafts; what more than half of those who are here support is done.',
} as const;
