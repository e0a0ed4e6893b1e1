import { useMemo, useState } from 'react';
import { CHAIR, type Seat } from '../../shared/content/seats';
import type { Options } from '../../shared/rules/answers';
import { check } from '../../shared/rules/apply';
import { forecastOrder } from '../../shared/rules/forecast';
import { checkOrders } from '../../shared/rules/orders';
import { orderDef, scenarioOf } from '../../shared/rules/scenario';
import type { View } from '../../shared/views/view';
import { useAct } from '../negotiation/useAct';
import { useTable } from '../session/table';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { EmptyState } from '../ui/EmptyState';
import { draftTitle, listed } from '../../shared/wording/term';
import { sameOrder, useChosen } from './chosen';
import { Committed, Sealed } from './Committed';
import { OrderCard } from './OrderCard';
import styles from './Orders.module.css';
import { Tray } from './Tray';
import { WithholdCard } from './WithholdCard';
import { risks } from './words';

/** Orders: what this seat may do this round, and the one act that commits it. */
export function OrdersPanel() {
  const view = useTable((t) => t.view);
  const seat = useTable((t) => t.seat);
  const options = useTable((t) => t.options);
  if (view.viewer === CHAIR) return <Sealed orders={view.orders} view={view} />;
  const committed = seat !== null && view.step === 'orders' ? view.orders[seat] : null;
  if (committed) return <Committed orders={committed} view={view} />;
  if (seat === null || options === null) {
    return (
      <EmptyState title="Orders are written in secret">
        Each seat writes its orders on its own. They come to light when all are committed.
      </EmptyState>
    );
  }
  return <Choosing view={view} seat={seat} options={options} />;
}

const GROUPS = [
  { id: 'diplomacy', name: 'Diplomacy' },
  { id: 'home', name: 'Home front' },
  { id: 'programme', name: 'Programme' },
  { id: 'covert', name: 'Covert' },
  { id: 'force', name: 'Force' },
] as const;

function Choosing({ view, seat, options }: { view: View; seat: Seat; options: Options }) {
  const [chosen, setChosen] = useChosen(options);
  const [asking, setAsking] = useState(false);
  const { run, busy } = useAct();
  const forecasts = useMemo(
    () => chosen.map((order) => forecastOrder(view, seat, order)),
    [view, seat, chosen],
  );
  const action = { type: 'orders', orders: chosen } as const;
  const refusal = check(view, seat, action);
  const looks = risks(forecasts, view, seat);

  const first = scenarioOf(view).firstOrders;
  const isFirst = (id: string): boolean => !first || view.round > first.rounds || first.orders.includes(id);
  const cards = new Map<string, Options['orders'][number][]>();
  for (const option of options.orders) {
    if (option.value.order === 'withhold') continue;
    cards.set(option.value.order, [...(cards.get(option.value.order) ?? []), option]);
  }
  const withholds = options.orders.filter(({ value }) => value.order === 'withhold');
  const idle = withholds
    .filter(({ value }) => checkOrders(view, seat, [value])?.code === 'nothing-to-withhold')
    .flatMap(({ value }) => {
      const deal = view.deals[value.target ?? ''];
      return deal ? [`“${draftTitle(deal.draft)}”`] : [];
    });
  const plain = [...cards.keys()].filter(isFirst);
  const more = [...cards.keys()].filter((id) => !isFirst(id));

  const commit = async () => {
    setAsking(false);
    if (await run('commit', action)) setChosen([]);
  };
  const groups = (ids: readonly string[]) =>
    GROUPS.map(({ id, name }) => {
      const own = ids.filter((order) => orderDef(view, order).group === id);
      return (
        own.length > 0 && (
          <section key={id} className={styles.group} aria-label={name}>
            <h2 className={styles.groupName}>{name}</h2>
            <div className={styles.cards}>
              {own.map((order) => (
                <OrderCard
                  key={order}
                  options={cards.get(order) ?? []}
                  chosen={chosen}
                  onChoose={setChosen}
                  view={view}
                  seat={seat}
                />
              ))}
            </div>
          </section>
        )
      );
    });

  return (
    <div className={styles.panel}>
      {groups(plain)}
      {more.length > 0 && (
        <details className={styles.more} open={chosen.some(({ order }) => more.includes(order)) || undefined}>
          <summary>More orders ({more.length})</summary>
          {groups(more)}
        </details>
      )}
      {withholds.length > 0 && (
        <section className={styles.group} aria-label="Your word">
          <h2 className={styles.groupName}>Your word</h2>
          <p className={styles.word}>What you owe is carried out by itself, unless you withhold it.</p>
          <div className={styles.cards}>
            {withholds
              .filter(({ value }) => checkOrders(view, seat, [value]) === null)
              .map((option) => (
                <WithholdCard
                  key={option.value.target}
                  option={option}
                  chosen={chosen}
                  onChoose={setChosen}
                  view={view}
                  seat={seat}
                />
              ))}
          </div>
          {idle.length > 0 && (
            <p className={styles.word}>{`Nothing of yours is due this round under ${listed(idle)}.`}</p>
          )}
        </section>
      )}
      <Tray
        forecasts={forecasts}
        points={options.points}
        refusal={refusal}
        busy={busy === 'commit'}
        view={view}
        seat={seat}
        onRemove={(index) => setChosen(chosen.filter((order) => !sameOrder(order, chosen[index] ?? order)))}
        onCommit={() => (looks.length > 0 || chosen.length === 0 ? setAsking(true) : void commit())}
      />
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        size="small"
        title={chosen.length === 0 ? 'Pass this round?' : 'A last look'}
        description={
          chosen.length === 0
            ? `You have ${options.points} action points and give no order. What you owe under deals is carried out all the same.`
            : 'Once committed, orders cannot be taken back.'
        }
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Go back</Button>
            <Button kind={looks.length > 0 ? 'danger' : 'primary'} onClick={commit}>
              {chosen.length === 0 ? 'Pass' : 'Commit'}
            </Button>
          </>
        }
      >
        {looks.length > 0 && (
          <ul className={styles.looks}>
            {looks.map((look) => (
              <li key={look}>{look}</li>
            ))}
          </ul>
        )}
      </Dialog>
    </div>
  );
}
