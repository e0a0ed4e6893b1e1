/** Parts of the timeline, in order. */
export const CHAPTERS = ['agreement', 'unravelling', 'stock', 'region', 'war', 'cost', 'after'] as const;
