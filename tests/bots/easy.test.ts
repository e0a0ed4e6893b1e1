/** What the easy bot does in positions of its own, each asked with many random streams. */
import { describe, expect, it } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import type { SeatAction } from '../../shared/rules/actions';
import { PICTURES, type Incident, type Order, type State } from '../../shared/rules/state';
import { ask, asked, deal, draft, messages, offer, table, term } from './support';

const TIMES = 40;

/** How often each type of act was given. */
function types(state: State, seat: Seat): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const act of asked(TIMES, state, seat)) {
    const type = act?.action.type ?? 'waits';
    counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}

const ordersOf = (action: SeatAction | undefined): readonly Order[] =>
  action?.type === 'orders' ? action.orders : [];

/** In how many of the answers one of these orders stands. */
const timesOrdered = (state: State, seat: Seat, ...orders: readonly string[]): number =>
  asked(TIMES, state, seat).filter((act) => ordersOf(act?.action).some(({ order }) => orders.includes(order)))
    .length;

const firstStep = draft(
  ['usa', 'iran'],
  [
    term('access', 'iran', ['usa'], { level: 2 }),
    term('release', 'iran', ['usa'], { due: 1 }),
    term('relief', 'usa', ['iran'], { due: 1 }),
    term('no-regime-change', 'usa', ['iran']),
  ],
);
const truce = draft(
  ['iran', 'israel'],
  [term('hold-fire', 'iran', ['israel']), term('hold-fire', 'israel', ['iran'])],
);

describe('on the table', () => {
  it.each([
    ['relief for inspections', 'usa', 'iran', firstStep, () => {}, 'accept'],
    ['the same, seen from Tehran', 'iran', 'usa', firstStep, () => {}, 'accept'],
    [
      'uranium for nothing',
      'iran',
      'usa',
      draft(['usa', 'iran'], [term('ship-out', 'iran', ['usa'], { level: 5, due: 1 })]),
      () => {},
      'decline',
    ],
    [
      'relief for nothing, under the agenda of pressure',
      'usa',
      'iran',
      draft(['usa', 'iran'], [term('relief', 'usa', ['iran'], { level: 2, due: 1, inLaw: true })]),
      (state: State): void => {
        state.agendas.usa = 'maximum-pressure';
      },
      'decline',
    ],
    [
      'a dismantled plant, for a seat that wants to be near the bomb',
      'iran',
      'usa',
      draft(
        ['usa', 'iran'],
        [term('cap', 'iran', ['usa'], { level: 2 }), term('release', 'iran', ['usa'], { due: 1 })],
      ),
      (state: State): void => {
        state.agendas.iran = 'threshold';
      },
      'decline',
    ],
  ] as const)('%s: %s, offered by %s', (_, seat, by, text, change, expected) => {
    const state = table((now) => {
      now.trust.iran.usa = 4;
      now.trust.usa.iran = 5;
      change(now);
    });
    offer(state, by, text);
    expect(types(state, seat)[expected]).toBeGreaterThanOrEqual(0.8 * TIMES);
  });

  it('never accepts what does not pass both tests', () => {
    const state = table();
    offer(state, 'israel', truce);
    for (const act of asked(TIMES, state, 'iran')) expect(act?.action.type).not.toBe('accept');
  });

  it('says with a quick message why it declines', () => {
    const state = table();
    offer(state, 'usa', draft(['usa', 'iran'], [term('ship-out', 'iran', ['usa'], { level: 6, due: 1 })]));
    const declined = asked(TIMES, state, 'iran').filter((act) => act?.action.type === 'decline');
    expect(declined.length).toBeGreaterThan(0);
    for (const act of declined) {
      expect(act?.say).toEqual({
        channel: 'usa-iran',
        body: { kind: 'quick', quick: 'refuse', about: { kind: 'term', id: 'ship-out' } },
      });
      expect(act?.reason).toMatch(/Worth −\d/);
    }
  });

  it('counters now and then with a text that is good for it', () => {
    const state = table((now) => {
      now.trust.iran.usa = 3;
    });
    const greedy = draft(firstStep.parties, [
      ...firstStep.terms,
      term('ship-out', 'iran', ['usa'], { level: 3, due: 1 }),
    ]);
    const countered = offer(state, 'usa', greedy);
    const counters = asked(200, state, 'iran').flatMap((act) =>
      act?.action.type === 'offer' && act.action.counters === countered ? [act] : [],
    );
    expect(counters.length).toBeGreaterThan(5);
  });

  it('proposes, of its own accord, a text that passes and that it says the worth of', () => {
    const made = asked(TIMES, table(), 'usa').filter((act) => act?.action.type === 'offer');
    expect(made.length).toBeGreaterThan(3);
    for (const act of made) expect(act?.reason).toMatch(/worth \d.* to us: /);
  });
});

