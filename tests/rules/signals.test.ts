import { describe, expect, it } from 'vitest';
import { signalWidth } from '../../shared/rules/knowledge';
import { likelihood, marginal, signalError } from '../../shared/rules/pictures';
import type { Dispatch, State } from '../../shared/rules/state';
import { act, CALM, command, ofKind, picturesOf, play, table, type Given, type Orders } from './support';

// RULES 5 and 11: a signal of half-width w has an error e with weight w + 1 − |e|, clamped to the range.

describe('half-width', () => {
  const ROWS: readonly (readonly [
    order: 'assess' | 'reconnoitre',
    tracks: Given['tracks'],
    width: number,
  ])[] = [
    ['assess', { access: 0 }, 3],
    ['assess', { access: 1 }, 2],
    ['assess', { access: 2 }, 1],
    ['assess', { access: 3 }, 0],
    ['assess', { access: 1, intel: 0 }, 2], // Israel’s agents do not help
    ['reconnoitre', { access: 0, intel: 6 }, 1],
    ['reconnoitre', { access: 0, intel: 5 }, 2],
    ['reconnoitre', { access: 2, intel: 10 }, 1],
    ['reconnoitre', { access: 3, intel: 6 }, 0],
    ['reconnoitre', { access: 3, intel: 5 }, 1],
  ];
  it.each(ROWS)('of %s with %o: %i', (text, tracks, width) => {
    expect(signalWidth(table({ tracks: tracks ?? {} }), text)).toBe(width);
  });
});

describe('likelihood', () => {
  it.each([0, 1, 2, 3, 4])('of all values with half-width %i adds up to 1, tails and all', (width) => {
    for (const most of [5, 10]) {
      for (let truth = 0; truth <= most; truth++) {
        let sum = 0;
        for (let value = 0; value <= most; value++) sum += likelihood(value, truth, width, most);
        expect(sum).toBeCloseTo(1, 12);
      }
    }
  });

  const ROWS: readonly (readonly [
    value: number,
    truth: number,
    width: number,
    most: number,
    ninths: number,
  ])[] = [
    [5, 5, 2, 10, 3], // no error three times in nine
    [4, 5, 2, 10, 2],
    [7, 5, 2, 10, 1],
    [8, 5, 2, 10, 0],
    [0, 0, 2, 10, 6], // 0, and −1 and −2, which show as 0
    [0, 1, 2, 10, 3], // −1 and −2
    [10, 9, 2, 10, 3], // +1 and +2, which shows as 10
    [5, 5, 2, 5, 6], // the weapon ends at 5
    [3, 1, 2, 5, 1], // as in the rulebook’s example
    [3, 2, 2, 5, 2],
    [3, 0, 2, 5, 0],
  ];
  it.each(ROWS)(
    'of %i where %i is true, half-width %i, up to %i: %i in nine',
    (value, truth, width, most, ninths) => {
      expect(likelihood(value, truth, width, most)).toBeCloseTo(ninths / 9, 12);
    },
  );

  it('errors come as often as their weights say', () => {
    const errors = Array.from({ length: 9 }, (_, at) => signalError(2, at));
    expect(errors).toEqual([-2, -1, -1, 0, 0, 0, 1, 1, 2]);
    expect(signalError(0, 0)).toBeCloseTo(0, 12);
  });
});

const signals = (lines: readonly Dispatch[]) => ofKind(lines, 'signal').map(({ what }) => what);
const audience = (state: State, source: string) =>
  Object.values(state.log ?? {}).find(
    ({ entry }) => entry.what.kind === 'signal' && entry.what.source === source,
  )?.audience;

/** An announced attack holds the table in Response, before the reckoning adds what it adds to every picture. */
const HALT: Orders = { iran: ['base-attack'] };

