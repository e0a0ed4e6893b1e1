/**
 * The schema of a scenario: everything about the game that is a number or a text. Types of content are inferred
 * from here, so that a scenario read from a file and one written in code are held to the same thing.
 */
import { z } from 'zod';
import { SEATS } from './seats';
import { SECRET_TRACKS, TRACKS } from './tracks';

/** Content is never changed: every type inferred from the schema is read-only all through. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

const seat = z.enum(SEATS);
const track = z.enum(TRACKS);
const secretTrack = z.enum(SECRET_TRACKS);
const int = z.int();
const trustPair = z.tuple([seat, seat]);
const text = z.string().min(1).max(2_000);
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Whether something applies only while the war is on, or only while it is not. */
const when = z.enum(['war', 'truce']).optional();

/** One change. `upTo` lifts no higher than that, and lowers nothing that is higher already. */
const effectSchema = z.union([
  z.strictObject({ track, by: int, upTo: int.optional(), when }),
  z.strictObject({ trust: trustPair, by: int, upTo: int.optional(), when }),
  z.strictObject({ secret: secretTrack, by: int, when }),
  z.strictObject({
    /** A signal with half-width `width`, to one seat or to everybody (RULES 5, 11). */
    signal: z.enum(['heu', 'weapon']),
    to: z.enum(['usa', 'israel', 'all']),
    width: int.min(0).max(4),
    when,
  }),
]);
export type Effect = Frozen<z.infer<typeof effectSchema>>;

/** A condition on what everybody can see. */
const conditionSchema = z.union([
  z.strictObject({ track, min: int.optional(), max: int.optional() }),
  z.strictObject({ trust: trustPair, min: int.optional(), max: int.optional() }),
  z.strictObject({ war: z.boolean() }),
  z.strictObject({ round: z.strictObject({ min: int.optional(), max: int.optional() }) }),
  /** Whether any public deal is in force. */
  z.strictObject({ deal: z.boolean() }),
]);
export type Condition = Frozen<z.infer<typeof conditionSchema>>;

const ORDER_PHASES = ['diplomacy', 'covert', 'strike', 'rebuild', 'inspection'] as const;

const orderSchema = z.strictObject({
  seat,
  name: text,
  /** What it does, in words; odds and breaches come from the forecast. */
  text,
  group: z.enum(['diplomacy', 'home', 'covert', 'programme', 'force']),
  phase: z.enum(ORDER_PHASES),
  /** Action points. */
  cost: int.min(0).max(3),
  /** Seen by its seat alone unless detected. */
  covert: z.boolean(),
  /** What it can be aimed at; empty where there is nothing to choose. */
  targets: z.record(
    id,
    z.strictObject({
      name: text,
      effects: z.array(effectSchema),
      /** Replaces `cost` for this target. */
      cost: int.min(0).max(3).optional(),
      needs: z.array(conditionSchema).optional(),
    }),
  ),
  effects: z.array(effectSchema),
  needs: z.array(conditionSchema),
  /** Covert orders only: what detection adds, and how much of the trust of each seat it was against it costs. */
  detection: z
    .strictObject({ against: z.array(seat), trust: int.max(0), effects: z.array(effectSchema) })
    .optional(),
  /** Orders of force only. */
  force: z
    .strictObject({
      on: seat,
      /** Whether the die of RULES 5 is rolled; without it only `effects` happen. */
      die: z.boolean(),
      attack: z.union([track, int]),
      defence: z.union([track, int]),
      /** Added to the damage where it does any. */
      bonus: int,
      /** Change of the struck seat's trust in the striker. */
      trust: int.max(0),
      /** Effects where it does damage. */
      onHit: z.array(effectSchema),
      /** Damage without a die, counted into the toll. */
      flatDamage: int.min(0),
      /** Whether it breaks the truce between Iran and Israel. */
      violates: z.boolean(),
    })
    .optional(),
});
export type OrderDef = Frozen<z.infer<typeof orderSchema>>;

/** A change of a home front at ratification. `role` tells on whom it falls; `only`/`except` narrow it. */
const homeEffectSchema = z.strictObject({
  role: z.enum(['debtor', 'creditor']),
  only: seat.optional(),
  except: seat.optional(),
  by: int,
  perLevel: z.boolean().optional(),
  minLevel: int.optional(),
  inLaw: z.boolean().optional(),
});

