import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { liveSource } from '../session/live';
import { TableProvider } from '../session/table';
import { takeToken } from '../seminar/tokens';
import { useSeminar } from '../seminar/useSeminar';
import { Loading } from '../ui/Loading';
import { usePageTitle } from '../ui/usePageTitle';
import { refusalText } from '../wording/refusal';
import { NotOpen } from './NotOpen';
import { JoinScreen } from './projector/JoinScreen';
import styles from './projector/Projector.module.css';
import { PublicPicture } from './projector/PublicPicture';

/** What a room sees: how to join, or the table that the desk puts here, as the gallery sees it and never more. */
export default function ProjectorPage({ seminar }: { seminar: string }) {
  useState(() => takeToken(seminar, 'facilitator'));
  const { view, why, token } = useSeminar(seminar, { projector: true });
  usePageTitle('Projector');
  useRoomType();
  useWake();
  if (why) return <NotOpen what="projector" why={why} />;
  if (view?.kind !== 'projector') return <Loading what="projector" />;
  const { table } = view;
  if (!table) return <JoinScreen view={view} />;
  return <ShownTable key={table.id} id={table.id} number={table.number} token={token} />;
}

interface ShownTableProps {
  readonly id: string;
  readonly number: number;
  readonly token: string | undefined;
}

function ShownTable({ id, number, token }: ShownTableProps) {
  const source = useMemo(() => liveSource({ table: id, token, asGallery: true }), [id, token]);
  return (
    <TableProvider
      source={source}
      waiting={(_, why) =>
        why ? (
          <main id="main" tabIndex={-1} className={styles.join}>
            <h1>Table {number} does not open</h1>
            <p className={styles.where}>{refusalText(why)}</p>
          </main>
        ) : (
          <Loading what="table" />
        )
      }
    >
      <PublicPicture number={number} />
    </TableProvider>
  );
}

/** Sets the page in type for a room. */
function useRoomType(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.projector = '';
    return () => {
      delete dataset.projector;
    };
  }, []);
}

/** Keeps the screen from going dark, where the browser can. */
function useWake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    const take = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (taken) => {
          lock = taken;
        },
        () => undefined,
      );
    };
    take();
    document.addEventListener('visibilitychange', take);
    return () => {
      document.removeEventListener('visibilitychange', take);
      void lock?.release();
    };
  }, []);
}
