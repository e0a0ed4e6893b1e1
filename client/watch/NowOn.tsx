import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { SEATS } from '../../shared/content/seats';
import { gallerySchema, type OnView } from '../../shared/protocol/gallery';
import { LENGTHS } from '../pages/plan';
import { buttonClass } from '../ui/Button';
import { SeatMark } from '../ui/SeatMark';
import { getJson } from './library';
import styles from './NowOn.module.css';
import page from './WatchPage.module.css';
import { levelText } from './words';

/** How often the list is asked for again. */
const EVERY = 15_000;

/** The games that are on, at tables that are open to the gallery. */
export function NowOn() {
  const [tables, setTables] = useState<readonly OnView[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let here = true;
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      const list = await getJson(gallerySchema, '/api/gallery');
      if (!here) return;
      setFailed(list === null);
      if (list) setTables(list.tables);
    };
    void look();
    const timer = setInterval(() => void look(), EVERY);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, []);
  return (
    <section aria-labelledby="now" className={page.section}>
      <h2 id="now">Games on now</h2>
      {(tables === null || tables.length === 0) && (
        <p role="status" className={page.note}>
          {failed
            ? 'The server does not answer, so nobody can say what is on.'
            : tables === null
              ? 'Looking …'
              : 'No table is open to the gallery just now. Whoever hosts one chooses that.'}
        </p>
      )}
      <ul role="list" className={styles.tables}>
        {tables?.map((table) => (
          <Now key={table.table} now={table} />
        ))}
      </ul>
    </section>
  );
}

function Now({ now }: { now: OnView }) {
  const { table, name, scenario, round, rounds, seats, delay, watching } = now;
  const length = LENGTHS.find(({ value }) => value === scenario)?.label ?? 'Another';
  const title = name ?? `${length} game`;
  return (
    <li className={styles.table}>
      <div className={styles.words}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.where}>
          {`${name === null ? '' : `${length} game, `}round ${round} of ${rounds}`}
          {delay > 0 && `, seen ${delay === 1 ? 'one round' : `${delay} rounds`} behind`}
        </p>
      </div>
      <ul role="list" className={styles.seats}>
        {SEATS.map((seat) => (
          <li key={seat}>
            <SeatMark seat={seat} /> <span className={page.soft}>{playerText(seats[seat])}</span>
          </li>
        ))}
      </ul>
      <p className={styles.watching}>
        {watching === 0 ? 'Nobody watches' : watching === 1 ? 'One watches' : `${watching} watch`}
      </p>
      <Link href={`/t/${table}`} className={buttonClass('plain', 'small')} aria-label={`Watch ${title}`}>
        Watch
      </Link>
    </li>
  );
}

const playerText = ({ kind, level }: OnView['seats']['usa']): string =>
  kind === 'person' ? 'a person' : kind === 'open' ? 'open' : level ? levelText(level) : 'a program';
