import { useId, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { SEAT_NAMES, SEATS, type Seat } from '../../../shared/content/seats';
import { MESSAGE_MOST } from '../../../shared/protocol/messages';
import { Button } from '../../ui/Button';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { targets, useDesk } from '../store';
import { useAsk } from '../useAsk';
import { tablesText } from '../words';
import { For } from './For';
import styles from './side.module.css';

const SEAT_OPTIONS = [
  { value: 'all', label: 'Everybody' },
  ...SEATS.map((seat) => ({ value: seat, label: SEAT_NAMES[seat] })),
] as const;

interface Said {
  readonly to: string;
  readonly text: string;
}

/** The facilitator says something: to all seats of some tables, or to one role across them. */
export function Speak() {
  const ask = useAsk();
  const id = useId();
  const [seat, setSeat] = useState<'all' | Seat>('all');
  const [text, setText] = useState('');
  const [said, setSaid] = useState<readonly Said[]>([]);
  const numbers = useDesk(useShallow(targets));
  const all = useDesk(({ view }) => Object.keys(view.tables).length);
  const to = `${seat === 'all' ? 'Everybody' : SEAT_NAMES[seat]} at ${tablesText(numbers, all)}`;
  const speak = async () => {
    const words = text.trim();
    if (words === '') return;
    const reply = await ask({
      type: 'speak',
      to: { tables: numbers, seat: seat === 'all' ? null : seat },
      text: words,
    });
    if (!reply.ok) return;
    setText('');
    setSaid([{ to, text: words }, ...said].slice(0, 20));
  };
  return (
    <div className={styles.part}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void speak();
        }}
      >
        <SegmentedControl
          label="To"
          size="small"
          options={SEAT_OPTIONS}
          value={seat}
          onValueChange={setSeat}
        />
        <For legend="At" />
        <div className={styles.field}>
          <label htmlFor={id} className={styles.label}>
            {to}
          </label>
          <textarea
            id={id}
            rows={4}
            data-begins="speak"
            maxLength={MESSAGE_MOST}
            className={styles.area}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              void speak();
            }}
          />
        </div>
        <Button type="submit" kind="primary" size="small" disabled={text.trim() === ''}>
          Say it
        </Button>
        <p className={styles.none}>
          {seat === 'all'
            ? 'It stands in the open channel of each table, as from the facilitator.'
            : `Only ${SEAT_NAMES[seat]} reads it, in the delegation’s own channel.`}
        </p>
      </form>
      {said.length > 0 && (
        <section className={styles.section} aria-labelledby="said">
          <h3 id="said" className={styles.heading}>
            Said from this page
          </h3>
          <ul role="list" className={styles.items}>
            {said.map((each, index) => (
              <li key={said.length - index} className={styles.item}>
                <span>
                  {each.text}
                  <small>{each.to}</small>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