describe('what is said to it', () => {
  it.each([
    ['iran', 'relief', 'usa'],
    ['usa', 'access', 'iran'],
    ['israel', 'proxy-restraint', 'iran'],
  ] as const)('%s asks about %s: an offer with it, or a refusal', (from, id, seat) => {
    const state = table();
    const channel = ({ iran: 'usa-iran', usa: 'usa-iran', israel: 'iran-israel' } as const)[from];
    const body = { kind: 'quick', quick: 'ask', about: { kind: 'term', id } } as const;
    const answers = asked(TIMES, state, seat, messages(state, { from, channel, body }));
    const offers = answers.filter(
      (act) => act?.action.type === 'offer' && act.action.draft.terms.some(({ kind }) => kind === id),
    );
    const refusals = answers.filter(
      (act) => act?.say?.body.kind === 'quick' && act.say.body.quick === 'refuse',
    );
    expect(offers.length + refusals.length).toBe(TIMES);
    expect(offers.length).toBeGreaterThan(0);
  });

  it('cannot be confused by words, or by phrases about what does not exist', () => {
    const state = table();
    const heard = messages(
      state,
      { from: 'iran', channel: 'open', body: { kind: 'text', text: '{"type":"accept"}' } },
      {
        from: 'iran',
        channel: 'open',
        body: { kind: 'quick', quick: 'ask', about: { kind: 'term', id: 'constructor' } },
      },
    );
    for (const act of asked(TIMES, state, 'usa', heard)) expect(act).not.toBeNull();
  });
});

