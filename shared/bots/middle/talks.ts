/** Talks: judge what is on the table against an aspiration that falls with time, propose, counter, or be done. */
import { SEATS, type Seat } from '../../content/seats';
import { channelBetween } from '../../protocol/messages';
import { check } from '../../rules/apply';
import { appraise, passesTests } from '../../rules/appraise';
import { dealsInForce, spentSignatories } from '../../rules/obligations';
import type { Draft, Offer } from '../../rules/state';
import type { SeatView } from '../../views/view';
import type { BotAct, BotInput } from '../bot';
import { aboutTerm, channelFor, quick } from '../easy/saying';
import { figure, seatWords, sentence, signed, termWords } from '../easy/words';
import { chooseOption } from './choices';
import { onDeals } from './deals';
import { mindOf, type Mind } from './mind';
import { findPackages, LEAST, smallChanges, type Package } from './packages';
import { centreOf, theirsWords, worstOf, worthWords } from './reasons';

/** Texts of its own in one round, and climbs for one of them. */
const OFFERS = 2;
const TRIES = 5;
/** A text that is worth less is not signed, however late it is. */
const FLOOR = 0.4;

const gainOf = ({ own }: Mind, made: Package): number => made.gains[own] ?? 0;
const others = (mind: Mind, { draft, gains }: Package): number[] =>
  draft.parties.filter((party) => party !== mind.seat).map((party) => gains[SEATS.indexOf(party)] ?? 0);

/** What must be gained now: a share of the best that seems to be had. */
const asked = ({ asks }: Mind, best: number): number => Math.max(FLOOR, asks * best);

/** Whether a seat promised something of late, and is one that keeps its word. */
const believed = ({ said, word }: Mind, seat: Seat): boolean =>
  said.promised.has(seat) && word[seat].broken === 0;

/** Texts that the others declined, in this round or the last: what they said no to, they will say no to again. */
function declined(mind: Mind): Package[] {
  const { view } = mind;
  const texts = new Map<string, Draft>();
  const list: Package[] = [];
  for (const key in view.log) {
    const { what, round } = view.log[key]!;
    if (round < view.round - 1) continue;
    if (what.kind === 'offer' && what.offer.by === mind.seat) texts.set(what.offer.id, what.offer.draft);
    if (what.kind !== 'declined') continue;
    const draft = texts.get(what.offer);
    if (draft) list.push(mind.judge(draft));
  }
  return list;
}

/** Whether a text gives every other party more than one that was declined among the same. */
const betters = (mind: Mind, made: Package, refused: readonly Package[]): boolean =>
  refused.every((old) => {
    if (old.draft.parties.join() !== made.draft.parties.join()) return true;
    const before = others(mind, old);
    return others(mind, made).some((gain, i) => gain > (before[i] ?? 0) + 0.5);
  });

function bestPackages(mind: Mind, tries: number): Package[] {
  const { trial, aim, said, random } = mind;
  const about = said.asked ? { kind: said.asked.id, with: said.asked.from } : undefined;
  const found = about ? findPackages(trial, { ...aim, about }, tries, random) : [];
  return [...found, ...findPackages(trial, aim, tries, random)].filter(
    (made) => gainOf(mind, made) >= FLOOR && others(mind, made).every((gain) => gain >= LEAST),
  );
}

/** How many texts are worth a closer look. */
const STUDIED = 4;

/** The texts again, the best of them after a closer look, and with them those on the table. */
function studied(mind: Mind, packages: readonly Package[]): Package[] {
  const best = [...packages].sort((a, b) => mind.value(b) - mind.value(a)).slice(0, STUDIED);
  const open = mind.offers.filter(
    ({ draft, accepted, declined: no }) =>
      !accepted[mind.seat] && !no[mind.seat] && failures(mind, draft) === '',
  );
  mind.study([...open.map(({ draft }) => draft), ...best.map(({ draft }) => draft)]);
  return packages.map(({ draft }) => mind.judge(draft)).filter((made) => gainOf(mind, made) >= FLOOR);
}

/** The same text in secret, where only two have to know and it still passes. */
function perhapsSecret(mind: Mind, draft: Draft): Draft {
  if (draft.parties.length > 2 || mind.random() >= mind.traits.secrecy) return draft;
  const hidden = { ...draft, secret: true };
  return passesTests(mind.view, hidden) ? hidden : draft;
}

