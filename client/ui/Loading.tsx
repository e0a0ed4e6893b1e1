import { useEffect, useState } from 'react';
import styles from './EmptyState.module.css';

/** Stands in for what is on its way; silent for the first moment, for most things come sooner. */
export function Loading({ what }: { what: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className={styles.loading}>
      {late ? `Loading the ${what} …` : ''}
    </p>
  );
}
