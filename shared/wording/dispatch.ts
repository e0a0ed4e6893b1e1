/** Every line of the log as a sentence, as the cause of a change, and with the place it comes from. */
import { ENDING_TEXT } from '../content/endings';
import { SEATS, type Seat } from '../content/seats';
import { TRACK_TEXT } from '../content/tracks';
import { eventOf } from '../rules/headlines';
import type { Breach, Dispatch, Draft, HomeCause, Move, Signal, Term, What } from '../rules/state';
import type { View } from '../views/view';
import { signed } from './numbers';
import { isOrder, isResponse, orderCause, orderDeed, responseCause, responseDeed } from './deeds';
import {
  atStart,
  capital,
  counted,
  draftTitle,
  inSentence,
  listed,
  possessive,
  seatList,
  termName,
} from './term';

/** A compiler error where a case was forgotten; a sentence all the same if a newer server sends what is unknown here. */
const assertNever = (_: never): string => 'Something happened that this page does not know yet.';

/** What of a view the words need. */
export type Told = Pick<View, 'scenario' | 'injected' | 'deals' | 'offers' | 'log'>;

/** Offers leave the table when Talks end; the log remembers what they said. */
function draftOf(id: string, view: Told): Draft | null {
  const there = view.deals[id]?.draft ?? view.offers[id]?.draft;
  if (there) return there;
  for (const { what } of Object.values(view.log)) {
    if (what.kind === 'offer' && what.offer.id === id) return what.offer.draft;
    if ((what.kind === 'signed' || what.kind === 'published') && what.deal === id) return what.draft;
  }
  return null;
}

