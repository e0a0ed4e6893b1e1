import { useEffect, useMemo } from 'react';
import { EmptyState } from '../ui/EmptyState';
import { PageHeading } from '../ui/PageHeading';
import { renderRules } from './renderRules';
import styles from './Rules.module.css';

// A glob, because the text may not be there yet: the page then says so and the rest still builds.
const text = Object.values(
  import.meta.glob<string>('../../docs/rules.md', { query: '?raw', import: 'default', eager: true }),
)[0];

/** The rules of the game, from docs/rules.md, with a table of contents. */
export default function Rules() {
  const rules = useMemo(() => (text === undefined ? undefined : renderRules(text)), []);
  // The browser looked for the section before it was there.
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  if (!rules) {
    return (
      <>
        <PageHeading title="Rules" />
        <EmptyState title="The rules are being written.">They will be printed here in full.</EmptyState>
      </>
    );
  }
  const contents = (
    <ol className={styles.contents}>
      {rules.contents.map(({ id, text, level }) => (
        <li key={id} data-level={level}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
  return (
    <div className={styles.layout}>
      <nav aria-label="Contents" className={styles.side} data-print="no">
        {contents}
      </nav>
      <article className={styles.article}>
        <PageHeading title="Rules">{rules.title ?? 'Rules'}</PageHeading>
        <details className={styles.fold} data-print="no">
          <summary>Contents</summary>
          {contents}
        </details>
        <div className={styles.text} dangerouslySetInnerHTML={{ __html: rules.html }} />
      </article>
    </div>
  );
}
