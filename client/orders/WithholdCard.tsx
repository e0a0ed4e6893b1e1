import { useId } from 'react';
import { Check, Link2Off } from 'lucide-react';
import type { Seat } from '../../shared/content/seats';
import type { Options } from '../../shared/rules/answers';
import { forecastOrder } from '../../shared/rules/forecast';
import { duties } from '../../shared/rules/obligations';
import { checkOrders } from '../../shared/rules/orders';
import type { Order } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { Button } from '../ui/Button';
import { refusalText } from '../wording/refusal';
import { draftTitle, seatList, termText } from '../../shared/wording/term';
import { sameOrder } from './chosen';
import { Moves } from './Moves';
import { Cost } from './Odds';
import styles from './Orders.module.css';
import { orderName } from './words';

export interface WithholdCardProps {
  readonly option: Options['orders'][number];
  readonly chosen: readonly Order[];
  readonly onChoose: (orders: readonly Order[]) => void;
  readonly view: View;
  readonly seat: Seat;
}

/** Not doing what a deal makes due: everybody sees it, and it is a breach. */
export function WithholdCard({ option, chosen, onChoose, view, seat }: WithholdCardProps) {
  const id = useId();
  const order = option.value;
  const deal = order.target === undefined ? undefined : view.deals[order.target];
  if (!deal) return null;
  const due = duties(view, deal, seat);
  const forecast = forecastOrder(view, seat, order);
  const refusal = checkOrders(view, seat, [order]);
  const isChosen = chosen.some((each) => sameOrder(each, order));
  return (
    <article className={styles.card} data-chosen={isChosen} aria-labelledby={id}>
      <header className={styles.cardHead}>
        <h3 id={id} className={styles.name}>
          Withhold
        </h3>
        <Cost points={option.cost} />
        <Button
          size="small"
          className={styles.choose}
          kind={isChosen ? 'primary' : 'plain'}
          aria-pressed={isChosen}
          aria-disabled={!isChosen && refusal !== null}
          aria-label={`${isChosen ? 'Take back' : 'Choose'}: ${orderName(order, view)}`}
          icon={isChosen ? <Check /> : undefined}
          onClick={() => {
            if (isChosen) onChoose(chosen.filter((each) => !sameOrder(each, order)));
            else if (refusal === null) onChoose([...chosen, order]);
          }}
        >
          {isChosen ? 'Chosen' : 'Choose'}
        </Button>
      </header>
      <p className={styles.effect}>
        Do not carry out what is due under “{draftTitle(deal.draft)}” with{' '}
        {seatList(deal.draft.parties.filter((each) => each !== seat))}. Everybody sees it.
      </p>
      {due.length > 0 && (
        <ul className={styles.dues}>
          {due.map((index) => {
            const term = deal.draft.terms[index];
            return term && <li key={index}>{termText(term, deal.draft, view, false)}</li>;
          })}
        </ul>
      )}
      {refusal === null ? (
        <>
          <p className={styles.breach}>
            <Link2Off size={14} aria-hidden="true" /> Breaks this deal
          </p>
          <Moves moves={forecast.breachMoves} seat={seat} label="What the breach moves" />
        </>
      ) : (
        <p className={styles.reason}>{refusalText(refusal, view)}</p>
      )}
    </article>
  );
}
