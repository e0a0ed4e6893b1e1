/** Who keeps its word: deals kept and broken, and promises given in quick messages, over the whole game. */
import { SEATS, type Seat } from '../../content/seats';
import type { Message } from '../../protocol/messages';
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

/** What each seat promised in a quick message, by round. */
function promises(
  messages: Readonly<Record<string, Message>>,
): { from: Seat; round: number; about: string }[] {
  return Object.values(messages).flatMap(({ from, round, body }) =>
    body.kind === 'quick' && body.quick === 'promise' ? [{ from, round, about: body.about.id }] : [],
  );
}

/** The word of each seat, from what the viewer saw. A promise of peace is broken by force in the same round or the next. */
export function wordOf(view: SeatView, messages: Readonly<Record<string, Message>>): Record<Seat, Word> {
  const breaches: Record<Seat, number> = { usa: 0, iran: 0, israel: 0 };
  const kept: Record<Seat, number> = { usa: 0, iran: 0, israel: 0 };
  const force: { seat: Seat; round: number }[] = [];
  for (const key in view.log) {
    const { what, round } = view.log[key]!;
    if (what.kind === 'breach') breaches[what.breach.debtor] += 1;
    if (what.kind === 'kept') for (const [debtor] of what.pairs) kept[debtor] += 1;
    if (what.kind === 'strike' && what.order !== 'retaliate') force.push({ seat: what.seat, round });
  }
  const lies: Record<Seat, number> = { usa: 0, iran: 0, israel: 0 };
  for (const { from, round, about } of promises(messages)) {
    if (about !== 'hold-fire') continue;
    const lied = force.some((one) => one.seat === from && (one.round === round || one.round === round + 1));
    if (lied) lies[from] += 1;
  }
  const word = (seat: Seat): Word => {
    const broken = breaches[seat] + lies[seat];
    const distrust = EACH_BREACH * breaches[seat] + EACH_PROMISE * lies[seat] - EACH_KEPT * kept[seat];
    return { distrust: Math.max(0, Math.min(MOST, distrust)), broken };
  };
  return Object.fromEntries(SEATS.map((seat) => [seat, word(seat)])) as Record<Seat, Word>;
}
