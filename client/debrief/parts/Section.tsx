import type { ReactNode } from 'react';
import styles from './parts.module.css';

/** What a debrief is made of, in its order: ids are places in the address. */
export const SECTIONS = [
  ['course', 'How it went'],
  ['trust', 'Trust'],
  ['expected', 'What each seat could expect'],
  ['deals', 'The deals, and those that were not made'],
  ['promises', 'Promises kept and broken'],
  ['beliefs', 'Who believed what'],
  ['toll', 'The human cost'],
  ['scores', 'Scores, against par'],
  ['reasons', 'What the bots weighed'],
  ['glossary', 'Words and sources'],
  ['take', 'Take it along'],
] as const;
export type SectionId = (typeof SECTIONS)[number][0];

const TITLES = Object.fromEntries(SECTIONS) as Record<SectionId, string>;

export function Section({ id, lead, children }: { id: SectionId; lead?: ReactNode; children: ReactNode }) {
  return (
    <section id={id} className={styles.section} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`} tabIndex={-1}>
        {TITLES[id]}
      </h2>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}

/** A word that is explained at the end of the page. */
export const Term = ({ id, children }: { id: string; children: ReactNode }) => (
  <a href={`#term-${id}`} className={styles.term}>
    {children}
  </a>
);