describe('private signals', () => {
  const ROWS: readonly (readonly [orders: Orders, reader: 'usa' | 'israel', given: Given, value: number])[] =
    [
      // Inspectors everywhere: a half-width of 0 tells the truth.
      [{ usa: ['assess:heu'] }, 'usa', { tracks: { access: 3 }, secret: { heu: 6, concealed: 4 } }, 6],
      [{ usa: ['assess:weapon'] }, 'usa', { tracks: { access: 3 }, secret: { weapon: 2 } }, 2],
      [{ israel: ['reconnoitre:heu'] }, 'israel', { tracks: { access: 3 }, secret: { heu: 6 } }, 6],
      [{ israel: ['reconnoitre:weapon'] }, 'israel', { tracks: { access: 3 }, secret: { weapon: 0 } }, 0],
    ];
  it.each(ROWS)('%j, for %s', (orders, reader, given, value) => {
    const state = table(given);
    const other = reader === 'usa' ? 'israel' : 'usa';
    const before = { ...state.pictures };
    const [signal] = signals(command(state, { ...HALT, ...orders }));
    expect(signal?.signal).toMatchObject({ value, width: 0, round: 1 });
    expect(audience(state, signal?.source ?? '')).toEqual({ [reader]: true });
    expect(state.pictures[reader]).not.toEqual(before[reader]);
    expect(state.pictures[other]).toEqual(before[other]);
    expect(state.pictures.public).toEqual(before.public);
    expect(state.lastSignal?.value ?? null).toBe(reader === 'israel' ? value : null);
  });

  it('move the histogram of what they are about, and no other', () => {
    const state = table({ tracks: { access: 3 }, secret: { weapon: 2 } });
    const before = picturesOf(state).usa;
    command(state, { ...HALT, usa: ['assess:weapon'] });
    const after = picturesOf(state).usa;
    expect(after.heu).toEqual(before.heu);
    expect(marginal(after).weapon).toEqual([0, 0, 1, 0, 0, 0]);
  });
});

describe('the inspectors’ report at Reckoning', () => {
  const secret = { heu: 7, concealed: 3 };
  const ROWS: readonly (readonly [
    access: number,
    round: number,
    width: number | null,
    about: 'declared' | 'all',
  ])[] = [
    [0, 1, null, 'declared'],
    [0, 2, null, 'declared'],
    [1, 1, null, 'declared'], // every second round
    [1, 2, 2, 'declared'],
    [1, 3, null, 'declared'],
    [2, 1, 1, 'declared'], // every round
    [2, 2, 1, 'declared'],
    [3, 1, 0, 'all'], // exact, and about all
    [3, 2, 0, 'all'],
  ];
  it.each(ROWS)('access %i, round %i: half-width %s, about %s', (access, round, width, about) => {
    const state = table({ tracks: { ...CALM, access }, round, secret });
    const [signal] = signals(play(state));
    expect(signal?.signal.width ?? null).toBe(width);
    if (width === null) return;
    expect(signal?.declared ?? false).toBe(about === 'declared');
    const truth = about === 'all' ? 7 : 4;
    expect(Math.abs((signal?.signal.value ?? 99) - truth)).toBeLessThanOrEqual(width ?? 0);
    expect(audience(state, 'inspectors')).toBeNull();
  });

  it('with access 3 leaves nothing to guess but what comes after it', () => {
    const state = table({ tracks: { ...CALM, access: 3 }, secret });
    play(state);
    for (const picture of Object.values(picturesOf(state)))
      expect(marginal(picture).heu[7]).toBeCloseTo(1, 12);
  });
});

