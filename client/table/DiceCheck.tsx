import { hashSeed } from '../../shared/rules/chance';
import { useTable } from '../session/table';
import styles from './Ending.module.css';

/** Whether the dice were what was promised at the start: worked out here, in this browser. */
export function DiceCheck() {
  const seed = useTable((t) => t.view.seed);
  const published = useTable((t) => t.view.seedHash);
  if (!seed) return null;
  const own = hashSeed(seed);
  const honest = own === published;
  return (
    <section aria-labelledby="dice" className={styles.part}>
      <h3 id="dice">The dice</h3>
      <p className={styles.verdict} data-honest={honest}>
        {honest
          ? '✓ The dice were fixed before the first move, and nobody changed them since.'
          : '✗ The dice do not match what was published at the start. Somebody changed them, or this page is out of date.'}
      </p>
      <p className={styles.note}>
        Every roll of this game follows from one secret number. Its fingerprint was published at the start;
        now that the game is over the number is open too, and this browser has just worked out its fingerprint
        itself (SHA-256).
      </p>
      <dl className={styles.codes}>
        <dt>The number</dt>
        <dd>
          <code>{seed}</code>
        </dd>
        <dt>Fingerprint, published at the start</dt>
        <dd>
          <code>{published}</code>
        </dd>
        <dt>Fingerprint, worked out now</dt>
        <dd>
          <code>{own}</code>
        </dd>
      </dl>
    </section>
  );
}
