import { impactRadius, type MapMark } from './marks';
import styles from './RegionMap.module.css';

/** Strokes from one radius to another, at equal angles. */
function rays(count: number, inner: number, outer: number, turn = 0): string {
  let d = '';
  for (let i = 0; i < count; i += 1) {
    const angle = turn + (i * 2 * Math.PI) / count;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    d += `M${(cos * inner).toFixed(1)} ${(sin * inner).toFixed(1)}L${(cos * outer).toFixed(1)} ${(sin * outer).toFixed(1)}`;
  }
  return d;
}

/** The sign at a mark's target, around the origin, in screen pixels; one shape for each kind. */
export function Impact({ mark }: { mark: MapMark }) {
  const r = impactRadius(mark);
  switch (mark.kind) {
    case 'strike':
      return (
        <>
          <circle r={r} className={styles.ring} />
          <path d={rays(8, r + 2, r + 5)} className={styles.stroke} />
        </>
      );
    case 'raid':
      return (
        <>
          <circle r={r} className={styles.ring} />
          <path d={rays(4, r - 2.5, r + 3.5, Math.PI / 4)} className={styles.stroke} />
        </>
      );
    case 'base-attack':
      return (
        <path
          d={`M${-r} ${-r + 4}V${-r}H${-r + 4}M${r - 4} ${-r}H${r}V${-r + 4}M${r} ${r - 4}V${r}H${r - 4}M${-r + 4} ${r}H${-r}V${r - 4}`}
          className={styles.ring}
        />
      );
    case 'barrage':
      return (
        <>
          <circle cx={-r * 0.5} cy={r * 0.42} r={r * 0.62} className={styles.ring} />
          <circle cx={r * 0.55} cy={r * 0.25} r={r * 0.62} className={styles.ring} />
          <circle cx={-r * 0.02} cy={-r * 0.55} r={r * 0.62} className={styles.ring} />
        </>
      );
    case 'covert':
      return <circle r={r} className={styles.dotted} />;
    case 'retaliation':
      return (
        <>
          <circle r={r} className={styles.ring} />
          <circle r={r + 3.5} className={styles.stroke} />
        </>
      );
    case 'inspection':
      return (
        <>
          <circle r={r} className={styles.ring} />
          <path d={`M${r * 0.74} ${r * 0.74}l5.5 5.5`} className={styles.handle} />
        </>
      );
    case 'talks':
      return <circle r={r} className={styles.stroke} />;
  }
}
