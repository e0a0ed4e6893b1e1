import { useEffect, useState, type SubmitEvent } from 'react';
import { Presentation } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand/react';
import { useShallow } from 'zustand/react/shallow';
import { counted } from '../../shared/wording/term';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/TextField';
import { toast } from '../ui/toast';
import type { Watch } from '../watch/watch';
import { distance } from './around';
import type { Leading } from './leading';
import styles from './LeadStrip.module.css';
import { keepName, ownName } from './name';
import { studyRefusal } from './words';

interface LeadStripProps {
  readonly watch: StoreApi<Watch>;
  readonly leading: StoreApi<Leading>;
  /** Whether this browser holds the edit key. */
  readonly mayLead: boolean;
}

/** Who else has the study open, who leads, and whether one follows. */
export function LeadStrip({ watch, leading, mayLead }: LeadStripProps) {
  const { connected, room, following, news, stop, lookAside, comeBack } = useStore(leading);
  const own = useStore(
    watch,
    useShallow(({ entry, viewer }) => ({ entry, viewer })),
  );
  useEffect(() => {
    if (news) toast(news.text);
  }, [news]);
  const others = (room?.present ?? 1) - 1;
  const lead = room?.lead ?? null;

  if (!connected) {
    return (
      <p className={styles.strip} data-is="lost" role="status">
        Not connected to the others just now.
      </p>
    );
  }
  if (following === 'leading') {
    return (
      <div className={styles.strip} data-is="leading">
        <p className={styles.what}>
          <b>You lead</b> {others === 0 ? 'nobody yet' : counted(others, 'other')}
        </p>
        <Button size="small" onClick={stop}>
          Stop leading
        </Button>
      </div>
    );
  }
  if (lead && following !== 'alone') {
    const away = lead.away && ' The connection is lost; it may come back.';
    return following === 'aside' ? (
      <div className={styles.strip} data-is="aside">
        <p className={styles.what}>
          <b>You look aside.</b> <bdi>{lead.name}</bdi> is {distance(own, lead.place)}.{away}
        </p>
        <Button kind="primary" size="small" aria-keyshortcuts="b" onClick={comeBack}>
          Come back <kbd className={styles.key}>B</kbd>
        </Button>
      </div>
    ) : (
      <div className={styles.strip} data-is="following">
        <p className={styles.what}>
          <b>
            Following <bdi>{lead.name}</bdi>.
          </b>
          {away || ' A step of your own is a look aside.'}
        </p>
        <Button size="small" onClick={lookAside}>
          Look aside
        </Button>
        {mayLead && <LeadButton leading={leading} label="Lead instead" />}
      </div>
    );
  }
  return (
    <div className={styles.strip}>
      <p className={styles.what}>
        {others === 0
          ? 'Nobody else has this study open.'
          : `${counted(others, 'other has', 'others have')} this study open.`}
      </p>
      {mayLead && <LeadButton leading={leading} label="Lead" />}
    </div>
  );
}

function LeadButton({ leading, label }: { leading: StoreApi<Leading>; label: string }) {
  const [asking, setAsking] = useState(false);
  const [name, setName] = useState(ownName);
  const lead = async (as: string) => {
    setAsking(false);
    const code = await leading.getState().lead(as);
    if (code !== null) toast({ text: studyRefusal(code), tone: 'bad' });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    keepName(name);
    if (ownName() !== '') void lead(ownName());
  };
  return (
    <>
      <Button
        size="small"
        icon={<Presentation />}
        onClick={() => (ownName() === '' ? setAsking(true) : void lead(ownName()))}
      >
        {label}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        size="small"
        title="Lead the others"
        description="Everybody who has this study open goes where you go, until they look aside. They see your name."
      >
        <form onSubmit={submit} className={styles.form}>
          <TextField
            label="Your name"
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
          />
          <Button kind="primary" type="submit" aria-disabled={name.trim() === ''}>
            Lead
          </Button>
        </form>
      </Dialog>
    </>
  );
}
