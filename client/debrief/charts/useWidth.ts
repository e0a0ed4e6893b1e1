import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** What a chart is drawn for until its place is known. */
const FIRST = 720;
/** The text of an A4 page, in CSS pixels. */
const PAPER = 672;

let printing = false;
const listeners = new Set<() => void>();

function turn(on: boolean): void {
  if (printing === on) return;
  printing = on;
  // The page is put on paper as soon as this returns.
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

if (typeof window !== 'undefined' && typeof matchMedia === 'function') {
  addEventListener('beforeprint', () => turn(true));
  addEventListener('afterprint', () => turn(false));
  const media = matchMedia('print');
  media.addEventListener('change', () => turn(media.matches));
}

/** Whether the page is being put on paper. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => printing,
    () => false,
  );

/** The width there is for a chart, in whole pixels: of the element on the screen, of the paper while printing. */
export function useWidth(ref: RefObject<Element | null>): number {
  const paper = usePrinting();
  const [width, setWidth] = useState(FIRST);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const measure = () => {
      const found = Math.floor(element.getBoundingClientRect().width);
      if (found > 0 && !printing) setWidth(found);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return paper ? PAPER : width;
}
