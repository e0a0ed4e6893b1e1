import { memo } from 'react';
import { TRACK_MAX, TRACK_TEXT, type Track } from '../../shared/content/tracks';
import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import { Gauge, type GaugeProps } from '../ui/Gauge';
import { signed } from '../../shared/wording/numbers';
import { sparkNote } from '../wording/spark';
import styles from './Figure.module.css';
import { causesOf, lastCause } from './history';

/** What a track is, what its ends mean, and what moved it. */
export function TrackNote({ track }: { track: Track }) {
  const view = useTable((t) => t.view);
  const { text, edge } = TRACK_TEXT[track];
  const spark = track === 'escalation' ? sparkNote(view) : null;
  const causes = causesOf(view, track).slice(-4).toReversed();
  return (
    <>
      {text} {edge}
      {spark !== null && <span className={styles.note}>{spark}</span>}
      {causes.map(({ by, why, round }, index) => (
        <span key={index} className={styles.note}>
          {signed(by)} from {why} (round {round})
        </span>
      ))}
    </>
  );
}

/** A track of this table with its last cause, which explains itself. */
export function Figure({
  track,
  size = 'small',
  tone,
  always,
}: {
  track: Track;
  size?: GaugeProps['size'];
  tone?: GaugeProps['tone'];
  /** The cause stands there even if it is old. */
  always?: boolean;
}) {
  const view = useTable((t) => t.view);
  const last = lastCause(view, track);
  const told = last && (always || last.round >= view.round - 1) ? last : null;
  return (
    <Drawn
      track={track}
      value={view.tracks[track]}
      size={size}
      tone={tone}
      delta={told?.by}
      cause={told?.why}
    />
  );
}

type DrawnProps = Pick<GaugeProps, 'value' | 'size' | 'tone' | 'delta' | 'cause'> & { track: Track };

const Drawn = memo(function Drawn({ track, ...shown }: DrawnProps) {
  const { name } = TRACK_TEXT[track];
  return (
    <Gauge
      label={name}
      labelNode={<Explain text={<TrackNote track={track} />}>{name}</Explain>}
      max={TRACK_MAX[track]}
      {...shown}
    />
  );
});
