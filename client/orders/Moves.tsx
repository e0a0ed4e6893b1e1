import { HOME, type Seat } from '../../shared/content/seats';
import type { Move } from '../../shared/rules/state';
import { Chip } from '../ui/Chip';
import { signed } from '../../shared/wording/numbers';
import { moveName } from '../../shared/wording/dispatch';
import styles from './Orders.module.css';

/** Changes as chips; only what everybody wants or dreads, and one's own home, has a tone. */
export function Moves({ moves, seat, label }: { moves: readonly Move[]; seat: Seat | null; label: string }) {
  if (moves.length === 0) return null;
  return (
    <ul role="list" className={styles.moves} aria-label={label}>
      {moves.map((move, index) => (
        <li key={index}>
          <Chip tone={toneOf(move, seat)}>
            {moveName(move)} {signed(move.to - move.from)}
          </Chip>
        </li>
      ))}
    </ul>
  );
}

function toneOf(move: Move, seat: Seat | null): 'neutral' | 'good' | 'bad' {
  if (!('track' in move)) return 'neutral';
  const more = move.to > move.from;
  if (move.track === 'ceasefire' || (seat !== null && move.track === HOME[seat]))
    return more ? 'good' : 'bad';
  if (move.track === 'escalation' || move.track === 'toll') return more ? 'bad' : 'good';
  return 'neutral';
}

/** Several lists of changes as one: what each track and each trust moves in all. */
export function together(lists: readonly (readonly Move[])[]): readonly Move[] {
  const sums = new Map<string, Move>();
  for (const move of lists.flat()) {
    const key = 'track' in move ? move.track : move.trust.join();
    const before = sums.get(key);
    sums.set(key, before ? { ...before, to: before.to + move.to - move.from } : move);
  }
  return [...sums.values()].filter((move) => move.to !== move.from);
}
