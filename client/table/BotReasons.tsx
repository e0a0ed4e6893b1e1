import { Fragment, useState } from 'react';
import { scenarioOf } from '../../shared/rules/scenario';
import { monthOf } from '../../shared/wording/calendar';
import { useTable, useTableStore } from '../session/table';
import { Button } from '../ui/Button';
import { SeatMark } from '../ui/SeatMark';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import styles from './BotReasons.module.css';
import ending from './Ending.module.css';
import type { readReasons } from './readReasons';

type Reasons = NonNullable<ReturnType<typeof readReasons>>;

const ACTS: Record<Reasons[number]['reasons'][number]['act'], string> = {
  choose: 'Headline',
  offer: 'Offer',
  accept: 'Acceptance',
  decline: 'Refusal',
  withdraw: 'Withdrawal',
  denounce: 'Denunciation',
  publish: 'Publication',
  ready: 'Done talking',
  orders: 'Orders',
  respond: 'Response',
};

/** What the bots weighed, round by round: hidden while the game was on, open once it is over. */
export function BotReasons() {
  const store = useTableStore();
  const record = useTable((t) => t.record);
  const scenario = useTable((t) => scenarioOf(t.view));
  const [rounds, setRounds] = useState<Reasons | null>(null);
  const [busy, setBusy] = useState(false);
  if (!record) return null;
  const show = async () => {
    setBusy(true);
    const [reply, reader] = await Promise.all([record(), import('./readReasons').catch(() => null)]);
    setBusy(false);
    if (!reply.ok) return toast({ text: refusalText(reply, store.getState().view), tone: 'bad' });
    const found = reader?.readReasons(await reply.value.text());
    if (!found) return toast({ text: 'The reasons could not be loaded. Try again.', tone: 'bad' });
    setRounds(found);
  };
  return (
    <section aria-labelledby="reasons" className={ending.part}>
      <h3 id="reasons">What the bots weighed</h3>
      {rounds === null && (
        <>
          <p className={ending.note}>
            Bots say why they act, in figures of their own score. It was hidden while the game was on.
          </p>
          <p>
            <Button loading={busy} onClick={() => void show()}>
              Show their reasons
            </Button>
          </p>
        </>
      )}
      {rounds?.length === 0 && <p className={ending.note}>No bot had a part in this game.</p>}
      {rounds?.map(({ round, reasons }) => (
        <details key={round} open={round === 1} className={styles.round}>
          <summary>
            {monthOf(scenario, round)}, round {round}
          </summary>
          <dl className={styles.reasons}>
            {reasons.map(({ seat, act, reason }, at) => (
              <Fragment key={at}>
                <dt>
                  <SeatMark seat={seat} /> {ACTS[act]}
                </dt>
                <dd>{reason}</dd>
              </Fragment>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}
