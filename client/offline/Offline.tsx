import { Link } from 'wouter';
import styles from './Bar.module.css';
import { useOnline } from './useOnline';

/** On a page that is of no use without the server: that there is none, and what can be done all the same. */
export function Offline({ what }: { what: string }) {
  const isOnline = useOnline();
  return (
    <div role="status">
      {!isOnline && (
        <p className={styles.bar}>
          You are offline. {what} needs the server; this page works again as soon as you are connected. Until
          then you can <Link href="/">play a solo game</Link> or read <Link href="/rules">the rules</Link>.
        </p>
      )}
    </div>
  );
}
