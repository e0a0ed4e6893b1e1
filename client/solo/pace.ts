import type { Pace } from './messages';

/** Milliseconds that a bot takes before an act, so that a person can follow. */
const PACE: Pace = [600, 1_800];

/** `bp.pace` in this browser's storage sets another, as BOT_DELAY_MS does on a server: "0", or "600-1800". */
export function botPace(): Pace {
  let text: string | null = null;
  try {
    text = localStorage.getItem('bp.pace');
  } catch {
    // Storage may be forbidden.
  }
  const [, least, most] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text ?? '') ?? [];
  return least === undefined ? PACE : [Number(least), Math.max(Number(least), Number(most ?? least))];
}
