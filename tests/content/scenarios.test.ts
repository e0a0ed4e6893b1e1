import { describe, expect, it } from 'vitest';
import { AGENDAS, INTERESTS } from '../../shared/content/agendas';
import { ENDING_TEXT, ENDINGS } from '../../shared/content/endings';
import { ORDERS } from '../../shared/content/orders';
import { RESPONSES } from '../../shared/content/responses';
import { SCENARIOS } from '../../shared/content/scenarios';
import { scenarioSchema, type OrderDef, type Scenario, type TermDef } from '../../shared/content/schema';
import { SEATS } from '../../shared/content/seats';
import { TERMS } from '../../shared/content/terms';
import { SECRET_TRACKS, TRACK_MAX, TRACK_TEXT, TRACKS } from '../../shared/content/tracks';

const ALL: readonly Scenario[] = Object.values(SCENARIOS);
const orders: readonly (readonly [string, OrderDef])[] = Object.entries(ORDERS);
const terms: readonly (readonly [string, TermDef])[] = Object.entries(TERMS);

describe.each(ALL.map((scenario) => [scenario.id, scenario] as const))('the scenario %s', (id, scenario) => {
  it('is accepted by its own schema, unchanged', () => {
    expect(scenarioSchema.parse(scenario)).toEqual(scenario);
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
    expect(Object.keys(SCENARIOS)).toContain(id);
  });

  it('starts inside the ends of every track', () => {
    for (const track of TRACKS) {
      expect(scenario.start.tracks[track], track).toBeGreaterThanOrEqual(0);
      expect(scenario.start.tracks[track], track).toBeLessThanOrEqual(TRACK_MAX[track]);
    }
    for (const from of SEATS)
      for (const to of SEATS) {
        expect(scenario.start.trust[from][to], `${from} to ${to}`).toBeGreaterThanOrEqual(0);
        expect(scenario.start.trust[from][to], `${from} to ${to}`).toBeLessThanOrEqual(10);
      }
  });

  it('deals values that fit', () => {
    const values = (weights: Readonly<Record<string, number>>) => Object.keys(weights).map(Number);
    const heu = values(scenario.dealt.heu);
    const beyondHalf = values(scenario.dealt.concealed);
    for (const units of heu) {
      expect(units).toBeLessThanOrEqual(TRACK_MAX.heu);
      for (const more of beyondHalf) {
        const concealed = Math.floor(units / 2) + more;
        expect(concealed, `${more} more than half of ${units}`).toBeGreaterThanOrEqual(0);
        expect(concealed, `${more} more than half of ${units}`).toBeLessThanOrEqual(units);
      }
    }
    // Nobody is dealt a device, or the last step before one.
    for (const steps of values(scenario.dealt.weapon)) expect(steps).toBeLessThanOrEqual(3);
  });

  it('names only what there is', () => {
    for (const order of scenario.firstOrders?.orders ?? []) expect(scenario.orders).toHaveProperty([order]);
    for (const [event, { choice }] of Object.entries(scenario.events))
      if (choice) expect(Object.keys(choice.options), event).toContain(choice.otherwise);
    for (const interest of SEATS.flatMap((seat) => scenario.interests[seat])) {
      if (!('guarantees' in interest.measure)) continue;
      for (const { term, debtor } of interest.measure.guarantees)
        expect(scenario.terms[term]?.debtors, term).toContain(debtor);
    }
  });

  it('shows a newcomer orders of every seat first', () => {
    if (!scenario.firstOrders) return;
    expect(scenario.firstOrders.rounds).toBeLessThan(scenario.rounds);
    const seats = scenario.firstOrders.orders.map((order) => scenario.orders[order]?.seat);
    expect(new Set(seats)).toEqual(new Set(SEATS));
  });

  it('begins in July 2025 and has more events without conditions than rounds', () => {
    expect(scenario.begins).toEqual({ year: 2025, month: 7 });
    const always = Object.values(scenario.events).filter(({ conditions }) => conditions.length === 0);
    expect(always.length).toBeGreaterThan(scenario.rounds);
  });
});

