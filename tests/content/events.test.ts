import { describe, expect, it } from 'vitest';
import { INTERESTS } from '../../shared/content/agendas';
import { EVENTS } from '../../shared/content/events';
import { SCENARIOS } from '../../shared/content/scenarios';
import type { Effect, EventDef } from '../../shared/content/schema';
import { SEATS, type Seat } from '../../shared/content/seats';

const events = Object.entries(EVENTS);
const size = (effects: readonly Effect[]) =>
  effects.reduce((sum, effect) => sum + ('by' in effect ? Math.abs(effect.by) : 1), 0);
const optionsOf = (event: EventDef) => Object.values(event.choice?.options ?? {});

/** What a list of effects moves, by track or pair of seats. */
function ledger(rows: readonly { effects: readonly Effect[]; share: number }[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { effects, share } of rows)
    for (const effect of effects) {
      if (!('by' in effect)) continue;
      const key =
        'track' in effect ? effect.track : 'trust' in effect ? effect.trust.join(' ') : effect.secret;
      sums[key] = (sums[key] ?? 0) + effect.by * share;
    }
  return sums;
}

/** The whole deck, with every option of a choice taken equally often. */
const deck = ledger(
  events.flatMap(([, event]) => [
    { effects: event.effects, share: 1 },
    ...optionsOf(event).map(({ effects }) => ({ effects, share: 1 / optionsOf(event).length })),
  ]),
);

/** What it is worth to a seat, in points of its public interests. */
const worth = (seat: Seat) =>
  INTERESTS[seat].reduce((sum, { weight, measure }) => {
    if ('track' in measure)
      return sum + ((deck[measure.track] ?? 0) * weight * (measure.less ? -1 : 1)) / measure.of;
    return 'trust' in measure ? sum + ((deck[measure.trust.join(' ')] ?? 0) * weight) / 10 : sum;
  }, 0);

describe('the deck', () => {
  it('has at least 24 events, 8 of them with a choice, and 3 for each seat', () => {
    expect(events.length).toBeGreaterThanOrEqual(24);
    const asked = events.flatMap(([, { choice }]) => (choice ? [choice.seat] : []));
    expect(asked.length).toBeGreaterThanOrEqual(8);
    for (const seat of SEATS) expect(asked.filter((one) => one === seat).length).toBeGreaterThanOrEqual(3);
  });

  it('can be drawn from in any position of the longest game', () => {
    const always = events.filter(([, { conditions }]) => conditions.length === 0);
    expect(always.length).toBeGreaterThanOrEqual(16);
    expect(always.length).toBeGreaterThan(SCENARIOS.long.rounds);
  });

  it('favours no seat', () => {
    for (const seat of SEATS) expect(Math.abs(worth(seat)), seat).toBeLessThan(1);
  });

  it('drifts on no track', () => {
    for (const [key, sum] of Object.entries(deck))
      if (key !== 'toll') expect(Math.abs(sum), key).toBeLessThanOrEqual(2);
  });

  it('moves nothing that only Iran knows', () => {
    expect(Object.keys(deck)).not.toContain('heu');
    expect(Object.keys(deck)).not.toContain('concealed');
    expect(Object.keys(deck)).not.toContain('weapon');
  });

  it('tells somebody something about the uranium and about the weapon', () => {
    const signals = events.flatMap(([, event]) =>
      [event, ...optionsOf(event)].flatMap(({ effects }) =>
        effects.flatMap((effect) => ('signal' in effect ? [`${effect.signal} ${effect.to}`] : [])),
      ),
    );
    expect(new Set(signals)).toEqual(new Set(['heu all', 'weapon usa', 'weapon israel']));
  });

  it('never counts lives back', () => {
    for (const [id, event] of events)
      for (const effect of [event, ...optionsOf(event)].flatMap(({ effects }) => effects))
        if ('track' in effect && effect.track === 'toll') expect(effect.by, id).toBeGreaterThan(0);
  });
});

describe.each(events)('the event %s', (_, event) => {
  it('reads like a newspaper', () => {
    expect(event.headline.length).toBeLessThanOrEqual(90);
    expect(event.headline).not.toMatch(/[.!]$/);
    const sentences = event.text.match(/[.!?](?=\s|$)/g) ?? [];
    expect(sentences.length).toBeGreaterThanOrEqual(1);
    expect(sentences.length).toBeLessThanOrEqual(3);
    expect(event.text).toMatch(/[.?]$/);
  });

  it('moves little', () => {
    for (const effects of [event.effects, ...optionsOf(event).map((option) => option.effects)]) {
      for (const effect of effects) if ('by' in effect) expect([1, 2]).toContain(Math.abs(effect.by));
      expect(size(effects)).toBeLessThanOrEqual(4);
    }
  });

  it('fits what it takes away', () => {
    // An event that only takes from the inspectors needs some to take from.
    const takes = [event, ...optionsOf(event)].some(({ effects }) =>
      effects.some((effect) => 'track' in effect && effect.track === 'access' && effect.by < 0),
    );
    if (takes) expect(event.conditions).toContainEqual({ track: 'access', min: 1 });
  });

  if (event.choice) {
    const { choice } = event;
    it('asks a question with answers that differ, of which silence takes the mildest', () => {
      expect(choice.question).toMatch(/\?$/);
      const options = Object.values(choice.options);
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(options.length).toBeLessThanOrEqual(3);
      expect(new Set(options.map(({ effects }) => JSON.stringify(effects))).size).toBe(options.length);
      const silence = choice.options[choice.otherwise];
      expect(size(silence?.effects ?? [])).toBe(Math.min(...options.map(({ effects }) => size(effects))));
    });
  }
});
