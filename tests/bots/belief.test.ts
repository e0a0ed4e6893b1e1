/** What a seat makes of the others: their agendas, read off what they do, and whether they keep their word. */
import { describe, expect, it } from 'vitest';
import { playGame } from '../../shared/bots/arena';
import { agendasOf } from '../../shared/bots/evaluation/outlook';
import { middleBot } from '../../shared/bots/middle';
import { beliefsOfView } from '../../shared/bots/middle/belief';
import { wordOf } from '../../shared/bots/middle/record';
import { randomBot } from '../../shared/bots/random';
import type { AgendaId } from '../../shared/content/agendas';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { About, Channel, Message } from '../../shared/protocol/messages';
import type { Draft, State } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { act, answer, command, deal, mutual, owes, play, propose, sign, table } from '../rules/support';

const seedOf = (game: number): string => game.toString(16).padStart(8, '6').repeat(4);

/** Tracks with which nothing falls apart by itself. */
const calm = { sites: 3, missiles: 6, coalition: 8, streets: 8, base: 8 } as const;

const chance = (state: State, viewer: Seat, of: Seat, agenda: AgendaId): number =>
  beliefsOfView(seatView(state, viewer))[of][agenda] ?? 0;

describe('beliefs about agendas', () => {
  it('begin even', () => {
    const state = table();
    for (const viewer of SEATS) {
      const beliefs = beliefsOfView(seatView(state, viewer));
      for (const seat of SEATS) {
        for (const id of agendasOf(seat))
          expect(beliefs[seat][id]).toBeCloseTo(1 / agendasOf(seat).length, 9);
      }
    }
  });

  it('move to the agenda that explains orders', () => {
    const pressed = table({ tracks: { ...calm, sanctions: 4, economy: 8 } });
    for (let round = 0; round < 2; round++) play(pressed, { usa: ['tighten'] });
    const eased = table({ tracks: { ...calm, sanctions: 4, economy: 8 } });
    for (let round = 0; round < 2; round++) play(eased, { usa: ['relax'] });
    for (const viewer of ['iran', 'israel'] as const) {
      const [hard, soft] = [pressed, eased].map((state) => chance(state, viewer, 'usa', 'peacemaker'));
      expect(soft).toBeGreaterThan(1 / 3);
      expect(soft).toBeGreaterThan((hard ?? 1) + 0.05);
    }
  });

  it.each([
    ['offers', 'usa', (state: State, text: Draft): void => void propose(state, 'usa', text)],
    [
      'accepts',
      'iran',
      (state: State, text: Draft): void =>
        act(state, 'usa', { type: 'accept', offer: propose(state, 'iran', text) }),
    ],
  ] as const)('move away from maximum pressure where Washington %s relief', (_, __, agree) => {
    const text = deal([
      owes('usa', 'relief', 'iran', { level: 2, inLaw: true }),
      owes('iran', 'access', 'usa'),
    ]);
    const state = table({ tracks: { base: 8 }, trust: { usa: { iran: 8 }, iran: { usa: 8 } } });
    agree(state, text);
    expect(chance(state, 'israel', 'usa', 'maximum-pressure')).toBeLessThan(1 / 3);
  });

  it('move the other way where it declines', () => {
    const text = deal([
      owes('usa', 'relief', 'iran', { level: 2, inLaw: true }),
      owes('iran', 'access', 'usa'),
    ]);
    const state = table();
    const offer = propose(state, 'iran', text);
    act(state, 'usa', { type: 'decline', offer });
    expect(chance(state, 'iran', 'usa', 'maximum-pressure')).toBeGreaterThan(1 / 3);
  });

  it('read no more than the viewer may: a secret offer says nothing to the third seat', () => {
    const text = deal([owes('usa', 'relief', 'iran', { level: 2 }), owes('iran', 'access', 'usa')], {
      secret: true,
    });
    const state = table();
    const before = beliefsOfView(seatView(state, 'israel'));
    act(state, 'usa', { type: 'decline', offer: propose(state, 'iran', text) });
    expect(beliefsOfView(seatView(state, 'israel'))).toEqual(before);
    expect(beliefsOfView(seatView(state, 'iran'))).not.toEqual(beliefsOfView(seatView(table(), 'iran')));
  });

  it('add up to 1 and rule nothing out, through whole games', () => {
    for (let game = 0; game < 4; game++) {
      const bots = { usa: randomBot, iran: randomBot, israel: randomBot };
      let at = 0;
      playGame(SCENARIO_IDS[game % 3] ?? 'standard', seedOf(game), bots, (state) => {
        if (state.step === 'ended' || at++ % 25 > 0) return;
        const viewer = SEATS[at % 3] ?? 'usa';
        const beliefs = beliefsOfView(seatView(state, viewer));
        for (const seat of SEATS) {
          const chances = agendasOf(seat).map((id) => beliefs[seat][id] ?? 0);
          expect(chances.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
          expect(Math.min(...chances)).toBeGreaterThan(0.01);
        }
      });
    }
  });

  it('come nearer to the truth in games of middle bots', () => {
    const bots = { usa: middleBot, iran: middleBot, israel: middleBot };
    let [sum, count] = [0, 0];
    for (let game = 0; game < 16; game++) {
      let last: (() => number) | null = null;
      playGame('standard', seedOf(game + 100), bots, (state) => {
        if (state.step !== 'orders' || state.round !== 6) return;
        const views = SEATS.map((viewer) => beliefsOfView(seatView(state, viewer)));
        const { agendas } = state;
        last = () => {
          let total = 0;
          views.forEach((beliefs, at) => {
            for (const seat of SEATS) if (seat !== SEATS[at]) total += beliefs[seat][agendas[seat]] ?? 0;
          });
          return total / 6;
        };
      });
      const found = last as (() => number) | null;
      if (!found) continue;
      sum += found();
      count += 1;
    }
    expect(count).toBeGreaterThan(8);
    expect(sum / count).toBeGreaterThan(0.36);
  });
});

const said = (from: Seat, round: number, channel: Channel, about: About): Record<string, Message> => ({
  '1': { from, channel, round, after: 0, at: 0, body: { kind: 'quick', quick: 'promise', about } },
});
const word = (state: State, viewer: Seat, of: Seat, heard: Record<string, Message> = {}) =>
  wordOf(seatView(state, viewer), heard)[of];

describe('the word of a seat', () => {
  it('is taken as given where nothing was broken', () => {
    for (const seat of SEATS) expect(word(table(), 'usa', seat)).toEqual({ distrust: 0, broken: 0 });
  });

  it('is worth less with every breach that came to light, and mends with what is kept', () => {
    const state = table({ tracks: calm, trust: { iran: { israel: 6 }, israel: { iran: 6 } } });
    sign(state, deal(mutual('hold-fire', 'iran', 'israel')));
    command(state, { israel: ['raid:missiles'] });
    answer(state);
    const once = word(state, 'iran', 'israel');
    expect(once.broken).toBeGreaterThan(0);
    expect(once.distrust).toBeGreaterThan(0);
    expect(word(state, 'iran', 'usa').distrust).toBe(0);
    command(state, { israel: ['raid:sites'] });
    answer(state);
    const twice = word(state, 'iran', 'israel');
    expect(twice.distrust).toBeGreaterThan(once.distrust);
    for (let round = 0; round < 3; round++) play(state);
    expect(word(state, 'iran', 'israel').distrust).toBeLessThanOrEqual(twice.distrust);
  });

  it.each([
    [
      'peace to the seat that is then struck',
      'iran-israel',
      { kind: 'seat', id: 'iran' },
      ['raid:missiles'],
      true,
    ],
    ['peace to another seat', 'usa-israel', { kind: 'seat', id: 'usa' }, ['raid:missiles'], false],
    [
      'hold-fire where the struck one hears it',
      'open',
      { kind: 'term', id: 'hold-fire' },
      ['raid:sites'],
      true,
    ],
    ['hold-fire to Washington alone', 'usa-israel', { kind: 'term', id: 'hold-fire' }, ['raid:sites'], false],
    ['to endorse, and lobbies', 'usa-israel', { kind: 'term', id: 'endorse' }, ['lobby'], true],
    ['to endorse, and strikes', 'usa-israel', { kind: 'term', id: 'endorse' }, ['raid:sites'], false],
    ['a term that there is not', 'open', { kind: 'term', id: 'constructor' }, ['raid:sites'], false],
    ['an order', 'open', { kind: 'order', id: 'raid' }, ['raid:sites'], false],
    ['peace, and keeps it', 'iran-israel', { kind: 'seat', id: 'iran' }, ['stand-down'], false],
  ] as const)(
    'is broken by acts against what was promised: Israel promises %s',
    (_, channel, about, orders, broken) => {
      const state = table({ tracks: calm });
      command(state, { israel: orders });
      answer(state);
      const heard = said('israel', 1, channel, about);
      expect(word(state, 'iran', 'israel', heard).broken).toBe(broken ? 1 : 0);
      expect(word(state, 'iran', 'israel', heard).distrust > 0).toBe(broken);
    },
  );

  it('holds for the next month too, and no longer', () => {
    const heard = said('israel', 1, 'iran-israel', { kind: 'seat', id: 'iran' });
    for (const [month, broken] of [
      [2, 1],
      [3, 0],
    ] as const) {
      const state = table({ tracks: calm });
      while (state.round < month) play(state);
      command(state, { israel: ['raid:missiles'] });
      answer(state);
      expect(word(state, 'iran', 'israel', heard).broken).toBe(broken);
    }
  });

  it('is not broken by a strike back', () => {
    const state = table({ tracks: calm });
    command(state, { iran: ['barrage'] });
    answer(state, { israel: 'retaliate' });
    const heard = said('israel', 1, 'open', { kind: 'seat', id: 'iran' });
    expect(word(state, 'iran', 'israel', heard).broken).toBe(0);
  });

  it('gains by promises that were kept', () => {
    const state = table({ tracks: calm, trust: { iran: { israel: 6 }, israel: { iran: 6 } } });
    sign(state, deal(mutual('hold-fire', 'iran', 'israel')));
    command(state, { israel: ['raid:missiles'] });
    answer(state);
    while (state.round < 5) play(state);
    const heard = said('israel', 2, 'open', { kind: 'seat', id: 'iran' });
    const plain = word(state, 'iran', 'israel').distrust;
    expect(plain).toBeGreaterThan(0);
    expect(word(state, 'iran', 'israel', heard).distrust).toBeLessThan(plain);
  });
});
