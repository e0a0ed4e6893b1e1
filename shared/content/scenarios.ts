import { AGENDAS, INTERESTS } from './agendas';
import { EVENTS } from './events';
import { NUMBERS } from './numbers';
import { ORDERS } from './orders';
import { RESPONSES } from './responses';
import type { Scenario } from './schema';
import { TERMS } from './terms';

const STANDARD: Scenario = {
  id: 'standard',
  name: 'Standard',
  text: 'Eight months from July 2025: an evening at the table.',
  rounds: 8,
  begins: { year: 2025, month: 7 },
  start: {
    tracks: {
      ceasefire: 4,
      escalation: 4,
      toll: 0,
      base: 6,
      sanctions: 8,
      streets: 3,
      economy: 3,
      missiles: 5,
      security: 2,
      sites: 3,
      coalition: 5,
      shield: 4,
      intel: 8,
      access: 1,
    },
    trust: {
      usa: { usa: 10, iran: 2, israel: 7 },
      iran: { usa: 1, iran: 10, israel: 0 },
      israel: { usa: 7, iran: 0, israel: 10 },
    },
  },
  dealt: {
    heu: { 2: 1, 3: 1, 4: 2, 5: 3, 6: 3, 7: 3, 8: 2, 9: 1 },
    concealed: { '-1': 1, 0: 2, 1: 1 },
    weapon: { 0: 1, 1: 3, 2: 3, 3: 1 },
  },
  numbers: NUMBERS,
  orders: ORDERS,
  terms: TERMS,
  responses: RESPONSES,
  agendas: AGENDAS,
  interests: INTERESTS,
  events: EVENTS,
};

/** Short, standard and long differ in data only. */
export const SCENARIOS = {
  short: {
    ...STANDARD,
    id: 'short',
    name: 'Short',
    text: 'Five months from July 2025: an hour, and a first game. The first two rounds show the plainer orders first.',
    rounds: 5,
    firstOrders: {
      rounds: 2,
      orders: [
        'shuttle',
        'reassure',
        'relax',
        'rally',
        'assess',
        'bomb',
        'rebuild',
        'inspectors',
        'subsidise',
        'gesture',
        'weaponise',
        'barrage',
        'rearm',
        'court',
        'stand-down',
        'reconnoitre',
        'airstrike',
      ],
    },
  },
  standard: STANDARD,
  long: {
    ...STANDARD,
    id: 'long',
    name: 'Long',
    text: 'A full year from July 2025: room for trust to be earned, and lost.',
    rounds: 12,
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioId = keyof typeof SCENARIOS;
export const SCENARIO_IDS = Object.keys(SCENARIOS) as readonly ScenarioId[];
