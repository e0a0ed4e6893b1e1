/** Talks: what is on the table is judged, then something may be put there, then the seat is done. */
import { HOME, type Seat } from '../../content/seats';
import { channelBetween } from '../../protocol/messages';
import { check } from '../../rules/apply';
import { homeEffects } from '../../rules/appraise';
import { mayLeaveFreely } from '../../rules/deals';
import { dealsInForce, isDelivered, isLapsed } from '../../rules/obligations';
import type { Draft, Offer } from '../../rules/state';
import type { BotAct, BotInput } from '../bot';
import type { SeatView } from '../../views/view';
import { chooseOption } from './choices';
import { drafts } from './drafting';
import { heard, type Heard } from './hearing';
import { answer, ENOUGH, guessed, leastOfOthers, OFFERS, regret, stances } from './judging';
import { aboutTerm, centre, channelFor, quick } from './saying';
import { stanceOf, type Stance } from './stance';
import { figure, termWords } from './words';
import { reasons, remainingWorth, type DealWorth } from './worth';

function propose(stance: Stance, said: Heard, tries: number, random: () => number): BotAct | null {
  const { view, seat } = stance;
  const asked = said.asked;
  const about = asked ? { kind: asked.id, with: asked.from } : undefined;
  const theirs = stances(view);
  let best: { draft: Draft; worth: DealWorth; rank: number } | null = null;
  for (const draft of drafts(stance, random, tries, said.refused, about)) {
    const worth = guessed(stance, draft, random);
    const least = leastOfOthers(theirs, seat, draft);
    const goodwill = draft.parties.some((party) => said.promised.has(party)) ? 0.5 : 0;
    if (worth.total < ENOUGH || least < -1) continue;
    const rank = worth.total + goodwill + 2 * Math.min(2, least);
    if (best && best.rank >= rank) continue;
    if (check(view, seat, { type: 'offer', draft }) === null) best = { draft, worth, rank };
  }
  if (!best) return null;
  const { draft, worth } = best;
  const why = asked ? `They asked for it. ` : '';
  const reason = `${why}It passes both tests and is worth ${figure(worth.total)} to us: ${reasons(worth)}.`;
  const kind = asked?.id ?? centre(worth, draft);
  const say = quick(channelFor(seat, draft), 'propose', aboutTerm(kind));
  return { action: { type: 'offer', draft }, reason, say };
}

/** Leaves a deal that another broke, or makes a secret one public, with cause. */
function onDeals(stance: Stance, random: () => number): BotAct | null {
  const { view, seat } = stance;
  for (const deal of dealsInForce(view)) {
    if (!deal.draft.parties.includes(seat)) continue;
    const open = deal.draft.terms.filter((_, i) => !isDelivered(deal, i) && !isLapsed(deal, i));
    const worth = remainingWorth(stance, open);
    const free = mayLeaveFreely(deal, seat, view.round);
    if (free && (worth < 0 || random() < 0.15)) {
      const reason = `They broke it, leaving costs nothing now, and what is left of it is worth ${figure(worth)} to us.`;
      return { action: { type: 'denounce', deal: deal.id }, reason };
    }
    if (worth < -9 && random() < 0.3) {
      const reason = `What is left of it costs us ${figure(-worth)}; leaving costs 2 of their trust.`;
      return { action: { type: 'denounce', deal: deal.id }, reason };
    }
    const home = view.tracks[HOME[seat]];
    if (!deal.secret || home > 3) continue;
    const credit = homeEffects(view, { ...deal.draft, secret: false }, seat, 'credits').reduce(
      (sum, { by }) => sum + by,
      0,
    );
    if (credit > 0 && random() < 0.5) {
      const reason = `The ${HOME[seat]} stands at ${home}; what we won in secret lifts it by ${credit} once it is known.`;
      return { action: { type: 'publish', deal: deal.id }, reason };
    }
  }
  return null;
}

/** Whether this seat waits for an answer to what it put on the table. */
const waits = ({ view, seat }: Stance, offers: readonly Offer[]): boolean =>
  offers.some(
    (offer) =>
      offer.by === seat &&
      offer.draft.parties.some(
        (party) => !offer.accepted[party] && !offer.declined[party] && !view.ready[party],
      ),
  );

