import { TRACK_TEXT } from '../../shared/content/tracks';
import { marginal } from '../../shared/rules/pictures';
import type { Picture } from '../../shared/rules/state';
import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import { SegmentedControl } from '../ui/SegmentedControl';
import { signalWords } from '../../shared/wording/dispatch';
import { useState } from 'react';
import part from './Dossier.module.css';
import { Histogram } from './Histogram';
import { lastSignal } from './history';
import styles from './Intelligence.module.css';

type Subject = 'heu' | 'weapon';
const SUBJECTS = [
  { value: 'heu', label: 'Uranium' },
  { value: 'weapon', label: 'Weapon' },
] as const;

const ABOUT: Record<Subject, string> = {
  heu: 'How many bombs’ worth of enriched uranium Iran has left, and how likely each number is by all you have learned.',
  weapon:
    'How many steps Iran has come toward a device, and how likely each number is by all you have learned.',
};

/** The picture that a seat without the facts has of them: as good as its signals, and no better. */
export function Intelligence() {
  const pictures = useTable((t) => t.view.pictures);
  const seat = useTable((t) => t.seat);
  const ended = useTable((t) => t.view.step === 'ended');
  const own = seat === 'usa' || seat === 'israel' ? pictures[seat] : null;
  const shown = own ?? pictures.public;
  if (!shown || ended) return null;
  const title = own
    ? 'Intelligence'
    : seat === 'iran'
      ? 'What the world believes'
      : 'What is known in public';
  return <Pictures picture={shown} title={title} />;
}

function Pictures({ picture, title }: { picture: Picture; title: string }) {
  const view = useTable((t) => t.view);
  const [subject, setSubject] = useState<Subject>('heu');
  const weights = marginal(picture)[subject];
  const mean = weights.reduce((sum, weight, value) => sum + weight * value, 0);
  const last = lastSignal(view, subject);
  return (
    <section aria-labelledby="intelligence" className={part.part}>
      <h3 id="intelligence" className={part.heading}>
        <Explain text={`${ABOUT[subject]} ${TRACK_TEXT[subject].edge}`}>{title}</Explain>
        <small>
          mean <b className={styles.mean}>{mean.toFixed(1)}</b>
        </small>
      </h3>
      <SegmentedControl
        label="About"
        hideLabel
        size="small"
        options={SUBJECTS}
        value={subject}
        onValueChange={setSubject}
      />
      <Histogram
        weights={weights}
        mean={mean}
        label={subject === 'heu' ? 'Bombs’ worth of uranium' : 'Steps toward a weapon'}
        signal={last?.signal ?? null}
      />
      <p className={styles.signal}>
        {last
          ? `Last signal, round ${last.signal.round}: ${signalWords(last.signal, last.declared)}.`
          : 'No signal yet: this is what the services supposed on the first morning.'}
      </p>
    </section>
  );
}
