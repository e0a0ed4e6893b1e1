import { ChevronLeft, ChevronRight, Maximize, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ResultsStop } from '../../shared/analysis/seminar/results';
import { TableProvider } from '../session/table';
import { createReader } from '../table/desk';
import { Table } from '../table/Table';
import { Button } from '../ui/Button';
import { usePageTitle } from '../ui/usePageTitle';
import { recordedSource } from '../watch/source';
import { createWatch } from '../watch/watch';
import type { DebriefedTable } from './results';
import styles from './Slides.module.css';
import { useRoomType } from './useRoomType';

interface SlidesProps {
  readonly stops: readonly ResultsStop[];
  readonly tables: readonly DebriefedTable[];
  readonly onClose: () => void;
}

/** A facilitator's stops one after the other: the note, and the table as it was then. */
export default function Slides({ stops, tables, onClose }: SlidesProps) {
  const [at, setAt] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const last = stops.length - 1;
  const stop = stops[at];
  const table = tables.find(({ number }) => number === stop?.table);
  usePageTitle('Stops');
  useRoomType(true);
  useEffect(() => bar.current?.focus(), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, select, textarea, [role=dialog]'))
        return;
      if (event.key === 'PageDown' || event.key === 'ArrowRight') setAt((now) => Math.min(last, now + 1));
      else if (event.key === 'PageUp' || event.key === 'ArrowLeft') setAt((now) => Math.max(0, now - 1));
      else if (event.key === 'Home') setAt(0);
      else if (event.key === 'End') setAt(last);
      else if (event.key === 'Escape' && !document.fullscreenElement) onClose();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the table's own keys.
    addEventListener('keydown', press, true);
    return () => removeEventListener('keydown', press, true);
  }, [last, onClose]);
  if (!stop) return null;
  const game = table?.game ?? null;
  const close = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    onClose();
  };
  return (
    <div className={styles.slides}>
      {game && stop.entry !== null ? (
        <Shown key={at} game={game} entry={stop.entry} />
      ) : (
        <main id="main" tabIndex={-1} className={styles.alone}>
          <p>{stop.text}</p>
          {stop.table !== null && !game && (
            <p className={styles.why}>The game at table {stop.table} is not over, so it is not shown.</p>
          )}
        </main>
      )}
      <div ref={bar} className={styles.bar} tabIndex={-1} role="region" aria-label="Stops">
        <p className={styles.text} aria-live="polite" tabIndex={0}>
          <span className={styles.count}>
            {at + 1} of {stops.length}
            {stop.table !== null && ` · Table ${stop.table}`}
          </span>
          {game && stop.entry !== null && stop.text}
        </p>
        <p className={styles.acts}>
          <Button
            icon={<ChevronLeft size={20} />}
            aria-label="Previous stop"
            disabled={at === 0}
            onClick={() => setAt(at - 1)}
          />
          <Button
            icon={<ChevronRight size={20} />}
            aria-label="Next stop"
            disabled={at === last}
            onClick={() => setAt(at + 1)}
          />
          <Button
            icon={<Maximize size={20} />}
            aria-label="Full screen"
            onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
          />
          <Button icon={<X size={20} />} aria-label="Back to the debrief" onClick={close} />
        </p>
      </div>
    </div>
  );
}

/** The table at an entry of its recording, everything open. */
function Shown({ game, entry }: { game: NonNullable<DebriefedTable['game']>; entry: number }) {
  const [desk] = useState(() => createReader());
  const [source] = useState(() =>
    recordedSource(createWatch(game.timeline, { entry, viewer: 'chair' }), desk),
  );
  return (
    <TableProvider source={source} waiting={() => null}>
      <Table desk={desk} />
    </TableProvider>
  );
}
