import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './QrCode.module.css';

/** A QR code of a text, dark on white in both themes, for cameras. Loads an encoder: import it lazily. */
export function QrCode({ value, title, size = 160 }: { value: string; title: string; size?: number }) {
  const { path, modules } = useMemo(() => {
    const { data, size: modules } = encode(value, { border: 4 });
    const path = data
      .flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join('');
    return { path, modules };
  }, [value]);
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${modules} ${modules}`}
      width={size}
      height={size}
      role="img"
      aria-label={title}
      shapeRendering="crispEdges"
    >
      <title>{title}</title>
      <path d={path} fill="#10161a" />
    </svg>
  );
}
