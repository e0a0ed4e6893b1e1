import type { Delegation } from '../../shared/protocol/seminar';
import styles from './OurDelegation.module.css';

interface MembersProps {
  readonly delegation: Delegation;
  /** One's own id, for those who sit there. */
  readonly own: string | null;
  readonly label: string;
}

/** Who shares a seat, who of them is here, and who is head. */
export function Members({ delegation: { people, head, deciding }, own, label }: MembersProps) {
  return (
    <ul role="list" className={styles.people} aria-label={label}>
      {Object.entries(people).map(([id, { name, here }]) => (
        <li key={id} data-away={!here || undefined}>
          <i aria-hidden="true" />
          {id === own ? `${name} (you)` : name}
          {deciding === 'head' && id === head && <b className={styles.head}>head</b>}
          {!here && <span className={styles.faint}>away</span>}
        </li>
      ))}
    </ul>
  );
}