describe('leaks', () => {
  const last = { subject: 'heu', value: 5, width: 1, round: 1 } as const;
  const leak = (how: string, given: Given = {}) => {
    const state = table({ lastSignal: last, ...given });
    return { state, lines: command(state, { israel: [`leak:${how}`] }) };
  };

  it.each([
    ['plain', last, 5],
    ['dressed-up', last, 7],
    ['dressed-up', { ...last, value: 9 }, 10], // no further than the range
    ['dressed-up', { ...last, subject: 'weapon', value: 4 }, 5],
    ['plain', { ...last, subject: 'weapon', value: 4 }, 4],
  ] as const)('%s, of %o: Washington reads %i', (how, lastSignal, value) => {
    const { state, lines } = leak(how, { lastSignal });
    const [shown] = signals(lines);
    expect(shown).toMatchObject({ source: 'leak', signal: { ...lastSignal, value } });
    expect(audience(state, 'leak')).toEqual({ usa: true, israel: true });
    expect(Object.values(state.leaks)).toMatchObject([
      { round: 1, value, dressed: how === 'dressed-up', found: false },
    ]);
    expect(state.lastSignal).toBeNull();
  });

  it('how it was leaked is not told', () => {
    const { lines } = leak('dressed-up');
    expect(ofKind(lines, 'order').map(({ what }) => what.target)).toEqual([null]);
  });

  it('move Washington’s picture alone', () => {
    const { state } = leak('plain');
    expect(state.pictures.israel).toEqual(state.pictures.public);
    expect(state.pictures.usa).not.toEqual(state.pictures.public);
  });

  const FOUND: readonly (readonly [
    why: string,
    how: string,
    given: Given,
    orders: Orders,
    found: boolean,
  ])[] = [
    ['by an assessment in the same round', 'dressed-up', {}, { usa: ['assess:weapon'] }, true],
    ['not without one', 'dressed-up', {}, {}, false],
    ['by inspections at 2', 'dressed-up', { tracks: { ...CALM, access: 2 } }, {}, true],
    [
      'by inspections that a deal brings to 2',
      'dressed-up',
      { tracks: { access: 1 } },
      { iran: ['inspectors:admit'] },
      true,
    ],
    [
      'what was plain is never found out',
      'plain',
      { tracks: { ...CALM, access: 2 } },
      { usa: ['assess:heu'] },
      false,
    ],
  ];
  it.each(FOUND)('found out %s', (_, how, given, orders, found) => {
    const state = table({ lastSignal: last, ...given });
    const lines = play(state, { ...orders, israel: [`leak:${how}`] });
    const [line] = ofKind(lines, 'leak-found');
    expect(line !== undefined).toBe(found);
    if (found) expect(line?.moves).toEqual([{ trust: ['usa', 'israel'], from: 7, to: 4 }]);
  });

  it('are found out once, in a later round too', () => {
    const state = table({ lastSignal: last, tracks: CALM });
    play(state, { israel: ['leak:dressed-up'] });
    const found = () => ofKind(play(state, { usa: ['assess:heu'] }), 'leak-found').length;
    expect([found(), found()]).toEqual([1, 0]);
  });

  it('a signal that a headline brings to Israel can be leaked', () => {
    const state = table({ scenario: 'standard' });
    act(state, 'chair', { type: 'inject', event: 'defectors' });
    expect(state.lastSignal).toMatchObject({ subject: 'weapon', width: 2 });
    expect(signals(command(state, { israel: ['leak:plain'] })).map(({ source }) => source)).toContain('leak');
  });
});

describe('headlines that carry a signal', () => {
  it.each([
    ['intercepted-call', { usa: true }],
    ['defectors', { israel: true }],
    ['iaea-report', null], // everybody
  ] as const)('%s: read by %o', (event, readers) => {
    const state = table({ scenario: 'standard' });
    const before = { ...state.pictures };
    act(state, 'chair', { type: 'inject', event });
    expect(audience(state, 'event')).toEqual(readers);
    for (const who of ['usa', 'israel', 'public'] as const) {
      const reads = readers === null || who in readers;
      expect(JSON.stringify(state.pictures[who]) !== JSON.stringify(before[who]), who).toBe(reads);
    }
  });

  it('of one round err each on its own', () => {
    const pairs = Array.from({ length: 30 }, (_, number) => {
      const state = table({ scenario: 'standard', seed: `${number}`.padStart(32, '0') });
      for (const event of ['satellite-pictures', 'paper-leak'])
        act(state, 'chair', { type: 'inject', event });
      return signals(Object.values(state.log ?? {}).map(({ entry }) => entry)).map(
        ({ signal }) => signal.value,
      );
    });
    // Both have half-width 3: with one error for both they would always be the same.
    expect(pairs.filter(([a, b]) => a !== b).length).toBeGreaterThan(10);
  });
});
