import type { StrikeOdds } from '../../shared/rules/answers';
import { counted } from '../../shared/wording/term';
import styles from './Orders.module.css';

/** A chance as a small bar with its number. */
export function Chance({ label, percent }: { label: string; percent: number }) {
  return (
    <p className={styles.chance}>
      <span>{label}</span>
      <i className={styles.chanceBar} aria-hidden="true">
        <i style={{ inlineSize: `${percent}%` }} />
      </i>
      <b>{Math.round(percent)} %</b>
    </p>
  );
}

/** What a strike may do: each damage with its chance. */
export function Damage({ odds }: { odds: StrikeOdds }) {
  const shown = odds.damage.filter(({ percent }) => percent > 0);
  return (
    <div className={styles.damage}>
      <div className={styles.spread} aria-hidden="true">
        {shown.map(({ damage, percent }) => (
          <i key={damage} data-damage={damage} style={{ flexGrow: percent }} />
        ))}
      </div>
      <p className={styles.spreadText}>
        {shown.map(({ damage, percent }) => (
          <span key={damage}>
            {damage === 0 ? 'repelled' : `damage ${damage}`} <b>{Math.round(percent)} %</b>
          </span>
        ))}
      </p>
      <p className={styles.small}>
        Attack {odds.attack} against defence {odds.defence}. On average {oneDecimal(odds.expected)}, added to
        the human cost as well.
      </p>
    </div>
  );
}

const oneDecimal = (value: number): string => value.toFixed(1);

/** Action points as dots. */
export function Cost({ points }: { points: number }) {
  return (
    <span
      className={styles.cost}
      role="img"
      aria-label={points === 0 ? 'free' : counted(points, 'point')}
      title={points === 0 ? 'Free' : counted(points, 'action point')}
    >
      {points === 0 ? (
        <span className={styles.free}>free</span>
      ) : (
        Array.from({ length: points }, (_, index) => <i key={index} />)
      )}
    </span>
  );
}
