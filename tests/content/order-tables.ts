/** The tables of docs/rules.md about orders and force. */
import { NUMBERS } from '../../shared/content/numbers';
import { ORDERS, type OrderId } from '../../shared/content/orders';
import type { OrderDef } from '../../shared/content/schema';
import type { Seat } from '../../shared/content/seats';
import { TRACK_TEXT } from '../../shared/content/tracks';
import { capital, conditions, effect, effects, list, of, signed, table } from './words';

/** What orders do that is in the rules and not among their effects. */
const SPECIAL: Partial<Record<OrderId, string>> = {
  tighten: 'a breach of every deal in force with relief, owed or given',
  restrain: `if Israel strikes or raids next round: coalition ${signed(NUMBERS.restraint.coalition)} and the United States’ trust in Israel ${signed(NUMBERS.restraint.trust)}, on top`,
  bomb: 'a strike with a die',
  barrage: 'a strike with a die',
  airstrike: 'a strike with a die',
  'base-attack': 'no die, no damage',
  raid: 'no die',
  assess: 'a private signal on the uranium or on the weapon; finds out leaks that were dressed up',
  reconnoitre: 'a private signal on the uranium or on the weapon',
  'enrich-secret': `enriched uranium ${signed(NUMBERS.secretEnrichment.heu)}`,
  conceal: `undeclared uranium ${signed(NUMBERS.conceal)}, at most all of it`,
  weaponise: `weapon ${signed(NUMBERS.weaponise.slow)}, or ${signed(NUMBERS.weaponise.fast)} while enriched uranium is ${NUMBERS.weaponise.fastAt} or more`,
  crackdown: `streets cannot fall below 1 for the rest of this round; streets ${signed(NUMBERS.reckoning.crackdown)} at ${NUMBERS.reckoning.crackdownRounds === 1 ? 'the next round’s reckoning' : `each of the next ${NUMBERS.reckoning.crackdownRounds} rounds’ reckonings`}`,
  leak: 'the United States receives Israel’s last signal',
  lobby: 'base −1 if a deal with relief is in force',
};
const SPECIAL_NEEDS: Partial<Record<OrderId, string>> = {
  conceal: 'something left to conceal',
  weaponise: 'enriched uranium 1 or more',
  'enrich-secret': 'enriched uranium 9 or less',
  leak: 'a signal not put forward yet',
};

function orderRow(id: OrderId, order: OrderDef): string[] {
  const targets = Object.values(order.targets);
  const points = [
    String(order.cost),
    ...targets.flatMap(({ name, cost }) => (cost === undefined ? [] : [`${cost} to ${name}`])),
  ];
  const aims = targets.map(({ name, effects: own, needs }) => {
    const need = needs ? ` (needs ${conditions(needs)})` : '';
    return own.length > 0 ? `${name}: ${effects(own)}${need}` : `${name}${need}`;
  });
  const special = SPECIAL[id];
  const does = [
    ...(special ? [special] : []),
    ...(order.effects.length > 0 ? [effects(order.effects)] : []),
    ...(aims.length > 0 ? [`aimed at — ${aims.join(' / ')}`] : []),
  ];
  const needs = [conditions(order.needs), SPECIAL_NEEDS[id] ?? ''].filter((text) => text !== '');
  return [
    `**${order.name}**`,
    points.join('; '),
    order.covert ? 'covert' : 'open',
    `${capital(does.join('; '))}.`,
    needs.length > 0 ? capital(needs.join('; ')) : '—',
  ];
}

const orders = (Object.entries(ORDERS) as [OrderId, OrderDef][]).filter(([id]) => id in ORDERS);
export const ordersOf = (seat: Seat): string =>
  table(
    ['Order', 'Points', 'Seen', 'What it does', 'Needs'],
    orders.filter(([, order]) => order.seat === seat).map(([id, order]) => orderRow(id, order)),
  );

const value = (source: string | number): string =>
  typeof source === 'number' ? String(source) : TRACK_TEXT[source as 'intel'].name.toLowerCase();

export const force = table(
  ['Order', 'Attack', 'Defence', 'Damage', 'Breaks the truce', 'The struck seat’s trust in the striker'],
  orders.flatMap(([, { name, force: use }]) => {
    if (!use) return [];
    const bonus = use.bonus > 0 ? `, ${signed(use.bonus)} where it does any` : '';
    const hit = use.onHit.length > 0 ? `; then ${effects(use.onHit)}` : '';
    return [
      [
        `**${name}**`,
        use.die ? capital(value(use.attack)) : '—',
        use.die ? capital(value(use.defence)) : '—',
        use.die ? `by the die${bonus}${hit}` : String(use.flatDamage),
        use.violates ? 'yes' : 'no',
        signed(use.trust),
      ],
    ];
  }),
);

export const detected = table(
  ['Covert order', 'When it is detected'],
  orders.flatMap(([, { name, detection }]) => {
    if (!detection) return [];
    const trust =
      detection.trust === 0
        ? []
        : [`${list(detection.against.map(of))} trust in its author ${signed(detection.trust)}`];
    const all = [...trust, ...detection.effects.map(effect)];
    return [[`**${name}**`, all.length > 0 ? capital(all.join('; ')) : 'Nothing more than being known']];
  }),
);

let from = Number.NEGATIVE_INFINITY;
export const damage = table(
  ['Total', 'Damage'],
  NUMBERS.strike.damage.map(({ upTo, damage: does }, index, rows) => {
    const range =
      from === Number.NEGATIVE_INFINITY
        ? `${upTo} or less`
        : index === rows.length - 1
          ? `${from} or more`
          : `${from} to ${upTo}`;
    from = upTo + 1;
    return [range, does === 0 ? 'none: repelled' : does];
  }),
);
