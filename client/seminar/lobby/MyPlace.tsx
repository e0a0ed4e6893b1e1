import { SEATS } from '../../../shared/content/seats';
import type { ParticipantView, Placement } from '../../../shared/protocol/seminar';
import { listed } from '../../../shared/wording/term';
import { Link } from 'wouter';
import { buttonClass } from '../../ui/Button';
import { SeatMark } from '../../ui/SeatMark';
import { DECIDING_TEXT } from '../words';
import styles from './Lobby.module.css';

const NO_PLACE: Readonly<Record<Placement, string>> = {
  even: 'There is no place for you yet. The facilitator finds you one; stay on this page.',
  choice: 'You have no place yet. Take one below.',
  facilitator: 'The facilitator gives you a place. Stay on this page; it appears here.',
};
/** Once the game is on, nobody chooses any more. */
const NO_PLACE_LATE = 'You have no place at a table. The facilitator gives you one; stay on this page.';

/** Where one sits, with whom, and the one thing to do next. */
export function MyPlace({ view }: { view: ParticipantView }) {
  const { phase, seminar, table, settings, me, seated } = view;
  const { place } = me;
  const here = place && seated[place.table];
  const others = place && here ? withoutMe(here[place.seat], me.name) : [];
  const debrief = phase === 'debrief' && (
    <Link href={`/seminar/${seminar}/debrief`} className={buttonClass('primary', 'large')}>
      To the debrief
    </Link>
  );
  if (!place || table === null) {
    return (
      <section className={styles.place} aria-label="Your place">
        <p className={styles.none}>{phase === 'gathering' ? NO_PLACE[settings.placement] : NO_PLACE_LATE}</p>
        {debrief}
      </section>
    );
  }
  return (
    <section className={styles.place} aria-label="Your place">
      <div className={styles.seat}>
        <p className={styles.where}>
          <SeatMark seat={place.seat} size="large" /> <span>at table {place.table}</span>
        </p>
        <p>
          {others.length > 0
            ? `You share the seat with ${listed(others)}.`
            : settings.delegation > 1
              ? 'So far you have the seat to yourself.'
              : 'The seat is yours alone.'}{' '}
          {others.length > 0 && DECIDING_TEXT[settings.deciding]}
        </p>
        {here && (
          <dl className={styles.opposite}>
            {SEATS.filter((seat) => seat !== place.seat).map((seat) => (
              <div key={seat}>
                <dt>
                  <SeatMark seat={seat} />
                </dt>
                <dd>{here[seat].length > 0 ? listed(here[seat]) : 'nobody yet'}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <div className={styles.next}>
        {phase === 'gathering' && (
          <>
            <p>The game has not begun. This page takes you to your table when it does.</p>
            <Link href={`/t/${table}`} className={buttonClass('plain')}>
              Look at your table
            </Link>
          </>
        )}
        {phase === 'playing' && (
          <>
            <p>The game is on.</p>
            <Link href={`/t/${table}`} className={buttonClass('primary', 'large')}>
              To your table
            </Link>
          </>
        )}
        {phase === 'debrief' && (
          <>
            <p>The debrief is open.</p>
            {debrief}
            <Link href={`/t/${table}`} className={buttonClass('plain')}>
              To your table
            </Link>
          </>
        )}
      </div>
    </section>
  );
}

/** The others in the same seat: names are unlike each other within a seminar. */
const withoutMe = (names: readonly string[], me: string): readonly string[] =>
  names.filter((name) => name !== me);