function done(stance: Stance, said: Heard, signed: boolean, random: () => number): BotAct {
  const { view, seat } = stance;
  const ready = { type: 'ready', ready: true } as const;
  if (signed) {
    const deal = dealsInForce(view).find(({ id }) => id === view.signed[seat]);
    const by = deal && deal.by !== seat ? deal.by : undefined;
    const reason = 'We have signed what we could sign this month.';
    if (!by || !deal) return { action: ready, reason };
    return {
      action: ready,
      reason,
      say: quick(channelFor(seat, deal.draft), 'thank', { kind: 'seat', id: by }),
    };
  }
  if (said.asked) {
    const reason = 'What they ask for is worth nothing to us, or would not pass.';
    return { action: ready, reason, say: quick(said.asked.channel, 'refuse', aboutTerm(said.asked.id)) };
  }
  const wish = random() < 0.25 ? wanted(stance) : null;
  if (wish) {
    const reason = `Nothing more to say but this: ${wish.words} would be worth ${figure(wish.worth)} to us.`;
    return {
      action: ready,
      reason,
      say: quick(channelBetween(seat, wish.from), 'ask', aboutTerm(wish.kind)),
    };
  }
  return {
    action: ready,
    reason: 'Nothing on the table, and nothing that we could put there, gains enough.',
  };
}

const WISHES = {
  usa: [
    ['iran', 'access'],
    ['iran', 'ship-out'],
    ['iran', 'no-weapon'],
  ],
  iran: [
    ['usa', 'relief'],
    ['usa', 'security-guarantee'],
    ['israel', 'hold-fire'],
  ],
  israel: [
    ['iran', 'cap'],
    ['iran', 'proxy-restraint'],
    ['usa', 'umbrella'],
  ],
} as const satisfies Record<Seat, readonly (readonly [Seat, string])[]>;

/** What a seat would most like to be offered. */
function wanted(stance: Stance): { from: Seat; kind: string; words: string; worth: number } | null {
  const { view, seat } = stance;
  let best: ReturnType<typeof wanted> = null;
  for (const [from, kind] of WISHES[seat]) {
    const term = { kind, debtor: from, to: [seat], level: 1, inLaw: false, due: null, after: null };
    const worth = remainingWorth(stance, [term]);
    if (stance.owed.some((one) => one.term.kind === kind && one.term.debtor === from)) continue;
    if (!best || worth > best.worth) best = { from, kind, words: termWords(view, term), worth };
  }
  return best;
}

/** Acts of a seat in Talks before it says that it is done: one that goes on without end never is. */
const PATIENCE = 9;

/** Number of lines in a log, which are numbered from 1 without gaps. */
function lengthOf(log: SeatView['log']): number {
  let most = 1;
  while (log[most]) most *= 2;
  let least = Math.floor(most / 2);
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if (log[middle]) least = middle;
    else most = middle;
  }
  return least;
}

/** What this seat has done in these Talks. */
function actsOf({ log, round, viewer }: SeatView): number {
  let acts = 0;
  for (let line = lengthOf(log); line > 0; line--) {
    const entry = log[line];
    if (entry?.round !== round || entry.step !== 'talks') break;
    const { what } = entry;
    if (what.kind === 'offer' ? what.offer.by === viewer : 'seat' in what && what.seat === viewer) acts += 1;
  }
  return acts;
}

/** One act in Talks, or `null` to wait. */
export function talk(input: BotInput): BotAct | null {
  const { view, random } = input;
  const seat = view.viewer;
  const offers = Object.values(view.offers).filter(({ draft }) => draft.parties.includes(seat));
  const unanswered = offers.some((o) => !o.accepted[seat] && !o.declined[seat]);
  const signed = view.signed[seat] !== null;
  const isReady = view.ready[seat];
  // Nothing to do for one that is done, unless somebody speaks to it.
  const said = heard(view, input.messages, offers);
  if (isReady && (signed || (!unanswered && !said.asked))) return null;
  const stance = stanceOf(view);
  const spent = actsOf(view) >= PATIENCE;
  if (!isReady && !spent) {
    const chosen = chooseOption(stance, random) ?? onDeals(stance, random);
    if (chosen) return chosen;
  }
  if (!signed && !spent) {
    const act = regret(stance, offers) ?? answer(stance, offers, random);
    if (act) return act;
    const mine = offers.filter(({ by }) => by === seat).length;
    const awaiting = offers.some((o) => o.by !== seat && o.accepted[seat]);
    const eager = said.asked ? 0.9 : awaiting ? 0.1 : mine === 0 ? 0.4 : 0.2;
    if (mine < OFFERS && random() < eager) {
      const made = propose(stance, said, said.asked ? 3 : 2, random);
      if (made) return made;
    }
    if (!isReady && waits(stance, offers)) return null;
  }
  return isReady ? null : done(stance, said, signed, random);
}
