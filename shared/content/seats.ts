/** The three seats, in the order in which everything about seats is listed (RULES 2). */
export const SEATS = ['usa', 'iran', 'israel'] as const;
export type Seat = (typeof SEATS)[number];

/** The fourth player: clock, pauses, injected events, changes of who holds a seat. */
export const CHAIR = 'chair';
export type Actor = Seat | typeof CHAIR;

/** Whoever looks at a table: a seat, the public gallery, or the chair, who sees everything. */
export const VIEWERS = [...SEATS, 'gallery', CHAIR] as const;
export type Viewer = (typeof VIEWERS)[number];

/** The domestic track that a seat lives on (RULES 2). */
export const HOME = { usa: 'base', iran: 'streets', israel: 'coalition' } as const;

export const SEAT_NAMES: Record<Seat, string> = {
  usa: 'United States',
  iran: 'Iran',
  israel: 'Israel',
};

/** Something for each seat. */
export const bySeat = <T>(of: (seat: Seat, index: number) => T): Record<Seat, T> => ({
  usa: of('usa', 0),
  iran: of('iran', 1),
  israel: of('israel', 2),
});

export const isSeat = (value: unknown): value is Seat => SEATS.includes(value as Seat);

/** The two other seats, in the order of `SEATS`. */
export const OTHERS: Record<Seat, readonly [Seat, Seat]> = {
  usa: ['iran', 'israel'],
  iran: ['usa', 'israel'],
  israel: ['usa', 'iran'],
};
