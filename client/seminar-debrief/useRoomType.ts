import { useLayoutEffect, useState } from 'react';
import './roomType.css';

const PLAIN_PX = 16;

/** Sets the page in type for a room, which follows the width of the screen; returns how many times larger it is. */
export function useRoomType(on: boolean): number {
  const [size, setSize] = useState(1);
  useLayoutEffect(() => {
    if (!on) return;
    const { documentElement } = document;
    const measure = () => setSize(parseFloat(getComputedStyle(documentElement).fontSize) / PLAIN_PX);
    documentElement.dataset.room = '';
    // The page is styled anew with the next frame only.
    const frame = requestAnimationFrame(measure);
    addEventListener('resize', measure);
    return () => {
      cancelAnimationFrame(frame);
      delete documentElement.dataset.room;
      removeEventListener('resize', measure);
      setSize(1);
    };
  }, [on]);
  return size;
}
