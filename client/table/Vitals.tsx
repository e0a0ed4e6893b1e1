import { memo } from 'react';
import { TRACK_TEXT } from '../../shared/content/tracks';
import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import { signed } from '../../shared/wording/numbers';
import { gravity } from '../wording/gravity';
import { sparkNote } from '../wording/spark';
import { TrackNote } from './Figure';
import { lastCause } from './history';
import styles from './Vitals.module.css';

type Vital = 'ceasefire' | 'escalation';

/** How brittle the peace is: ceasefire, escalation, and what it has cost people. In a `row` for a phone. */
export function Vitals({ row }: { row?: boolean }) {
  const toll = useTable((t) => t.view.tracks.toll);
  const war = useTable((t) => t.view.war);
  return (
    <section className={styles.vitals} data-row={row || undefined} aria-label="How brittle the peace is">
      {war && <p className={styles.war}>The war is on</p>}
      <Dial track="ceasefire" />
      <Dial track="escalation" />
      <div className={styles.toll}>
        <span className={styles.name}>
          <Explain text={<TrackNote track="toll" />}>{TRACK_TEXT.toll.name}</Explain>
        </span>
        <b className={styles.value}>{toll}</b>
        <span className={styles.word}>
          {toll === 0 ? 'no damage since 24 June' : 'in damage to people and homes'}
        </span>
      </div>
    </section>
  );
}

function Dial({ track }: { track: Vital }) {
  const view = useTable((t) => t.view);
  const last = lastCause(view, track);
  const fresh = last && last.round >= view.round - 1 ? last : null;
  return (
    <Drawn
      track={track}
      value={view.tracks[track]}
      by={fresh?.by}
      why={fresh?.why}
      spark={track === 'escalation' ? sparkNote(view) : null}
    />
  );
}

interface DrawnProps {
  readonly track: Vital;
  readonly value: number;
  /** What moved it last, if that was of late, and by how much. */
  readonly by: number | undefined;
  readonly why: string | undefined;
  readonly spark: string | null;
}

const Drawn = memo(function Drawn({ track, value, by, why, spark }: DrawnProps) {
  const [tone, word] = gravity(track, value);
  const { name } = TRACK_TEXT[track];
  return (
    <div className={styles.dial} data-tone={tone}>
      <span className={styles.name}>
        <Explain text={<TrackNote track={track} />}>{name}</Explain>
      </span>
      <b className={styles.value}>{value}</b>
      <span className={styles.word}>{word}</span>
      <span className={styles.cells} role="img" aria-label={`${name} ${value} of 10, ${word}`}>
        {Array.from({ length: 10 }, (_, index) => (
          <i key={index} data-full={index < value || undefined} />
        ))}
      </span>
      {spark !== null && <span className={styles.spark}>{spark}</span>}
      {by !== undefined && (
        <span className={styles.cause}>
          <b>{signed(by)}</b> from {why}
        </span>
      )}
    </div>
  );
});
