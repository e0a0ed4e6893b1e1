import { useId, useMemo, useState } from 'react';
import type { EventDef } from '../../../shared/content/schema';
import { TextField } from '../../ui/TextField';
import { visuallyHidden } from '../../ui/VisuallyHidden';
import { eventLines } from '../words';
import styles from './side.module.css';

interface DeckProps {
  readonly events: Readonly<Record<string, EventDef>>;
  readonly chosen: string | null;
  readonly onChoose: (event: string) => void;
}

/** The deck, searched by what its cards say and do. */
export function Deck({ events, chosen, onChoose }: DeckProps) {
  const name = useId();
  const [sought, setSought] = useState('');
  const cards = useMemo(
    () =>
      Object.entries(events).map(([id, def]) => {
        const lines = eventLines(def);
        return { id, def, lines, words: `${def.headline} ${def.text} ${lines.join(' ')}`.toLowerCase() };
      }),
    [events],
  );
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = cards.filter((card) => words.every((word) => card.words.includes(word)));
  return (
    <>
      <TextField
        label="Search the deck"
        type="search"
        data-begins="events"
        placeholder="ceasefire, Lebanon, streets …"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <fieldset className={styles.deck}>
        <legend className={visuallyHidden}>Events</legend>
        {found.map(({ id, def, lines }) => (
          <label key={id} className={styles.card}>
            <input
              type="radio"
              className={visuallyHidden}
              name={name}
              checked={id === chosen}
              onChange={() => onChoose(id)}
            />
            <b className={styles.headline}>{def.headline}</b>
            {id === chosen ? (
              <>
                <span className={styles.text}>{def.text}</span>
                <span className={styles.lines}>
                  {lines.map((line) => (
                    <span key={line}>{line}</span>
                  ))}
                </span>
              </>
            ) : (
              <span className={styles.brief}>{lines.slice(0, 3).join(' · ')}</span>
            )}
          </label>
        ))}
        {found.length === 0 && (
          <p className={styles.none}>No card says so. Search for another word, or write one.</p>
        )}
      </fieldset>
      <p className={styles.count} role="status">
        {found.length} of {cards.length} cards
      </p>
    </>
  );
}
