import {
  ChevronFirst,
  ChevronLast,
  ChevronLeft,
  ChevronRight,
  Pause,
  Play,
  SkipBack,
  SkipForward,
} from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand/react';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '../ui/Button';
import { Select } from '../ui/Select';
import styles from './Bar.module.css';
import { MARKS, nearest, type MarkKind } from './book';
import { Track } from './Track';
import { SPEEDS, type Watch } from './watch';
import { entryText, MARK_NAMES, placeText, VIEWER_OPTIONS } from './words';

const KIND_OPTIONS = MARKS.map((value) => ({ value, label: MARK_NAMES[value] }));
const SPEED_OPTIONS = SPEEDS.map((value) => ({ value, label: `${value}× speed` }));

/** The timeline: where one is, what that entry did, and every way to another. `children` stand at its end. */
export function Bar({ watch, children }: { watch: StoreApi<Watch>; children?: ReactNode }) {
  const now = useStore(watch);
  const { entry, timeline, playing, led } = now;
  const last = timeline.length;
  const place = useMemo(() => placeText(now), [now]);
  const text = useMemo(() => entryText(now), [now]);
  const bar = useRef<HTMLElement>(null);
  // The page that the file was opened on is gone; from here keyboard and screen reader go on.
  useEffect(() => bar.current?.focus({ preventScroll: true }), []);
  return (
    <section ref={bar} tabIndex={-1} className={styles.bar} aria-label="Timeline">
      <p className={styles.where} aria-live={playing || led ? 'off' : 'polite'}>
        <b className={styles.place}>{place}</b>
        <span className={styles.text}>{text}</span>
      </p>
      <Track watch={watch} text={place} />
      <div className={styles.controls}>
        <div className={styles.group} role="group" aria-label="Step">
          <Press
            name="First entry"
            keys="Home"
            icon={<ChevronFirst />}
            off={entry === 0}
            run={() => now.go(0)}
          />
          <Press
            name="Entry before"
            keys="ArrowLeft"
            icon={<ChevronLeft />}
            off={entry === 0}
            run={() => now.step(-1)}
          />
          <Press
            name={playing ? 'Pause' : 'Play'}
            keys="Space"
            icon={playing ? <Pause /> : <Play />}
            run={() => now.play(!playing)}
          />
          <Press
            name="Next entry"
            keys="ArrowRight"
            icon={<ChevronRight />}
            off={entry === last}
            run={() => now.step(1)}
          />
          <Press
            name="Last entry"
            keys="End"
            icon={<ChevronLast />}
            off={entry === last}
            run={() => now.go(last)}
          />
        </div>
        <Select
          label="Speed"
          hideLabel
          size="small"
          options={SPEED_OPTIONS}
          value={now.speed}
          onValueChange={now.setSpeed}
          className={styles.speed ?? ''}
        />
        <Jumps now={now} />
        <Select
          label="Seen by"
          size="small"
          options={VIEWER_OPTIONS}
          value={now.viewer}
          onValueChange={now.see}
          className={styles.viewer ?? ''}
        />
      </div>
      {children}
    </section>
  );
}

interface PressProps {
  readonly name: string;
  /** The key that does the same. */
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly off?: boolean;
  readonly run: () => void;
}

/** Keeps the focus where there is nothing more to do: it may be for the one after. */
const Press = ({ name, keys, icon, off = false, run }: PressProps) => (
  <Button
    kind="quiet"
    icon={icon}
    aria-label={name}
    aria-keyshortcuts={keys}
    aria-disabled={off}
    title={name}
    onClick={() => off || run()}
  />
);

function Jumps({ now }: { now: Watch }) {
  const [kind, setKind] = useState<MarkKind>('signing');
  const { book, viewer, entry, jump } = now;
  const marks = book.marksFor(viewer);
  const name = MARK_NAMES[kind];
  const off = (way: 'next' | 'previous') => nearest(marks, kind, entry, way) === null;
  return (
    <div className={styles.group} role="group" aria-label="Jump">
      <Press
        name={`Previous ${name}`}
        icon={<SkipBack />}
        off={off('previous')}
        run={() => jump(kind, 'previous')}
      />
      <Select
        label="Jump to"
        hideLabel
        size="small"
        options={KIND_OPTIONS}
        value={kind}
        onValueChange={setKind}
      />
      <Press name={`Next ${name}`} icon={<SkipForward />} off={off('next')} run={() => jump(kind, 'next')} />
    </div>
  );
}
