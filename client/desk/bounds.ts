/** What an event written on the spot may hold. */
export const WRITTEN = { headline: 160, text: 1_000, effects: 6, by: 3 } as const;
