import type { ReactNode } from 'react';
import styles from './parts.module.css';
import { Section } from './Section';

const WORDS: readonly { readonly id: string; readonly word: string; readonly text: ReactNode }[] = [
  {
    id: 'reservation',
    word: 'Reservation value, and BATNA',
    text: 'The best alternative to a negotiated agreement is what a party does if there is no deal; its reservation value is what that is worth to it. Here: the mean score if nothing is signed in that round and the game goes on. Nobody should sign for less (Fisher and Ury 1981; Raiffa 1982).',
  },
  {
    id: 'zopa',
    word: 'Zone of possible agreement',
    text: 'All packages that leave every seat at least as well off as no deal. Where it is empty, no skill makes a deal; where it is not, and nothing was signed, the talks failed (Raiffa 1982).',
  },
  {
    id: 'pareto',
    word: 'Pareto frontier',
    text: 'The packages that cannot be made better for one seat without making them worse for another. Whatever lies below it leaves something on the table for everybody (Raiffa 1982).',
  },
  {
    id: 'nash',
    word: 'Nash point',
    text: 'Of all packages in the zone, the one with the largest product of the gains. It is the only one that follows from four plain demands on a fair arbiter, among them that it does not matter in what units each counts its gains (Nash 1950).',
  },
  {
    id: 'ks',
    word: 'Kalai–Smorodinsky point',
    text: 'The package at which each seat gets the same share of the most it could have hoped for. Somebody who could have hoped for more gets more (Kalai and Smorodinsky 1975).',
  },
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
      {WORDS.map(({ id, word, text }) => (
        <div key={id} id={`term-${id}`} tabIndex={-1}>
          <dt>{word}</dt>
          <dd>{text}</dd>
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
