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
  const bar = useRef<HTMLElement>(null);
  // The page that the file was opened on is gone; from here keyboard and screen reader go on.
  useEffect(() => bar.current?.focus({ preventScroll: true }), []);
  return (
    <section ref={bar} tabIndex={-1} className={styles.bar} aria-label="Timeline">
      <Where watch={watch} />
      <Track watch={watch} />
      <Controls watch={watch} />
      {children}
    </section>
  );
}

function Where({ watch }: { watch: StoreApi<Watch> }) {
  const now = useStore(watch);
  const text = useMemo(() => entryText(now), [now]);
  return (
    <p className={styles.where} aria-live={now.playing || now.led ? 'off' : 'polite'}>
      <b className={styles.place}>{placeText(now)}</b>
      <span className={styles.text}>{text}</span>
    </p>
  );
}

function Controls({ watch }: { watch: StoreApi<Watch> }) {
  const { go, step, play, see, setSpeed } = watch.getState();
  const last = watch.getState().timeline.length;
  const isFirst = useStore(watch, ({ entry }) => entry === 0);
  const isLast = useStore(watch, ({ entry }) => entry === last);
  const playing = useStore(watch, (now) => now.playing);
  const speed = useStore(watch, (now) => now.speed);
  const viewer = useStore(watch, (now) => now.viewer);
  return (
    <div className={styles.controls}>
      <div className={styles.group} role="group" aria-label="Step">
        <Press name="First entry" keys="Home" icon={<ChevronFirst />} off={isFirst} run={() => go(0)} />
        <Press
          name="Entry before"
          keys="ArrowLeft"
          icon={<ChevronLeft />}
          off={isFirst}
          run={() => step(-1)}
        />
        <Press
          name={playing ? 'Pause' : 'Play'}
          keys="Space"
          icon={playing ? <Pause /> : <Play />}
          run={() => play(!playing)}
        />
        <Press name="Next entry" keys="ArrowRight" icon={<ChevronRight />} off={isLast} run={() => step(1)} />
        <Press name="Last entry" keys="End" icon={<ChevronLast />} off={isLast} run={() => go(last)} />
      </div>
      <Select
        label="Speed"
        hideLabel
        size="small"
        options={SPEED_OPTIONS}
        value={speed}
        onValueChange={setSpeed}
        className={styles.speed ?? ''}
      />
      <Jumps watch={watch} />
      <Select
        label="Seen by"
        size="small"
        options={VIEWER_OPTIONS}
        value={viewer}
        onValueChange={see}
        className={styles.viewer ?? ''}
      />
    </div>
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

function Jumps({ watch }: { watch: StoreApi<Watch> }) {
  const [kind, setKind] = useState<MarkKind>('signing');
  const { jump } = watch.getState();
  const isOff =
    (way: 'next' | 'previous') =>
    ({ book, viewer, entry }: Watch) =>
      nearest(book.marksFor(viewer), kind, entry, way) === null;
  const isFirst = useStore(watch, isOff('previous'));
  const isLast = useStore(watch, isOff('next'));
  const name = MARK_NAMES[kind];
  return (
    <div className={styles.group} role="group" aria-label="Jump">
      <Press name={`Previous ${name}`} icon={<SkipBack />} off={isFirst} run={() => jump(kind, 'previous')} />
      <Select
        label="Jump to"
        hideLabel
        size="small"
        options={KIND_OPTIONS}
        value={kind}
        onValueChange={setKind}
      />
      <Press name={`Next ${name}`} icon={<SkipForward />} off={isLast} run={() => jump(kind, 'next')} />
    </div>
  );
}
