/** What a seat makes of the texts on the table: it accepts, declines, or counters by the smallest change. */
import { HOME, type Seat } from '../../content/seats';
import { check } from '../../rules/apply';
import { appraise } from '../../rules/appraise';
import { remedies, withoutTerm } from '../../rules/remedies';
import type { Draft, Offer } from '../../rules/state';
import type { BotAct } from '../bot';
import { mended } from './drafting';
import { aboutTerm, centre, channelFor, quick, worst } from './saying';
import { stanceOf, type Stance } from './stance';
import { figure, seatWords } from './words';
import { dealWorth, reasons, type DealWorth } from './worth';

/** A deal must gain this much, in points, before it is signed. */
export const ENOUGH = 0.8;
/** Offers in one round. */
export const OFFERS = 2;

/** What a deal is worth, as somebody sees it who is no expert: off by up to so many points. */
const BLUR = 4;
export function guessed(stance: Stance, draft: Draft, random: () => number): DealWorth {
  const worth = dealWorth(stance, draft);
  return { ...worth, total: worth.total + BLUR * (random() + random() - 1) };
}

/** What the other parties may be thought to gain, at the least. */
export const leastOfOthers = (theirs: Stances, seat: Seat, draft: Draft): number =>
  Math.min(
    ...draft.parties.filter((party) => party !== seat).map((party) => dealWorth(theirs(party), draft).total),
  );

type Stances = (seat: Seat) => Stance;

/** What this seat takes the others' stances to be, each worked out once. */
export function stances(view: Stance['view']): Stances {
  const known: Partial<Record<Seat, Stance>> = {};
  return (seat) => (known[seat] ??= stanceOf(view, seat));
}

function accept(stance: Stance, offer: Offer, worth: DealWorth): BotAct {
  const action = { type: 'accept', offer: offer.id } as const;
  const reason = `It passes both tests and is worth ${figure(worth.total)} to us: ${reasons(worth)}.`;
  const say = quick(channelFor(stance.seat, offer.draft), 'accept', aboutTerm(centre(worth, offer.draft)));
  return { action, reason, say };
}

function decline(stance: Stance, offer: Offer, worth: DealWorth, fault: string): BotAct {
  const term = offer.draft.terms[worst(worth) ?? 0] ?? offer.draft.terms[0];
  const say = quick(channelFor(stance.seat, offer.draft), 'refuse', aboutTerm(term?.kind ?? 'hold-fire'));
  return { action: { type: 'decline', offer: offer.id }, reason: fault, say };
}

/** Single changes of a text that make it better for this seat, the smallest first. */
function changes(stance: Stance, draft: Draft, worth: DealWorth): Draft[] {
  const list: Draft[] = [];
  const at = worst(worth);
  const bad = at === null ? undefined : draft.terms[at];
  if (at !== null && bad) {
    if (bad.level > 1) {
      list.push({
        ...draft,
        terms: draft.terms.map((term, i) => (i === at ? { ...term, level: term.level - 1 } : term)),
      });
    }
    if (bad.inLaw) {
      list.push({
        ...draft,
        terms: draft.terms.map((term, i) => (i === at ? { ...term, inLaw: false } : term)),
      });
    }
    if (draft.terms.length > 1) list.push(withoutTerm(draft, at));
  }
  draft.terms.forEach((term, index) => {
    if (!term.to.includes(stance.seat)) return;
    const more = { ...term, level: term.level + 1 };
    list.push({ ...draft, terms: draft.terms.map((one, i) => (i === index ? more : one)) });
  });
  return list;
}

/** The smallest change after which an offer is good for this seat and passes. */
function counter(stance: Stance, offer: Offer, worth: DealWorth, random: () => number): BotAct | null {
  const { view, seat } = stance;
  const theirs = stances(view);
  const texts =
    worth.total >= ENOUGH
      ? remedies(view, offer.draft, 4)
          .filter(({ passes }) => passes)
          .map(({ draft }) => draft)
      : changes(stance, offer.draft, worth).flatMap((text) => mended(stance, text, new Set(), random) ?? []);
  for (const draft of texts) {
    const better = dealWorth(stance, draft);
    if (better.total < ENOUGH || leastOfOthers(theirs, seat, draft) < -2) continue;
    const action = { type: 'offer', draft, counters: offer.id } as const;
    if (check(view, seat, action) !== null) continue;
    const reason = `Their text is worth ${figure(worth.total)} to us, ours ${figure(better.total)}: ${reasons(better)}.`;
    return {
      action,
      reason,
      say: quick(channelFor(seat, draft), 'propose', aboutTerm(centre(better, draft))),
    };
  }
  return null;
}

/** What this seat says to an offer of another; `null` where it has nothing more to say. */
export function answer(stance: Stance, offers: readonly Offer[], random: () => number): BotAct | null {
  const { view, seat } = stance;
  const open = offers.filter((o) => !o.accepted[seat] && !o.declined[seat]);
  if (open.length === 0) return null;
  const judged = open
    .map((offer) => ({ offer, worth: guessed(stance, offer.draft, random) }))
    .sort((a, b) => b.worth.total - a.worth.total);
  const [best] = judged;
  if (!best) return null;
  const { offer, worth } = best;
  const refusal = check(view, seat, { type: 'accept', offer: offer.id });
  if (worth.total >= ENOUGH && refusal === null) return accept(stance, offer, worth);
  const mine = offers.filter(({ by }) => by === seat);
  const near = worth.total > -5 && offer.counters === null;
  if (near && mine.length < OFFERS && random() < 0.4) {
    const made = counter(stance, offer, worth, random);
    if (made) return made;
  }
  const last = judged.at(-1) ?? best;
  const fault =
    last.worth.total < ENOUGH
      ? `Worth ${figure(last.worth.total)} to us, less than the ${ENOUGH} that we ask: ${reasons(last.worth)}.`
      : `Worth ${figure(last.worth.total)} to us, but it does not pass: ${failures(stance, last.offer.draft)}.`;
  return decline(stance, last.offer, last.worth, fault);
}

function failures({ view }: Stance, draft: Draft): string {
  const faults = appraise(view, draft).parties.flatMap(({ seat, credibility, ratification }) => [
    ...(credibility.passes ? [] : [`${seatWords(seat)} lacks ${-credibility.margin} of credibility`]),
    ...(ratification.passes ? [] : [`the ${HOME[seat]} would end at ${ratification.after}`]),
  ]);
  return faults.join('; ') || 'it was signed over';
}

/** An acceptance given earlier that is no longer worth it. */
export function regret(stance: Stance, offers: readonly Offer[]): BotAct | null {
  const { seat } = stance;
  for (const offer of offers) {
    if (!offer.accepted[seat]) continue;
    const worth = dealWorth(stance, offer.draft);
    if (worth.total > -1) continue;
    const reason = `Things have changed: it is worth ${figure(worth.total)} to us now: ${reasons(worth)}.`;
    return { action: { type: 'withdraw', offer: offer.id }, reason };
  }
  return null;
}
