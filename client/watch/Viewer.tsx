import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { TableProvider } from '../session/table';
import { createReader } from '../table/desk';
import { Table } from '../table/Table';
import { Bar } from './Bar';
import { formatPlace, parsePlace } from './place';
import { recordedSource } from './source';
import { useKeys, usePlaying } from './usePlaying';
import styles from './Viewer.module.css';
import type { Watch } from './watch';

/** So long after the last change the address follows: browsers refuse to change it too often. */
const SETTLED = 250;

/** The table as it was, and the timeline to move along. */
export function Viewer({ watch }: { watch: StoreApi<Watch> }) {
  const [desk] = useState(() => createReader());
  const [source] = useState(() => recordedSource(watch, desk));
  usePlaying(watch, desk);
  useKeys(watch);
  useAddress(watch);
  return (
    <div className={styles.viewer}>
      <TableProvider source={source} waiting={() => null}>
        <Table desk={desk} />
      </TableProvider>
      <Bar watch={watch} />
    </div>
  );
}

function useAddress(watch: StoreApi<Watch>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => history.replaceState(history.state, '', formatPlace(watch.getState()));
    write();
    const stop = watch.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(write, SETTLED);
    });
    // A place typed or pasted into the address bar.
    const follow = () => {
      const { entry, viewer } = parsePlace(location.hash);
      if (viewer) watch.getState().see(viewer);
      if (entry !== undefined && entry !== watch.getState().entry) watch.getState().go(entry);
    };
    addEventListener('hashchange', follow);
    return () => {
      clearTimeout(timer);
      stop();
      removeEventListener('hashchange', follow);
    };
  }, [watch]);
}
