import { useState } from 'react';
import { SEAT_NAMES, type Seat } from '../../../shared/content/seats';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { LEVEL_TEXT, LEVELS } from '../../wording/levels';
import { useDesk, useDeskStore } from '../store';
import { seatNow } from '../needs';
import { useAsk } from '../useAsk';
import styles from './questions.module.css';

/** Who plays a seat: the people in it, or a bot in their place. */
export function SeatDialog({ table, seat, onClose }: { table: number; seat: Seat; onClose: () => void }) {
  const store = useDeskStore();
  const ask = useAsk();
  const view = useDesk((desk) => desk.view);
  const time = useDesk((desk) => desk.time);
  const now = view.tables[table]?.seats[seat];
  const [level, setLevel] = useState(now?.level ?? view.settings.botLevel);
  if (!now) return null;
  const bot = now.holder === 'bot';
  const gathering = view.phase === 'gathering';
  const place = { table, seat };
  const give = async (next: typeof level | null) => {
    const reply = await ask(
      { type: 'bot', place, level: next },
      next === null
        ? `${SEAT_NAMES[seat]} at table ${table} is with its people again`
        : `A bot plays ${SEAT_NAMES[seat]} at table ${table}`,
    );
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={`${SEAT_NAMES[seat]} at table ${table}`}
      description={seatNow(view, table, seat, time).full}
    >
      {now.people.length > 0 && (
        <ul role="list" className={styles.row} aria-label="People in this seat">
          {now.people.map((person) => (
            <li key={person}>
              <Button size="small" onClick={() => store.setState({ question: { kind: 'person', person } })}>
                {view.people[person]?.name} …
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.others}
        onSubmit={(event) => {
          event.preventDefault();
          void give(level);
        }}
      >
        <Select label="A bot plays it" options={LEVELS} value={level} onValueChange={setLevel} />
        <p className={styles.about}>
          {gathering
            ? `Once the game has begun. A seat that is empty then is played by ${LEVEL_TEXT[view.settings.botLevel].player}.`
            : LEVEL_TEXT[level].text}
        </p>
        <Button
          type="submit"
          size="small"
          kind={bot ? 'plain' : 'primary'}
          disabled={gathering || (bot && level === now.level)}
        >
          {bot ? 'Change the bot' : 'Let a bot play'}
        </Button>
        {bot && (
          <Button size="small" kind="primary" onClick={() => void give(null)}>
            {now.people.length > 0 ? 'Give it back to its people' : 'Take the bot away'}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
