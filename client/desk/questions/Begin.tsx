import { useState } from 'react';
import { SEATS } from '../../../shared/content/seats';
import { counted } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { LEVEL_TEXT } from '../../wording/levels';
import { useDesk, useDeskStore } from '../store';
import { unplaced } from '../People';
import { useAsk } from '../useAsk';

/** The last look before the game begins at all tables. */
export function Begin({ onClose }: { onClose: () => void }) {
  const ask = useAsk();
  const store = useDeskStore();
  const [busy, setBusy] = useState(false);
  const waiting = useDesk(({ view }) => unplaced(view).length);
  const empty = useDesk(({ view }) =>
    Object.values(view.tables).reduce(
      (sum, { seats }) =>
        sum + SEATS.filter((seat) => seats[seat].people.length === 0 && seats[seat].holder !== 'bot').length,
      0,
    ),
  );
  const tables = useDesk(({ view }) => Object.keys(view.tables).length);
  const level = useDesk(({ view }) => view.settings.botLevel);
  const begin = async () => {
    setBusy(true);
    const reply = await ask({ type: 'begin' }, 'The game has begun');
    setBusy(false);
    if (reply.ok) store.setState({ question: null, main: 'tables' });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title="Begin the game?"
      description={`Round 1 begins at ${tables === 1 ? 'the table' : `all ${tables} tables`}, and the clocks run. This cannot be taken back; you can pause at any time.`}
      footer={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button kind="primary" loading={busy} onClick={() => void begin()}>
            Begin the game
          </Button>
        </>
      }
    >
      {waiting > 0 && (
        <p>
          <b>{counted(waiting, 'person has', 'people have')} no place yet.</b> You can still give them one
          once the game is on.
        </p>
      )}
      {empty > 0 && (
        <p>
          {counted(empty, 'seat is', 'seats are')} empty: {LEVEL_TEXT[level].player} plays{' '}
          {empty === 1 ? 'it' : 'each'}, until you give it back to somebody.
        </p>
      )}
    </Dialog>
  );
}
