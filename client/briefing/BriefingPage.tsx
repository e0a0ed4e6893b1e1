import { useEffect } from 'react';
import { Printer } from 'lucide-react';
import { NEGOTIATION_WORDS, SUBJECT_WORDS } from '../../shared/content/briefing/glossary';
import { ASSUMPTIONS, CHAPTER_TITLES, FACTS } from '../../shared/content/briefing/facts';
import { CHAPTERS } from '../../shared/content/briefing/chapters';
import type { Chapter, Fact } from '../../shared/content/briefing/schema';
import { dayText } from '../../shared/wording/calendar';
import { Button } from '../ui/Button';
import { PageHeading } from '../ui/PageHeading';
import styles from './Briefing.module.css';

/** What happened up to 24 June 2025, what the game supposes, and the words that both use. */
export default function BriefingPage() {
  // The browser looked for the part before it was there.
  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <div className={styles.layout}>
      <nav aria-label="Contents" className={styles.side} data-print="no">
        <ol className={styles.contents}>
          {CHAPTERS.map((chapter) => (
            <li key={chapter}>
              <a href={`#${chapter}`}>{CHAPTER_TITLES[chapter]}</a>
            </li>
          ))}
          <li>
            <a href="#assumptions">What the game supposes</a>
          </li>
          <li>
            <a href="#glossary">Glossary</a>
          </li>
        </ol>
      </nav>
      <article className={styles.paper}>
        <PageHeading title="Background" />
        <p className={styles.notice}>
          <b>This is a simulation.</b> It departs from history on 24 June 2025: whatever happens at a table
          from July on is made there, and says nothing about what any government did or will do. On this page,
          what is dated and has a source is a fact or a figure as reported; what the game supposes stands{' '}
          <a href="#assumptions">apart, under its own heading</a>.
        </p>
        <Button
          kind="quiet"
          size="small"
          icon={<Printer />}
          data-print="no"
          className={styles.print ?? ''}
          onClick={() => print()}
        >
          Print
        </Button>
        {CHAPTERS.map((chapter) => (
          <ChapterPart key={chapter} chapter={chapter} />
        ))}
        <Assumed />
        <Glossary />
      </article>
    </div>
  );
}

/** Where a chapter needs a word before its facts. */
const BEFORE: Partial<Record<Chapter, string>> = {
  cost: 'Counts differ by who counts, and none is complete. Behind each number stand people.',
  after:
    'History went on. The game knows nothing of it; it stands here so that nobody mistakes one for the other.',
};

function ChapterPart({ chapter }: { chapter: Chapter }) {
  const before = BEFORE[chapter];
  return (
    <section id={chapter} aria-labelledby={`${chapter}-title`} className={styles.chapter}>
      <h2 id={`${chapter}-title`}>{CHAPTER_TITLES[chapter]}</h2>
      {before && <p className={styles.before}>{before}</p>}
      <ol role="list" className={styles.timeline} data-chapter={chapter}>
        {FACTS.filter((fact) => fact.chapter === chapter).map((fact) => (
          <FactLine key={fact.text} fact={fact} />
        ))}
      </ol>
    </section>
  );
}

function FactLine({ fact: { date, until, text, source } }: { fact: Fact }) {
  const cited = `${source.publisher}: ${source.title}`;
  return (
    <li>
      <time dateTime={date} className={styles.date}>
        {until === undefined ? dayText(date) : `${dayText(date)} to ${dayText(until)}`}
      </time>
      <div>
        <p>{text}</p>
        <p className={styles.source}>
          Source:{' '}
          {source.url ? (
            <a href={source.url} rel="noreferrer">
              {cited}
            </a>
          ) : (
            cited
          )}
          , {dayText(source.date)}
        </p>
      </div>
    </li>
  );
}

const Assumed = () => (
  <section id="assumptions" aria-labelledby="assumptions-title" className={styles.assumptions}>
    <h2 id="assumptions-title">What the game supposes</h2>
    <p className={styles.before}>
      None of this is a fact. It is what had to be settled to make a game of it.
    </p>
    <dl className={styles.assumed}>
      {ASSUMPTIONS.map(({ about, known, game }) => (
        <div key={about}>
          <dt>{about}</dt>
          <dd>
            <b>Known</b> {known}
          </dd>
          <dd>
            <b>In the game</b> {game}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

const Glossary = () => (
  <section id="glossary" aria-labelledby="glossary-title" className={styles.chapter}>
    <h2 id="glossary-title">Glossary</h2>
    <h3>The subject</h3>
    <Words words={SUBJECT_WORDS} />
    <h3>Negotiation</h3>
    <Words words={NEGOTIATION_WORDS} />
  </section>
);

const Words = ({ words }: { words: typeof SUBJECT_WORDS }) => (
  <dl className={styles.words}>
    {words.map(({ id, word, text }) => (
      <div key={id} id={`word-${id}`}>
        <dt>{word}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);
