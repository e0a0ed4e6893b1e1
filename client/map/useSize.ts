import { useCallback, useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The size of an element on the screen, kept up to date; the given one until it is known. Where the component's own
 * change makes it another, that is known before anything is painted.
 */
export function useSize(ref: RefObject<Element | null>, initial: Size): Size {
  const [size, setSize] = useState(initial);
  const measure = useCallback(() => {
    if (!ref.current) return;
    const { width, height } = ref.current.getBoundingClientRect();
    if (width > 0 && height > 0)
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
  }, [ref]);
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    if (!ref.current || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref, measure]);
  return size;
}
