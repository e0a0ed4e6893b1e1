/** Where and how a seat says something about a text. */
import type { Seat } from '../../content/seats';
import { channelBetween, type About, type Channel, type Quick } from '../../protocol/messages';
import type { Draft } from '../../rules/state';
import type { BotAct } from '../bot';
import type { DealWorth } from './worth';

/** Where something about a text is said: in the open, unless it concerns two seats alone or is secret. */
export function channelFor(seat: Seat, draft: Draft): Channel {
  const [other, third] = draft.parties.filter((party) => party !== seat);
  return other && !third ? channelBetween(seat, other) : 'open';
}

export const quick = (channel: Channel, phrase: Quick, about: About): NonNullable<BotAct['say']> => ({
  channel,
  body: { kind: 'quick', quick: phrase, about },
});

export const aboutTerm = (id: string): About => ({ kind: 'term', id });

/** The term that a text is about: the one that weighs most for a seat. */
export function centre({ lines }: DealWorth, draft: Draft): string {
  const terms = lines.filter(({ term }) => term !== null);
  const top = terms.sort((a, b) => Math.abs(b.by) - Math.abs(a.by))[0];
  return (draft.terms[top?.term ?? 0] ?? draft.terms[0])?.kind ?? 'hold-fire';
}

/** The term that speaks most against signing. */
export const worst = ({ lines }: DealWorth): number | null =>
  lines.filter(({ term, by }) => term !== null && by < 0).sort((a, b) => a.by - b.by)[0]?.term ?? null;