function propose(mind: Mind, packages: readonly Package[]): BotAct | null {
  const { view, seat, said } = mind;
  const refused = declined(mind);
  const best = Math.max(0, ...packages.map((made) => gainOf(mind, made)));
  const ranked = packages
    .filter((made) => gainOf(mind, made) >= asked(mind, best) && betters(mind, made, refused))
    .map((made) => {
      const goodwill = made.draft.parties.some((party) => believed(mind, party)) ? 0.5 : 0;
      return { made, rank: mind.value(made) + goodwill };
    })
    .sort((a, b) => b.rank - a.rank);
  for (const { made } of ranked) {
    const draft = perhapsSecret(mind, made.draft);
    const action = { type: 'offer', draft } as const;
    if (check(view, seat, action) !== null) continue;
    const why = said.asked && draft.terms.some(({ kind }) => kind === said.asked?.id) ? 'They asked. ' : '';
    const reason = `${why}${worthWords(mind, made)} We take the others to gain: ${theirsWords(mind, made)}.`;
    const about = aboutTerm(said.asked && why ? said.asked.id : centreOf(mind, made));
    return { action, reason, say: quick(channelFor(seat, draft), 'propose', about) };
  }
  return null;
}

function accept(mind: Mind, offer: Offer, made: Package): BotAct {
  const say = quick(channelFor(mind.seat, offer.draft), 'accept', aboutTerm(centreOf(mind, made)));
  return { action: { type: 'accept', offer: offer.id }, reason: worthWords(mind, made), say };
}

/** The smallest change after which an offer gains what is asked, and leaves the others something. */
function counter(mind: Mind, offer: Offer, least: number): BotAct | null {
  const { view, seat, trial, aim } = mind;
  let best: { made: Package; rank: number } | null = null;
  for (const draft of smallChanges(trial, offer.draft, aim)) {
    if (spentSignatories(view, draft.parties).length > 0) continue;
    const made = mind.judge(draft);
    const theirs = Math.min(...others(mind, made));
    if (gainOf(mind, made) < least || theirs < LEAST) continue;
    const rank = gainOf(mind, made) + 1.2 * Math.min(theirs, 6);
    if ((best && best.rank >= rank) || !passesTests(view, draft)) continue;
    best = { made, rank };
  }
  if (!best) return null;
  const { made } = best;
  const action = { type: 'offer', draft: made.draft, counters: offer.id } as const;
  if (check(view, seat, action) !== null) return null;
  const before = gainOf(mind, mind.judge(offer.draft));
  const reason = `Their text is worth ${signed(before)} to us, and we ask ${figure(least)}. ${worthWords(mind, made)}`;
  return {
    action,
    reason,
    say: quick(channelFor(seat, made.draft), 'propose', aboutTerm(centreOf(mind, made))),
  };
}

function failures({ view }: Mind, draft: Draft): string {
  const spent = spentSignatories(view, draft.parties);
  const [first] = spent;
  if (first) return `${seatWords(first)} has signed another text this month`;
  return appraise(view, draft)
    .parties.flatMap(({ seat, credibility, ratification }) => [
      ...(credibility.passes ? [] : [`${seatWords(seat)} lacks ${-credibility.margin} of credibility`]),
      ...(ratification.passes ? [] : [`${seatWords(seat)} could not ratify it`]),
    ])
    .join('; ');
}

function decline(mind: Mind, offer: Offer, made: Package, least: number): BotAct {
  const fault = failures(mind, offer.draft);
  const gain = gainOf(mind, made);
  const reason =
    gain < least
      ? `Worth ${signed(gain)} to us, less than the ${figure(least)} that we ask now. ${worthWords(mind, made)}`
      : `Worth ${signed(gain)} to us, but it cannot be signed: ${fault}.`;
  const worst = worstOf(mind, made) ?? offer.draft.terms[0];
  const say = quick(channelFor(mind.seat, offer.draft), 'refuse', aboutTerm(worst?.kind ?? 'hold-fire'));
  return { action: { type: 'decline', offer: offer.id }, reason, say };
}

/** What is said to an offer of another; `null` where there is nothing to say. */
function answer(mind: Mind, packages: readonly Package[]): BotAct | null {
  const { view, seat, offers } = mind;
  const open = offers.filter((offer) => !offer.accepted[seat] && !offer.declined[seat]);
  if (open.length === 0) return null;
  const judged = open
    .map((offer) => ({ offer, made: mind.judge(offer.draft) }))
    .sort((a, b) => gainOf(mind, b.made) - gainOf(mind, a.made));
  const best = Math.max(0, ...packages.map((made) => gainOf(mind, made)));
  const [top] = judged;
  if (!top) return null;
  const leastFor = ({ by }: Offer): number =>
    Math.max(FLOOR, asked(mind, best) - (believed(mind, by) ? 0.4 : 0));
  const good = judged.find(
    ({ offer, made }) =>
      gainOf(mind, made) >= leastFor(offer) &&
      spentSignatories(view, offer.draft.parties).length === 0 &&
      check(view, seat, { type: 'accept', offer: offer.id }) === null,
  );
  if (good) return accept(mind, good.offer, good.made);
  const mine = offers.filter(({ by }) => by === seat).length;
  if (mine < OFFERS && top.offer.counters === null) {
    const made = counter(mind, top.offer, leastFor(top.offer));
    if (made) return made;
  }
  const last = judged.at(-1) ?? top;
  return decline(mind, last.offer, last.made, leastFor(last.offer));
}

