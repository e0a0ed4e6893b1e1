import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../shared/content/scenarios';
import { SEATS } from '../../shared/content/seats';
import type { EventDef } from '../../shared/content/schema';
import type { Action, RefusalCode, WrittenEvent } from '../../shared/rules/actions';
import { check } from '../../shared/rules/apply';
import { cloneState } from '../../shared/rules/clone';
import { drawable } from '../../shared/rules/headlines';
import { learnScenario } from '../../shared/rules/scenario';
import type { State } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';
import { sentence } from '../../shared/wording/dispatch';
import fc from '../support/property';
import {
  act,
  CALM,
  command,
  endTalks,
  net,
  ofKind,
  play,
  refusalOf,
  table,
  told,
  type Given,
} from './support';

// RULES 3 and 9, and the rulings on the chair: what it writes, what it takes back, and the time that it gives.

const event = (effects: EventDef['effects'], choice?: EventDef['choice']): EventDef => ({
  headline: 'Headline',
  text: 'Text.',
  conditions: [],
  effects,
  ...(choice && { choice }),
});
const choice = (by: number): EventDef['choice'] => ({
  seat: 'iran',
  question: 'Which?',
  options: {
    one: { label: 'One', text: 'One.', effects: [{ track: 'streets', by }] },
    two: { label: 'Two', text: 'Two.', effects: [{ track: 'streets', by: -1 }] },
  },
  otherwise: 'two',
});
const EVENTS = {
  plain: event([{ track: 'economy', by: -2 }]),
  asking: event([{ track: 'toll', by: 1 }], choice(2)),
  other: event([{ track: 'sanctions', by: 1 }], choice(1)),
  report: event([{ signal: 'weapon', to: 'usa', width: 1 }]),
};
learnScenario({ ...SCENARIOS.standard, id: 'chaired', events: EVENTS });

const talks = (given: Given = {}): State => table({ scenario: 'chaired', tracks: CALM, ...given });
const inject = (state: State, name: keyof typeof EVENTS, id = `${name}-1`): State => {
  act(state, 'chair', { type: 'inject', event: name, id });
  return state;
};
const write = (state: State, effects: WrittenEvent['effects'], id = 'w1'): State => {
  const written = { headline: 'A tanker is boarded', text: 'Nobody says by whom.', effects };
  act(state, 'chair', { type: 'inject', written, id });
  return state;
};
const undo = (state: State, id: string): State => {
  act(state, 'chair', { type: 'undo', injected: id });
  return state;
};
const choose = (state: State, option: string): State => {
  act(state, 'iran', { type: 'choose', option });
  return state;
};
const atOrders = (state: State): State => {
  endTalks(state);
  return state;
};

describe('what the chair may do', () => {
  const written = { headline: 'A tanker is boarded', text: 'Nobody says by whom.', effects: [] };
  const anew = (id: string): Action => ({ type: 'inject', written, id });
  const takeBack = (injected: string): Action => ({ type: 'undo', injected });
  const extend = (minutes: number): Action => ({ type: 'extend', minutes });
  const ROWS: readonly (readonly [
    why: string,
    state: () => State,
    action: Action,
    refusal: RefusalCode | null,
  ])[] = [
    ['write an event', talks, anew('w1'), null],
    ['… not twice under one id', () => write(talks(), []), anew('w1'), 'already-done'],
    ['… nor under that of an event of the deck', talks, anew('plain'), 'already-done'],
    ['… nor outside of Talks', () => atOrders(talks()), anew('w1'), 'wrong-step'],
    ['… in a pause', () => talks({ paused: true }), anew('w1'), null],
    [
      'bring one of the deck in again, under another id',
      () => inject(talks(), 'plain'),
      { type: 'inject', event: 'plain', id: 'p2' },
      null,
    ],
    ['take back what it brought in', () => inject(talks(), 'plain'), takeBack('plain-1'), null],
    ['… in Orders too', () => atOrders(inject(talks(), 'plain')), takeBack('plain-1'), null],
    ['… not twice', () => undo(inject(talks(), 'plain'), 'plain-1'), takeBack('plain-1'), 'already-done'],
    [
      '… not what was drawn',
      () => {
        const state = talks();
        play(state);
        return state;
      },
      takeBack('plain'),
      'unknown-event',
    ],
    [
      '… not what was brought in without an id',
      () => {
        const state = talks();
        act(state, 'chair', { type: 'inject', event: 'plain' });
        return state;
      },
      takeBack('plain'),
      'unknown-event',
    ],
    ['… not an inherited name', talks, takeBack('toString'), 'unknown-event'],
    [
      '… not in a later round',
      () => {
        const state = inject(talks(), 'plain');
        play(state);
        return state;
      },
      takeBack('plain-1'),
      'not-undoable',
    ],
    [
      '… not what told somebody something',
      () => inject(talks(), 'report'),
      takeBack('report-1'),
      'not-undoable',
    ],
    ['give a step more time', talks, extend(5), null],
    ['… half a minute', talks, extend(0.5), null],
    ['… not none', talks, extend(0), 'malformed'],
    ['… nor take some away', talks, extend(-1), 'malformed'],
    ['… nor more than a day', talks, extend(1_441), 'malformed'],
    ['… nor what is no number', talks, extend(Number.NaN), 'malformed'],
    ['… in a pause', () => talks({ paused: true }), extend(5), null],
    ['… not after the end', () => talks({ step: 'ended' }), extend(5), 'ended'],
  ];
  it.each(ROWS)('%s', (_, make, action, refusal) => {
    const state = make();
    const before = JSON.stringify(state);
    expect(refusalOf(state, 'chair', action)).toBe(refusal);
    if (refusal !== null) expect(JSON.stringify(state)).toBe(before);
    for (const seat of SEATS)
      expect(refusalOf(make(), seat, action)).toBe(
        action.type === 'extend' && make().step === 'ended' ? 'ended' : 'not-for-this-actor',
      );
  });

  it('time changes nothing but the clock', () => {
    const state = talks();
    const before = JSON.stringify(state);
    act(state, 'chair', extend(5));
    expect(JSON.stringify(state)).toBe(before);
  });
});

