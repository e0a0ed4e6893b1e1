import { useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand/react';
import type { StoreApi } from 'zustand/vanilla';
import { isSeat, SEATS, type Seat, type Viewer } from '../../shared/content/seats';
import { stemOf } from '../../shared/recording/branch';
import type { BotLevel, State } from '../../shared/rules/state';
import { atStart, inSentence, possessive } from '../../shared/wording/term';
import { beginGame, gamePath } from '../solo/begin';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { SeatMark } from '../ui/SeatMark';
import { SegmentedControl } from '../ui/SegmentedControl';
import { Select } from '../ui/Select';
import type { Watch } from '../watch/watch';
import { placeText } from '../watch/words';
import { LEVEL_AT_FIRST, LEVEL_TEXT, LEVELS } from '../wording/levels';
import styles from './BranchDialog.module.css';
import { Branches } from './Branches';

const NOBODY = 'nobody';
type Choice = Seat | typeof NOBODY;

const CHOICES = [
  ...SEATS.map((seat) => ({ value: seat as Choice, label: <SeatMark seat={seat} size="small" /> })),
  { value: NOBODY as Choice, label: 'Nobody' },
];

const EYES = [
  { value: 'chair' as Viewer, label: 'With everything open' },
  { value: 'gallery' as Viewer, label: 'As the gallery' },
];

export interface BranchDialogProps {
  readonly watch: StoreApi<Watch>;
  readonly title: string | undefined;
  readonly onClose: () => void;
}

/** Who is to play on from here, against whom, and what comes along. */
export function BranchDialog({ watch, title, onClose }: BranchDialogProps) {
  const now = useStore(watch);
  const { timeline, entry, viewer } = now;
  const [, navigate] = useLocation();
  const [choice, setChoice] = useState<Choice>(isSeat(viewer) ? viewer : 'iran');
  const [level, setLevel] = useState<BotLevel>(LEVEL_AT_FIRST);
  const [eyes, setEyes] = useState<Viewer>(viewer === 'gallery' ? 'gallery' : 'chair');
  const isOver = entry === timeline.length;
  const begin = () => {
    const stem = stemOf(timeline, entry, title);
    if (!stem) return;
    navigate(gamePath(beginGame({ stem, level, viewer: choice === NOBODY ? eyes : choice })));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Branch from here"
      description={
        isOver
          ? 'At this entry the game is over, and there is nothing to go on with. Move to an earlier entry to branch from it.'
          : `${placeText(now)}. From this moment on, play it another way: what came before stays as it was, and nothing that came after is in the branch.`
      }
      footer={
        <>
          <Button onClick={onClose}>{isOver ? 'Close' : 'Cancel'}</Button>
          {!isOver && (
            <Button kind="primary" onClick={begin}>
              {choice === NOBODY ? 'Watch it go on' : `Play on as ${inSentence(choice)}`}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {!isOver && (
          <>
            <SegmentedControl
              label="You take"
              options={CHOICES}
              value={choice}
              onValueChange={setChoice}
              className={styles.seats ?? ''}
            />
            {choice === NOBODY && (
              <SegmentedControl label="You watch" options={EYES} value={eyes} onValueChange={setEyes} />
            )}
            <div className={styles.level}>
              <Select
                label={choice === NOBODY ? 'Bots in all seats' : 'Bots in the other seats'}
                options={LEVELS}
                value={level}
                onValueChange={setLevel}
              />
              <p className={styles.note}>{LEVEL_TEXT[level].text}</p>
            </div>
            <Terms choice={choice} state={timeline.stateAt(entry)} />
          </>
        )}
        <Branches timeline={timeline} />
      </div>
    </Dialog>
  );
}

/** What a branch keeps, in a sentence each. */
function Terms({ choice, state }: { choice: Choice; state: State }) {
  const given = { talks: null, orders: 'orders', response: 'answer', ended: null }[state.step];
  return (
    <ul className={styles.terms}>
      <li>
        The dice stay those of this game: who does the same meets the same. That makes the outcomes
        comparable, so there are no others.
      </li>
      {choice !== NOBODY && given && state.ready[choice] && (
        <li>
          {atStart(choice)} has given its {given} for this round already; that stands.
        </li>
      )}
      {choice !== NOBODY && (
        <li>
          You may know from watching what is hidden; from here on you see {possessive(choice)} side alone. The
          bots know nothing of how this game went on.
        </li>
      )}
    </ul>
  );
}