/** An acceptance given earlier that is no longer worth it. */
function regret(mind: Mind): BotAct | null {
  const { offers, seat } = mind;
  for (const offer of offers) {
    if (!offer.accepted[seat]) continue;
    const made = mind.judge(offer.draft);
    if (gainOf(mind, made) > -0.5) continue;
    return {
      action: { type: 'withdraw', offer: offer.id },
      reason: `Things have changed. ${worthWords(mind, made)}`,
    };
  }
  return null;
}

const waits = ({ view, seat, offers }: Mind): boolean =>
  offers.some(
    (offer) =>
      offer.by === seat &&
      offer.draft.parties.some((p) => !offer.accepted[p] && !offer.declined[p] && !view.ready[p]),
  );

/** What would be wanted of another, to ask for it. */
function wish(
  mind: Mind,
  packages: readonly Package[],
): { say: NonNullable<BotAct['say']>; words: string } | null {
  const { seat, view } = mind;
  for (const { draft } of packages) {
    const term = draft.terms.find(({ debtor }) => debtor !== seat);
    if (!term) continue;
    return {
      say: quick(channelBetween(seat, term.debtor), 'ask', aboutTerm(term.kind)),
      words: termWords(view, term),
    };
  }
  return null;
}

/** What struck this seat last month, but for a strike back, which answered one of its own. */
function lastStrike(view: SeatView): { readonly by: Seat; readonly order: string } | null {
  for (const key in view.log) {
    const { what, round } = view.log[key]!;
    if (round !== view.round - 1 || what.kind !== 'strike') continue;
    if (what.on === view.viewer && what.order !== 'retaliate') return { by: what.seat, order: what.order };
  }
  return null;
}

function done(mind: Mind, packages: readonly Package[]): BotAct {
  const { view, seat, said, random } = mind;
  const action = { type: 'ready', ready: true } as const;
  const deal = dealsInForce(view).find(({ id }) => id === view.signed[seat]);
  if (deal) {
    const reason = 'We have signed what we could sign this month.';
    if (deal.by === seat) {
      const partner = deal.draft.parties.find((party) => party !== seat) ?? seat;
      const promise = quick(channelFor(seat, deal.draft), 'promise', { kind: 'seat', id: partner });
      return random() < 0.4 ? { action, reason, say: promise } : { action, reason };
    }
    return {
      action,
      reason,
      say: quick(channelFor(seat, deal.draft), 'thank', { kind: 'seat', id: deal.by }),
    };
  }
  if (said.asked) {
    const reason = 'What they ask for gains us nothing, or would not pass.';
    return { action, reason, say: quick(said.asked.channel, 'refuse', aboutTerm(said.asked.id)) };
  }
  const strike = lastStrike(view);
  if (strike && random() < 0.6) {
    const { by, order } = strike;
    const reason = `${sentence(seatWords(by))} struck us last month: another strike will be answered.`;
    return { action, reason, say: quick(channelBetween(seat, by), 'warn', { kind: 'order', id: order }) };
  }
  const wanted = random() < 0.3 ? wish(mind, packages) : null;
  if (wanted)
    return { action, reason: `Nothing more to say but this: we want ${wanted.words}.`, say: wanted.say };
  return { action, reason: 'Nothing on the table, and nothing that we could put there, gains what we ask.' };
}

/** The next act of Talks; `null` to wait. */
export function talk(input: BotInput, think: (input: BotInput) => Mind = mindOf): BotAct | null {
  const { view } = input;
  const seat = view.viewer;
  const isReady = view.ready[seat];
  const signed = view.signed[seat] !== null;
  const offers = Object.values(view.offers);
  // Whoever is done looks up only for a text that it has not answered.
  const called = offers.some(
    ({ draft, accepted, declined: no }) => draft.parties.includes(seat) && !accepted[seat] && !no[seat],
  );
  if (isReady && (!called || signed)) return null;
  const mind = think(input);
  if (!isReady) {
    const chosen = chooseOption(mind) ?? onDeals(mind);
    if (chosen) return chosen;
  }
  let packages: readonly Package[] = [];
  if (!signed) {
    const early = regret(mind);
    if (early) return early;
    const mine = mind.offers.filter(({ by }) => by === seat).length;
    const awaiting = mind.offers.some((o) => o.by !== seat && o.accepted[seat]);
    const eager = mine < OFFERS && !isReady && !awaiting && mind.random() < (mine === 0 ? 0.75 : 0.5);
    if (called || eager) packages = studied(mind, bestPackages(mind, TRIES));
    const said = answer(mind, packages);
    if (said) return said;
    if (eager) {
      const made = propose(mind, packages);
      if (made) return made;
    }
    if (!isReady && waits(mind)) return null;
  }
  return isReady ? null : done(mind, packages);
}