describe('a written event', () => {
  it('does what it says, and is the headline with its own words', () => {
    const state = write(talks(), [
      { track: 'economy', by: -2 },
      { trust: ['iran', 'usa'], by: -1 },
    ]);
    expect(net(ofKind(told(state), 'injected')[0]!.moves)).toEqual({ economy: -2, 'iran→usa': -1 });
    expect(state.headline).toEqual({ id: 'w1', round: 1, choice: null, injected: 'w1' });
    const view = viewOf(state, 'gallery');
    expect(sentence(view.log['1']!, view)).toBe('A tanker is boarded.');
    expect(view.injected).toEqual({
      w1: {
        round: 1,
        event: 'w1',
        written: { headline: 'A tanker is boarded', text: 'Nobody says by whom.' },
        undone: false,
      },
    });
  });

  it('does to uranium what Iran alone reads', () => {
    const state = write(talks(), [{ secret: 'weapon', by: 1 }]);
    const other = write(talks(), []);
    expect(state.secret.weapon).toBe(2);
    for (const viewer of ['usa', 'israel', 'gallery'] as const) {
      expect(JSON.stringify(viewOf(state, viewer))).toBe(JSON.stringify(viewOf(other, viewer)));
      expect(JSON.stringify(viewOf(undo(cloneState(state), 'w1'), viewer))).toBe(
        JSON.stringify(viewOf(undo(cloneState(other), 'w1'), viewer)),
      );
    }
    expect(JSON.stringify(viewOf(state, 'iran'))).not.toBe(JSON.stringify(viewOf(other, 'iran')));
  });

  it('can begin the war', () => {
    expect(write(talks(), [{ track: 'ceasefire', by: -10 }]).war).toBe(true);
  });

  it('is not drawn, and takes nothing from the deck', () => {
    const state = write(talks(), []);
    expect(state.drawn).toEqual({});
    expect(drawable(state)).toEqual(Object.keys(EVENTS));
  });
});

