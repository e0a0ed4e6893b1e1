import { POINTS } from './geometry';
import {
  FRAMES,
  PLACES,
  REGION_LABELS,
  pointOf,
  type FrameName,
  type Place,
  type Side,
  type Xy,
} from './places';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PlacedLabel {
  readonly id: string;
  readonly text: string;
  readonly kind: 'place' | 'country' | 'sea';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Degrees, clockwise, about x and y. */
  readonly turn?: number | undefined;
  /** The room it takes; a turned label takes several small boxes along its line. */
  readonly boxes: readonly Box[];
}

export interface LabelRequest {
  readonly frame: FrameName;
  /** Map units for one pixel of the screen: labels keep their size on the screen, the map does not. */
  readonly unit: number;
  /** Places that must be named, the most important first, with the room in pixels their marks take. */
  readonly must: ReadonlyMap<string, number>;
  /** Points no label should cover: the shapes of seats on their arcs. */
  readonly keepClear: readonly Xy[];
}

/** Text sizes in screen pixels; the style sheet sets the same. */
const LABEL_SIZES = { place: 12, country: 10.5, sea: 11 } as const;
// Widths of a letter in ems, a little generous: countries are in spaced capitals.
const LETTER = { place: 0.57, country: 0.8, sea: 0.54 } as const;
const DOT = 4;
const BADGE = 6;
const EDGE = 4;

const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const around = ([x, y]: Xy, radius: number): Box => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
});

type Spot = Pick<PlacedLabel, 'x' | 'y' | 'anchor'>;

function spotFor([x, y]: Xy, side: Side, gap: number, size: number): Spot {
  const diagonal = gap * 0.72;
  const middle = y + size * 0.35;
  const above = y - gap;
  const below = y + gap + size * 0.75;
  switch (side) {
    case 'E':
      return { x: x + gap, y: middle, anchor: 'start' };
    case 'W':
      return { x: x - gap, y: middle, anchor: 'end' };
    case 'N':
      return { x, y: above, anchor: 'middle' };
    case 'S':
      return { x, y: below, anchor: 'middle' };
    case 'NE':
      return { x: x + diagonal, y: y - diagonal * 0.6, anchor: 'start' };
    case 'NW':
      return { x: x - diagonal, y: y - diagonal * 0.6, anchor: 'end' };
    case 'SE':
      return { x: x + diagonal, y: y + diagonal * 0.6 + size * 0.7, anchor: 'start' };
    case 'SW':
      return { x: x - diagonal, y: y + diagonal * 0.6 + size * 0.7, anchor: 'end' };
  }
}

function boxOf({ x, y, anchor }: Spot, width: number, size: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.78, bottom: y + size * 0.26 };
}

/** A turned label's room, as squares of its height along its line. */
function boxesAlong({ x, y }: Spot, width: number, size: number, degrees: number): readonly Box[] {
  const angle = (degrees * Math.PI) / 180;
  const count = Math.ceil(width / size);
  return Array.from({ length: count }, (_, i) => {
    const along = ((i + 0.5) / count - 0.5) * width;
    return around([x + along * Math.cos(angle), y + along * Math.sin(angle)], size * 0.6);
  });
}

const ALL_SIDES: readonly Side[] = ['E', 'W', 'NE', 'NW', 'SE', 'SW', 'N', 'S'];
/** Shifts of a name from its own point, in pixels, tried in turn; on a small map the far ones would lead abroad. */
const SHIFTS: readonly Xy[] = [
  [0, 0],
  [0, 8],
  [0, -8],
  [10, 0],
  [-10, 0],
  [0, 14],
  [0, -14],
  [18, 0],
  [-18, 0],
  [14, 14],
  [-14, 14],
  [14, -14],
  [-14, -14],
  [0, 24],
  [0, -24],
  [28, 0],
  [-28, 0],
];
const FARTHEST_SHIFT = 28;

/** Which places get a dot at all: a small map drops those that nothing happens at. */
export function visiblePlaces(frame: FrameName, must: ReadonlyMap<string, number>): readonly Place[] {
  return frame === 'full' ? PLACES : PLACES.filter((place) => place.rank === 1 || must.has(place.id));
}

