import { VisuallyHidden } from '../ui/VisuallyHidden';
import type { DebriefNow } from './analysis';
import { Beliefs } from './parts/Beliefs';
import { Course } from './parts/Course';
import { Deals } from './parts/Deals';
import { Expected } from './parts/Expected';
import { Glossary } from './parts/Glossary';
import { Head } from './parts/Head';
import { Promises } from './parts/Promises';
import { Reasons } from './parts/Reasons';
import { Scores } from './parts/Scores';
import { SECTIONS } from './parts/Section';
import { TakeAlong } from './parts/TakeAlong';
import { Toll } from './parts/Toll';
import { TrustPart } from './parts/TrustPart';
import type { Work } from './parts/Waiting';
import styles from './Report.module.css';
import { StoryContext, type Story } from './story';

export interface ReportProps {
  readonly story: Story;
  /** The estimates, as far as they are there. */
  readonly now: Pick<DebriefNow, 'analysis' | 'status' | 'progress' | 'problem' | 'again'>;
}

/** One game, told with its figures: what is known at once first, estimates as they come. */
export function Report({ story, now: { analysis, status, progress, problem, again } }: ReportProps) {
  const work: Work = { progress, problem, again };
  const whole = status === 'done';
  const contents = (
    <ol className={styles.contents}>
      {SECTIONS.map(([id, title]) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ol>
  );
  return (
    <StoryContext value={story}>
      <div className={styles.layout}>
        <nav aria-label="Contents" className={styles.side} data-print="no">
          {contents}
        </nav>
        <article className={styles.report}>
          <Head />
          <details className={styles.fold} data-print="no">
            <summary>Contents</summary>
            {contents}
          </details>
          <VisuallyHidden as="div">
            <p role="status">
              {problem ??
                (whole
                  ? 'All estimates are worked out.'
                  : 'Estimates are being worked out; the rest can be read.')}
            </p>
          </VisuallyHidden>
          <Course />
          <TrustPart />
          <Expected evaluation={analysis.evaluation} work={work} />
          <Deals bargains={analysis.bargains} work={work} />
          <Promises />
          <Beliefs />
          <Toll />
          <Scores par={analysis.par} work={work} />
          <Reasons />
          <Glossary />
          <TakeAlong analysis={analysis} whole={whole} />
          <p className={styles.source}>
            {story.source} What happens at a table says nothing about what any government did or will do.
          </p>
        </article>
      </div>
    </StoryContext>
  );
}
