import { memo } from 'react';
import { CHAIR, HOME, OTHERS, SEATS, type Seat } from '../../shared/content/seats';
import { TRACK_TEXT, TRACKS, type Track } from '../../shared/content/tracks';
import { useKept } from '../session/keep';
import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import { SeatMark } from '../ui/SeatMark';
import { TrustTriangle, type TrustChange } from '../ui/TrustTriangle';
import type { View } from '../../shared/views/view';
import { counted } from '../../shared/wording/term';
import { Agenda } from './Agenda';
import { BRIEFS } from './briefs';
import styles from './Dossier.module.css';
import { Figure } from './Figure';
import { trustChanges } from './history';
import { Intelligence } from './Intelligence';
import { Score } from './Score';
import { Stock } from './Stock';

const tracksOf = (owner: Seat): readonly Track[] =>
  TRACKS.filter((track) => TRACK_TEXT[track].owner === owner);

/** What one seat knows of itself and of the others. */
export const Dossier = memo(function Dossier() {
  const seat = useTable((t) => t.seat);
  const ended = useTable((t) => t.view.step === 'ended');
  const all = useTable((t) => t.view.viewer === CHAIR);
  const behind = useTable((t) => t.table.behind);
  return (
    <div className={styles.dossier}>
      {seat ? (
        <Own seat={seat} />
      ) : (
        <h2 className={styles.title}>
          {all ? 'Everything open' : 'From the gallery'}
          {behind && `, behind by ${counted(behind, 'round')}`}
        </h2>
      )}
      {seat && !ended && (
        <>
          <Agenda seat={seat} />
          <Score seat={seat} />
        </>
      )}
      <Trust />
      {!ended && <Stock />}
      <Intelligence />
      <Others seats={seat ? OTHERS[seat] : SEATS} />
    </div>
  );
});

function Own({ seat }: { seat: Seat }) {
  const options = useTable((t) => t.options);
  const home = HOME[seat];
  const { office, text } = BRIEFS[seat];
  return (
    <section aria-labelledby="own" className={styles.own}>
      <h2 id="own" className={styles.title}>
        <SeatMark seat={seat} size="large" />
      </h2>
      <p className={styles.office}>
        <Explain text={text}>{office}</Explain>
        {options && (
          <Explain
            bare
            className={styles.points}
            text="Orders cost action points. You have two a round, one while your home track is at 2 or less. What you do not spend is lost."
          >
            <b>{options.points}</b> {options.points === 1 ? 'action point' : 'action points'}
          </Explain>
        )}
      </p>
      <Figure track={home} size="large" tone={seat} always />
      <div className={styles.pairs}>
        {tracksOf(seat)
          .filter((track) => track !== home)
          .map((track) => (
            <Figure key={track} track={track} tone={seat} />
          ))}
        {seat === 'iran' && <Figure track="access" />}
      </div>
    </section>
  );
}

function Others({ seats }: { seats: readonly Seat[] }) {
  const seat = useTable((t) => t.seat);
  return (
    <section aria-labelledby="others" className={styles.part}>
      <h3 id="others" className={styles.heading}>
        {seat ? 'The others' : 'The seats'}
      </h3>
      {seats.map((other) => (
        <div key={other} className={styles.other}>
          <SeatMark seat={other} size="small" />
          <div className={styles.pairs}>
            {tracksOf(other).map((track) => (
              <Figure key={track} track={track} tone={other} />
            ))}
          </div>
        </div>
      ))}
      {seat !== 'iran' && (
        <div className={styles.other}>
          <span className={styles.agency}>International Atomic Energy Agency</span>
          <div className={styles.pairs}>
            <Figure track="access" />
          </div>
        </div>
      )}
    </section>
  );
}

function Trust() {
  const view = useTable((t) => t.view);
  const changes = useKept(trustChanges(view));
  return <Drawn trust={view.trust} changes={changes} round={view.round} />;
}

interface DrawnProps {
  readonly trust: View['trust'];
  readonly changes: readonly TrustChange[];
  readonly round: number;
}

const Drawn = memo(function Drawn({ trust, changes, round }: DrawnProps) {
  return (
    <section aria-labelledby="trust" className={styles.part}>
      <h3 id="trust" className={styles.heading}>
        <Explain text="How far each seat trusts each other, from 0 to 10. Trust is what lets a seat give something without cover. It grows by one a round where words are kept, and falls by three where they are broken.">
          Trust
        </Explain>
        <small>
          {changes.length > 0 ? `${counted(changes.length, 'change')} of late` : 'no change of late'}
        </small>
      </h3>
      <div className={styles.triangle}>
        <TrustTriangle trust={trust} changed={changes} caption={`Trust in round ${round}, from 0 to 10`} />
      </div>
    </section>
  );
});