const termSchema = z.strictObject({
  name: text,
  text,
  kind: z.enum(['standing', 'delivery']),
  debtors: z.array(seat).min(1),
  /** Seats it may be owed to; the creditors of a term are chosen among these. */
  creditors: z.array(seat).min(1),
  /** Names of the levels, the lowest first; empty for a term without levels. Level 1 is the first. */
  levels: z.array(text),
  /** By level, the lowest first; a term without levels has one number. */
  exposure: z.array(int.min(0)).min(1),
  assurance: z.array(int.min(0)).min(1),
  /** Assurance where it comes later than the next reckoning, or waits for another term. */
  assuranceLate: z.array(int.min(0)).optional(),
  /** Whether it can be put into law, and what that adds. */
  law: z.strictObject({ exposure: int, assurance: int }).optional(),
  home: z.array(homeEffectSchema),
});
export type TermDef = Frozen<z.infer<typeof termSchema>>;

const responseSchema = z.strictObject({
  name: text,
  text,
  /** Who may give it: the seats struck, or the United States as the third party. */
  by: z.enum(['struck', 'third']),
  seats: z.array(seat).min(1),
  effects: z.array(effectSchema),
  /** Whether it leaves a strike unanswered (agenda Dignity). */
  answers: z.boolean(),
});

export type ResponseDef = Frozen<z.infer<typeof responseSchema>>;

/** One condition of an agenda, judged on the final position. */
const agendaConditionSchema = z.union([
  z.strictObject({ track, min: int.optional(), max: int.optional() }),
  z.strictObject({ secret: secretTrack, min: int.optional(), max: int.optional() }),
  z.strictObject({ trust: z.tuple([seat, seat]), min: int.optional(), max: int.optional() }),
  z.strictObject({
    fact: z.enum([
      'comprehensive-deal',
      'no-relief-in-law',
      'no-bomb',
      'no-breakout',
      'guarantee-in-force',
      'cap-zero',
      'few-shipped',
      'strikes-answered',
    ]),
  }),
]);
export type AgendaCondition = Frozen<z.infer<typeof agendaConditionSchema>>;

const agendaSchema = z.strictObject({
  seat,
  name: text,
  text,
  conditions: z.array(z.strictObject({ text, test: agendaConditionSchema })).min(1),
});

export type AgendaDef = Frozen<z.infer<typeof agendaSchema>>;

/** One component of a seat's public interests: a share from 0 to 1 times its weight in points. */
const interestSchema = z.strictObject({
  name: text,
  weight: z.number().min(0).max(70),
  measure: z.union([
    z.strictObject({ track, of: int.min(1), less: z.boolean().optional() }),
    z.strictObject({ secret: secretTrack, of: int.min(1), less: z.boolean().optional() }),
    z.strictObject({ trust: trustPair }),
    z.strictObject({
      /** Shares of the terms in force owed to this seat. */
      guarantees: z.array(z.strictObject({ term: id, debtor: seat, share: z.number() })),
    }),
  ]),
});
export type Interest = Frozen<z.infer<typeof interestSchema>>;

const eventSchema = z.strictObject({
  headline: text,
  text,
  conditions: z.array(conditionSchema),
  effects: z.array(effectSchema),
  choice: z
    .strictObject({
      seat,
      question: text,
      options: z
        .record(id, z.strictObject({ label: text, text, effects: z.array(effectSchema) }))
        .refine((options) => Object.keys(options).length >= 2, 'a choice has at least two options'),
      /** Taken when the seat says nothing. */
      otherwise: id,
    })
    .optional(),
});
export type EventDef = Frozen<z.infer<typeof eventSchema>>;

