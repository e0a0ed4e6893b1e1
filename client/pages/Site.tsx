import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { NewerVersion } from '../offline/NewerVersion';
import { ThemeToggle } from '../ui/ThemeToggle';
import styles from './Site.module.css';

/** The frame of every page but the table: name, ways to go, the page, the foot. */
export function Site({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  return (
    <>
      <header className={styles.header} data-print="no">
        {path !== '/' && (
          <Link href="/" className={styles.brand}>
            Brittle Peace
          </Link>
        )}
        <nav aria-label="Site" className={styles.nav}>
          <Link href="/host" className={active}>
            Host
          </Link>
          <Link href="/join" className={active}>
            Join
          </Link>
          <Link href="/watch" className={active}>
            Watch
          </Link>
          <Link href="/rules" className={active}>
            Rules
          </Link>
          <ThemeToggle />
        </nav>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <NewerVersion />
        {children}
      </main>
      <footer className={styles.footer} data-print="no">
        <p>
          A simulation. It begins on 24 June 2025 and departs from history there; what happens at a table says
          nothing about what any government did or will do. No account and no cookies; nothing is loaded from
          other sites.
        </p>
      </footer>
    </>
  );
}

const active = (isActive: boolean) => (isActive ? `${styles.link} ${styles.here}` : (styles.link ?? ''));
