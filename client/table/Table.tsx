import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useTable, useTableStore } from '../session/table';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { Announcer } from './Announcer';
import { createDesk, DeskContext, type Desk } from './desk';
import { Dossier } from './Dossier';
import { MapPanel } from './MapPanel';
import { Notices } from './Notices';
import { PhoneTable } from './PhoneTable';
import { Shortcuts } from './Shortcuts';
import { SidePanel } from './SidePanel';
import { Strip } from './Strip';
import styles from './Table.module.css';
import { lastNumber } from './tape';
import { useShortcuts } from './useCommands';
import { useShape } from './useShape';
import { WhatNow } from './WhatNow';
import { stepTitle } from './whatNow';
import { Workspace } from './Workspace';

interface TableProps {
  readonly desk?: StoreApi<Desk>;
  /** What something else takes of the window's width, in rem. */
  readonly beside?: number;
}

/** The table: the same for a player, a watcher and a recording; only its source differs. */
export function Table({ desk: given, beside }: TableProps) {
  const store = useTableStore();
  const [desk] = useState(() => {
    const { table, view } = store.getState();
    return given ?? createDesk(table.table, view.viewer, lastNumber(view));
  });
  return (
    <DeskContext.Provider value={desk}>
      <Room beside={beside ?? 0} />
    </DeskContext.Provider>
  );
}

function Room({ beside }: { beside: number }) {
  useShortcuts();
  const shape = useShape(beside);
  const title = useTable((t) => stepTitle({ t }));
  const seat = useTable((t) => t.seat);
  return (
    <div className={styles.room} data-shape={shape}>
      <Strip shape={shape} />
      <Announcer />
      {shape === 'narrow' ? (
        <PhoneTable title={title} />
      ) : (
        <>
          {shape === 'wide' && (
            <aside className={styles.dossier} aria-label={seat ? 'Your dossier' : 'The seats'}>
              <Dossier />
            </aside>
          )}
          <main id="main" tabIndex={-1} className={styles.main}>
            <VisuallyHidden as="div">
              <h1>{title}</h1>
            </VisuallyHidden>
            <MapPanel compact={false} />
            <Workspace />
            <Notices />
            <WhatNow />
          </main>
          <aside className={styles.side} aria-label="Talk and records">
            <SidePanel dossier={shape === 'middle'} />
          </aside>
        </>
      )}
      <Shortcuts />
    </div>
  );
}
