import type { ResponseDef } from './schema';

/** The responses of RULES 6. What depends on who struck (trust, the strike back, breaches) is in the rules. */
export const RESPONSES = {
  absorb: {
    name: 'Absorb',
    text: 'Take the blow. It costs 1 at home; Washington’s trust gains 1 and the ceasefire 1.',
    by: 'struck',
    seats: ['usa', 'iran', 'israel'],
    effects: [{ track: 'ceasefire', by: 1 }],
    answers: false,
  },
  protest: {
    name: 'Protest',
    text: 'Put the violation on record and do nothing else.',
    by: 'struck',
    seats: ['usa', 'iran', 'israel'],
    effects: [],
    answers: false,
  },
  choreograph: {
    name: 'Choreograph',
    text: 'An answer announced ahead: a missile less, streets +1, ceasefire +1, escalation −1. Face is saved, the exchange is closed.',
    by: 'struck',
    seats: ['iran'],
    effects: [
      { track: 'missiles', by: -1 },
      { track: 'streets', by: 1 },
      { track: 'ceasefire', by: 1 },
      { track: 'escalation', by: -1 },
    ],
    answers: true,
  },
  retaliate: {
    name: 'Retaliate',
    text: 'Strike back at once, without cost in points. Escalation +2, ceasefire −1.',
    by: 'struck',
    seats: ['usa', 'iran', 'israel'],
    effects: [
      { track: 'escalation', by: 2 },
      { track: 'ceasefire', by: -1 },
    ],
    answers: true,
  },
  rebuke: {
    name: 'Rebuke',
    text: 'Name the violator. Its trust in Washington falls by 1, the ceasefire gains 1, and its force costs a point more next round.',
    by: 'third',
    seats: ['usa'],
    effects: [{ track: 'ceasefire', by: 1 }],
    answers: false,
  },
  'look-away': {
    name: 'Look away',
    text: 'Say nothing. The struck seat’s trust in Washington falls by 1; a breach where the United States owes it a security guarantee or an umbrella.',
    by: 'third',
    seats: ['usa'],
    effects: [],
    answers: false,
  },
} as const satisfies Record<string, ResponseDef>;

export type ResponseId = keyof typeof RESPONSES;
export const RESPONSE_IDS = Object.keys(RESPONSES) as readonly ResponseId[];
