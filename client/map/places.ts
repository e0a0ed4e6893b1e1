import { POINTS } from './geometry';

export type PlaceKind = 'capital' | 'nuclear site' | 'base' | 'mediator' | 'sea' | 'office' | 'city';

export const PLACE_IDS = [
  'washington',
  'vienna',
  'haifa',
  'tel-aviv',
  'jerusalem',
  'beirut',
  'damascus',
  'baghdad',
  'tehran',
  'fordow',
  'arak',
  'natanz',
  'isfahan',
  'bushehr',
  'bandar-abbas',
  'hormuz',
  'manama',
  'doha',
  'al-udeid',
  'muscat',
] as const;
export type PlaceId = (typeof PLACE_IDS)[number];

type LonLat = readonly [lon: number, lat: number];
export type Xy = readonly [x: number, y: number];

/** Where a label may stand, seen from its dot; the first that is free is taken. */
export type Side = 'E' | 'W' | 'N' | 'S' | 'NE' | 'NW' | 'SE' | 'SW';

export type FrameName = 'full' | 'compact';

/** A window on the map, in the map's own units. The compact one leaves out what a phone cannot show. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const FRAMES: Readonly<Record<FrameName, Frame>> = {
  full: { x: 0, y: 0, width: 960, height: 560 },
  compact: { x: 90, y: 50, width: 756, height: 504 },
};

export interface Place {
  readonly id: PlaceId;
  readonly label: string;
  readonly lonLat: LonLat;
  readonly kind: PlaceKind;
  /** One plain sentence, shown on hover, focus and tap. */
  readonly about: string;
  /** 1 is labelled first; what finds no room is left unlabelled. */
  readonly rank: 1 | 2 | 3;
  readonly sides: readonly Side[];
  /** Places beyond the frame stand at its edge instead of at their coordinates. */
  readonly offMap?: Readonly<Record<FrameName, Xy>>;
}

