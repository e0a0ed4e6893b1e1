import { useState } from 'react';
import { SEAT_NAMES, SEATS, type Seat } from '../../../shared/content/seats';
import { counted } from '../../../shared/wording/term';
import type { SeatPlace } from '../../../shared/protocol/seminar';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { useDesk, useDeskStore } from '../store';
import { unplaced } from '../People';
import { useAsk } from '../useAsk';
import styles from './questions.module.css';

/** The seat with the fewest people that comes first: where somebody without a place is most likely to go. */
function likely(tables: ReturnType<typeof seatsOf>): SeatPlace {
  const least = Math.min(...tables.map(({ count }) => count));
  return tables.find(({ count }) => count === least)?.place ?? { table: 1, seat: 'usa' };
}

const seatsOf = (
  tables: Readonly<Record<string, { readonly seats: Record<Seat, { people: readonly string[] }> }>>,
) =>
  Object.keys(tables)
    .map(Number)
    .sort((a, b) => a - b)
    .flatMap((table) =>
      SEATS.map((seat) => ({ place: { table, seat }, count: tables[table]?.seats[seat].people.length ?? 0 })),
    );

/** What is done with one person: another seat, head of the delegation, out. */
export function PersonDialog({ person, onClose }: { person: string; onClose: () => void }) {
  const store = useDeskStore();
  const ask = useAsk();
  const view = useDesk((desk) => desk.view);
  const who = view.people[person];
  const [to, setTo] = useState<SeatPlace>(() => who?.place ?? likely(seatsOf(store.getState().view.tables)));
  const [removing, setRemoving] = useState(false);
  if (!who) return null;
  const seat = who.place && view.tables[who.place.table]?.seats[who.place.seat];
  const same = who.place?.table === to.table && who.place.seat === to.seat;
  const move = async (place: SeatPlace | null) => {
    const reply = await ask(
      { type: 'move', person, place },
      place
        ? `${who.name} sits at table ${place.table}, ${SEAT_NAMES[place.seat]}`
        : `${who.name} has no place`,
    );
    if (!reply.ok) return;
    // Whoever places many people goes from one to the next.
    const next = who.place === null ? unplaced(store.getState().view).find((id) => id !== person) : undefined;
    store.setState({ question: next === undefined ? null : { kind: 'person', person: next } });
  };
  const state = [
    who.place ? `Table ${who.place.table}, ${SEAT_NAMES[who.place.seat]}` : 'No place yet',
    who.here ? 'here' : 'away',
    ...(seat?.head === person && seat.people.length > 1 ? ['head of the delegation'] : []),
  ].join(', ');
  if (removing)
    return (
      <Dialog
        open
        onOpenChange={onClose}
        size="small"
        title={`Remove ${who.name}?`}
        description="The link of this person stops working at once. What they said and did at a table stays in its record. They can join anew with the code."
        footer={
          <>
            <Button onClick={() => setRemoving(false)}>Keep</Button>
            <Button
              kind="danger"
              onClick={() => {
                onClose();
                void ask({ type: 'remove', person }, `${who.name} is removed`);
              }}
            >
              Remove {who.name}
            </Button>
          </>
        }
      />
    );
  return (
    <Dialog open onOpenChange={onClose} size="small" title={who.name} description={`${state}.`}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void move(to);
        }}
      >
        <h3 className={styles.heading}>Move to …</h3>
        <div className={styles.row}>
          <Select
            label="Table"
            options={Object.keys(view.tables)
              .map(Number)
              .sort((a, b) => a - b)
              .map((number) => ({ value: String(number), label: `Table ${number}` }))}
            value={String(to.table)}
            onValueChange={(table) => setTo({ ...to, table: Number(table) })}
          />
          <Select
            label="Seat"
            options={SEATS.map((value) => {
              const there = view.tables[to.table]?.seats[value].people.length ?? 0;
              return { value, label: `${SEAT_NAMES[value]} (${counted(there, 'person', 'people')})` };
            })}
            value={to.seat}
            onValueChange={(next) => setTo({ ...to, seat: next })}
          />
        </div>
        <Button type="submit" kind="primary" disabled={same}>
          Move
        </Button>
      </form>
      <div className={styles.others}>
        {seat && seat.people.length > 1 && seat.head !== person && (
          <Button
            size="small"
            onClick={() => void ask({ type: 'head', person }, `${who.name} heads the delegation`)}
          >
            Make head of delegation
          </Button>
        )}
        {who.place && (
          <Button size="small" onClick={() => void move(null)}>
            Take from the seat
          </Button>
        )}
        <Button size="small" kind="danger" onClick={() => setRemoving(true)}>
          Remove …
        </Button>
      </div>
    </Dialog>
  );
}
