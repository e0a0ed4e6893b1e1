import { useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { PageHeading } from '../ui/PageHeading';
import { renderRules } from './renderRules';
import text from '../../docs/rules.md?raw';
import styles from './Rules.module.css';

/** The rules of the game, from docs/rules.md, with a table of contents. */
export default function Rules() {
  const rules = useMemo(() => renderRules(text), []);
  // The browser looked for the section before it was there.
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
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
        <p className={styles.beside}>
          What happened before the game begins, dated and sourced, with a glossary:{' '}
          <Link href="/briefing">Background</Link>.
        </p>
        <details className={styles.fold} data-print="no">
          <summary>Contents</summary>
          {contents}
        </details>
        <div className={styles.text} dangerouslySetInnerHTML={{ __html: rules.html }} />
      </article>
    </div>
  );
}
