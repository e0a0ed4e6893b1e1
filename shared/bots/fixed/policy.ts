/** A fixed policy: what a seat does by programme, whatever comes. What it leaves open, a bot decides. */
import type { OrderId } from '../../content/orders';

/** An order, or an order with its target. */
export type OrderKey = OrderId | `${OrderId}:${string}`;

/** When a rule of the programme holds. */
export const SITUATIONS = [
  'always',
  'early',
  'late',
  'last',
  'odd',
  'even',
  'war',
  'truce',
  'home-low',
  'struck',
  'bound',
  'owed',
  'free',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** Orders by priority while a situation holds. */
export interface Rule {
  readonly when: Situation;
  readonly give: readonly OrderKey[];
  /** The list begins with another one each round. */
  readonly turns?: boolean;
}

/** Whether it signs: as the bot judges, or by a rule. */
export const SIGNINGS = ['base', 'never', 'always', 'secret', 'free'] as const;
type Signing = (typeof SIGNINGS)[number];

/** Ways of not keeping one's word. */
export const CHEATS = ['withhold', 'break', 'covert', 'strike', 'denounce', 'denounce-later'] as const;
export type Cheat = (typeof CHEATS)[number];

export const STRUCK = ['base', 'absorb', 'protest', 'choreograph', 'retaliate'] as const;
export const THIRD = ['base', 'rebuke', 'look-away'] as const;
export const TELLING = ['base', 'silent', 'deny', 'promise'] as const;
export const LEFT_OPEN = ['base', 'pass'] as const;

export interface Policy {
  /** All rules that hold count, the first before the next. */
  readonly rules: readonly Rule[];
  /** What becomes of points that the rules leave: the bot's orders, or nothing. */
  readonly rest: (typeof LEFT_OPEN)[number];
  readonly signing: Signing;
  readonly cheats: readonly Cheat[];
  /** Answer when struck, and (the United States) when others broke the truce; where it is not legal, the bot's. */
  readonly struck: (typeof STRUCK)[number];
  readonly third: (typeof THIRD)[number];
  readonly telling: (typeof TELLING)[number];
  /** Choices that events ask for; a seat has one pass in a game. */
  readonly choices: (typeof LEFT_OPEN)[number];
}

/** Leaves everything to the bot. */
export const OPEN: Policy = {
  rules: [],
  rest: 'base',
  signing: 'base',
  cheats: [],
  struck: 'base',
  third: 'base',
  telling: 'base',
  choices: 'base',
};
