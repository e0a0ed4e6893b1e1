import { useMemo } from 'react';
import { ENDING_TEXT } from '../../../shared/content/endings';
import { SEAT_NAMES, SEATS } from '../../../shared/content/seats';
import { TRACK_TEXT } from '../../../shared/content/tracks';
import { eventOf } from '../../../shared/rules/headlines';
import { scenarioOf } from '../../../shared/rules/scenario';
import { monthOf } from '../../../shared/wording/calendar';
import { sentence } from '../../../shared/wording/dispatch';
import { capital, draftTitle } from '../../../shared/wording/term';
import { RegionMap } from '../../map/RegionMap';
import { useTable } from '../../session/table';
import { entriesOf, trustChanges } from '../../table/history';
import { marksOf } from '../../table/marks';
import { Countdown } from '../../ui/Countdown';
import { SeatMark } from '../../ui/SeatMark';
import { TrustTriangle } from '../../ui/TrustTriangle';
import { gravity } from '../../wording/gravity';
import { STEP_NAMES } from '../words';
import styles from './Projector.module.css';
import { useTypeSize } from './useTypeSize';

/** So many lines can be read from the back of a room. */
const LINES = 3;

/** A table as everybody may see it, in type for a room: how brittle the peace is, who trusts whom, what was said to have happened. */
export function PublicPicture({ number }: { number: number }) {
  const view = useTable((t) => t.view);
  const marks = useMemo(() => marksOf(view), [view]);
  const magnify = useTypeSize();
  return (
    <div className={styles.picture}>
      <Head number={number} />
      <main id="main" tabIndex={-1} className={styles.room}>
        <div className={styles.state}>
          <section className={styles.map} aria-label="Map">
            <RegionMap marks={marks} magnify={magnify} />
          </section>
          <section className={styles.vitals} aria-label="How brittle the peace is">
            <Vital track="ceasefire" />
            <Vital track="escalation" />
            <p className={styles.vital}>
              <span>{TRACK_TEXT.toll.name}</span>
              <b>{view.tracks.toll}</b>
            </p>
          </section>
          <section className={styles.trust} aria-label="Who trusts whom">
            <TrustTriangle trust={view.trust} changed={trustChanges(view)} size="large" />
          </section>
        </div>
        <div className={styles.told}>
          <News />
          <Wire />
        </div>
      </main>
    </div>
  );
}

function Head({ number }: { number: number }) {
  const view = useTable((t) => t.view);
  const clock = useTable((t) => t.table.clock);
  const serverNow = useTable((t) => t.serverNow);
  const scenario = scenarioOf(view);
  const ended = view.step === 'ended';
  return (
    <header className={styles.head}>
      <h1 className={styles.table}>Table {number}</h1>
      <p>
        Round <b>{view.round}</b> of {scenario.rounds} · {monthOf(scenario, view.round)}
      </p>
      <p className={styles.step}>{ended ? 'The end' : STEP_NAMES[view.step]}</p>
      {!ended && (
        <ul role="list" className={styles.seats} aria-label="Seats">
          {SEATS.map((seat) => (
            <li key={seat} data-ready={view.ready[seat] || undefined}>
              <SeatMark
                seat={seat}
                size="large"
                label={`${SEAT_NAMES[seat]}${view.ready[seat] ? ' ✓' : ''}`}
              />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.clock}>
        {ended ? null : view.paused ? (
          'Paused'
        ) : (
          <Countdown until={clock.deadline} label={STEP_NAMES[view.step]} now={serverNow} />
        )}
      </p>
    </header>
  );
}

function Vital({ track }: { track: 'ceasefire' | 'escalation' }) {
  const value = useTable((t) => t.view.tracks[track]);
  const war = useTable((t) => t.view.war);
  const [tone, word] = gravity(track, value);
  return (
    <p className={styles.vital} data-tone={tone}>
      <span>
        {TRACK_TEXT[track].name} <i>{track === 'ceasefire' && war ? 'war' : word}</i>
      </span>
      <b>{value}</b>
      <span className={styles.cells} role="img" aria-label={`${value} of 10`}>
        {Array.from({ length: 10 }, (_, index) => (
          <i key={index} data-full={index < value || undefined} />
        ))}
      </span>
    </p>
  );
}

/** The headline of the month, or how it ended. */
function News() {
  const view = useTable((t) => t.view);
  const event = view.headline && eventOf(view, view.headline.id);
  const ending = view.ending && ENDING_TEXT[view.ending.id];
  const title = ending?.name ?? event?.headline;
  if (title === undefined) return null;
  return (
    <section className={styles.news}>
      <h2>{title}</h2>
      <p>{ending?.text ?? event?.text}</p>
    </section>
  );
}

/** What happened last, the newest first; and what is signed. */
function Wire() {
  const view = useTable((t) => t.view);
  const last = entriesOf(view)
    .filter(({ dispatch: { what } }) => what.kind !== 'headline' && what.kind !== 'ending')
    .slice(-LINES)
    .toReversed();
  const deals = Object.values(view.deals).filter(({ status }) => status === 'in-force');
  return (
    <section className={styles.wire} aria-label="What happened last">
      <ol role="list">
        {last.map(({ n, dispatch }) => (
          <li key={n}>{sentence(dispatch, view)}</li>
        ))}
      </ol>
      <p className={styles.deals}>
        <b>In force:</b>{' '}
        {deals.length === 0
          ? 'nothing that is public.'
          : `${deals.map(({ draft }) => capital(draftTitle(draft))).join('; ')}.`}
      </p>
    </section>
  );
}
