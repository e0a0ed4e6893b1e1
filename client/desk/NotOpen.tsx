import { Link } from 'wouter';
import type { Refused } from '../session/source';
import { seminarRefusal } from '../seminar/refusal';
import { buttonClass } from '../ui/Button';
import styles from './Desk.module.css';

/** What stands in place of a page that is for facilitators alone. */
export const NotOpen = ({ what, why }: { what: 'desk' | 'projector'; why: Refused }) => (
  <main id="main" tabIndex={-1} className={styles.notOpen}>
    <h1>This {what} does not open</h1>
    <p>
      {why.code === 'no-token'
        ? 'It is for facilitators. Open it with the secret link that the seminar was opened with, in this browser.'
        : seminarRefusal(why)}
    </p>
    <p className={styles.acts}>
      <Link className={buttonClass('primary')} href="/join">
        Join with a code
      </Link>
      <Link className={buttonClass('quiet')} href="/">
        To the start page
      </Link>
    </p>
  </main>
);
