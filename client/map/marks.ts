import { SEAT_NAMES, type Seat } from '../../shared/content/seats';
import type { Place } from './places';

export const MARK_KINDS = [
  'strike',
  'raid',
  'base-attack',
  'barrage',
  'covert',
  'retaliation',
  'inspection',
  'talks',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** One thing that happened, drawn from where it came to where it fell. The last of a list is the newest. */
export interface MapMark {
  readonly id: string;
  /** null where nobody knows, or where it began and ended in one place. */
  readonly from: Place | null;
  readonly to: Place;
  readonly kind: MarkKind;
  /** One sentence, shown under the map while the mark is the newest. */
  readonly label: string;
  /** null where nobody owns it. */
  readonly seat: Seat | null;
  /** 0 is a strike repelled; left out where damage is not what the mark is about. */
  readonly damage?: number | undefined;
}

export interface MarkStyle {
  readonly name: string;
  /** Dash pattern in screen pixels; empty for an unbroken line. */
  readonly dash: string;
  readonly width: number;
  readonly line: 'single' | 'double' | 'triple';
  readonly arrow: boolean;
}

export const MARK_STYLES: Readonly<Record<MarkKind, MarkStyle>> = {
  strike: { name: 'strike', dash: '', width: 2.25, line: 'single', arrow: true },
  raid: { name: 'raid', dash: '9 4', width: 1.75, line: 'single', arrow: true },
  'base-attack': { name: 'attack on a base', dash: '11 3.5 2.5 3.5', width: 2, line: 'single', arrow: true },
  barrage: { name: 'barrage', dash: '', width: 1.1, line: 'triple', arrow: true },
  covert: { name: 'covert operation', dash: '0.1 5', width: 2.4, line: 'single', arrow: false },
  retaliation: { name: 'retaliation', dash: '', width: 1.2, line: 'double', arrow: true },
  inspection: { name: 'inspection', dash: '4 3', width: 1.3, line: 'single', arrow: false },
  talks: { name: 'talks', dash: '', width: 1.2, line: 'single', arrow: false },
};

const BASE_RADIUS: Readonly<Record<MarkKind, number>> = {
  strike: 7.5,
  raid: 6.5,
  'base-attack': 8,
  barrage: 8,
  covert: 7.5,
  retaliation: 8,
  inspection: 6.5,
  talks: 6.5,
};

/** How wide the sign at the target is, in pixels; more damage, a wider ring. */
export function impactRadius({ kind, damage = 0 }: MapMark): number {
  return BASE_RADIUS[kind] + Math.min(4, Math.max(0, damage)) * 1.1;
}

const HURTS: ReadonlySet<MarkKind> = new Set(['strike', 'raid', 'base-attack', 'barrage', 'retaliation']);

/** "no damage" or "damage 2", where the mark is one that can hurt and says so. */
function damageText({ kind, damage }: MapMark): string | null {
  if (damage === undefined || !HURTS.has(kind)) return null;
  return damage === 0 ? 'no damage' : `damage ${damage}`;
}

/** The mark in words, for those who do not see the map. */
export function describeMark(mark: MapMark): string {
  const route =
    mark.from && mark.from.id !== mark.to.id ? `${mark.from.label} to ${mark.to.label}` : mark.to.label;
  const facts = [MARK_STYLES[mark.kind].name, route, damageText(mark)].filter(Boolean).join(', ');
  const owner = mark.seat ? `${SEAT_NAMES[mark.seat]}: ` : '';
  return `${owner}${mark.label.replace(/\.$/, '')} (${facts}).`;
}
