/** Who keeps its word: deals kept and broken, and promises given in quick messages, over the whole game. */
import { isSeat, SEATS, type Seat } from '../../content/seats';
import type { TermKind } from '../../content/terms';
import { channelSeats, type Message } from '../../protocol/messages';
import { brokenBy } from '../../rules/breach';
import { dealOf } from '../../rules/deals';
import { scenarioOf } from '../../rules/scenario';
import type { Order, OfferId, Position } from '../../rules/state';
import type { SeatView } from '../../views/view';

export interface Word {
  /** From 0 (always kept) to 0.5: share of what it owes that is written off. */
  readonly distrust: number;
  /** Promises and deals that it broke. */
  readonly broken: number;
}

const EACH_BREACH = 0.12;
const EACH_PROMISE = 0.06;
const EACH_KEPT = 0.02;
const MOST = 0.5;

interface Promised {
  readonly from: Seat;
  readonly round: number;
  /** What it comes to, as a term: to a seat one promises peace. */
  readonly kind: TermKind;
  readonly to: readonly Seat[];
  /** Whether good faith in deals was promised too. */
  readonly faith: boolean;
}

/** What was promised in quick messages. About an order nothing can be promised that could be told to be kept. */
function promises(view: SeatView, messages: Readonly<Record<string, Message>>): Promised[] {
  const { terms } = scenarioOf(view);
  return Object.values(messages).flatMap(({ from, round, channel, body }): Promised[] => {
    if (body.kind !== 'quick' || body.quick !== 'promise' || !isSeat(from)) return [];
    const { about } = body;
    if (about.kind === 'seat') {
      const to = SEATS.filter((seat) => seat === about.id && seat !== from);
      return to.length > 0 ? [{ from, round, kind: 'hold-fire', to, faith: true }] : [];
    }
    if (about.kind !== 'term' || !Object.hasOwn(terms, about.id)) return [];
    const kind = about.id as TermKind;
    const to = channelSeats(channel).filter((seat) => seat !== from && terms[kind]?.creditors.includes(seat));
    return to.length > 0 ? [{ from, round, kind, to, faith: false }] : [];
  });
}

/** The position as it would be if a promise had been signed, and nothing else. */
function bound(position: Position, { from, kind, to }: Promised): Position {
  const term = { kind, debtor: from, to, level: 1, inLaw: false, due: null, after: null };
  const draft = { parties: SEATS, terms: [term], rounds: null, secret: false, snapback: false };
  return {
    ...position,
    deals: { promise: dealOf({ id: 'promise' as OfferId, by: from, draft }, position.round) },
  };
}

/** The word of each seat, from what the viewer saw. A promise of this round holds for the next one too. */
export function wordOf(view: SeatView, messages: Readonly<Record<string, Message>>): Record<Seat, Word> {
  const breaches: Record<Seat, number> = { usa: 0, iran: 0, israel: 0 };
  const kept: Record<Seat, number> = { usa: 0, iran: 0, israel: 0 };
  const acts: { readonly seat: Seat; readonly round: number; readonly order: Order }[] = [];
  const wrongs: { readonly seat: Seat; readonly round: number; readonly to: readonly Seat[] }[] = [];
  for (const key in view.log) {
    const { what, round } = view.log[key]!;
    if (what.kind === 'breach') {
      const { debtor, to } = what.breach;
      breaches[debtor] += 1;
      wrongs.push({ seat: debtor, round, to });
    } else if (what.kind === 'kept') {
      for (const [debtor] of what.pairs) kept[debtor] += 1;
    } else if (what.kind === 'order' || what.kind === 'strike' || what.kind === 'detected') {
      // A strike back breaks no promise of peace.
      if (what.order === 'retaliate') continue;
      const order = what.target === null ? { order: what.order } : { order: what.order, target: what.target };
      acts.push({ seat: what.seat, round, order });
    }
  }
  const lies: Record<Seat, number> = { usa: 0, iran: 0, israel: 0 };
  const honest: Record<Seat, Set<number>> = { usa: new Set(), iran: new Set(), israel: new Set() };
  for (const promise of promises(view, messages)) {
    const { from, round, to, faith } = promise;
    const within = (one: { readonly seat: Seat; readonly round: number }): boolean =>
      one.seat === from && (one.round === round || one.round === round + 1);
    const position = bound(view, promise);
    const lied =
      acts.some((act) => within(act) && brokenBy(position, from, act.order).length > 0) ||
      (faith && wrongs.some((wrong) => within(wrong) && to.some((seat) => wrong.to.includes(seat))));
    if (lied) lies[from] += 1;
    else if (view.round > round + 1) honest[from].add(round);
  }
  const word = (seat: Seat): Word => {
    const broken = breaches[seat] + lies[seat];
    const distrust =
      EACH_BREACH * breaches[seat] + EACH_PROMISE * lies[seat] - EACH_KEPT * (kept[seat] + honest[seat].size);
    return { distrust: Math.max(0, Math.min(MOST, distrust)), broken };
  };
  return { usa: word('usa'), iran: word('iran'), israel: word('israel') };
}
