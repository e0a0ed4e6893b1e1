import styles from './Course.module.css';

const WIDTH = 120;
const HEIGHT = 30;
const TOP = 10;

/** Ceasefire and escalation from month to month, as two small lines. */
export function Course({
  ceasefire,
  escalation,
}: {
  ceasefire: readonly number[];
  escalation: readonly number[];
}) {
  const last = Math.max(1, ceasefire.length - 1);
  const path = (track: readonly number[]): string =>
    track
      .map((value, at) => `${at === 0 ? 'M' : 'L'}${(at / last) * WIDTH} ${HEIGHT - (value / TOP) * HEIGHT}`)
      .join('');
  const from = (track: readonly number[]) => `from ${track[0]} to ${track.at(-1)}`;
  return (
    <figure className={styles.course}>
      <svg
        viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
        role="img"
        aria-label={`Ceasefire ${from(ceasefire)}, escalation ${from(escalation)}, of 10.`}
      >
        <line className={styles.foot} x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        <path className={styles.escalation} d={path(escalation)} />
        <path className={styles.ceasefire} d={path(ceasefire)} />
      </svg>
      <figcaption className={styles.key} aria-hidden="true">
        <span data-line="ceasefire">ceasefire {ceasefire.at(-1)}</span>
        <span data-line="escalation">escalation {escalation.at(-1)}</span>
      </figcaption>
    </figure>
  );
}
