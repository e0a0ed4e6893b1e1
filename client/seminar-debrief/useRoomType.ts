import { useLayoutEffect, useState } from 'react';
import './roomType.css';

const PLAIN_PX = 16;

/** Sets the page in type for a room, which follows the width of the screen; returns how many times larger it is. */
export function useRoomType(on: boolean): number {
  const [size, setSize] = useState(1);
  useLayoutEffect(() => {
    if (!on) return;
    const { documentElement, body } = document;
    documentElement.dataset.room = '';
    // One rem wide: told whenever that changes, by a style that comes late as well as by the window.
    const probe = body.appendChild(document.createElement('span'));
    probe.style.cssText = 'position:absolute;inline-size:1rem;block-size:0;visibility:hidden';
    const measure = () => setSize(probe.getBoundingClientRect().width / PLAIN_PX || 1);
    const watch = new ResizeObserver(measure);
    watch.observe(probe);
    return () => {
      watch.disconnect();
      probe.remove();
      delete documentElement.dataset.room;
      setSize(1);
    };
  }, [on]);
  return size;
}
