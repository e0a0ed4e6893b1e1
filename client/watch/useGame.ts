import { startTransition, useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { gameIdOf } from '../../shared/recording/id';
import type { Timeline } from '../../shared/recording/timeline';
import { openText } from './open';
import { handedOver, handOver } from './opened';
import { parsePlace } from './place';
import { findRecording, forgetRecording, keepRecording } from './shelf';
import { createWatch, type Watch } from './watch';

export type Game =
  | { readonly is: 'looking' }
  | { readonly is: 'here'; readonly watch: StoreApi<Watch> }
  | { readonly is: 'missing'; readonly why: 'unknown' | 'unreachable' }
  | { readonly is: 'unfit'; readonly problem: string };

async function find(game: string, study: string | undefined): Promise<Game> {
  const found = await findRecording(game, study);
  if (found.missing !== undefined) return { is: 'missing', why: found.missing };
  const opened = await openText(found.text);
  if (opened.problem !== undefined) {
    // What others published is found again where it came from.
    if (found.from !== 'own') await forgetRecording(game).catch(() => undefined);
    return { is: 'unfit', problem: opened.problem };
  }
  const { recording } = opened.timeline;
  // Whoever sends something else than was asked for has not got the game.
  if (gameIdOf(recording) !== game) return { is: 'missing', why: 'unknown' };
  handOver(opened.timeline);
  void keepRecording(opened.timeline, found.from);
  return here(opened.timeline);
}

const here = (timeline: Timeline): Game => ({
  is: 'here',
  watch: createWatch(timeline, parsePlace(location.hash)),
});

/**
 * Finds a game by its id, wherever it is, and plays it through. For one game as long as it is mounted; it is shown, too,
 * when somebody opens its file meanwhile. A shared study brings its game along.
 */
export function useGame(game: string, study?: string): readonly [Game, opened: (timeline: Timeline) => void] {
  const [state, setState] = useState<Game>(() => {
    const timeline = handedOver(game);
    return timeline ? here(timeline) : { is: 'looking' };
  });
  useEffect(() => {
    if (handedOver(game)) return;
    let wanted = true;
    void find(game, study).then((found) => {
      // A whole table is much to draw: in slices.
      if (wanted) startTransition(() => setState(found));
    });
    return () => {
      wanted = false;
    };
  }, [game, study]);
  const opened = (timeline: Timeline) => {
    if (gameIdOf(timeline.recording) === game) setState(here(timeline));
  };
  return [state, opened];
}