describe('the three scenarios', () => {
  it('are of 5, 8 and 12 rounds', () => {
    expect(Object.fromEntries(ALL.map(({ id, rounds }) => [id, rounds]))).toEqual({
      short: 5,
      standard: 8,
      long: 12,
    });
  });

  it('differ in length and in what is shown first, and in nothing that decides', () => {
    const own = ['id', 'name', 'text', 'rounds', 'firstOrders'];
    const rest = (scenario: Scenario) =>
      Object.fromEntries(Object.entries(scenario).filter(([key]) => !own.includes(key)));
    for (const scenario of ALL) expect(rest(scenario)).toEqual(rest(SCENARIOS.standard));
  });
});

describe('a list of content', () => {
  it.each([
    ['orders of the United States', orders.filter(([, { seat }]) => seat === 'usa').length, 10],
    ['orders of Iran', orders.filter(([, { seat }]) => seat === 'iran').length, 14],
    ['orders of Israel', orders.filter(([, { seat }]) => seat === 'israel').length, 10],
    ['terms', terms.length, 16],
    ['responses', Object.keys(RESPONSES).length, 6],
    ['agendas of the United States', Object.values(AGENDAS).filter(({ seat }) => seat === 'usa').length, 3],
    ['agendas of Iran', Object.values(AGENDAS).filter(({ seat }) => seat === 'iran').length, 3],
    ['agendas of Israel', Object.values(AGENDAS).filter(({ seat }) => seat === 'israel').length, 3],
    ['endings', ENDINGS.length, 7],
  ])('has all %s', (_, count, expected) => {
    expect(count).toBe(expected);
  });

  it('has a name and a text for every track and every ending', () => {
    expect(Object.keys(TRACK_TEXT).sort()).toEqual([...TRACKS, ...SECRET_TRACKS].sort());
    expect(Object.keys(ENDING_TEXT).sort()).toEqual([...ENDINGS].sort());
  });
});

describe('an order', () => {
  it.each(orders)('%s is of one piece', (_, order) => {
    // A covert order can be found out, and only a covert order; only force is resolved among the strikes.
    expect(order.covert).toBe(order.detection !== undefined);
    expect(order.covert).toBe(order.phase === 'covert');
    expect(order.force !== undefined).toBe(order.phase === 'strike');
    expect(order.force !== undefined).toBe(order.group === 'force');
    expect(order.detection?.against ?? []).not.toContain(order.seat);
    expect(order.force?.on).not.toBe(order.seat);
    // What is seen by all moves no secret track; a secret track would tell the whole table.
    if (!order.covert) {
      const effects = [...order.effects, ...Object.values(order.targets).flatMap((target) => target.effects)];
      expect(effects.filter((effect) => 'secret' in effect)).toEqual([]);
    }
  });
});

describe('a term', () => {
  it.each(terms)('%s has a number for every level', (_, term) => {
    const levels = Math.max(1, term.levels.length);
    expect(term.exposure).toHaveLength(levels);
    expect(term.assurance).toHaveLength(levels);
    expect(term.assuranceLate?.length ?? levels).toBe(levels);
    // More of a term never costs less, nor assures less.
    for (const row of [term.exposure, term.assurance, term.assuranceLate ?? []])
      expect(row).toEqual([...row].sort((a, b) => a - b));
    for (const { minLevel } of term.home) expect(minLevel ?? 1).toBeLessThanOrEqual(levels);
  });

  it.each(terms)('%s is owed by somebody to somebody else', (_, term) => {
    for (const debtor of term.debtors)
      expect(term.creditors.some((creditor) => creditor !== debtor)).toBe(true);
  });

  it.each(terms)('%s puts home effects on seats that can have them', (_, term) => {
    for (const { role, only, except } of term.home) {
      const seats = role === 'debtor' ? term.debtors : term.creditors;
      for (const seat of [only, except]) if (seat) expect(seats).toContain(seat);
    }
  });
});

describe('scores', () => {
  it.each(SEATS)('of %s: public interests add up to 70', (seat) => {
    expect(INTERESTS[seat].reduce((sum, { weight }) => sum + weight, 0)).toBe(70);
  });

  it('leave 30 points for the agenda', () => {
    expect(SCENARIOS.standard.numbers.scores.agenda).toBe(30);
  });

  it('count shares of guarantees up to 1', () => {
    for (const { measure } of SEATS.flatMap((seat) => INTERESTS[seat]))
      if ('guarantees' in measure)
        expect(measure.guarantees.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });
});