// build-map.mjs reads `id` and `lonLat` out of these lines to project them: keep them together, in this order.
export const PLACES: readonly Place[] = [
  {
    id: 'washington',
    lonLat: [-77.04, 38.9],
    label: 'Washington',
    kind: 'capital',
    rank: 1,
    sides: ['E', 'NE', 'SE'],
    about: 'Seat of the United States government, some 10,000 km to the west of this map.',
    offMap: { full: [22, 158], compact: [112, 166] },
  },
  {
    id: 'vienna',
    lonLat: [16.37, 48.21],
    label: 'Vienna · IAEA',
    kind: 'office',
    rank: 2,
    sides: ['SE', 'E'],
    about:
      'Headquarters of the International Atomic Energy Agency, whose inspectors verify what is done with nuclear material.',
    offMap: { full: [22, 24], compact: [112, 72] },
  },
  {
    id: 'haifa',
    lonLat: [34.99, 32.82],
    label: 'Haifa',
    kind: 'city',
    rank: 3,
    sides: ['W', 'NW'],
    about: 'Israel’s main northern port, with its naval base and oil refinery.',
  },
  {
    id: 'tel-aviv',
    lonLat: [34.78, 32.08],
    label: 'Tel Aviv',
    kind: 'city',
    rank: 1,
    sides: ['W', 'SW', 'NW', 'E'],
    about: 'Israel’s largest urban area, with the ministry of defence and the general staff.',
  },
  {
    id: 'jerusalem',
    lonLat: [35.21, 31.77],
    label: 'Jerusalem',
    kind: 'office',
    rank: 2,
    sides: ['E', 'SE', 'SW'],
    about:
      'Israel’s government and parliament sit here; the city’s status is disputed between Israelis and Palestinians.',
  },
  {
    id: 'beirut',
    lonLat: [35.5, 33.89],
    label: 'Beirut',
    kind: 'capital',
    rank: 2,
    sides: ['W', 'NW', 'NE'],
    about: 'Capital of Lebanon, where Hezbollah is based.',
  },
  {
    id: 'damascus',
    lonLat: [36.3, 33.51],
    label: 'Damascus',
    kind: 'capital',
    rank: 3,
    sides: ['E', 'NE', 'SE'],
    about: 'Capital of Syria, under a new government since December 2024.',
  },
  {
    id: 'baghdad',
    lonLat: [44.37, 33.31],
    label: 'Baghdad',
    kind: 'capital',
    rank: 1,
    sides: ['W', 'SW', 'S', 'E'],
    about: 'Capital of Iraq, which hosts American forces and militias close to Iran.',
  },
  {
    id: 'tehran',
    lonLat: [51.39, 35.69],
    label: 'Tehran',
    kind: 'capital',
    rank: 1,
    sides: ['E', 'NE', 'SE', 'W'],
    about: 'Capital of Iran and seat of its government and high command.',
  },
  {
    id: 'fordow',
    lonLat: [51.0, 34.88],
    label: 'Fordow',
    kind: 'nuclear site',
    rank: 1,
    sides: ['E', 'SE', 'W', 'NW'],
    about: 'Enrichment plant built inside a mountain near Qom.',
  },
  {
    id: 'arak',
    lonLat: [49.24, 34.38],
    label: 'Arak (Khondab)',
    kind: 'nuclear site',
    rank: 3,
    sides: ['W', 'SW', 'NW', 'S'],
    about: 'Site of a heavy-water reactor that was never brought into operation.',
  },
  {
    id: 'natanz',
    lonLat: [51.73, 33.72],
    label: 'Natanz',
    kind: 'nuclear site',
    rank: 1,
    sides: ['E', 'W', 'SE', 'NE'],
    about: 'Iran’s largest enrichment site, with halls above and below the ground.',
  },
  {
    id: 'isfahan',
    lonLat: [51.75, 32.6],
    label: 'Isfahan',
    kind: 'nuclear site',
    rank: 1,
    sides: ['E', 'W', 'SE', 'SW'],
    about: 'Uranium conversion plant, with tunnels in which enriched material has been stored.',
  },
  {
    id: 'bushehr',
    lonLat: [50.89, 28.83],
    label: 'Bushehr',
    kind: 'nuclear site',
    rank: 2,
    sides: ['E', 'NE', 'W'],
    about: 'Iran’s working nuclear power station, on the Gulf coast and under IAEA safeguards.',
  },
  {
    id: 'bandar-abbas',
    lonLat: [56.27, 27.19],
    label: 'Bandar Abbas',
    kind: 'base',
    rank: 3,
    sides: ['NE', 'N', 'E', 'NW'],
    about: 'Iran’s main naval base and largest port, beside the Strait of Hormuz.',
  },
  {
    id: 'hormuz',
    lonLat: [56.45, 26.5],
    label: 'Strait of Hormuz',
    kind: 'sea',
    rank: 2,
    sides: ['E', 'SE', 'NE', 'W'],
    about: 'The narrow way out of the Gulf, through which about a fifth of the world’s oil passes.',
  },
  {
    id: 'manama',
    lonLat: [50.58, 26.22],
    label: 'Manama',
    kind: 'base',
    rank: 3,
    sides: ['W', 'NW', 'SW'],
    about: 'Capital of Bahrain and home port of the United States Fifth Fleet.',
  },
  {
    id: 'doha',
    lonLat: [51.53, 25.29],
    label: 'Doha',
    kind: 'mediator',
    rank: 1,
    sides: ['E', 'NE', 'SE'],
    about: 'Capital of Qatar, which carries messages between the parties and offers a room for talks.',
  },
  {
    id: 'al-udeid',
    lonLat: [51.31, 25.12],
    label: 'Al Udeid',
    kind: 'base',
    rank: 2,
    sides: ['SW', 'W', 'S', 'SE'],
    about: 'Largest American air base in the region, in Qatar.',
  },
  {
    id: 'muscat',
    lonLat: [58.41, 23.59],
    label: 'Muscat',
    kind: 'mediator',
    rank: 1,
    sides: ['SW', 'W', 'NE', 'S'],
    about: 'Capital of Oman, which has hosted talks between the United States and Iran.',
  },
];

