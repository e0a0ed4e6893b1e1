import type { Seat } from './seats';

/** Public tracks (RULES 2): whole numbers, clamped to `TRACK_MAX`. */
export const TRACKS = [
  'ceasefire',
  'escalation',
  'toll',
  'base',
  'sanctions',
  'streets',
  'economy',
  'missiles',
  'security',
  'sites',
  'coalition',
  'shield',
  'intel',
  'access',
] as const;
export type Track = (typeof TRACKS)[number];

/** What only Iran knows: bombs' worth of enriched uranium, how much of it nobody declared, steps to a device. */
export const SECRET_TRACKS = ['heu', 'concealed', 'weapon'] as const;
export type SecretTrack = (typeof SECRET_TRACKS)[number];

/** Upper ends; the lower end is 0 everywhere. `toll` has none: a count of lives is not clamped. */
export const TRACK_MAX: Record<Track | SecretTrack, number> = {
  ceasefire: 10,
  escalation: 10,
  toll: Number.MAX_SAFE_INTEGER,
  base: 10,
  sanctions: 10,
  streets: 10,
  economy: 10,
  missiles: 10,
  security: 10,
  sites: 10,
  coalition: 10,
  shield: 10,
  intel: 10,
  access: 3,
  heu: 10,
  concealed: 10,
  weapon: 5,
};

export interface TrackText {
  readonly name: string;
  readonly owner: Seat | 'shared' | 'iaea';
  /** What it is, in one sentence for a newcomer. */
  readonly text: string;
  /** What happens at its ends. */
  readonly edge: string;
}

export const TRACK_TEXT: Record<Track | SecretTrack, TrackText> = {
  ceasefire: {
    name: 'Ceasefire',
    owner: 'shared',
    text: 'How well the truce of 24 June 2025 holds between Iran and Israel.',
    edge: 'At 0 the war is on again, until the track is back at 3.',
  },
  escalation: {
    name: 'Escalation',
    owner: 'shared',
    text: 'How near the region is to a general war.',
    edge: 'At 10 the region burns and the game ends.',
  },
  toll: {
    name: 'Human cost',
    owner: 'shared',
    text: 'People killed and homes lost, counted by the damage done. It never counts as a gain for anybody.',
    edge: 'It has no upper limit and never falls.',
  },
  base: {
    name: 'Base',
    owner: 'usa',
    text: "The President's coalition at home, split over another war in the Middle East.",
    edge: 'At 0: no military orders, and nothing new can be ratified. At 2 or less, one action point.',
  },
  sanctions: {
    name: 'Sanctions',
    owner: 'usa',
    text: "American pressure on Iran's economy.",
    edge: 'At 7 or more the economy shrinks every second round; at 4 or less it grows.',
  },
  streets: {
    name: 'Streets',
    owner: 'iran',
    text: 'What people in Iran put up with: patriotic, angry and tired at once.',
    edge: 'At 0 at a reckoning the regime falls and the game ends. At 2 or less, one action point.',
  },
  economy: {
    name: 'Economy',
    owner: 'iran',
    text: 'Fuel, jobs and the currency in Iran.',
    edge: 'At 4 or less the streets lose 1 a round; at 7 or more they gain 1.',
  },
  missiles: {
    name: 'Missiles',
    owner: 'iran',
    text: "What Iran's missile force can still do.",
    edge: 'At 0 there is nothing to answer with.',
  },
  security: {
    name: 'Security',
    owner: 'iran',
    text: "Iran's air defence and counter-intelligence.",
    edge: 'It blunts strikes and catches foreign agents.',
  },
  sites: {
    name: 'Enrichment sites',
    owner: 'iran',
    text: 'Enrichment plant that works.',
    edge: 'At 2 or more Iran can enrich in secret; at 6 or more it alarms Washington and Jerusalem.',
  },
  coalition: {
    name: 'Coalition',
    owner: 'israel',
    text: "The Israeli government's majority.",
    edge: 'At 0: no strikes, and nothing new can be ratified. At 2 or less, one action point.',
  },
  shield: {
    name: 'Shield',
    owner: 'israel',
    text: 'Interceptors and sensors over Israel.',
    edge: 'It blunts barrages.',
  },
  intel: {
    name: 'Agents',
    owner: 'israel',
    text: "Israel's agents and access inside Iran.",
    edge: 'It sharpens air strikes and signals; at 6 or more reconnaissance is at its best.',
  },
  access: {
    name: 'Inspections',
    owner: 'iaea',
    text: 'What the inspectors of the International Atomic Energy Agency may see, from 0 to 3.',
    edge: 'At 3 they count everything there is.',
  },
  heu: {
    name: 'Enriched uranium',
    owner: 'iran',
    text: "Highly enriched uranium that survived, in bombs' worth: 400 kg would be 10.",
    edge: 'At 5 or more, work on a weapon goes twice as fast.',
  },
  concealed: {
    name: 'Undeclared uranium',
    owner: 'iran',
    text: 'How much of the uranium is at places nobody declared.',
    edge: 'Strikes cannot reach it, and inspectors count it only with full access.',
  },
  weapon: {
    name: 'Weapon',
    owner: 'iran',
    text: 'Steps toward a usable device, from 0 to 5.',
    edge: 'At 5: breakout, and the game ends.',
  },
};
