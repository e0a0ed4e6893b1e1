import { useState } from 'react';
import { ORDERS, ORDER_IDS } from '../../shared/content/orders';
import { OTHERS, SEATS, SEAT_NAMES, type Seat } from '../../shared/content/seats';
import { TERMS, TERM_KINDS } from '../../shared/content/terms';
import { QUICK, type About, type MessageBody, type Quick } from '../../shared/protocol/messages';
import { Button } from '../ui/Button';
import styles from './Channels.module.css';
import { QUICK_NAMES, quickText } from './quick';

export interface QuickPickerProps {
  readonly seat: Seat;
  readonly busy: boolean;
  readonly onSend: (body: MessageBody) => void;
  readonly onClose: () => void;
}

const keyOf = (about: About): string => `${about.kind}:${about.id}`;
const read = (key: string): About => {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at), id: key.slice(at + 1) } as About;
};

/** A message in two choices: how it is meant, and what it is about. Bots understand these. */
export function QuickPicker({ seat, busy, onSend, onClose }: QuickPickerProps) {
  const [quick, setQuick] = useState<Quick>('propose');
  const [about, setAbout] = useState<About>({ kind: 'term', id: 'hold-fire' });
  return (
    <div
      className={styles.picker}
      role="group"
      aria-label="Quick message"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <select
        className={styles.select}
        aria-label="How it is meant"
        autoFocus
        value={quick}
        onChange={(event) => setQuick(event.target.value as Quick)}
      >
        {QUICK.map((each) => (
          <option key={each} value={each}>
            {QUICK_NAMES[each]}
          </option>
        ))}
      </select>
      <select
        className={styles.select}
        aria-label="What it is about"
        value={keyOf(about)}
        onChange={(event) => setAbout(read(event.target.value))}
      >
        <optgroup label="Terms of a deal">
          {TERM_KINDS.map((id) => (
            <option key={id} value={`term:${id}`}>
              {TERMS[id].name}
            </option>
          ))}
        </optgroup>
        <optgroup label="Seats">
          {OTHERS[seat].map((id) => (
            <option key={id} value={`seat:${id}`}>
              {SEAT_NAMES[id]}
            </option>
          ))}
        </optgroup>
        {SEATS.map((owner) => (
          <optgroup key={owner} label={`Orders: ${SEAT_NAMES[owner]}`}>
            {ORDER_IDS.filter((id) => ORDERS[id].seat === owner).map((id) => (
              <option key={id} value={`order:${id}`}>
                {ORDERS[id].name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p className={styles.preview}>{quickText(quick, about)}</p>
      <Button
        size="small"
        kind="primary"
        loading={busy}
        onClick={() => onSend({ kind: 'quick', quick, about })}
      >
        Say this
      </Button>
    </div>
  );
}
