import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { SEAT_NAMES, SEATS, type Seat } from '../../../shared/content/seats';
import type { Effect } from '../../../shared/content/schema';
import { TRACK_TEXT, TRACKS, type Track } from '../../../shared/content/tracks';
import { WRITTEN } from '../bounds';
import type { WrittenEvent } from '../../../shared/rules/actions';
import { signed } from '../../../shared/wording/numbers';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './side.module.css';

/** What an effect is on: a track, or how far one seat trusts another, as `iran:usa`. */
type Subject = Track | `${Seat}:${Seat}`;
interface Row {
  readonly subject: Subject;
  readonly by: number;
}
export interface Writing {
  readonly headline: string;
  readonly text: string;
  readonly rows: readonly Row[];
}
export const EMPTY: Writing = { headline: '', text: '', rows: [] };

export const SUBJECTS: readonly { readonly value: Subject; readonly label: string }[] = [
  ...TRACKS.map((track) => ({ value: track, label: TRACK_TEXT[track].name })),
  ...SEATS.flatMap((from) =>
    SEATS.filter((to) => to !== from).map((to) => ({
      value: `${from}:${to}` as const,
      label: `${SEAT_NAMES[from]} trusts ${SEAT_NAMES[to]}`,
    })),
  ),
];

/** What a subject can be moved by: the human cost never falls. */
export const amounts = (subject: Subject): readonly number[] =>
  Array.from({ length: 2 * WRITTEN.by + 1 }, (_, index) => WRITTEN.by - index).filter(
    (by) => by !== 0 && (by > 0 || subject !== 'toll'),
  );

const effectOf = ({ subject, by }: Row): Effect => {
  const [from, to] = subject.split(':') as [Seat, Seat | undefined];
  return to === undefined ? { track: subject as Track, by } : { trust: [from, to], by };
};

export const isWhole = ({ headline, text }: Writing): boolean => headline.trim() !== '' && text.trim() !== '';

export const written = ({ headline, text, rows }: Writing): WrittenEvent => ({
  headline: headline.trim(),
  text: text.trim(),
  effects: rows.map(effectOf),
});

/** An event in the facilitator's own words, with what it moves. */
export function Write({ writing, onWrite }: { writing: Writing; onWrite: (writing: Writing) => void }) {
  const id = useId();
  const { rows } = writing;
  const free = SUBJECTS.find(({ value }) => rows.every(({ subject }) => subject !== value));
  const change = (index: number, row: Row) => onWrite({ ...writing, rows: rows.with(index, row) });
  return (
    <>
      <TextField
        label="Headline"
        data-begins="events"
        maxLength={WRITTEN.headline}
        value={writing.headline}
        onChange={(event) => onWrite({ ...writing, headline: event.target.value })}
      />
      <div className={styles.field}>
        <label htmlFor={id} className={styles.label}>
          What happened
        </label>
        <textarea
          id={id}
          rows={3}
          maxLength={WRITTEN.text}
          className={styles.area}
          value={writing.text}
          onChange={(event) => onWrite({ ...writing, text: event.target.value })}
        />
      </div>
      <div role="group" aria-label="What it moves" className={styles.rows}>
        <p className={styles.label}>What it moves</p>
        {rows.length === 0 && <p className={styles.none}>Nothing: it is news alone.</p>}
        {rows.map((row, index) => (
          <div key={row.subject} className={styles.effect}>
            <Select
              label={`What the ${index + 1}. effect moves`}
              hideLabel
              size="small"
              options={SUBJECTS.filter(
                ({ value }) => value === row.subject || rows.every(({ subject }) => subject !== value),
              )}
              value={row.subject}
              onValueChange={(subject) =>
                change(index, { subject, by: subject === 'toll' ? Math.abs(row.by) : row.by })
              }
            />
            <Select
              label={`By how much the ${index + 1}. effect moves it`}
              hideLabel
              size="small"
              options={amounts(row.subject).map((by) => ({ value: String(by), label: signed(by) }))}
              value={String(row.by)}
              onValueChange={(by) => change(index, { ...row, by: Number(by) })}
            />
            <Button
              size="small"
              kind="quiet"
              icon={<X />}
              aria-label={`Take the ${index + 1}. effect out`}
              onClick={() => onWrite({ ...writing, rows: rows.filter((each) => each !== row) })}
            />
          </div>
        ))}
        {rows.length < WRITTEN.effects && free && (
          <Button
            size="small"
            icon={<Plus />}
            onClick={() => onWrite({ ...writing, rows: [...rows, { subject: free.value, by: -1 }] })}
          >
            Add an effect
          </Button>
        )}
      </div>
    </>
  );
}