function proposerOf(id: string, view: Told): Seat | null {
  const there = view.offers[id]?.by ?? view.deals[id]?.by;
  if (there) return there;
  for (const { what } of Object.values(view.log)) {
    if (what.kind === 'offer' && what.offer.id === id) return what.offer.by;
  }
  return null;
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const quoted = (draft: Draft | null): string => (draft ? `“${draftTitle(draft)}”` : 'a deal');
const eventTitle = (id: string, view: Told): string =>
  (eventOf(view, id)?.headline ?? 'An event').replace(/\.$/, '');
const termOf = (deal: string, term: number, view: Told): Term | null =>
  draftOf(deal, view)?.terms[term] ?? null;

function offerText(id: string, view: Told): string {
  const by = proposerOf(id, view);
  const draft = quoted(draftOf(id, view));
  return by ? `${possessive(by)} offer ${draft}` : `the offer ${draft}`;
}

function signalText({ subject, value, width }: Signal, declared: boolean): string {
  const most = subject === 'weapon' ? 5 : 10;
  const unit = subject === 'weapon' ? 'step' : 'unit';
  const of = subject === 'weapon' ? 'toward a weapon' : `of ${declared ? 'declared ' : ''}enriched uranium`;
  const what = `${value === 1 ? unit : `${unit}s`} ${of}`;
  if (width === 0) return `exactly ${value} ${what}`;
  return `about ${value} ${what}, give or take ${width} (${Math.max(0, value - width)} to ${Math.min(most, value + width)})`;
}

const HOME: Record<HomeCause, { readonly sentence: string; readonly cause: string }> = {
  decay: {
    sentence: 'A truce that binds nobody wears thin.',
    cause: 'a truce that binds nobody',
  },
  quiet: { sentence: 'A month without violence under a binding truce: it settles.', cause: 'a quiet month' },
  cooling: { sentence: 'A quiet month cools the region.', cause: 'a quiet month' },
  war: { sentence: 'The war is on, and wears on everyone.', cause: 'the war' },
  'sanctions-heavy': { sentence: 'Heavy sanctions squeeze Iran’s economy.', cause: 'heavy sanctions' },
  'sanctions-light': {
    sentence: 'With lighter sanctions Iran’s economy picks up.',
    cause: 'lighter sanctions',
  },
  'economy-poor': { sentence: 'Queues and prices weigh on the streets in Iran.', cause: 'a poor economy' },
  'economy-good': { sentence: 'Work and full shops ease the streets in Iran.', cause: 'a better economy' },
  alarm: {
    sentence: 'Iran’s nuclear programme alarms Washington and Jerusalem.',
    cause: 'alarm over Iran’s programme',
  },
  spark: {
    sentence: 'A ship is sunk that nobody had meant to sink, and the war spreads over the region.',
    cause: 'an accident of war',
  },
  'firm-ceasefire': {
    sentence: 'A firm ceasefire pays off at home for the President.',
    cause: 'a firm ceasefire',
  },
  fade: { sentence: 'High support at home does not last.', cause: 'support that fades' },
  crackdown: { sentence: 'The crackdown is not forgotten in Iran’s streets.', cause: 'the crackdown' },
};

function strikeText(what: Extract<What, { kind: 'strike' }>): string {
  const deed =
    what.order === 'retaliate'
      ? `strikes back at ${inSentence(what.on)}`
      : orderDeed(what.order, what.target);
  const result =
    what.die === null
      ? what.damage > 0
        ? `Damage ${what.damage}.`
        : ''
      : what.damage > 0
        ? `Damage ${what.damage}: the die showed ${what.die}, attack and defence made it ${what.total}.`
        : `Repelled: the die showed ${what.die}, attack and defence made it ${what.total}.`;
  return `${atStart(what.seat)} ${deed}. ${result}`.trim();
}

function deliveredText(term: Term | null, amount: number): string {
  if (!term) return 'What was agreed is delivered.';
  switch (term.kind) {
    case 'relief':
      return `The United States lifts ${counted(amount, 'step')} of sanctions, as agreed.`;
    case 'ship-out':
      return `${counted(amount, 'unit')} of enriched uranium ${amount === 1 ? 'leaves' : 'leave'} Iran under seal.`;
    case 'aid':
      return 'American interceptors arrive in Israel, as agreed.';
    case 'release':
      return 'Detainees leave Iran for home.';
    case 'share-intel':
      return 'Israel puts its intelligence before Washington, as agreed.';
    default:
      return `${atStart(term.debtor)} delivers: ${termName(term).toLowerCase()}.`;
  }
}

function enforcedText(term: Term | null): string {
  switch (term?.kind) {
    case 'access':
      return 'More inspectors arrive, as agreed.';
    case 'cap':
      return 'An enrichment cascade is taken apart, as agreed.';
    case 'missile-limit':
      return 'Missiles are scrapped under the limit that was agreed.';
    case 'umbrella':
      return 'American air defence takes its place over Israel, as agreed.';
    default:
      return 'A deal in force does its work.';
  }
}

function breachText({ deal, debtor, term, to }: Breach, how: string, view: Told): string {
  const draft = draftOf(deal, view);
  const broken = draft?.terms[term];
  const by =
    how === 'withhold'
      ? 'it withholds what is due'
      : how === 'short'
        ? 'less is shipped than was promised'
        : how === 'inspectors'
          ? 'it sends inspectors home'
          : isOrder(how)
            ? orderCause(how)
            : isResponse(how)
              ? responseCause(how)
              : 'what it did';
  return `${atStart(debtor)} breaks its word to ${seatList(to)}: ${broken ? `${termName(broken).toLowerCase()}, in ` : ''}${quoted(draft)} (${by}).`;
}

function keptText(pairs: readonly (readonly [Seat, Seat])[]): string {
  const kept = SEATS.map((seat) => ({
    seat,
    to: pairs.filter(([debtor]) => debtor === seat).map(([, to]) => to),
  }));
  return `${kept
    .filter(({ to }) => to.length > 0)
    .map(({ seat, to }) => `${atStart(seat)} keeps its word to ${seatList(to)}`)
    .join('. ')}.`;
}

/** What happened, as one or two sentences. */
export function sentence(dispatch: Dispatch, view: Told): string {
  const { what } = dispatch;
  switch (what.kind) {
    case 'headline':
    case 'injected':
      return `${eventTitle(what.event, view)}.`;
    case 'undone':
      return `Taken back by the facilitator: “${eventTitle(what.event, view)}”. What it moved is as it was.`;
    case 'choice': {
      const option = eventOf(view, what.event)?.choice?.options[what.option]?.label;
      return option
        ? `${atStart(what.seat)} answers the headline: ${lowered(option.replace(/\.$/, ''))}.`
        : `${atStart(what.seat)} leaves the headline unanswered.`;
    }
    case 'offer': {
      const { by, draft, counters } = what.offer;
      const to = seatList(draft.parties.filter((seat) => seat !== by));
      return `${atStart(by)} ${counters ? 'answers with a counter-offer to' : 'makes an offer to'} ${to}: ${quoted(draft)}${draft.secret ? ', in secret' : ''}.`;
    }
    case 'accepted':
      return `${atStart(what.seat)} accepts ${offerText(what.offer, view)}.`;
    case 'declined':
      return `${atStart(what.seat)} declines ${offerText(what.offer, view)}.`;
    case 'withdrawn':
      return `${atStart(what.seat)} ${what.seat === proposerOf(what.offer, view) ? 'withdraws its offer' : 'takes back its yes to'} ${
        what.seat === proposerOf(what.offer, view)
          ? quoted(draftOf(what.offer, view))
          : offerText(what.offer, view)
      }.`;
    case 'lapsed':
      return `${capital(offerText(what.offer, view))} lapses.`;
    case 'signed':
      return `${capital(seatList(what.draft.parties))} sign ${quoted(what.draft)}${what.draft.secret ? ', in secret' : ''}.`;
    case 'published':
      return what.seat
        ? `${atStart(what.seat)} publishes a secret deal: ${quoted(what.draft)}, between ${seatList(what.draft.parties)}.`
        : `A secret deal comes to light: ${quoted(what.draft)}, between ${seatList(what.draft.parties)}.`;
    case 'denounced':
      return `${atStart(what.seat)} denounces ${quoted(draftOf(what.deal, view))}${what.free ? ', which was broken before' : ''}.`;
    case 'expired':
      return `${capital(quoted(draftOf(what.deal, view)))} runs out.`;
    case 'order':
      return `${atStart(what.seat)} ${orderDeed(what.order, what.target)}.`;
    case 'covert':
      return `In secret, ${inSentence(what.seat)} ${orderDeed(what.order, what.target)}.`;
    case 'detected':
      return `It comes to light: ${inSentence(what.seat)} ${orderDeed(what.order, what.target)}.`;
    case 'unexplained':
      return 'Something happened, and nobody says who did it.';
    case 'strike':
      return strikeText(what);
    case 'weary':
      return `${atStart(what.seat)} orders force a second month running; its own people will not have it.`;
    case 'restraint-ignored':
      return 'Israel used force against Washington’s public warning.';
    case 'breach':
      return breachText(what.breach, what.how, view);
    case 'snapback':
      return `Snapback: what was owed to ${inSentence(what.against)} under ${quoted(draftOf(what.deal, view))} ends at once.`;
    case 'response':
      return `${atStart(what.seat)} ${responseDeed(what.response)}${what.response === 'rebuke' && what.target ? ` ${inSentence(what.target)} for breaking the truce` : ''}.`;
    case 'delivered':
      return deliveredText(termOf(what.deal, what.term, view), what.amount);
    case 'enforced':
      return enforcedText(termOf(what.deal, what.term, view));
    case 'kept':
      return keptText(what.pairs);
    case 'signal':
      switch (what.source) {
        case 'inspectors':
          return `The inspectors report ${signalText(what.signal, what.declared === true)}.`;
        case 'leak':
          return `Israel’s intelligence, as leaked, speaks of ${signalText(what.signal, false)}.`;
        case 'event':
          return `A report speaks of ${signalText(what.signal, false)}.`;
        default:
          return `${what.source === 'assess' ? 'American' : 'Israeli'} services estimate ${signalText(what.signal, false)}.`;
      }
    case 'shared-picture':
      return 'Washington now has Israel’s picture of the uranium and of the weapon.';
    case 'leak-found':
      return 'What Israel leaked turns out to have been dressed up.';
    case 'home':
      return HOME[what.cause].sentence;
    case 'war-begins':
      return 'The truce is gone. The war is on again.';
    case 'war-ends':
      return 'The guns fall silent. A truce holds again.';
    case 'ending':
      return `${ENDING_TEXT[what.ending].name}. ${ENDING_TEXT[what.ending].text}`;
    default:
      return assertNever(what);
  }
}

/** What happened as a cause, after "from": "an Israeli raid". */
export function cause(dispatch: Dispatch, view: Told): string {
  const { what } = dispatch;
  switch (what.kind) {
    case 'headline':
    case 'injected':
    case 'choice':
      return `the headline “${eventTitle(what.event, view)}”`;
    case 'undone':
      return `the headline “${eventTitle(what.event, view)}”, taken back`;
    case 'offer':
    case 'accepted':
    case 'declined':
    case 'withdrawn':
    case 'lapsed':
      return 'talks';
    case 'signed':
      return `ratifying ${quoted(what.draft)}`;
    case 'published':
      return `publishing ${quoted(what.draft)}`;
    case 'denounced':
      return `the end of ${quoted(draftOf(what.deal, view))}, denounced by ${inSentence(what.seat)}`;
    case 'expired':
      return `the end of ${quoted(draftOf(what.deal, view))}`;
    case 'order':
    case 'covert':
      return orderCause(what.order);
    case 'detected':
      return `${orderCause(what.order)}, found out`;
    case 'unexplained':
      return 'something nobody explains';
    case 'strike':
      return what.order === 'retaliate' ? `retaliation by ${inSentence(what.seat)}` : orderCause(what.order);
    case 'weary':
      return 'weariness of force at home';
    case 'restraint-ignored':
      return 'ignoring Washington’s warning';
    case 'breach':
      return `a broken promise by ${inSentence(what.breach.debtor)}`;
    case 'snapback':
      return 'snapback';
    case 'response':
      return responseCause(what.response);
    case 'delivered': {
      const term = termOf(what.deal, what.term, view);
      return term ? `delivery of ${termName(term).toLowerCase()}` : 'a delivery';
    }
    case 'enforced':
      return `${quoted(draftOf(what.deal, view))} at work`;
    case 'kept':
      return 'promises kept';
    case 'signal':
      return what.source === 'inspectors' ? 'the inspectors’ report' : 'a signal';
    case 'shared-picture':
      return 'shared intelligence';
    case 'leak-found':
      return 'a leak found to be dressed up';
    case 'home':
      return HOME[what.cause].cause;
    case 'war-begins':
      return 'the return of war';
    case 'war-ends':
      return 'the end of the war';
    case 'ending':
      return 'the end of the game';
    default:
      return assertNever(what);
  }
}

const CAPITALS: Record<Seat, string> = { usa: 'Washington', iran: 'Tehran', israel: 'Jerusalem' };

/** Where a dispatch comes from. */
export function placeOf({ what }: Dispatch): string {
  switch (what.kind) {
    case 'choice':
    case 'order':
    case 'covert':
    case 'detected':
    case 'strike':
    case 'weary':
    case 'response':
    case 'accepted':
    case 'declined':
    case 'withdrawn':
    case 'denounced':
      return CAPITALS[what.seat];
    case 'offer':
      return CAPITALS[what.offer.by];
    case 'breach':
      return CAPITALS[what.breach.debtor];
    case 'signal':
      return what.source === 'inspectors' ? 'Vienna' : '';
    case 'shared-picture':
    case 'leak-found':
      return CAPITALS.usa;
    case 'restraint-ignored':
      return CAPITALS.israel;
    case 'home':
      return HOME_PLACES[what.cause] ?? '';
    case 'signed':
      return what.draft.parties.includes('iran') ? 'Doha' : 'Washington';
    default:
      return '';
  }
}

const HOME_PLACES: Partial<Record<HomeCause, string>> = {
  'sanctions-heavy': 'Tehran',
  'sanctions-light': 'Tehran',
  'economy-poor': 'Tehran',
  'economy-good': 'Tehran',
  crackdown: 'Tehran',
  spark: 'the Gulf',
  'firm-ceasefire': 'Washington',
};

/** "Base", "Iran’s trust in the United States": what a change is of. */
export const moveName = (move: Move): string =>
  'track' in move
    ? TRACK_TEXT[move.track].name
    : capital(`${possessive(move.trust[0])} trust in ${inSentence(move.trust[1])}`);

/** "Base 4 → 3 (−1)". */
export const moveText = (move: Move): string =>
  `${moveName(move)} ${move.from} → ${move.to} (${signed(move.to - move.from)})`;

/** Several changes in one line, for those who hear them. */
export const movesText = (moves: readonly Move[]): string => listed(moves.map(moveText));

/** What a signal said. */
export const signalWords = (signal: Signal, declared = false): string => signalText(signal, declared);
