import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The size of an element on the screen, kept up to date; the given one until it is known. It is known before anything is
 * painted with another, and nothing is laid out for it that would not be for the next frame.
 */
export function useSize(ref: RefObject<Element | null>, initial: Size): Size {
  const [size, setSize] = useState(initial);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return;
      // Still in this frame: what waits for React's own turn is drawn in the next one.
      flushSync(() =>
        setSize((old) => (old.width === width && old.height === height ? old : { width, height })),
      );
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
