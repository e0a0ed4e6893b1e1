import { Fragment, useState } from 'react';
import type { Reason } from '../../../shared/analysis/debrief/debrief';
import { SEATS, type Seat } from '../../../shared/content/seats';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { SeatMark } from '../../ui/SeatMark';
import { Button } from '../../ui/Button';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { useStory } from '../story';
import { SHORT_NAMES } from '../words';
import styles from './parts.module.css';
import { Section } from './Section';

/** What was done, as a heading over its reason. */
const ACTS: Readonly<Record<string, string>> = {
  choose: 'Headline',
  offer: 'Offer',
  accept: 'Acceptance',
  decline: 'Refusal',
  withdraw: 'Withdrawal',
  denounce: 'Denunciation',
  publish: 'Publication',
  ready: 'Done talking',
  orders: 'Orders',
  respond: 'Answer to force',
};
const actName = ({ act }: Reason): string => ACTS[act] ?? 'Act';

const WHOSE = [
  { value: 'all', label: 'All' },
  ...SEATS.map((value) => ({ value, label: SHORT_NAMES[value] })),
] as const;

/** Why the bots did what they did, in their own figures. */
export function Reasons() {
  const story = useStory();
  const [whose, setWhose] = useState<'all' | Seat>('all');
  const { reasons } = story.chronicle;
  const shown = reasons.filter(({ seat }) => whose === 'all' || seat === whose);
  const rounds = [...new Set(shown.map(({ round }) => round))];
  return (
    <Section
      id="reasons"
      lead={
        reasons.length === 0
          ? 'No bot had a part in this game.'
          : 'Bots say why they act, in figures of their own score. It was hidden while the game was on.'
      }
    >
      {reasons.length > 0 && (
        <div className={styles.whose} data-print="no">
          <SegmentedControl
            label="Whose"
            size="small"
            options={WHOSE}
            value={whose}
            onValueChange={setWhose}
          />
        </div>
      )}
      {rounds.map((round) => (
        <details key={round} className={styles.reasons}>
          <summary>
            {story.month(round)}, round {round}
            <span className={styles.faint}>
              {' '}
              {shown.filter((each) => each.round === round).length} reasons
            </span>
          </summary>
          <dl>
            {shown
              .filter((each) => each.round === round)
              .map((each, at) => (
                <Fragment key={at}>
                  <dt>
                    <SeatMark seat={each.seat} size="small" label={SHORT_NAMES[each.seat]} /> {actName(each)}{' '}
                    <Button size="small" kind="quiet" data-print="no" onClick={() => story.onGo(each.entry)}>
                      Go<VisuallyHidden> to this moment</VisuallyHidden>
                    </Button>
                  </dt>
                  <dd>{each.reason}</dd>
                </Fragment>
              ))}
          </dl>
        </details>
      ))}
    </Section>
  );
}
