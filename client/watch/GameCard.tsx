import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ENDING_TEXT } from '../../shared/content/endings';
import { SEATS } from '../../shared/content/seats';
import type { Facts } from '../../shared/recording/facts';
import type { Listed } from '../../shared/recording/library';
import { LENGTHS } from '../pages/plan';
import { SeatMark } from '../ui/SeatMark';
import { TrustTriangle } from '../ui/TrustTriangle';
import { Course } from './Course';
import { formatPlace } from './place';
import styles from './GameCard.module.css';
import { holderText } from './words';

/** Where a game is looked at. */
const gameAddress = (game: string, entry?: number): string =>
  `/watch/${game}${entry === undefined ? '' : formatPlace({ entry, viewer: 'chair' })}`;

interface GameCardProps {
  readonly facts: Facts;
  /** Without one, it is called by its ending. */
  readonly title?: string;
  readonly introduction?: Listed['introduction'];
  readonly moments?: Listed['moments'];
  /** What may be done with it. */
  readonly children?: ReactNode;
}

/** A game in a list: how it ended, who played, and what to look for. */
export function GameCard({ facts, title, introduction, moments = [], children }: GameCardProps) {
  const { game, ending, rounds, seats, scores, trust, course, scenario } = facts;
  const { name } = ENDING_TEXT[ending];
  const length = LENGTHS.find(({ value }) => value === scenario)?.label ?? 'Another';
  const months = rounds === 1 ? 'after one month' : `after ${rounds} months`;
  return (
    <article className={styles.card} aria-labelledby={`game-${game}`}>
      <div className={styles.pictures} aria-hidden="true">
        <TrustTriangle trust={trust} size="small" />
      </div>
      <div className={styles.words}>
        <h3 id={`game-${game}`} className={styles.title}>
          <Link href={gameAddress(game)}>{title ?? `${name}, ${months}`}</Link>
        </h3>
        <p className={styles.ending} data-ending={ending}>
          {title === undefined ? `${length} game` : `${name}, ${months}. ${length} game`}
        </p>
        {introduction !== undefined && <p className={styles.introduction}>{introduction}</p>}
        {moments.length > 0 && (
          <details className={styles.moments}>
            <summary>Moments to go to</summary>
            <ul role="list">
              {moments.map(({ entry, text }) => (
                <li key={entry}>
                  <Link href={gameAddress(game, entry)}>{text}</Link>
                </li>
              ))}
            </ul>
          </details>
        )}
        {children}
      </div>
      <div className={styles.figures}>
        <Course {...course} />
        <dl className={styles.seats}>
          {SEATS.map((seat) => (
            <div key={seat} className={styles.seat}>
              <dt>
                <SeatMark seat={seat} />
              </dt>
              <dd className={styles.holder}>{holderText(seats[seat])}</dd>
              <dd className={styles.score} title="Points out of 100, by the seat’s own interests">
                {Math.round(scores[seat])}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </article>
  );
}
