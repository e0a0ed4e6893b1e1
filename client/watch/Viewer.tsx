import { useEffect, useState, type ReactNode } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { TableProvider } from '../session/table';
import { createReader } from '../table/desk';
import { Table } from '../table/Table';
import { cx } from '../ui/cx';
import { Actions } from './Actions';
import { Bar } from './Bar';
import { formatPlace, parsePlace } from './place';
import { recordedSource } from './source';
import { useKeys, usePlaying } from './usePlaying';
import styles from './Viewer.module.css';
import type { Watch } from './watch';

/** So long after the last change the address follows: browsers refuse to change it too often. */
const SETTLED = 250;

/** Width of what stands beside the table, in rem. */
const SIDE = 23;

interface ViewerProps {
  readonly game: string;
  readonly watch: StoreApi<Watch>;
  /** More to do with the game, among the actions. */
  readonly actions?: ReactNode;
  /** Stands beside the table; on a phone below it, above the timeline. */
  readonly side?: ReactNode;
}

/** The table as it was, and the timeline to move along. */
export function Viewer({ game, watch, actions, side }: ViewerProps) {
  const [desk] = useState(() => createReader());
  const [source] = useState(() => recordedSource(watch, desk));
  usePlaying(watch, desk);
  useKeys(watch);
  useAddress(watch);
  return (
    <div className={cx(styles.viewer, side !== undefined && styles.withSide)}>
      <TableProvider source={source} waiting={() => null}>
        <Table desk={desk} beside={side === undefined ? 0 : SIDE} />
      </TableProvider>
      {side !== undefined && <div className={styles.side}>{side}</div>}
      <Bar watch={watch}>
        <Actions game={game} watch={watch}>
          {actions}
        </Actions>
      </Bar>
    </div>
  );
}

function useAddress(watch: StoreApi<Watch>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => history.replaceState(history.state, '', formatPlace(watch.getState()));
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
    follow();
    write();
    addEventListener('hashchange', follow);
    return () => {
      clearTimeout(timer);
      stop();
      removeEventListener('hashchange', follow);
    };
  }, [watch]);
}