/** All other numbers of the rules (RULES 3, 5–8, 11). Changes of tracks are signed; chances are in percent. */
const numbersSchema = z.strictObject({
  actionPoints: z.strictObject({ normal: int, low: int, lowAt: int }),
  war: z.strictObject({
    endsAt: int,
    strikeDiscount: int,
    escalation: int,
    base: int,
    economy: int,
  }),
  strike: z.strictObject({
    sides: int,
    /** Damage by the total of the die, the lowest first; the last row holds for everything above. */
    damage: z.array(z.strictObject({ upTo: int, damage: int })),
    /** Fixed attack of an American retaliation. */
    usaAttack: int,
    /** Fixed defence of an American base. */
    baseDefence: int,
    leadership: z.strictObject({ security: int, weapon: int }),
    /** Damage on sites from which it also sets back the weapon, and by how much. */
    sitesWeapon: z.strictObject({ from: int, by: int }),
    rally: int,
    retaliationTrust: int,
    retaliationMissiles: int,
  }),
  escalation: z.strictObject({ perRound: int, freelyUpTo: int }),
  /** At the first reckoning of a war, from this escalation on, the chance in percent that it spreads over the region. */
  spark: z.strictObject({ from: int, percent: int.max(100) }),
  weariness: int,
  restraint: z.strictObject({ coalition: int, trust: int }),
  rebukeSurcharge: int,
  detection: z.strictObject({
    byAccess: z.array(int).length(4),
    perIntel: int,
    foreign: int,
    perSecurity: int,
    most: int,
  }),
  signals: z.strictObject({
    assessWidth: int,
    reconnoitreWidth: int,
    reconnoitreBlunt: int,
    sharpIntel: int,
    inspectorWidths: z.array(int).length(4),
  }),
  diffusion: z.strictObject({ heu: z.number(), concealed: z.number(), weapon: z.number() }),
  leak: z.strictObject({ dressUp: int, doubt: z.number(), found: int, foundAtAccess: int }),
  secretEnrichment: z.strictObject({ heu: int, sites: int }),
  conceal: int,
  weaponise: z.strictObject({ slow: int, fast: int, fastAt: int }),
  trust: z.strictObject({
    keep: int,
    keepUpTo: int,
    keepExposure: int,
    breach: int,
    breachInLaw: int,
    denounce: int,
    denounceThird: int,
    rebuke: int,
    lookAway: int,
    absorb: int,
  }),
  deals: z.strictObject({
    afterExposure: int,
    snapbackExposure: int,
    snapbackAssurance: int,
    reliefSanctions: int,
    reliefEconomy: int,
    aidShield: int,
    umbrellaShield: int,
    umbrellaUpTo: int,
    missileLimit: int,
    offersPerSeat: int,
    mostTerms: int,
  }),
  reckoning: z.strictObject({
    decay: int,
    quiet: int,
    quietUpTo: int,
    cooling: int,
    coolingFrom: int,
    heavySanctions: int,
    lightSanctions: int,
    sanctionsEconomy: int,
    poorEconomy: int,
    goodEconomy: int,
    economyStreets: int,
    alarmSites: int,
    alarm: int,
    firmCeasefire: int,
    firmBase: int,
    fadeAbove: z.record(seat, int),
    fade: int,
    crackdown: int,
    crackdownRounds: int,
  }),
  peace: z.strictObject({ rounds: int, ceasefire: int, access: int, relief: int }),
  frozenCeasefire: int,
  scores: z.strictObject({
    agenda: int,
    agendaPart: int,
    durablePeace: int,
    conflagration: int,
    conflagrationNoForce: int,
    breakout: int,
    breakoutIran: int,
    regimeIran: int,
    regimeOthers: int,
    fewShipped: int,
  }),
});
export type Numbers = Frozen<z.infer<typeof numbersSchema>>;

export const scenarioSchema = z.strictObject({
  id,
  name: text,
  text,
  /** Rounds of one month. */
  rounds: int.min(1).max(24),
  /** Year and month (1 to 12) of round 1. */
  begins: z.strictObject({ year: int, month: int.min(1).max(12) }),
  start: z.strictObject({
    tracks: z.record(track, int),
    /** `trust[from][to]`; a seat's entry for itself means nothing. */
    trust: z.record(seat, z.record(seat, int)),
  }),
  /** Weights of what is dealt (RULES 2); keys are values. */
  dealt: z.strictObject({
    heu: z.record(z.string(), int.min(0)),
    /** Undeclared uranium less half of all of it, rounded down. */
    concealed: z.record(z.string(), int.min(0)),
    weapon: z.record(z.string(), int.min(0)),
  }),
  numbers: numbersSchema,
  orders: z.record(id, orderSchema),
  terms: z.record(id, termSchema),
  responses: z.record(id, responseSchema),
  agendas: z.record(id, agendaSchema),
  interests: z.record(seat, z.array(interestSchema)),
  events: z.record(id, eventSchema),
  /** Orders shown first to a newcomer, for so many rounds; the rest is one click away. Never a rule. */
  firstOrders: z.strictObject({ rounds: int, orders: z.array(id) }).optional(),
});
export type Scenario = Frozen<z.infer<typeof scenarioSchema>>;
