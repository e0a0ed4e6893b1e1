/** A game that was just opened and verified, on its way to the page that shows it. */
import { gameIdOf } from '../../shared/recording/id';
import type { Timeline } from '../../shared/recording/timeline';

let last: Timeline | null = null;

export function handOver(timeline: Timeline): void {
  last = timeline;
}

export const handedOver = (game: string): Timeline | null =>
  last && gameIdOf(last.recording) === game ? last : null;
