import { memo } from 'react';
import { useStore } from 'zustand/react';
import type { StoreApi } from 'zustand/vanilla';
import type { Timeline } from '../../shared/recording/timeline';
import { MARKS, type Mark } from './book';
import styles from './Track.module.css';
import type { Watch } from './watch';
import { placeText } from './words';

/** The whole game as a line to be moved along, with the rounds below it and what stands out above. */
export function Track({ watch }: { watch: StoreApi<Watch> }) {
  const { timeline, book, go } = watch.getState();
  const entry = useStore(watch, (now) => now.entry);
  const place = useStore(watch, placeText);
  const viewer = useStore(watch, (now) => now.viewer);
  const noted = useStore(watch, (now) => now.noted);
  return (
    <div className={styles.track}>
      <input
        type="range"
        className={styles.range}
        aria-label="Entry"
        aria-valuetext={place}
        min={0}
        max={timeline.length}
        step={1}
        value={entry}
        onChange={(event) => go(Number(event.target.value))}
      />
      <Marks timeline={timeline} marks={book.marksFor(viewer)} noted={noted} />
    </div>
  );
}

interface MarksProps {
  readonly timeline: Timeline;
  readonly marks: readonly Mark[];
  readonly noted: readonly number[];
}

const Marks = memo(function Marks({ timeline, marks, noted }: MarksProps) {
  const at = (number: number): number => (100 * number) / timeline.length;
  const starts = [0, ...timeline.recording.rounds.slice(0, -1).map((round) => round.entry)];
  return (
    <>
      {noted.length > 0 && (
        <svg className={styles.notes} aria-hidden="true">
          {noted.map((where) => (
            <svg key={where} x={`${at(where)}%`} overflow="visible" data-kind="note">
              <path d={NOTE} />
            </svg>
          ))}
        </svg>
      )}
      <svg className={styles.marks} aria-hidden="true">
        {starts.map((start) => (
          <line
            key={start}
            className={styles.round}
            x1={`${at(start)}%`}
            x2={`${at(start)}%`}
            y1={4}
            y2={11}
          />
        ))}
        {marks.map(({ entry: where, kind }, index) => (
          <svg key={`${kind} ${where}`} x={`${at(where)}%`} y={3} overflow="visible" data-kind={kind}>
            {/* Of one entry they stand side by side. */}
            <path
              d={SHAPES[kind]}
              transform={marks[index - 1]?.entry === where ? 'translate(9)' : undefined}
            />
          </svg>
        ))}
      </svg>
      <ul role="list" className={styles.legend} aria-hidden="true">
        {MARKS.map((kind) => (
          <li key={kind}>
            <svg width={10} height={10} viewBox="-5 -1 10 10" data-kind={kind}>
              <path d={SHAPES[kind]} />
            </svg>
            {kind}
          </li>
        ))}
        {noted.length > 0 && (
          <li>
            <svg width={10} height={10} viewBox="-5 -1 10 10" data-kind="note">
              <path d={NOTE} />
            </svg>
            note
          </li>
        )}
      </ul>
    </>
  );
});

/** A shape for each, so that no colour is needed to tell them apart. */
const SHAPES = {
  signing: 'M0 0 4 4 0 8-4 4Z',
  breach: 'M-4 0H4L0 8Z',
  strike: 'M-3.5 0 0 2.8 3.5 0 4.2.8 1.2 4 4.2 7.2 3.5 8 0 5.2-3.5 8-4.2 7.2-1.2 4-4.2.8Z',
} as const;

/** A pin above the line, for what somebody wrote. */
const NOTE = 'M-3.5 0H3.5V4L0 8-3.5 4Z';
