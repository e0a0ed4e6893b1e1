import { ChevronUp, Map as MapIcon } from 'lucide-react';
import { useMemo } from 'react';
import { RegionMap } from '../map/RegionMap';
import { useKept } from '../session/keep';
import { useTable } from '../session/table';
import { CommandButton } from './CommandButton';
import { useDesk } from './desk';
import styles from './MapPanel.module.css';
import { marksOf } from './marks';
import { useTape } from './useCommands';
import { Vitals } from './Vitals';

/** The region with what was done of late, and how brittle the peace is. */
export function MapPanel({ compact }: { compact: boolean }) {
  const view = useTable((t) => t.view);
  const tape = useTape();
  const page = useDesk((desk) => desk.page);
  const open = useDesk((desk) => desk.mapOpen);
  const told = tape[Math.min(page, tape.length - 1)]?.entries.at(-1)?.n;
  const marks = useKept(useMemo(() => marksOf(view, told), [view, told]));
  const focus = told === undefined ? null : (marks.find(({ id }) => id === `line-${told}`)?.id ?? null);
  // A dispatch is short, and what it tells is on the map.
  const shown = compact || open || told !== undefined;
  return (
    <section
      className={styles.panel}
      data-open={shown || undefined}
      data-compact={compact || undefined}
      aria-label="Map and state of the peace"
    >
      <Vitals row={!shown} />
      {!shown && (
        <CommandButton id="map" size="small" kind="quiet" icon={<MapIcon />} className={styles.unfold} />
      )}
      {shown && (
        <div className={styles.map}>
          <RegionMap marks={marks} focus={focus} compact={compact} />
          {!compact && told === undefined && (
            <CommandButton
              id="map"
              size="small"
              kind="quiet"
              icon={<ChevronUp />}
              className={styles.fold}
              bare
            />
          )}
        </div>
      )}
    </section>
  );
}
