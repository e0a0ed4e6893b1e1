import { useId, useState } from 'react';
import { Check, Link2Off } from 'lucide-react';
import type { Seat } from '../../shared/content/seats';
import type { Options } from '../../shared/rules/answers';
import { forecastOrder } from '../../shared/rules/forecast';
import { checkOrders } from '../../shared/rules/orders';
import { orderDef } from '../../shared/rules/scenario';
import type { Order } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { Button } from '../ui/Button';
import { visuallyHidden } from '../ui/VisuallyHidden';
import { refusalText } from '../wording/refusal';
import { sameOrder } from './chosen';
import { Moves } from './Moves';
import { Chance, Cost, Damage } from './Odds';
import styles from './Orders.module.css';
import { breachLine, noteTexts, orderName, sparkText, wearyText } from './words';

type OrderOption = Options['orders'][number];

export interface OrderCardProps {
  /** One for each target. */
  readonly options: readonly OrderOption[];
  readonly chosen: readonly Order[];
  readonly onChoose: (orders: readonly Order[]) => void;
  readonly view: View;
  readonly seat: Seat;
}

/** An order: what it costs and does, the odds, and whether it can be given. */
export function OrderCard({ options, chosen, onChoose, view, seat }: OrderCardProps) {
  const id = useId();
  const [target, setTarget] = useState<string | undefined>(undefined);
  const taken = options.filter((option) => chosen.some((order) => sameOrder(order, option.value)));
  const option =
    options.find((each) => each.value.target === target) ??
    taken[0] ??
    options.find((each) => checkOrders(view, seat, [each.value]) === null) ??
    options[0];
  const order = option?.value;
  if (!option || !order || order.order === 'withhold') return null;

  const forecast = forecastOrder(view, seat, order);
  const spark = sparkText(view, forecast.moves);
  const def = orderDef(view, order.order);
  const isChosen = chosen.some((each) => sameOrder(each, order));
  const alone = checkOrders(view, seat, [order]);
  const barred = isChosen ? null : (alone ?? checkOrders(view, seat, [...chosen, order]));
  const toggle = () => {
    if (isChosen) onChoose(chosen.filter((each) => !sameOrder(each, order)));
    else if (barred === null) onChoose([...chosen, order]);
  };

  return (
    <article className={styles.card} data-chosen={taken.length > 0} aria-labelledby={id}>
      <header className={styles.cardHead}>
        <h3 id={id} className={styles.name}>
          {def.name}
        </h3>
        <Cost points={option.cost} />
        <Button
          size="small"
          className={styles.choose}
          kind={isChosen ? 'primary' : 'plain'}
          aria-pressed={isChosen}
          aria-disabled={barred !== null}
          title={barred !== null && alone === null ? refusalText(barred, view) : undefined}
          aria-label={`${isChosen ? 'Take back' : 'Choose'}: ${orderName(order, view)}`}
          icon={isChosen ? <Check /> : undefined}
          onClick={toggle}
        >
          {isChosen ? 'Chosen' : 'Choose'}
        </Button>
      </header>
      <p className={styles.effect}>{def.text}</p>
      {options.length > 1 && (
        <fieldset className={styles.targets}>
          <legend className={visuallyHidden}>{`${def.name}: target`}</legend>
          {options.map((each) => {
            const key = each.value.target ?? '';
            return (
              <label
                key={key}
                className={styles.target}
                data-off={checkOrders(view, seat, [each.value]) !== null}
              >
                <input
                  type="radio"
                  className={visuallyHidden}
                  name={id}
                  value={key}
                  checked={each === option}
                  onChange={() => setTarget(key)}
                />
                {taken.includes(each) && <Check size={12} aria-label="chosen" />}
                {def.targets[key]?.name}
              </label>
            );
          })}
        </fieldset>
      )}
      <Moves moves={forecast.moves} seat={seat} label="What it moves" />
      {forecast.strike && <Damage odds={forecast.strike} />}
      {forecast.onHit.length > 0 && (
        <div className={styles.follow}>
          <span>If it hits</span> <Moves moves={forecast.onHit} seat={seat} label="What a hit moves" />
        </div>
      )}
      {forecast.detection !== null && <Chance label="Found out" percent={forecast.detection} />}
      {forecast.onDetection.length > 0 && (
        <div className={styles.follow}>
          <span>If found out</span>{' '}
          <Moves moves={forecast.onDetection} seat={seat} label="What being found out moves" />
        </div>
      )}
      {forecast.signal && (
        <p className={styles.small}>
          {forecast.signal.width === 0
            ? 'The signal is exact.'
            : `The signal is off by at most ${forecast.signal.width} either way.`}
        </p>
      )}
      {noteTexts(forecast).map((note) => (
        <p key={note} className={styles.small}>
          {note}
        </p>
      ))}
      {forecast.weary && <p className={styles.warning}>{wearyText(view, seat)}</p>}
      {spark !== null && <p className={styles.warning}>{spark}</p>}
      {forecast.breaches.map((breach) => (
        <p key={`${breach.deal}-${breach.term}`} className={styles.breach}>
          <Link2Off size={14} aria-hidden="true" /> {breachLine(breach, view, seat, forecast.detection)}
        </p>
      ))}
      {forecast.breachMoves.length > 0 && (
        <div className={styles.follow}>
          <span>The breach costs</span>{' '}
          <Moves moves={forecast.breachMoves} seat={seat} label="What the breach moves" />
        </div>
      )}
      {alone !== null && <p className={styles.reason}>{refusalText(alone, view)}</p>}
      {barred !== null && alone === null && barred.code !== 'too-few-points' && (
        <p className={styles.reason}>{refusalText(barred, view)}</p>
      )}
    </article>
  );
}
