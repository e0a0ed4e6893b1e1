/** What the orders panel says of orders and their forecasts. */
import { HOME, type Seat } from '../../shared/content/seats';
import { TRACK_TEXT } from '../../shared/content/tracks';
import type { OrderForecast } from '../../shared/rules/answers';
import { sparkChance } from '../../shared/rules/forecast';
import { orderDef, scenarioOf } from '../../shared/rules/scenario';
import type { Breach, Move, Order } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { movesText } from '../../shared/wording/dispatch';
import { sparkOdds } from '../wording/spark';
import { breachText, capital, draftTitle } from '../../shared/wording/term';

/** "Air strike: missile force". */
export function orderName(order: Order, view: View): string {
  if (order.order === 'withhold') {
    const deal = order.target === undefined ? undefined : view.deals[order.target];
    return deal ? `Withhold: ${draftTitle(deal.draft)}` : 'Withhold what is due';
  }
  const def = orderDef(view, order.order);
  const target = order.target === undefined ? undefined : def.targets[order.target]?.name;
  return target ? `${def.name}: ${target}` : def.name;
}

const NOTES: Readonly<Record<string, string>> = {
  restrained: 'Washington has warned against this: it costs coalition and trust on top.',
  rebuked: 'After the rebuke it costs a point more this round.',
  'war-discount': 'In the war it costs a point less.',
  'next-round': 'It works in the next round, not in this one.',
  crackdown: 'The streets pay for it at the next round’s reckoning.',
};

/** Facts that numbers do not carry. */
export const noteTexts = (forecast: OrderForecast): readonly string[] =>
  forecast.notes.map((note) => NOTES[note]).filter((text) => text !== undefined);

/** "Breaks the hold-fire you owe Iran". */
export const breachLine = (breach: Breach, view: View, seat: Seat, detection: number | null): string => {
  const broken = breachText(breach, view, seat);
  return detection === null ? `Breaks ${broken}` : `Breaks ${broken}, if it is found out`;
};

export function wearyText(view: View, seat: Seat): string {
  const by = Math.abs(scenarioOf(view).numbers.weariness);
  return `A second round of force running: your ${TRACK_TEXT[HOME[seat]].name.toLowerCase()} loses ${by} more.`;
}

/** That what moves so may spread the war this round, where without it it could not; `null` where nothing is new. */
export function sparkText(view: View, moves: readonly Move[]): string | null {
  const chance = sparkChance(view, moves);
  return chance > sparkChance(view) ? `With this the war may spread this month: ${sparkOdds(chance)}.` : null;
}

/** What a set of orders risks, one line each; empty where there is nothing to look at twice. */
export function risks(forecasts: readonly OrderForecast[], view: View, seat: Seat): readonly string[] {
  const spark = sparkText(
    view,
    forecasts.flatMap(({ moves }) => moves),
  );
  const each = forecasts.flatMap((forecast) => {
    const name = orderName(forecast.order, view);
    const toll = forecast.moves.find((move) => 'track' in move && move.track === 'toll');
    return [
      ...forecast.breaches.map((breach) => `${name}. ${breachLine(breach, view, seat, forecast.detection)}.`),
      ...(forecast.breachMoves.length > 0 ? [`${capital(movesText(forecast.breachMoves))}.`] : []),
      ...(forecast.strike
        ? [
            `${name}. A strike is rolled: ${forecast.strike.expected.toFixed(1)} damage on average, and as much is added to the human cost.`,
          ]
        : []),
      ...(toll ? [`${name}. It adds ${toll.to - toll.from} to the human cost.`] : []),
      ...(forecast.weary ? [wearyText(view, seat)] : []),
    ];
  });
  return spark === null ? each : [...each, spark];
}
