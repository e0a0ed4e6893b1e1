import { Link } from 'wouter';
import { PageHeading } from '../ui/PageHeading';
import styles from './Form.module.css';

/** For addresses that lead nowhere. */
export function NotFound() {
  return (
    <div className={styles.page}>
      <PageHeading title="There is no page here" />
      <p className={styles.lead}>
        The address may be mistyped, or the page has moved. Start again from{' '}
        <Link href="/">the first page</Link>, or <Link href="/join">join a table</Link> with its code.
      </p>
    </div>
  );
}
