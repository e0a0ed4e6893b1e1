import { Link } from 'wouter';
import { useTable } from '../session/table';
import styles from './OurDelegation.module.css';

/** The seminar looks back: a game that is not over stands still, and those at its table are told so. */
export function InDebrief({ seminar }: { seminar: string }) {
  const ended = useTable((t) => t.view.step === 'ended');
  const viewer = useTable((t) => t.view.viewer);
  const round = useTable((t) => t.view.round);
  return (
    <section className={styles.strip} data-is="early" role="status">
      <p className={styles.line}>
        <b>The debrief has begun.</b>{' '}
        {!ended && `This game stands still in round ${round}, unfinished; nobody acts in it now. `}
        {!ended && viewer === 'chair' && 'It goes on if you close the debrief at the desk. '}
        {viewer !== 'gallery' && <Link href={`/seminar/${seminar}/debrief`}>To the debrief</Link>}
      </p>
    </section>
  );
}
