import { memo, useState } from 'react';
import { TRACK_TEXT } from '../../shared/content/tracks';
import { marginal } from '../../shared/rules/pictures';
import type { Picture, Signal } from '../../shared/rules/state';
import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import { SegmentedControl } from '../ui/SegmentedControl';
import { signalWords } from '../../shared/wording/dispatch';
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
  const last = lastSignal(view, subject);
  return (
    <Drawn
      picture={picture}
      title={title}
      subject={subject}
      onSubject={setSubject}
      signal={last?.signal ?? null}
      declared={last?.declared ?? false}
    />
  );
}

interface DrawnProps {
  readonly picture: Picture;
  readonly title: string;
  readonly subject: Subject;
  readonly onSubject: (subject: Subject) => void;
  readonly signal: Signal | null;
  readonly declared: boolean;
}

const Drawn = memo(function Drawn({ picture, title, subject, onSubject, signal, declared }: DrawnProps) {
  const weights = marginal(picture)[subject];
  const mean = weights.reduce((sum, weight, value) => sum + weight * value, 0);
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
        onValueChange={onSubject}
      />
      <Histogram
        weights={weights}
        mean={mean}
        label={subject === 'heu' ? 'Bombs’ worth of uranium' : 'Steps toward a weapon'}
        signal={signal}
      />
      <p className={styles.signal}>
        {signal
          ? `Last signal, round ${signal.round}: ${signalWords(signal, declared)}.`
          : 'No signal yet: this is what the services supposed on the first morning.'}
      </p>
    </section>
  );
});
