import { useEffect, useState } from 'react';

const PLAIN_PX = 16;

const measured = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize) / PLAIN_PX;

/** How many times larger than usual the type of the page is. */
export function useTypeSize(): number {
  const [size, setSize] = useState(1);
  useEffect(() => {
    const measure = () => setSize(measured());
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return size;
}
