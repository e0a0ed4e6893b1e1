import { TRACK_TEXT } from '../../shared/content/tracks';
import type { Move } from '../../shared/rules/state';
import { SeatMark } from '../ui/SeatMark';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { moveText } from '../../shared/wording/dispatch';
import styles from './Moves.module.css';

/** What a dispatch moved, each as "Base 4 → 3". */
export function Moves({ moves, label = 'Moved' }: { moves: readonly Move[]; label?: string }) {
  if (moves.length === 0) return null;
  return (
    <ul role="list" className={styles.moves} aria-label={label}>
      {moves.map((move, index) => (
        <li key={index} className={styles.move} data-way={move.to > move.from ? 'up' : 'down'}>
          <VisuallyHidden>{moveText(move)}</VisuallyHidden>
          <span aria-hidden="true" className={styles.seen}>
            {'track' in move ? (
              TRACK_TEXT[move.track].name
            ) : (
              <span className={styles.trust}>
                <SeatMark seat={move.trust[0]} show="shape" decorative />
                <i>trusts</i>
                <SeatMark seat={move.trust[1]} show="shape" decorative />
              </span>
            )}{' '}
            <b>
              {move.from}
              <i className={styles.arrow}>→</i>
              {move.to}
            </b>
          </span>
        </li>
      ))}
    </ul>
  );
}
