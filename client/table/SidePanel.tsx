import { memo } from 'react';
import { Channels } from '../negotiation/Channels';
import { Ledger } from '../negotiation/Ledger';
import { useUnreadCount } from '../negotiation/unread';
import { Tabs, type TabItem } from '../ui/Tabs';
import { useDesk, type Side } from './desk';
import { Dossier } from './Dossier';
import { Log } from './Log';
import styles from './SidePanel.module.css';

/** Channels, ledger and log, one at a time; with the dossier where it has no column of its own. */
export const SidePanel = memo(function SidePanel({ dossier }: { dossier: boolean }) {
  const side = useDesk((desk) => desk.side);
  const turn = useDesk((desk) => desk.turn);
  const shown: Side = side === 'dossier' && !dossier ? 'channels' : side;
  const unread = useUnreadCount();
  const items: TabItem<Side>[] = [
    ...(dossier ? [{ id: 'dossier' as const, label: 'Dossier', content: <Dossier /> }] : []),
    { id: 'channels', label: 'Channels', count: unread, countLabel: 'unread', content: <Channels /> },
    { id: 'ledger', label: 'Ledger', content: <Ledger /> },
    { id: 'log', label: 'Log', content: <Log /> },
  ];
  return (
    <Tabs
      label="Talk and records"
      items={items}
      value={shown}
      onValueChange={turn}
      className={styles.tabs ?? ''}
      panelClassName={styles.panel ?? ''}
    />
  );
});
