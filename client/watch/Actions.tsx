import { ChartLine, Download, FolderOpen, Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { StoreApi } from 'zustand/vanilla';
import { write } from '../../shared/recording/record';
import { download } from '../table/download';
import { Button, buttonClass } from '../ui/Button';
import { toast } from '../ui/toast';
import styles from './Actions.module.css';
import { formatPlace } from './place';
import type { Watch } from './watch';

interface ActionsProps {
  readonly game: string;
  readonly watch: StoreApi<Watch>;
  /** More to do with the game. */
  readonly children?: ReactNode;
}

/** What can be done with the game that is looked at, beside looking. */
export function Actions({ game, watch, children }: ActionsProps) {
  const save = () => {
    const { recording } = watch.getState().timeline;
    const { header, result } = recording;
    const file = new Blob([write(recording)], { type: 'application/json' });
    download(file, `brittle-peace-${header.scenario.id}-${result.ending}-${game}.peace.json`);
  };
  const copy = async () => {
    const link = `${location.origin}/watch/${game}${formatPlace(watch.getState())}`;
    try {
      await navigator.clipboard.writeText(link);
      toast('The link to this moment is copied.');
    } catch {
      toast({ text: 'The browser does not let this page copy. The address above is the link.', tone: 'bad' });
    }
  };
  return (
    <div className={styles.actions} role="group" aria-label="This game">
      <Link href={`/watch/${game}/debrief`} className={buttonClass('plain', 'small')}>
        <ChartLine size={16} aria-hidden="true" />
        Debrief
      </Link>
      {children}
      <Button kind="quiet" size="small" icon={<Link2 />} onClick={() => void copy()}>
        Copy link
      </Button>
      <Button kind="quiet" size="small" icon={<Download />} onClick={save}>
        Save the file
      </Button>
      <Link href="/watch" className={buttonClass('quiet', 'small')}>
        <FolderOpen size={16} aria-hidden="true" />
        Other games
      </Link>
    </div>
  );
}
