import type { ComponentType } from 'react';
import { FileText, ListChecks, Map as MapIcon, MessagesSquare } from 'lucide-react';
import { useTable } from '../session/table';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { PLACES, useDesk, type Place } from './desk';
import { Dossier } from './Dossier';
import { offersFor } from './history';
import { MapPanel } from './MapPanel';
import { marksOf } from './marks';
import { Notices } from './Notices';
import styles from './PhoneTable.module.css';
import { SidePanel } from './SidePanel';
import { useTape } from './useCommands';
import { useUnreadCount } from '../negotiation/unread';
import { Vitals } from './Vitals';
import { WhatNow } from './WhatNow';
import { Workspace } from './Workspace';

const NAMES: Record<
  Place,
  readonly [string, ComponentType<{ size?: number; 'aria-hidden'?: boolean }>, string]
> = {
  now: ['Now', ListChecks, 'waiting'],
  map: ['Map', MapIcon, 'marks'],
  talk: ['Talk', MessagesSquare, 'unread'],
  dossier: ['Dossier', FileText, ''],
};

/** The table on a phone: four places, one at a time, with what is expected always in sight. */
export function PhoneTable({ title }: { title: string }) {
  const place = useDesk((desk) => desk.place);
  const show = useDesk((desk) => desk.show);
  const counts = useCounts();
  return (
    <>
      <main id="main" tabIndex={-1} className={styles.main}>
        <VisuallyHidden as="div">
          <h1>{title}</h1>
        </VisuallyHidden>
        {place === 'now' && (
          <>
            <Vitals row />
            <Workspace />
          </>
        )}
        {place === 'map' && (
          <div className={styles.scroll}>
            <MapPanel compact />
          </div>
        )}
        {place === 'talk' && <SidePanel dossier={false} />}
        {place === 'dossier' && (
          <div className={styles.scroll}>
            <Dossier />
          </div>
        )}
        <Notices />
        <WhatNow />
      </main>
      <nav className={styles.tabs} aria-label="Parts of the table">
        {PLACES.map((each) => {
          const [name, Icon, what] = NAMES[each];
          const count = counts[each];
          return (
            <button
              key={each}
              type="button"
              className={styles.tab}
              aria-current={each === place ? 'page' : undefined}
              onClick={() => show(each)}
            >
              <span className={styles.icon}>
                <Icon size={20} aria-hidden />
                {count > 0 && (
                  <span className={styles.count}>
                    {count}
                    <VisuallyHidden> {what}</VisuallyHidden>
                  </span>
                )}
              </span>
              {name}
            </button>
          );
        })}
      </nav>
    </>
  );
}

function useCounts(): Record<Place, number> {
  const view = useTable((t) => t.view);
  const seat = useTable((t) => (t.acts ? t.seat : null));
  const tape = useTape();
  const unread = useUnreadCount();
  const offers = seat && view.step === 'talks' ? offersFor(view, seat) : 0;
  return { now: tape.length > 0 ? tape.length : offers, map: marksOf(view).length, talk: unread, dossier: 0 };
}
