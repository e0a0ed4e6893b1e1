import { BookOpen, FileText, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Lobby.module.css';

/** What to read before the game. Each opens beside this page, so that it goes on waiting here. */
export function Prepare({ table, guided }: { table: string | null; guided: boolean }) {
  return (
    <section className={styles.part} aria-labelledby="prepare">
      <h2 id="prepare">To read</h2>
      <ul role="list" className={styles.reading}>
        {table !== null && (
          <Reading
            href={`/briefing/${table}`}
            icon={<FileText />}
            name="Your brief"
            text="Your situation, interests, agenda and red lines, on one page. For your seat’s eyes only."
          />
        )}
        <Reading
          href="/briefing"
          icon={<BookOpen />}
          name="Background"
          text="What happened up to 24 June 2025, dated and sourced, with a glossary."
        />
        <Reading
          href="/rules"
          icon={<Scale />}
          name="Rules"
          text={
            guided
              ? 'All of them. Your first round is explained step by step, so a look is enough.'
              : 'All of them, with every number.'
          }
        />
      </ul>
    </section>
  );
}

function Reading({ href, icon, name, text }: { href: string; icon: ReactNode; name: string; text: string }) {
  return (
    <li>
      <a href={href} target="_blank" rel="noreferrer" className={styles.paper}>
        <span aria-hidden="true">{icon}</span>
        <b>{name}</b>
      </a>
      <p>{text}</p>
    </li>
  );
}
