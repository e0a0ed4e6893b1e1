/** Rounds that a gallery may be behind, at most. */
export const GALLERY_DELAY_MOST = 6;