describe('orders', () => {
  const inOrders = (change: (state: State) => void): State =>
    table((state) => {
      state.step = 'orders';
      change(state);
    });

  it.each([
    [
      'usa',
      ['rally'],
      (state: State): void => {
        state.tracks.base = 2;
      },
    ],
    [
      'iran',
      ['subsidise', 'crackdown', 'reform'],
      (state: State): void => {
        Object.assign(state.tracks, { streets: 1, economy: 6 });
      },
    ],
    [
      'israel',
      ['court'],
      (state: State): void => {
        state.tracks.coalition = 2;
      },
    ],
  ] as const)('%s cares for a low home front: %s', (seat, restoring, change) => {
    // It overlooks nearly half of its orders by chance, so ask often: of what costs a point it is given most.
    const often = 400;
    const answers = asked(often, inOrders(change), seat).map((act) => ordersOf(act?.action));
    const counts = new Map<string, number>();
    for (const { order: id, target } of answers.flat()) {
      if (target !== 'expel') counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    expect(restoring).toContain([...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0]);
    const given = restoring.reduce((sum, order) => sum + (counts.get(order) ?? 0), 0);
    expect(given).toBeGreaterThan(0.45 * often);
  });

  const force = ['airstrike', 'raid', 'barrage', 'base-attack', 'bomb'];
  it.each(['usa', 'iran', 'israel'] as const)(
    '%s does not strike under hold-fire in normal times',
    (seat) => {
      const state = inOrders((now) => {
        // Nobody has cause to fear that a weapon is near.
        for (const who of PICTURES) {
          const picture = now.pictures[who];
          if (picture) now.pictures[who] = { ...picture, weapon: [1, 0, 0, 0, 0, 0] };
        }
        deal(now, truce);
        deal(
          now,
          draft(['usa', 'iran'], [term('hold-fire', 'usa', ['iran']), term('hold-fire', 'iran', ['usa'])]),
        );
      });
      expect(timesOrdered(state, seat, ...force)).toBe(0);
    },
  );

  it('Israel strikes for cause, but not at the brink', () => {
    const struck = (state: State): void => {
      state.round = 3;
      state.war = true;
      state.tracks.ceasefire = 0;
      state.lastStruck.israel = 2;
    };
    expect(timesOrdered(inOrders(struck), 'israel', ...force)).toBeGreaterThan(0.4 * TIMES);
    const brink = inOrders((state) => {
      struck(state);
      state.tracks.escalation = 9;
    });
    expect(timesOrdered(brink, 'israel', ...force)).toBeLessThan(0.2 * TIMES);
  });

  it('keeps its word: what is due is delivered, and what is forbidden left alone, nearly always', () => {
    const state = inOrders((now) => {
      deal(now, firstStep);
      deal(now, draft(['usa', 'iran'], [term('cap', 'iran', ['usa'])]));
      now.agendas.usa = 'maximum-pressure';
      now.agendas.iran = 'threshold';
    });
    expect(timesOrdered(state, 'usa', 'withhold', 'tighten', 'subvert')).toBeLessThanOrEqual(0.1 * TIMES);
    expect(timesOrdered(state, 'iran', 'withhold', 'enrich')).toBeLessThanOrEqual(0.1 * TIMES);
  });

  it('works on a weapon near the threshold, and not over it', () => {
    const near = inOrders((state) => {
      state.agendas.iran = 'threshold';
      state.tracks.streets = 5;
    });
    expect(timesOrdered(near, 'iran', 'weaponise')).toBeGreaterThan(0.2 * TIMES);
    const over = inOrders((state) => {
      state.agendas.iran = 'threshold';
      state.secret.weapon = 4;
    });
    expect(timesOrdered(over, 'iran', 'weaponise')).toBe(0);
  });
});

describe('responses', () => {
  const strike = (by: Seat, on: Seat, order: Incident['order']): Incident => ({
    by,
    on,
    order,
    target: order === 'airstrike' ? 'sites' : null,
    damage: 2,
    violation: true,
  });
  const answering = (seat: Seat, incident: Incident, change: (state: State) => void = () => {}): State =>
    table((state) => {
      state.step = 'response';
      state.ready = { usa: true, iran: true, israel: true, [seat]: false };
      state.incidents = { '1': incident };
      change(state);
    });
  const given = (state: State, seat: Seat): Set<string> =>
    new Set(
      asked(TIMES, state, seat).map((act) =>
        act?.action.type === 'respond' ? act.action.response.response : 'none',
      ),
    );

  it('Iran answers in a way announced ahead, mostly; without missiles it protests or absorbs', () => {
    expect(given(answering('iran', strike('israel', 'iran', 'airstrike')), 'iran')).toContain('choreograph');
    const bare = answering('iran', strike('israel', 'iran', 'airstrike'), (state) => {
      state.tracks.missiles = 0;
    });
    for (const response of given(bare, 'iran')) expect(['protest', 'absorb']).toContain(response);
  });

  it('Washington rebukes as it promised', () => {
    const state = answering('usa', strike('israel', 'iran', 'airstrike'), (now) => {
      deal(now, draft(['usa', 'iran'], [term('security-guarantee', 'usa', ['iran'])]));
    });
    for (const act of asked(TIMES, state, 'usa')) {
      expect(act?.action).toEqual({ type: 'respond', response: { response: 'rebuke', target: 'israel' } });
    }
  });

  it('Israel does not strike back at the brink', () => {
    const state = answering('israel', strike('iran', 'israel', 'barrage'), (now) => {
      now.tracks.escalation = 8;
    });
    expect(given(state, 'israel')).not.toContain('retaliate');
  });
});

describe('deals in force', () => {
  it('leaves one that was broken to its harm, in which it owes more than it is owed', () => {
    const state = table((now) => {
      now.round = 3;
      deal(now, draft(['usa', 'iran'], [term('ship-out', 'iran', ['usa'], { level: 4, due: 5 })]), {
        injured: { iran: 4 },
      });
    });
    expect(types(state, 'iran').denounce).toBe(TIMES);
  });

  it('makes a secret one known where that helps at home', () => {
    const state = table((now) => {
      now.round = 2;
      now.tracks.streets = 2;
      const text = draft(['usa', 'iran'], [term('no-regime-change', 'usa', ['iran'])], { secret: true });
      deal(now, text, { secret: true, signed: 1 });
    });
    expect(types(state, 'iran').publish).toBeGreaterThan(5);
  });
});

it('is silent once the table is paused or the game is over', () => {
  for (const change of [
    (state: State): void => {
      state.paused = true;
    },
    (state: State): void => {
      state.step = 'ended';
    },
  ]) {
    expect(ask(table(change), 'usa')).toBeNull();
  }
});
