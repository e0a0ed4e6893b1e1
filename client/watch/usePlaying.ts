import { useEffect } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand/react';
import type { Desk } from '../table/desk';
import { tapeAfter } from '../table/tape';
import { tableAt } from './source';
import type { Watch } from './watch';

/** While it plays, the dispatches of an entry turn their pages first; then comes the next entry. */
export function usePlaying(watch: StoreApi<Watch>, desk: StoreApi<Desk>): void {
  const playing = useStore(watch, (w) => w.playing);
  const speed = useStore(watch, (w) => w.speed);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(
      () => {
        const { page, seen, set } = desk.getState();
        const pages = tapeAfter(tableAt(watch.getState()).view, seen).length;
        if (page < pages - 1) set({ page: page + 1 });
        else watch.getState().tick();
      },
      1_000 / Number(speed),
    );
    return () => clearInterval(timer);
  }, [watch, desk, playing, speed]);
}

const TYPING =
  'input:not([type=range]), textarea, select, [contenteditable="true"], [role="textbox"], [role="menu"], [role="dialog"]';
/** What a focused control does with a key goes before. */
const PRESSED = 'button, a[href], summary, [role="radio"]';
const MOVED = '[role="tab"], [role="radio"], [role="log"]';

const KEYS: Readonly<Record<string, (watch: Watch) => void>> = {
  ArrowRight: ({ step }) => step(1),
  ArrowLeft: ({ step }) => step(-1),
  Home: ({ go }) => go(0),
  End: ({ go, timeline }) => go(timeline.length),
  ' ': ({ play, playing }) => play(!playing),
};

/** Arrows, Home and End move along the timeline, the space bar plays and stops. */
export function useKeys(watch: StoreApi<Watch>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      const act = KEYS[event.key];
      const target = event.target instanceof Element ? event.target : null;
      if (!act || target?.closest(TYPING) || document.querySelector('[role="dialog"]')) return;
      if (target?.closest(event.key === ' ' ? PRESSED : MOVED)) return;
      // Before the table's own keys: here the space bar plays.
      event.preventDefault();
      act(watch.getState());
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [watch]);
}