/** Greedy, in the order of importance: a label that finds no room is left out, unless it must be there. */
export function placeLabels({ frame, unit, must, keepClear }: LabelRequest): readonly PlacedLabel[] {
  const { x, y, width, height } = FRAMES[frame];
  const inside = (box: Box) =>
    box.left >= x + EDGE * unit &&
    box.right <= x + width - EDGE * unit &&
    box.top >= y + EDGE * unit &&
    box.bottom <= y + height - EDGE * unit;

  const places = visiblePlaces(frame, must);
  const dots = places.map((place) => ({
    id: place.id as string,
    box: around(pointOf(place, frame), Math.max(DOT, must.get(place.id) ?? 0) * unit),
  }));
  const badges = keepClear.map((point) => around(point, BADGE * unit));
  const placed: PlacedLabel[] = [];
  const clashes = (box: Box, ownId: string) =>
    placed.filter((other) => other.boxes.some((each) => overlaps(each, box))).length * 3 +
    dots.filter((dot) => dot.id !== ownId && overlaps(dot.box, box)).length +
    badges.filter((badge) => overlaps(badge, box)).length;

  const isFree = (box: Box, ownId: string) =>
    !dots.some((dot) => dot.id !== ownId && overlaps(dot.box, box)) &&
    !placed.some((other) => other.boxes.some((each) => overlaps(each, box))) &&
    !badges.some((badge) => overlaps(badge, box));

  const addPlace = (place: Place) => {
    const size = LABEL_SIZES.place * unit;
    const labelWidth = place.label.length * LETTER.place * size;
    const gap = (Math.max(DOT, must.get(place.id) ?? 0) + 4) * unit;
    const sides = must.has(place.id) ? [...place.sides, ...ALL_SIDES] : place.sides;
    const options = sides
      .map((side) => spotFor(pointOf(place, frame), side, gap, size))
      .map((spot) => ({ ...spot, box: boxOf(spot, labelWidth, size) }))
      .filter(({ box }) => inside(box));
    const free = options.find(({ box }) => isFree(box, place.id));
    const best =
      free ??
      (must.has(place.id)
        ? options.toSorted((a, b) => clashes(a.box, place.id) - clashes(b.box, place.id))[0]
        : undefined);
    if (best)
      placed.push({
        id: place.id,
        text: place.label,
        kind: 'place',
        x: best.x,
        y: best.y,
        anchor: best.anchor,
        boxes: [best.box],
      });
  };

  const shifts = SHIFTS.filter(([dx, dy]) => Math.hypot(dx, dy) * unit <= FARTHEST_SHIFT);
  const addRegions = (rank: number) => {
    for (const region of REGION_LABELS.filter((each) => each.rank === rank)) {
      const size = LABEL_SIZES[region.kind] * unit;
      const labelWidth = region.label.length * LETTER[region.kind] * size;
      const [cx, cy] = POINTS[region.id as keyof typeof POINTS];
      // A turned name belongs to its strait of water: there or nowhere.
      for (const [dx, dy] of region.turn ? SHIFTS.slice(0, 1) : shifts) {
        const spot: Spot = { x: cx + dx * unit, y: cy + dy * unit, anchor: 'middle' };
        const boxes = region.turn
          ? boxesAlong(spot, labelWidth, size, region.turn)
          : [boxOf(spot, labelWidth, size)];
        if (!boxes.every((box) => inside(box) && isFree(box, region.id))) continue;
        placed.push({
          id: region.id,
          text: region.label,
          kind: region.kind,
          turn: region.turn,
          ...spot,
          boxes,
        });
        break;
      }
    }
  };

  const optional = places.filter((place) => !must.has(place.id));
  for (const id of must.keys()) {
    const place = places.find((each) => each.id === id);
    if (place) addPlace(place);
  }
  for (const place of optional.filter((each) => each.rank === 1)) addPlace(place);
  addRegions(1);
  if (frame === 'full') {
    for (const rank of [2, 3]) {
      for (const place of optional.filter((each) => each.rank === rank)) addPlace(place);
      addRegions(rank);
    }
  }
  return placed;
}
