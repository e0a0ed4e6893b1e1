/** A game's id: the beginning of its recording's seal (shared/recording/id.ts). */
export const GAME_ID = /^[0-9a-f]{16}$/;

/** Rounds that a gallery may be behind, at most. */
export const GALLERY_DELAY_MOST = 6;
