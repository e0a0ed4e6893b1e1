/** A strong bot: what it does follows from play-outs, within the effort that it is given, and it says so. */
import { describe, expect, it } from 'vitest';
import { CHARACTERS, type BotAct, type Effort } from '../../shared/bots/bot';
import { mindOf } from '../../shared/bots/middle/mind';
import { strongBot } from '../../shared/bots/strong';
import { strongMind } from '../../shared/bots/strong/mind';
import { SEATS, type Seat } from '../../shared/content/seats';
import { check } from '../../shared/rules/apply';
import { actionPoints, orderCost } from '../../shared/rules/orders';
import type { State } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { deal, draft, inputFor, offer, table, term } from './support';

const effort = (rollouts: number, stop = () => false): Effort => ({ rollouts, stop });
const act = (state: State, seat: Seat, given: Effort, name = 0): BotAct | null =>
  strongBot.act({ ...inputFor(state, seat, name, CHARACTERS[name % 3]), effort: given });

const ordering = (change: (state: State) => void = () => {}): State =>
  table((now) => {
    now.step = 'orders';
    change(now);
  });
/** Israel has struck Iran: Iran and the United States are to answer. */
const struck = (): State =>
  table((now) => {
    now.step = 'response';
    now.round = 3;
    now.lastForce.israel = now.lastStruck.iran = 3;
    now.ready.israel = true;
    now.incidents['1'] = {
      by: 'israel',
      on: 'iran',
      order: 'airstrike',
      target: 'missiles',
      damage: 2,
      violation: true,
    };
  });

describe('orders of a strong bot', () => {
  it.each(SEATS)('in the seat of %s are legal and paid for, with any effort', (seat) => {
    for (const rollouts of [0, 1, 5, 40]) {
      const state = ordering();
      const given = act(state, seat, effort(rollouts));
      expect(given?.action.type).toBe('orders');
      expect(check(seatView(state, seat), seat, given!.action)).toBeNull();
      if (given?.action.type !== 'orders') continue;
      const cost = given.action.orders.reduce((sum, order) => sum + orderCost(state, seat, order), 0);
      expect(cost).toBeLessThanOrEqual(actionPoints(state, seat));
    }
  });

  it('come with the averages of what was played out, and how often that was', () => {
    for (const seat of SEATS) {
      const reason = act(ordering(), seat, effort(60))?.reason ?? '';
      const times = Number(/played the rest of the game (\d+) times/.exec(reason)?.[1]);
      expect(times).toBeGreaterThan(20);
      expect(times).toBeLessThanOrEqual(60);
      expect(reason).toMatch(/final score on average: .*\d+(\.\d)? \(±\d/);
    }
  });

  it('claim no play-outs where there were none', () => {
    for (const given of [effort(0), effort(100, () => true)]) {
      const reason = act(ordering(), 'usa', given)?.reason ?? '';
      expect(reason).toMatch(/^Our choice: .*by our reckoning [+−]?\d/);
      expect(reason).not.toContain('±');
    }
  });

  it('stop when time is up', () => {
    let asked = 0;
    act(
      ordering(),
      'iran',
      effort(100_000, () => (asked += 1) > 30),
    );
    expect(asked).toBeGreaterThan(30);
    expect(asked).toBeLessThan(40);
  });

  it('do not end the game where nobody would gain by it', () => {
    const state = ordering((now) => {
      now.agendas.iran = 'recovery';
      now.secret = { heu: 8, concealed: 4, weapon: 4, shipped: 0 };
    });
    for (let name = 0; name < 6; name++) {
      const given = act(state, 'iran', effort(60), name);
      if (given?.action.type !== 'orders') throw new Error('no orders');
      expect(given.action.orders.map(({ order }) => order)).not.toContain('weaponise');
    }
  });
});

describe('answers of a strong bot', () => {
  it('are legal, with the averages of what was played out', () => {
    for (const seat of ['usa', 'iran'] as const) {
      const state = struck();
      const given = act(state, seat, effort(60));
      expect(check(seatView(state, seat), seat, given!.action)).toBeNull();
      expect(given?.reason).toMatch(/^Our answer: .*Final score on average, played out: .*\(±\d/);
      const plain = act(state, seat, effort(0));
      expect(check(seatView(state, seat), seat, plain!.action)).toBeNull();
      expect(plain?.reason).toMatch(/^Our answer, and what it is worth to us: /);
      expect(plain?.reason).not.toContain('±');
    }
    expect(act(struck(), 'israel', effort(10))).toBeNull();
  });
});

describe('the mind of a strong bot', () => {
  const text = draft(
    ['usa', 'iran'],
    [term('relief', 'usa', ['iran'], { level: 2, due: 1 }), term('access', 'iran', ['usa'], { level: 2 })],
  );
  const input = (state: State, rollouts: number) => ({
    ...inputFor(state, 'iran'),
    effort: effort(rollouts),
  });

  it('thinks as a middle one does until it has studied a text, or where it may not', () => {
    const state = table();
    const plain = mindOf(inputFor(state, 'iran')).judge(text);
    expect(strongMind(input(state, 50)).judge(text)).toEqual(plain);
    const idle = strongMind(input(state, 0));
    idle.study([text]);
    expect(idle.judge(text)).toEqual(plain);
    const keen = strongMind(input(state, 50));
    keen.study([text]);
    expect(keen.judge(text)).not.toEqual(plain);
    expect(keen.judge({ ...text, snapback: true })).toEqual(
      mindOf(inputFor(state, 'iran')).judge({ ...text, snapback: true }),
    );
  });

  it('leaves its view alone, whatever it plays out', () => {
    const state = table((now) => {
      deal(now, draft(['usa', 'israel'], [term('aid', 'usa', ['israel'], { due: 1 })]));
    });
    const given = input(state, 40);
    const before = JSON.stringify(given.view);
    strongMind(given).study([text, { ...text, snapback: true }]);
    expect(JSON.stringify(given.view)).toBe(before);
  });

  it('hopes for what others would sign', () => {
    const mind = strongMind(input(table(), 0));
    const value = (usa: number, iran: number) => mind.value({ draft: text, gains: [usa, iran, 0] });
    expect(value(2, 5)).toBeGreaterThan(value(-2, 5));
    expect(value(2, 5)).toBeGreaterThan(value(2, 4));
    expect(value(4, 5)).toBeGreaterThan(value(-4, 8));
  });

  it('plays out no text that cannot be signed, however many are on the table', () => {
    const state = table((now) => {
      now.round = 2;
      const { id } = deal(now, draft(['usa', 'israel'], [term('aid', 'usa', ['israel'], { due: 2 })]), {
        signed: 2,
      });
      now.signed.usa = now.signed.israel = id;
    });
    offer(state, 'usa', {
      ...text,
      terms: text.terms.map((one) => (one.due === null ? one : { ...one, due: 2 })),
    });
    let asked = 0;
    const given = act(
      state,
      'iran',
      effort(200, () => (asked += 1) < 0),
    );
    expect(given?.action.type).toBe('decline');
    expect(asked).toBe(0);
  });
});
