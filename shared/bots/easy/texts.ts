/** The texts that come to mind, and what each seat may add to win over another. */
import type { Seat } from '../../content/seats';
import type { TermKind } from '../../content/terms';
import { chanceFrom, meanOf, type Stance } from './stance';

/** A term in short: who owes what to whom. */
export interface Clause {
  readonly kind: TermKind;
  readonly debtor: Seat;
  readonly to: readonly Seat[];
  readonly level?: number;
  readonly inLaw?: boolean;
}

export const clause = (kind: TermKind, debtor: Seat, to: readonly Seat[], level = 1): Clause => ({
  kind,
  debtor,
  to,
  level,
});

const IRAN = ['iran'] as const;
const USA = ['usa'] as const;
const ISRAEL = ['israel'] as const;
const BOTH = ['usa', 'israel'] as const;

const truce: readonly Clause[] = [clause('hold-fire', 'iran', ISRAEL), clause('hold-fire', 'israel', IRAN)];

/** What could be agreed on as things stand, small things first. */
export function cores({ view, bound, heu, weapon }: Stance): readonly (readonly Clause[])[] {
  const { access, sanctions, sites } = view.tracks;
  const more = Math.min(3, access + 1);
  const eased = sanctions >= 1;
  const relief = clause('relief', 'usa', IRAN);
  const list: (readonly Clause[])[] = [];
  if (!bound) {
    list.push(truce, truce, [...truce, clause('aid', 'usa', ISRAEL), relief]);
    list.push([...truce, clause('umbrella', 'usa', ISRAEL), clause('access', 'iran', USA, more)]);
  }
  if (eased) {
    list.push([clause('access', 'iran', USA, more), relief]);
    list.push([clause('access', 'iran', BOTH, Math.max(2, more)), relief]);
    list.push([clause('cap', 'iran', BOTH), relief]);
    list.push([clause('ship-out', 'iran', USA, meanOf(heu) >= 4 ? 2 : 1), relief]);
    list.push([clause('release', 'iran', USA), clause('no-weapon', 'iran', USA), relief]);
    list.push([clause('proxy-restraint', 'iran', ISRAEL), clause('no-weapon', 'iran', BOTH), relief]);
    list.push([clause('cap', 'iran', BOTH), clause('relief', 'usa', IRAN, 2)]);
    if (sites <= 3) {
      list.push([
        clause('cap', 'iran', BOTH, 2),
        clause('access', 'iran', BOTH, 3),
        clause('relief', 'usa', IRAN, 2),
        clause('security-guarantee', 'usa', IRAN),
      ]);
    }
    list.push([clause('ship-out', 'iran', BOTH, 4), clause('relief', 'usa', IRAN, 3)]);
  }
  list.push([clause('security-guarantee', 'usa', IRAN), clause('access', 'iran', USA, 2)]);
  list.push([clause('security-guarantee', 'usa', IRAN), clause('cap', 'iran', BOTH)]);
  list.push([clause('umbrella', 'usa', ISRAEL), clause('endorse', 'israel', USA)]);
  list.push([clause('aid', 'usa', ISRAEL), clause('share-intel', 'israel', USA)]);
  list.push([clause('missile-limit', 'iran', ISRAEL), clause('no-covert', 'israel', IRAN), relief]);
  list.push([clause('missile-limit', 'iran', ISRAEL), clause('hold-fire', 'israel', IRAN), relief]);
  list.push([clause('no-covert', 'iran', ISRAEL), clause('no-covert', 'israel', IRAN)]);
  list.push([clause('proxy-restraint', 'iran', ISRAEL), clause('no-covert', 'israel', IRAN)]);
  list.push([clause('hold-fire', 'usa', IRAN), clause('hold-fire', 'iran', USA)]);
  list.push([clause('no-regime-change', 'usa', IRAN), clause('no-weapon', 'iran', USA)]);
  if (chanceFrom(weapon, 2) > 0.5) {
    list.push([clause('no-weapon', 'iran', BOTH), clause('no-regime-change', 'israel', IRAN), relief]);
  }
  return list;
}

/** What each may add to win over another, cheap things first. */
export const SWEETENERS: Readonly<Record<string, readonly Clause[]>> = {
  'usa:iran': [
    clause('no-regime-change', 'usa', IRAN),
    clause('relief', 'usa', IRAN),
    clause('no-covert', 'usa', IRAN),
    clause('hold-fire', 'usa', IRAN),
    clause('relief', 'usa', IRAN, 2),
    clause('security-guarantee', 'usa', IRAN),
    { ...clause('relief', 'usa', IRAN), inLaw: true },
  ],
  'usa:israel': [clause('aid', 'usa', ISRAEL), clause('umbrella', 'usa', ISRAEL)],
  'iran:usa': [
    clause('release', 'iran', USA),
    clause('access', 'iran', USA),
    clause('no-weapon', 'iran', USA),
    clause('ship-out', 'iran', USA),
    clause('no-covert', 'iran', USA),
    clause('access', 'iran', USA, 2),
    clause('cap', 'iran', USA),
    clause('ship-out', 'iran', USA, 3),
  ],
  'iran:israel': [
    clause('proxy-restraint', 'iran', ISRAEL),
    clause('no-weapon', 'iran', ISRAEL),
    clause('no-covert', 'iran', ISRAEL),
    clause('missile-limit', 'iran', ISRAEL),
    clause('cap', 'iran', ISRAEL),
    clause('access', 'iran', ISRAEL, 2),
  ],
  'israel:usa': [clause('share-intel', 'israel', USA), clause('endorse', 'israel', USA)],
  'israel:iran': [
    clause('no-regime-change', 'israel', IRAN),
    clause('no-covert', 'israel', IRAN),
    clause('hold-fire', 'israel', IRAN),
  ],
};
