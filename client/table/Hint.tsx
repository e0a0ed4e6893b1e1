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

/** What to do in a step, told once to somebody who has not played before. */
export function Hint() {
  const step = useTable((t) => t.view.step);
  const round = useTable((t) => t.view.round);
  const acts = useTable((t) => t.acts && t.seat !== null);
  const hidden = useDesk((desk) => desk.hidden);
  const hide = useDesk((desk) => desk.hide);
  // Force may come late; talks and orders come first in the first round.
  if (step !== 'response' && round > 1) return null;
  if (step === 'ended' || !acts || hidden[step]) return null;
  const { title, points } = HINTS[step];
  return (
    <aside className={styles.hint} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ol className={styles.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
      <Button size="small" kind="quiet" className={styles.done ?? ''} onClick={() => hide(step)}>
        Got it
      </Button>
    </aside>
  );
}
