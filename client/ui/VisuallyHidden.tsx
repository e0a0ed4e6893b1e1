import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

/** Text for screen readers alone. */
export function VisuallyHidden({ as: Tag = 'span', children }: { as?: 'span' | 'div'; children: ReactNode }) {
  return <Tag className={styles.hidden}>{children}</Tag>;
}

/** The same as a class, for elements that have to keep their own tag (a caption, a legend, an input); a table needs the component around it. */
export const visuallyHidden: string = styles.hidden ?? '';
