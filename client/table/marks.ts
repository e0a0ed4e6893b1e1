/** What the map shows of the log: force, covert acts that came to light, inspections and treaties. */
import type { OrderId } from '../../shared/content/orders';
import type { Seat } from '../../shared/content/seats';
import type { Dispatch } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import type { MapMark, MarkKind } from '../map/marks';
import { placeById, type PlaceId } from '../map/places';
import { sentence } from '../../shared/wording/dispatch';
import { entriesOf, isRecent, type Entry } from './history';

/** Where a seat's force comes from. */
const FROM: Record<Seat, PlaceId> = { usa: 'washington', iran: 'tehran', israel: 'tel-aviv' };

/** Where force falls, by target. Sites take turns, so that arcs of several rounds do not hide each other. */
const SITES: readonly PlaceId[] = ['natanz', 'fordow', 'isfahan'];
const targetPlace = (target: string | null, round: number): PlaceId =>
  target === 'leadership' || target === 'weapon'
    ? 'tehran'
    : target === 'missiles'
      ? 'isfahan'
      : (SITES[round % SITES.length] ?? 'natanz');

interface Drawn {
  readonly kind: MarkKind;
  readonly from: PlaceId | null;
  readonly to: PlaceId;
  readonly seat: Seat | null;
  readonly damage?: number;
}

const COVERT: Partial<Record<OrderId, PlaceId>> = {
  subvert: 'tehran',
  assess: 'tehran',
  'enrich-secret': 'fordow',
  conceal: 'isfahan',
  weaponise: 'tehran',
  recruit: 'tehran',
  reconnoitre: 'tehran',
};

function strike(what: Extract<Dispatch['what'], { kind: 'strike' }>, round: number): Drawn {
  const { seat, on, order, target, damage } = what;
  const hit = { from: FROM[seat], seat, damage };
  if (order === 'retaliate') {
    const to = on === 'israel' ? 'haifa' : on === 'usa' ? 'al-udeid' : 'isfahan';
    return { ...hit, kind: 'retaliation', to };
  }
  if (order === 'barrage') return { ...hit, kind: 'barrage', to: 'tel-aviv' };
  if (order === 'base-attack') return { ...hit, kind: 'base-attack', to: 'al-udeid' };
  if (order === 'raid') return { ...hit, kind: 'raid', to: targetPlace(target, round) };
  return { ...hit, kind: 'strike', to: order === 'bomb' ? 'fordow' : targetPlace(target, round) };
}

function drawn({ what, round }: Dispatch): Drawn | null {
  switch (what.kind) {
    case 'strike':
      return strike(what, round);
    case 'response':
      return what.response === 'choreograph'
        ? { kind: 'base-attack', from: 'tehran', to: 'al-udeid', seat: 'iran' }
        : null;
    case 'detected':
      if (what.order === 'proxies') return { kind: 'covert', from: 'beirut', to: 'haifa', seat: what.seat };
      if (what.order === 'sabotage')
        return { kind: 'covert', from: null, to: targetPlace(what.target, round), seat: what.seat };
      return { kind: 'covert', from: null, to: COVERT[what.order] ?? 'tehran', seat: what.seat };
    case 'order':
      if (what.order === 'inspectors' && what.target === 'admit')
        return { kind: 'inspection', from: 'vienna', to: 'natanz', seat: what.seat };
      if (what.order === 'shuttle') return { kind: 'talks', from: 'washington', to: 'doha', seat: what.seat };
      return null;
    case 'signal':
      return what.source === 'inspectors'
        ? { kind: 'inspection', from: 'vienna', to: 'natanz', seat: null }
        : null;
    case 'signed':
      return {
        kind: 'talks',
        from: null,
        to: what.draft.parties.includes('iran') ? 'doha' : 'washington',
        seat: null,
      };
    default:
      return null;
  }
}

function markOf({ n, dispatch }: Entry, view: View): MapMark | null {
  const shape = drawn(dispatch);
  if (!shape) return null;
  return {
    id: `line-${n}`,
    kind: shape.kind,
    from: shape.from && placeById(shape.from),
    to: placeById(shape.to),
    seat: shape.seat,
    damage: shape.damage,
    label: sentence(dispatch, view),
  };
}

/** Marks of this and the last round, the oldest first; with `upTo`, only those of lines up to that number. */
export function marksOf(view: View, upTo = Infinity): readonly MapMark[] {
  return entriesOf(view)
    .filter(({ n, dispatch }) => n <= upTo && (isRecent(dispatch, view) || dispatch.round === view.round - 1))
    .map((entry) => markOf(entry, view))
    .filter((mark) => mark !== null);
}