describe('taking back', () => {
  /** A table after something was brought in and taken back, beside one where nothing was. */
  const restored = (state: State, plain: State) => {
    const { log: _, logged: __, injected: ___, undo: ____, ...rest } = state;
    const { log: _a, logged: _b, injected: _c, undo: _d, ...other } = plain;
    expect(rest).toEqual(other);
  };

  it('leaves the table as it was, but for the log', () => {
    for (const name of ['plain', 'asking', 'other'] as const)
      restored(undo(inject(talks(), name), `${name}-1`), talks());
  });

  it('tells all what was taken back, and what that moved', () => {
    const state = undo(inject(talks(), 'plain'), 'plain-1');
    const [line] = ofKind(told(state), 'undone');
    expect([line!.step, (line!.what as { event: string }).event, net(line!.moves)]).toEqual([
      'talks',
      'plain',
      { economy: 2 },
    ]);
    const view = viewOf(state, 'gallery');
    expect(sentence(line!, view)).toBe(
      'Taken back by the facilitator: “Headline”. What it moved is as it was.',
    );
  });

  it('takes back the answer to its choice', () => {
    const state = choose(inject(talks(), 'asking'), 'one');
    expect(state.tracks).toMatchObject({ streets: 5, toll: 1 });
    restored(undo(state, 'asking-1'), talks());
  });

  it('takes back what silence chose, in Orders', () => {
    const state = atOrders(inject(talks(), 'asking'));
    expect(state.tracks.streets).toBe(2);
    restored(undo(state, 'asking-1'), atOrders(talks()));
  });

  it('gives back the pass that was spent on it', () => {
    const state = choose(inject(talks(), 'asking'), 'pass');
    expect(undo(state, 'asking-1').passed.iran).toBe(false);
  });

  it('brings back the headline before it, its choice open again', () => {
    const state = inject(inject(talks(), 'asking'), 'other');
    expect(state.tracks).toMatchObject({ streets: 2, sanctions: 6 });
    restored(undo(state, 'other-1'), inject(talks(), 'asking'));
    choose(state, 'one');
    restored(undo(state, 'asking-1'), talks());
  });

  it('… but closed as it was, once Talks are over', () => {
    const state = atOrders(inject(inject(talks(), 'asking'), 'other'));
    undo(state, 'other-1');
    expect(state.headline).toMatchObject({ id: 'asking', choice: 'two' });
    expect(state.tracks).toMatchObject({ streets: 2, sanctions: 5 });
    restored(undo(state, 'asking-1'), atOrders(talks()));
  });

  it('leaves what came after it', () => {
    const state = choose(inject(inject(talks(), 'asking'), 'other'), 'one');
    undo(state, 'asking-1');
    expect(state.headline).toMatchObject({ id: 'other', choice: 'one' });
    expect(state.tracks).toMatchObject({ toll: 0, streets: 4, sanctions: 6 });
    restored(undo(state, 'other-1'), talks());
  });

  it('goes as far as the ends of a track', () => {
    const state = write(talks({ tracks: { ...CALM, economy: 1 } }), [{ track: 'economy', by: -1 }]);
    write(state, [{ track: 'economy', by: 10 }], 'w2');
    undo(state, 'w1');
    expect(state.tracks.economy).toBe(10);
    // By as much as it moved, not by as much as it would have.
    undo(state, 'w2');
    expect(state.tracks.economy).toBe(0);
  });

  it('ends a war that it had begun, and begins one that it had ended', () => {
    const state = undo(write(talks(), [{ track: 'ceasefire', by: -10 }]), 'w1');
    expect([state.war, state.warSince]).toEqual([false, 0]);
    expect(ofKind(told(state), 'war-ends')).toHaveLength(1);
    const war = talks({ war: true, warSince: 1, tracks: { ...CALM, ceasefire: 1 } });
    undo(write(war, [{ track: 'ceasefire', by: 2 }]), 'w1');
    expect([war.war, war.tracks.ceasefire]).toEqual([true, 1]);
  });

  it('ends no war that began for another reason', () => {
    const state = write(talks({ tracks: { ...CALM, ceasefire: 1 } }), [{ track: 'economy', by: -1 }]);
    command(state, { israel: ['raid:sites'] });
    expect([state.war, state.step]).toEqual([true, 'response']);
    undo(state, 'w1');
    expect(state.war).toBe(true);
  });

  it('lets an event be drawn that was not drawn before', () => {
    const state = inject(talks(), 'plain');
    expect(drawable(state)).not.toContain('plain');
    expect(drawable(undo(state, 'plain-1'))).toContain('plain');
    const again = inject(talks({ drawn: { plain: 1 } }), 'plain');
    expect(undo(again, 'plain-1').drawn).toEqual({ plain: 1 });
  });

  it('is in nobody’s view before it happens, the chair’s included', () => {
    const state = write(talks(), [{ secret: 'weapon', by: 1 }]);
    for (const viewer of [...SEATS, 'gallery', 'chair'] as const)
      expect(viewOf(state, viewer)).not.toHaveProperty('undo');
    expect(viewOf({ ...state, step: 'ended' }, 'usa')).not.toHaveProperty('undo');
  });

  it('in any order leaves what none of them changed', () => {
    const small = fc.record({
      track: fc.constantFrom('economy', 'sanctions', 'intel', 'missiles'),
      by: fc.constantFrom(-1, 1),
    });
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(fc.array(small, { minLength: 4, maxLength: 4 }), order, (effects, turns) => {
        // In the middle of its range no track meets an end.
        const middle = { economy: 5, sanctions: 5, intel: 5, missiles: 5 };
        const state = talks({ tracks: { ...CALM, ...middle } });
        for (const [index, effect] of effects.entries()) write(state, [effect], `w${index}`);
        for (const index of turns) undo(state, `w${index}`);
        expect(state.tracks).toMatchObject(middle);
        expect(state.headline).toBeNull();
      }),
    );
  });
});

describe('an ordinary game', () => {
  it('has nothing of this in its state', () => {
    const state = talks();
    act(state, 'chair', { type: 'inject', event: 'plain' });
    expect(state).not.toHaveProperty('injected');
    expect(state).not.toHaveProperty('undo');
    expect(state.headline).toEqual({ id: 'plain', round: 1, choice: null });
    expect(Object.keys(viewOf(state, 'usa'))).not.toContain('injected');
    expect(check(state, 'chair', { type: 'undo', injected: 'plain' })?.code).toBe('unknown-event');
  });
});
