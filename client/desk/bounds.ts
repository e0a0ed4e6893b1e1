/** What an event written on the spot may hold, within what the server takes (`writtenEventSchema`). */
export const WRITTEN = { headline: 200, text: 2_000, effects: 12, by: 10 } as const;
