import { useEffect, useId, useRef, useState } from 'react';
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import type { DeskNote } from '../../../shared/protocol/seminar';
import { requestId } from '../../session/ids';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { Switch } from '../../ui/Switch';
import { tableNumbers, useDesk, useDeskStore } from '../store';
import { useAsk } from '../useAsk';
import styles from './side.module.css';

const NOTE_DRAGGED = 'application/x-note';

type Listed = readonly [id: string, note: DeskNote];
const byOrder = ([, a]: Listed, [, b]: Listed) => a.order - b.order || a.at - b.at;

/** The place between two others in an order that is told by numbers. */
export const between = (before: number | undefined, after: number | undefined): number =>
  before === undefined ? (after ?? 1) - 1 : after === undefined ? before + 1 : (before + after) / 2;

/** What the facilitator wants to remember, and what becomes the stops of the debrief. Nobody else reads it. */
export function Notes() {
  const notes = useDesk(({ view }) => view.notes);
  const all = Object.entries(notes);
  const stops = all.filter(([, note]) => note.stop).sort(byOrder);
  const others = all.filter(([, note]) => !note.stop).sort(([, a], [, b]) => b.at - a.at);
  return (
    <div className={styles.part}>
      <NewNote last={stops.at(-1)?.[1].order} />
      {stops.length > 0 && <Stops stops={stops} />}
      {others.length > 0 && (
        <section className={styles.section} aria-labelledby="notes">
          <h3 id="notes" className={styles.heading}>
            Notes
          </h3>
          <ul role="list" className={styles.items}>
            {others.map(([id, note]) => (
              <li key={id} className={styles.item}>
                <Note id={id} note={note} last={stops.at(-1)?.[1].order} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {all.length === 0 && (
        <p className={styles.none}>
          No notes yet. Facilitators alone read them; those marked as a stop are gone through in the debrief.
        </p>
      )}
    </div>
  );
}

function NewNote({ last }: { last: number | undefined }) {
  const store = useDeskStore();
  const ask = useAsk();
  const id = useId();
  const noting = useDesk((desk) => desk.noting);
  const numbers = useDesk(useShallow((desk) => tableNumbers({ ...desk, order: 'number' })));
  const [text, setText] = useState('');
  const [stop, setStop] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (noting !== null) area.current?.focus();
  }, [noting]);
  const keep = async () => {
    if (text.trim() === '') return;
    const entry = noting === null ? null : (store.getState().view.tables[noting]?.entry ?? null);
    const note = { text: text.trim(), table: noting, entry, stop, order: between(last, undefined) };
    const reply = await ask({ type: 'note', id: requestId(), note });
    if (!reply.ok) return;
    setText('');
    setStop(false);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Select
        label="About"
        size="small"
        options={[
          { value: '', label: 'The whole seminar' },
          ...numbers.map((number) => ({ value: String(number), label: `Table ${number}, as it stands now` })),
        ]}
        value={noting === null ? '' : String(noting)}
        onValueChange={(value) => store.setState({ noting: value === '' ? null : Number(value) })}
      />
      <div className={styles.field}>
        <label htmlFor={id} className={styles.label}>
          Note
        </label>
        <textarea
          id={id}
          ref={area}
          rows={3}
          data-begins="notes"
          maxLength={2_000}
          className={styles.area}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void keep();
          }}
        />
      </div>
      <div className={styles.ask}>
        <Switch label="A stop of the debrief" checked={stop} onCheckedChange={setStop} />
        <Button type="submit" kind="primary" size="small" disabled={text.trim() === ''}>
          Keep
        </Button>
      </div>
    </form>
  );
}

/** Stops in the order in which the debrief goes through them. */
function Stops({ stops }: { stops: readonly Listed[] }) {
  const ask = useAsk();
  const [over, setOver] = useState<number | null>(null);
  const place = (id: string, order: number) => {
    const note = stops.find(([each]) => each === id)?.[1];
    if (note) void ask({ type: 'note', id, note: { ...bare(note), order } });
  };
  /** Puts a stop before the one at this index of the others. */
  const put = (id: string, index: number) => {
    const others = stops.filter(([each]) => each !== id);
    place(id, between(others[index - 1]?.[1].order, others[index]?.[1].order));
  };
  return (
    <section className={styles.section} aria-labelledby="stops">
      <h3 id="stops" className={styles.heading}>
        Stops of the debrief
      </h3>
      <ol role="list" className={styles.items}>
        {stops.map(([id, note], index) => (
          <li
            key={id}
            className={styles.item}
            data-over={over === index || undefined}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.setData(NOTE_DRAGGED, id);
              event.dataTransfer.effectAllowed = 'move';
            }}
            onDragOver={(event) => {
              if (!event.dataTransfer.types.includes(NOTE_DRAGGED)) return;
              event.preventDefault();
              setOver(index);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(null);
              const dragged = event.dataTransfer.getData(NOTE_DRAGGED);
              if (dragged !== id) put(dragged, index);
            }}
          >
            <span className={styles.grip}>
              <GripVertical size={14} aria-hidden="true" />
              <b>{index + 1}</b>
            </span>
            <Note id={id} note={note} last={stops.at(-1)?.[1].order} />
            <span className={styles.upDown}>
              <Button
                size="small"
                kind="quiet"
                icon={<ArrowUp />}
                aria-label={`Stop ${index + 1} up`}
                disabled={index === 0}
                onClick={() => put(id, index - 1)}
              />
              <Button
                size="small"
                kind="quiet"
                icon={<ArrowDown />}
                aria-label={`Stop ${index + 1} down`}
                disabled={index === stops.length - 1}
                onClick={() => put(id, index + 1)}
              />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const bare = ({ text, table, entry, stop, order }: DeskNote): Omit<DeskNote, 'by' | 'at'> => ({
  text,
  table,
  entry,
  stop,
  order,
});

function Note({ id, note, last }: { id: string; note: DeskNote; last: number | undefined }) {
  const ask = useAsk();
  const [text, setText] = useState<string | null>(null);
  const about = note.table === null ? 'The whole seminar' : `Table ${note.table}`;
  const keep = async () => {
    if (text === null || text.trim() === '') return setText(null);
    const reply = await ask({ type: 'note', id, note: { ...bare(note), text: text.trim() } });
    if (reply.ok) setText(null);
  };
  return (
    <div className={styles.note}>
      {text === null ? (
        <p>{note.text}</p>
      ) : (
        <textarea
          rows={3}
          maxLength={2_000}
          className={styles.area}
          aria-label="Text of the note"
          value={text}
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <small>
        {about} · {note.by}
      </small>
      <span className={styles.noteActs}>
        {text === null ? (
          <Button size="small" kind="quiet" onClick={() => setText(note.text)}>
            Change
          </Button>
        ) : (
          <Button size="small" onClick={() => void keep()}>
            Keep
          </Button>
        )}
        <Button
          size="small"
          kind="quiet"
          onClick={() =>
            void ask({
              type: 'note',
              id,
              note: {
                ...bare(note),
                stop: !note.stop,
                order: note.stop ? note.order : between(last, undefined),
              },
            })
          }
        >
          {note.stop ? 'No stop' : 'Make it a stop'}
        </Button>
        <Button
          size="small"
          kind="quiet"
          icon={<Trash2 />}
          aria-label="Delete this note"
          onClick={() => void ask({ type: 'drop-note', id })}
        />
      </span>
    </div>
  );
}
