import { TRACK_MAX, TRACK_TEXT } from '../../shared/content/tracks';
import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import { counted } from '../../shared/wording/term';
import part from './Dossier.module.css';
import styles from './Stock.module.css';

/** What only Iran knows, or everybody once the game has ended: uranium, where it is, and steps to a device. */
export function Stock() {
  const secret = useTable((t) => t.view.secret);
  const ended = useTable((t) => t.view.step === 'ended');
  const own = useTable((t) => t.seat === 'iran');
  if (!secret) return null;
  const { heu, concealed, weapon, shipped } = secret;
  return (
    <section aria-labelledby="stock" className={part.part}>
      <h3 id="stock" className={part.heading}>
        <Explain
          text={`${TRACK_TEXT.heu.text} ${TRACK_TEXT.heu.edge} ${TRACK_TEXT.concealed.text} ${TRACK_TEXT.concealed.edge}`}
        >
          {ended ? 'What Iran really had' : own ? 'What only you know' : 'What only Iran knows'}
        </Explain>
        {shipped > 0 && <small>{counted(shipped, 'unit')} shipped out</small>}
      </h3>
      <div className={styles.row}>
        <span>Enriched uranium</span>
        <span className={styles.figure}>
          <b>{heu}</b> bombs’ worth, {concealed} of it undeclared
        </span>
        <Cells
          filled={heu}
          hatched={concealed}
          of={TRACK_MAX.heu}
          label={`Enriched uranium ${heu} of 10, ${concealed} of it undeclared`}
        />
      </div>
      <div className={styles.row}>
        <span>
          <Explain text={`${TRACK_TEXT.weapon.text} ${TRACK_TEXT.weapon.edge}`}>Weapon</Explain>
        </span>
        <span className={styles.figure}>
          <b>{weapon}</b> of {TRACK_MAX.weapon} steps
        </span>
        <Cells filled={weapon} hatched={0} of={TRACK_MAX.weapon} label={`Weapon: ${weapon} of 5 steps`} />
      </div>
    </section>
  );
}

/** `hatched` of the filled cells are drawn as lines: the last ones. */
function Cells({
  filled,
  hatched,
  of,
  label,
}: {
  filled: number;
  hatched: number;
  of: number;
  label: string;
}) {
  return (
    <div className={styles.cells} role="img" aria-label={label}>
      {Array.from({ length: of }, (_, index) => (
        <i
          key={index}
          data-state={index >= filled ? 'empty' : index >= filled - hatched ? 'hatched' : 'full'}
        />
      ))}
    </div>
  );
}
