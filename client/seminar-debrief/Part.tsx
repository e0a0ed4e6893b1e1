import type { ReactNode } from 'react';
import styles from './SeminarDebrief.module.css';

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A chapter of a seminar's debrief. */
export const Part = ({ id, title, lead, children }: PartProps) => (
  <section id={id} className={styles.part} aria-labelledby={`${id}-heading`}>
    <h2 id={`${id}-heading`}>{title}</h2>
    {lead !== undefined && <p className={styles.lead}>{lead}</p>}
    {children}
  </section>
);
