import type { TableView } from '../../shared/protocol/messages';
import { useTable } from '../session/table';
import { Button } from '../ui/Button';
import { useDesk } from './desk';
import styles from './Hint.module.css';

const HINTS = {
  talks: {
    title: 'Your first talks',
    points: [
      'Read the headline, then see whether somebody has put an offer on the table.',
      'To propose something yourself, begin with the shape “first step”: small promises that both sides can keep. The bars under each party say whether it would hold, and what is missing.',
      'Nothing here is final but a signature. When you are done, press the button at the bottom.',
    ],
  },
  orders: {
    title: 'Your first orders',
    points: [
      'Each card says what it costs, what it does and how likely it is. Pick up to your points, then commit.',
      'A quiet month is no mistake: something for your people at home, something for the ceasefire. Force is seldom as good as it looks.',
      'Deals you signed are carried out by themselves. Breaking one costs trust, and trust is what the next deal needs.',
    ],
  },
  response: {
    title: 'Your first response',
    points: [
      'Somebody used force this month. Each card says what your answer would do.',
      'Striking back rarely ends it. An answer announced ahead, or none, costs you at home and saves the truce.',
    ],
  },
} as const;

/** The first round of a guided table, step by step. `wait` stands there until the facilitator lets the game begin. */
const GUIDE = {
  wait: {
    title: 'Before the game begins',
    points: [
      'Look around: nothing can go wrong yet. Your dossier holds your secret agenda, which is worth 30 of your 100 points.',
      'Words with a dotted line explain themselves when you point at them or tap them.',
      'Your brief, in the menu at the top, has your situation on one page.',
    ],
  },
  talks: {
    title: 'Round 1, step 1: talks',
    points: [
      'Read the headline and your agenda. Say something: the open channel is heard by all, one with a seat’s name by the two of you alone.',
      'Draft an offer with the shape “first step”, or answer one that lies on the table. The bars under each party say whether it would hold, and what is missing.',
      'An offer binds nobody until every party to it has accepted.',
      'When you have said what you wanted, press the button at the bottom. The step ends once all seats have, or when its time is up.',
    ],
  },
  orders: {
    title: 'Round 1, step 2: orders',
    points: [
      'Now each seat decides alone, and in secret. You have two action points, one if your home track is at 2 or less; what you do not spend is lost.',
      'Each card says what it costs, what it does and how likely it is. Pick, then commit. A quiet month is no mistake.',
      'Deals you signed are carried out by themselves. You may withhold what you promised; found out, it costs three steps of trust.',
      'When all have committed, everything happens at once, and the dispatches tell you what came of it.',
    ],
  },
  response: {
    title: 'Round 1, step 3: response',
    points: [
      'Somebody used force. Whoever was struck answers before the month is reckoned up; the others wait.',
      'Each card says what your answer would do. Striking back rarely ends it; restraint costs you at home and saves the truce.',
    ],
  },
} as const;

interface Told {
  /** What is remembered once it is put away. */
  readonly key: string;
  readonly title: string;
  readonly points: readonly string[];
}

/** What is to be told now: step by step at a guided table, and once to somebody who has not played before. */
function told({ view, table, guided }: Pick<TableView, 'view' | 'table' | 'guided'>): Told | null {
  const { step, round, paused } = view;
  if (step === 'ended') return null;
  if (guided && round === 1) {
    const part = paused && step === 'talks' ? 'wait' : step;
    // Put away at this table, and not for all: the next seminar explains it again.
    return { key: `${table} ${part}`, ...GUIDE[part] };
  }
  // Force may come late; talks and orders come first in the first round.
  if (step !== 'response' && round > 1) return null;
  return { key: step, ...HINTS[step] };
}

/** What to do in a step, for whoever is new to it. */
export function Hint() {
  const hint = told(useTable((t) => t.table));
  const acts = useTable((t) => t.acts && t.seat !== null);
  const hidden = useDesk((desk) => desk.hidden);
  const hide = useDesk((desk) => desk.hide);
  if (!hint || !acts || hidden[hint.key]) return null;
  const { key, title, points } = hint;
  return (
    <aside className={styles.hint} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ol className={styles.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
      <Button size="small" kind="quiet" className={styles.done ?? ''} onClick={() => hide(key)}>
        Got it
      </Button>
    </aside>
  );
}
