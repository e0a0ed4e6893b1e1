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
import { useMemo, useState, type ReactNode } from 'react';
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
const SPEED_OPTIONS = SPEEDS.map((value) => ({ value, label: `${value} a second` }));

/** The timeline: where one is, what that entry did, and every way to another. */
export function Bar({ watch }: { watch: StoreApi<Watch> }) {
  const now = useStore(watch);
  const { entry, timeline, playing } = now;
  const last = timeline.length;
  const place = useMemo(() => placeText(now), [now]);
  const text = useMemo(() => entryText(now), [now]);
  const press = (label: string, icon: ReactNode, off: boolean, run: () => void) => (
    <Button kind="quiet" icon={icon} aria-label={label} aria-disabled={off} onClick={() => off || run()} />
  );
  return (
    <section className={styles.bar} aria-label="Timeline">
      <p className={styles.where}>
        <b className={styles.place}>{place}</b>
        <span className={styles.text}>{text}</span>
      </p>
      <Track watch={watch} text={place} />
      <div className={styles.controls}>
        <div className={styles.group} role="group" aria-label="Step">
          {press('First entry', <ChevronFirst />, entry === 0, () => now.go(0))}
          {press('Entry before', <ChevronLeft />, entry === 0, () => now.step(-1))}
          {press(playing ? 'Pause' : 'Play', playing ? <Pause /> : <Play />, false, () => now.play(!playing))}
          {press('Next entry', <ChevronRight />, entry === last, () => now.step(1))}
          {press('Last entry', <ChevronLast />, entry === last, () => now.go(last))}
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
        <Jumps now={now} press={press} />
        <Select
          label="Seen by"
          hideLabel
          size="small"
          options={VIEWER_OPTIONS}
          value={now.viewer}
          onValueChange={now.see}
          className={styles.viewer ?? ''}
        />
      </div>
    </section>
  );
}

interface JumpsProps {
  readonly now: Watch;
  readonly press: (label: string, icon: ReactNode, off: boolean, run: () => void) => ReactNode;
}

function Jumps({ now, press }: JumpsProps) {
  const [kind, setKind] = useState<MarkKind>('signing');
  const { book, viewer, entry, jump } = now;
  const marks = book.marksFor(viewer);
  const name = MARK_NAMES[kind];
  const off = (way: 'next' | 'previous') => nearest(marks, kind, entry, way) === null;
  return (
    <div className={styles.group} role="group" aria-label="Jump">
      {press(`Previous ${name}`, <SkipBack />, off('previous'), () => jump(kind, 'previous'))}
      <Select
        label="Jump to"
        hideLabel
        size="small"
        options={KIND_OPTIONS}
        value={kind}
        onValueChange={setKind}
      />
      {press(`Next ${name}`, <SkipForward />, off('next'), () => jump(kind, 'next'))}
    </div>
  );
}
