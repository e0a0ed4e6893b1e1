import { useLayoutEffect } from 'react';
import './roomType.css';

/** Sets the page in type for a room, which follows the width of the screen. */
export function useRoomType(on: boolean): void {
  useLayoutEffect(() => {
    if (!on) return;
    const { dataset } = document.documentElement;
    dataset.room = '';
    return () => {
      delete dataset.room;
    };
  }, [on]);
}