const byId = new Map(PLACES.map((place) => [place.id, place]));

export const isPlaceId = (id: string): id is PlaceId => (byId as ReadonlyMap<string, Place>).has(id);

export function placeById(id: PlaceId): Place {
  const place = byId.get(id);
  if (!place) throw new Error(`No such place on the map: ${id}`);
  return place;
}

/** Where a place is drawn, in map units. */
export function pointOf(place: Place, frame: FrameName): Xy {
  return place.offMap?.[frame] ?? POINTS[place.id];
}

export interface RegionLabel {
  readonly id: string;
  readonly label: string;
  readonly lonLat: LonLat;
  readonly kind: 'country' | 'sea';
  readonly rank: 1 | 2 | 3;
  /** Degrees, clockwise, to lie along a narrow sea. */
  readonly turn?: number;
}

/** Names of countries and waters, centred on lonLat. Read by build-map.mjs like the places. */
export const REGION_LABELS: readonly RegionLabel[] = [
  { id: 'r-iran', lonLat: [56.4, 30.7], label: 'Iran', kind: 'country', rank: 1 },
  { id: 'r-israel', lonLat: [31.59, 32.42], label: 'Israel', kind: 'country', rank: 1 },
  { id: 'r-iraq', lonLat: [42.6, 32.2], label: 'Iraq', kind: 'country', rank: 1 },
  { id: 'r-saudi-arabia', lonLat: [44.3, 25.2], label: 'Saudi Arabia', kind: 'country', rank: 1 },
  { id: 'r-syria', lonLat: [38.6, 35.1], label: 'Syria', kind: 'country', rank: 1 },
  { id: 'r-turkey', lonLat: [35.6, 38.9], label: 'Türkiye', kind: 'country', rank: 1 },
  { id: 'r-egypt', lonLat: [29.6, 26.6], label: 'Egypt', kind: 'country', rank: 2 },
  { id: 'r-jordan', lonLat: [37.48, 30.76], label: 'Jordan', kind: 'country', rank: 2 },
  { id: 'r-uae', lonLat: [54.1, 23.6], label: 'U.A.E.', kind: 'country', rank: 2 },
  { id: 'r-oman', lonLat: [56.9, 21.9], label: 'Oman', kind: 'country', rank: 2 },
  { id: 'r-turkmenistan', lonLat: [59.0, 39.2], label: 'Turkmenistan', kind: 'country', rank: 2 },
  { id: 'r-afghanistan', lonLat: [63.35, 34.64], label: 'Afghanistan', kind: 'country', rank: 3 },
  { id: 'r-cyprus', lonLat: [33.27, 34.13], label: 'Cyprus', kind: 'country', rank: 3 },
  { id: 'r-mediterranean', lonLat: [28.92, 32.84], label: 'Mediterranean Sea', kind: 'sea', rank: 2 },
  { id: 'r-caspian', lonLat: [51.2, 39.2], label: 'Caspian Sea', kind: 'sea', rank: 2 },
  { id: 'r-gulf', lonLat: [50.32, 27.95], label: 'Persian Gulf', kind: 'sea', rank: 2, turn: 44 },
  { id: 'r-red-sea', lonLat: [36.41, 24.65], label: 'Red Sea', kind: 'sea', rank: 2, turn: 66 },
  { id: 'r-gulf-of-oman', lonLat: [59.4, 25.0], label: 'Gulf of Oman', kind: 'sea', rank: 3 },
  { id: 'r-arabian-sea', lonLat: [62.3, 22.8], label: 'Arabian Sea', kind: 'sea', rank: 2 },
];
