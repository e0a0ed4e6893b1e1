import type { AgendaDef, Interest } from './schema';
import type { Seat } from './seats';

/** The secret agendas of RULES 8, three for each seat, of which one is dealt. */
export const AGENDAS = {
  peacemaker: {
    seat: 'usa',
    name: 'Peacemaker',
    text: 'You want to be remembered for a comprehensive deal.',
    conditions: [
      {
        text: 'A comprehensive deal in force: hold-fire between Iran and Israel, inspections 2 or more, a cap, two steps of relief delivered, and a security guarantee for Iran or Israel’s hold-fire to the end',
        test: { fact: 'comprehensive-deal' },
      },
      { text: 'Iran’s trust in the United States at 8 or more', test: { trust: ['iran', 'usa'], min: 8 } },
    ],
  },
  'maximum-pressure': {
    seat: 'usa',
    name: 'Maximum pressure',
    text: 'You believe that Tehran yields only to pressure.',
    conditions: [
      { text: 'Sanctions at 6 or more', test: { track: 'sanctions', min: 6 } },
      { text: 'No relief put into law', test: { fact: 'no-relief-in-law' } },
      { text: 'Uranium at 4 or less', test: { secret: 'heu', max: 4 } },
    ],
  },
  'come-home': {
    seat: 'usa',
    name: 'Come home',
    text: 'You promised no more wars in the Middle East.',
    conditions: [
      { text: 'No bomb ordered', test: { fact: 'no-bomb' } },
      { text: 'Base at 6 or more', test: { track: 'base', min: 6 } },
      { text: 'Shield at 8 or more', test: { track: 'shield', min: 8 } },
    ],
  },
  recovery: {
    seat: 'iran',
    name: 'Recovery',
    text: 'Bread first: the country must breathe again.',
    conditions: [
      { text: 'Economy at 8 or more', test: { track: 'economy', min: 8 } },
      { text: 'Streets at 8 or more', test: { track: 'streets', min: 8 } },
      { text: 'Ceasefire at 7 or more', test: { track: 'ceasefire', min: 7 } },
    ],
  },
  threshold: {
    seat: 'iran',
    name: 'Threshold',
    text: 'Never again defenceless: near the bomb, but not over the line.',
    conditions: [
      { text: 'Uranium at 5 or more', test: { secret: 'heu', min: 5 } },
      { text: 'Weapon at 2 or more', test: { secret: 'weapon', min: 2 } },
      { text: 'No breakout', test: { fact: 'no-breakout' } },
    ],
  },
  dignity: {
    seat: 'iran',
    name: 'Dignity',
    text: 'No deal on one’s knees.',
    conditions: [
      { text: 'A security guarantee in force', test: { fact: 'guarantee-in-force' } },
      { text: 'Never more than 3 units shipped out', test: { fact: 'few-shipped' } },
      { text: 'No strike left unanswered', test: { fact: 'strikes-answered' } },
    ],
  },
  dominance: {
    seat: 'israel',
    name: 'Dominance',
    text: 'The threat from Iran must stay broken.',
    conditions: [
      { text: 'Missiles at 2 or less', test: { track: 'missiles', max: 2 } },
      { text: 'Iran’s security at 2 or less', test: { track: 'security', max: 2 } },
    ],
  },
  teeth: {
    seat: 'israel',
    name: 'A deal with teeth',
    text: 'If there must be a deal, then one that can be checked.',
    conditions: [
      { text: 'Inspections at 3', test: { track: 'access', min: 3 } },
      { text: 'A cap at zero in force', test: { fact: 'cap-zero' } },
    ],
  },
  quiet: {
    seat: 'israel',
    name: 'Quiet',
    text: 'The country is tired; give it quiet.',
    conditions: [
      { text: 'Ceasefire at 8 or more', test: { track: 'ceasefire', min: 8 } },
      { text: 'Coalition at 6 or more', test: { track: 'coalition', min: 6 } },
    ],
  },
} as const satisfies Record<string, AgendaDef>;

export type AgendaId = keyof typeof AGENDAS;
export const AGENDA_IDS = Object.keys(AGENDAS) as readonly AgendaId[];

/** Public interests: 70 points for each seat (RULES 8, weights of RULES 11). */
export const INTERESTS: Readonly<Record<Seat, readonly Interest[]>> = {
  usa: [
    { name: 'The ceasefire holds', weight: 12, measure: { track: 'ceasefire', of: 10 } },
    { name: 'Little enriched uranium', weight: 10, measure: { secret: 'heu', of: 10, less: true } },
    { name: 'Far from a weapon', weight: 12, measure: { secret: 'weapon', of: 4, less: true } },
    { name: 'Few working sites', weight: 8, measure: { track: 'sites', of: 10, less: true } },
    { name: 'Inspections', weight: 6, measure: { track: 'access', of: 3 } },
    { name: 'The base at home', weight: 12, measure: { track: 'base', of: 10 } },
    { name: 'Israel’s trust', weight: 10, measure: { trust: ['israel', 'usa'] } },
  ],
  iran: [
    { name: 'Consent in the streets', weight: 14, measure: { track: 'streets', of: 10 } },
    { name: 'The economy', weight: 14, measure: { track: 'economy', of: 10 } },
    { name: 'Low sanctions', weight: 10, measure: { track: 'sanctions', of: 10, less: true } },
    { name: 'Missiles', weight: 10, measure: { track: 'missiles', of: 10 } },
    { name: 'The programme: sites', weight: 7, measure: { track: 'sites', of: 8 } },
    { name: 'The programme: uranium', weight: 7, measure: { secret: 'heu', of: 10 } },
    {
      name: 'Guarantees in force',
      weight: 8,
      measure: {
        guarantees: [
          { term: 'security-guarantee', debtor: 'usa', share: 0.5 },
          { term: 'hold-fire', debtor: 'israel', share: 0.3 },
          { term: 'no-regime-change', debtor: 'usa', share: 0.2 },
        ],
      },
    },
  ],
  israel: [
    { name: 'Little enriched uranium', weight: 14, measure: { secret: 'heu', of: 10, less: true } },
    { name: 'Far from a weapon', weight: 12, measure: { secret: 'weapon', of: 4, less: true } },
    { name: 'Few working sites', weight: 12, measure: { track: 'sites', of: 10, less: true } },
    { name: 'The shield', weight: 8, measure: { track: 'shield', of: 10 } },
    { name: 'The coalition', weight: 10, measure: { track: 'coalition', of: 10 } },
    { name: 'The ceasefire holds', weight: 6, measure: { track: 'ceasefire', of: 10 } },
    { name: 'Washington’s trust', weight: 8, measure: { trust: ['usa', 'israel'] } },
  ],
};
