import type { ReactNode } from 'react';
import { NEGOTIATION_WORDS } from '../../../shared/content/briefing/glossary';
import type { GlossaryWord } from '../../../shared/content/briefing/schema';
import styles from './parts.module.css';
import { Section } from './Section';

/** Words of this page beside those that the background paper explains too. */
const WORDS: readonly GlossaryWord[] = [
  ...NEGOTIATION_WORDS,
  {
    id: 'par',
    word: 'Par',
    text: 'What strong bots score on average in the same seat of the same scenario, the same agendas and the same uranium and weapon as they were dealt; dice and events are averaged over. A score above par is good play or good luck; over many games only the first is left.',
  },
  {
    id: 'error',
    word: 'Give or take',
    text: 'Estimates come from playing on a limited number of games, so they miss the true mean a little. “Give or take 2” is two standard errors: in about 19 of 20 cases the true mean is no further off. Packages are picked for looking good, so the best of them tend to look a little better than they are.',
  },
];

const SOURCES: readonly ReactNode[] = [
  <>
    Roger Fisher and William Ury: <i>Getting to Yes. Negotiating Agreement Without Giving In.</i> Houghton
    Mifflin, 1981.
  </>,
  <>
    Howard Raiffa: <i>The Art and Science of Negotiation.</i> Harvard University Press, 1982.
  </>,
  <>
    John F. Nash: The Bargaining Problem. <i>Econometrica</i> 18 (1950), 155–162.
  </>,
  <>
    Ehud Kalai and Meir Smorodinsky: Other Solutions to Nash’s Bargaining Problem. <i>Econometrica</i> 43
    (1975), 513–518.
  </>,
];

/** The measures of this page, each in a sentence or two, and where they are from. */
export const Glossary = () => (
  <Section id="glossary">
    <dl className={styles.glossary}>
      {WORDS.map(({ id, word, text, debrief }) => (
        <div key={id} id={`term-${id}`} tabIndex={-1}>
          <dt>{word}</dt>
          <dd>
            {text} {debrief}
          </dd>
        </div>
      ))}
    </dl>
    <h3>Sources</h3>
    <ul className={styles.sources}>
      {SOURCES.map((source, at) => (
        <li key={at}>{source}</li>
      ))}
    </ul>
  </Section>
);
