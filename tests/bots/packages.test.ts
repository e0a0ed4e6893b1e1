/** The search for texts: what it finds can be signed and is worth signing, and small changes are small. */
import { describe, expect, it } from 'vitest';
import { easyBot } from '../../shared/bots/easy';
import { draftGains, trialFor } from '../../shared/bots/evaluation/outlook';
import {
  findPackages,
  judge,
  smallChanges,
  utility,
  type Aim,
  type Package,
} from '../../shared/bots/middle/packages';
import { randomBot } from '../../shared/bots/random';
import { stream } from '../../shared/bots/randomness';
import { menuDraft, MENU_SIZE } from '../../shared/bots/search/menu';
import { SEATS, type Seat } from '../../shared/content/seats';
import { passesTests } from '../../shared/rules/appraise';
import { checkDraft } from '../../shared/rules/drafts';
import type { Draft, State, Term } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { positions } from './positions';
import { draft, table, term } from './support';

/** Tables in Talks on the way through games, now and then with texts of random bots on them. */
const seen = positions(9, 4, '2', (game) => ({
  usa: easyBot,
  iran: randomBot,
  israel: game % 2 ? randomBot : easyBot,
})).filter(({ step }) => step === 'talks');
const seatOf = (index: number): Seat => SEATS[index % 3] ?? 'usa';
const aimOf = (seat: Seat, more: Partial<Aim> = {}): Aim => ({
  seat,
  goodwill: 0.4,
  distrust: { usa: 0, iran: 0, israel: 0 },
  refused: new Set(),
  ...more,
});
const own = (seat: Seat, { gains }: Package): number => gains[SEATS.indexOf(seat)] ?? NaN;

function found(state: State, seat: Seat, more: Partial<Aim> = {}, tries = 12): Package[] {
  const trial = trialFor(seatView(state, seat), seat);
  return findPackages(trial, aimOf(seat, more), tries, stream(`find:${state.round}`));
}

/** How many single changes lie between two texts: terms put in, taken out or changed, and the snapback. */
function changes(a: Draft, b: Draft): number {
  const same = (x: Term, y: Term): boolean => x.kind === y.kind && x.debtor === y.debtor;
  const key = ({ kind, debtor, to, level, inLaw, due }: Term): string =>
    JSON.stringify([kind, debtor, to, level, inLaw, due]);
  const gone = a.terms.filter((x) => !b.terms.some((y) => same(x, y))).length;
  const put = b.terms.filter((y) => !a.terms.some((x) => same(x, y))).length;
  const other = b.terms.filter(
    (y) => a.terms.some((x) => same(x, y)) && !a.terms.some((x) => key(x) === key(y)),
  );
  return gone + put + other.length + Number(a.snapback !== b.snapback);
}

describe('packages that are found', () => {
  it('are well formed, pass both tests, and leave every term to parties of the text', () => {
    let count = 0;
    for (const [index, state] of seen.entries()) {
      const seat = seatOf(index);
      for (const { draft: text, gains } of found(state, seat)) {
        expect(checkDraft(state, seat, text)).toBeNull();
        expect(passesTests(seatView(state, seat), text)).toBe(true);
        expect(passesTests(seatView(state, seat), text)).toBe(true);
        expect(gains.every(Number.isFinite)).toBe(true);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(50);
  });

  it('gain for all parties, as a rule', () => {
    let all = 0;
    let good = 0;
    for (const [index, state] of seen.entries()) {
      for (const { draft: text, gains } of found(state, seatOf(index))) {
        all += 1;
        if (text.parties.every((party) => (gains[SEATS.indexOf(party)] ?? 0) > 0)) good += 1;
      }
    }
    expect(good / all).toBeGreaterThan(0.6);
  });

  it('say the same gains as the trial, where everybody kept its word', () => {
    const trial = trialFor(seatView(table(), 'iran'), 'iran');
    for (const { draft: text, gains } of found(table(), 'iran'))
      expect(gains).toEqual([...draftGains(trial, text)]);
  });

  it('leave out what was refused, and are about what was asked for', () => {
    for (const [index, state] of seen.entries()) {
      if (index % 3 > 0) continue;
      for (const { draft: text } of found(state, 'usa', { refused: new Set(['relief', 'cap']) })) {
        expect(text.terms.some(({ kind }) => kind === 'relief' || kind === 'cap')).toBe(false);
      }
      for (const { draft: text } of found(state, 'usa', { about: { kind: 'access', with: 'iran' } })) {
        expect(text.terms.some(({ kind }) => kind === 'access')).toBe(true);
      }
    }
  });

  it('leave out seats that have signed this month', () => {
    const state = table((now) => {
      const text = draft(['usa', 'iran'], [term('release', 'iran', ['usa'], { due: 1 })]);
      now.deals.done = {
        id: 'done' as never,
        by: 'usa',
        draft: text,
        secret: false,
        signed: 1,
        until: null,
        status: 'in-force',
        ended: null,
        delivered: {},
        lapsed: {},
        injured: {},
        record: {},
      };
      now.signed.usa = now.signed.iran = 'done' as never;
    });
    expect(found(state, 'israel')).toEqual([]);
    const free = table();
    expect(found(free, 'israel').length).toBeGreaterThan(0);
  });

  it('are the same for the same numbers, and touch neither view nor trial', () => {
    const view = seatView(table(), 'usa');
    const before = JSON.stringify(view);
    const trial = trialFor(view, 'usa');
    const sketch = trial.sketch.slice();
    const once = findPackages(trial, aimOf('usa'), 6, stream('twice'));
    expect(findPackages(trial, aimOf('usa'), 6, stream('twice'))).toEqual(once);
    expect(trial.sketch).toEqual(sketch);
    expect(JSON.stringify(view)).toBe(before);
  });
});

describe('distrust', () => {
  const truce = draft(
    ['iran', 'israel'],
    [term('hold-fire', 'iran', ['israel']), term('hold-fire', 'israel', ['iran'])],
  );

  it('writes off a share of what those owe who broke their word, and of nothing else', () => {
    const trial = trialFor(seatView(table(), 'israel'), 'israel');
    const swap = {
      ...truce,
      terms: [term('ship-out', 'iran', ['israel'], { level: 3 }), ...truce.terms.slice(1)],
    };
    const alone = draftGains(trial, { ...swap, terms: swap.terms.slice(0, 1) })[2];
    expect(alone).toBeGreaterThan(0);
    const plain = own('israel', judge(trial, swap, aimOf('israel')));
    const wary = own(
      'israel',
      judge(trial, swap, aimOf('israel', { distrust: { usa: 0.5, iran: 0.3, israel: 0.5 } })),
    );
    expect(wary).toBeCloseTo(plain - 0.3 * alone, 6);
  });

  it('writes off no more than a text lasts', () => {
    const trial = trialFor(seatView(table(), 'iran'), 'iran');
    const brief = { ...truce, rounds: 1 };
    const alone = draftGains(trial, { ...brief, terms: brief.terms.slice(1) })[1];
    const lasting = draftGains(trial, { ...truce, terms: truce.terms.slice(1) })[1];
    expect(alone).not.toBe(lasting);
    const plain = own('iran', judge(trial, brief, aimOf('iran')));
    const wary = own(
      'iran',
      judge(trial, brief, aimOf('iran', { distrust: { usa: 0, iran: 0, israel: 0.5 } })),
    );
    expect(wary).toBeCloseTo(plain - 0.5 * Math.max(0, alone), 6);
  });

  it('makes what the other gains count for less than what it costs us', () => {
    const made = (gains: readonly number[]): Package => ({ draft: truce, gains });
    const aim = aimOf('israel');
    expect(utility(made([0, 3, 5]), aim)).toBeGreaterThan(utility(made([0, 3, 4]), aim));
    expect(utility(made([0, 4, 4]), aim)).toBeGreaterThan(utility(made([0, 3, 4]), aim));
    // Who would lose will not sign.
    expect(utility(made([0, -3, 5]), aim)).toBeLessThan(utility(made([0, 1, 1]), aim));
  });
});

describe('small changes', () => {
  it('are single changes that can be put on the table', () => {
    let count = 0;
    for (const [index, state] of seen.entries()) {
      const seat = seatOf(index);
      const view = seatView(state, seat);
      const trial = trialFor(view, seat);
      const texts = [
        ...Object.values(view.offers).map((offer) => offer.draft),
        menuDraft(view, index % MENU_SIZE),
      ].filter(({ parties }) => parties.includes(seat));
      for (const text of texts) {
        // Random texts may name a term twice, for two creditors; then one change is hard to tell from two.
        const kinds = text.terms.map(({ kind, debtor }) => `${kind}:${debtor}`);
        if (new Set(kinds).size < kinds.length) continue;
        for (const other of smallChanges(trial, text, aimOf(seat))) {
          expect(checkDraft(view, seat, other)).toBeNull();
          expect(changes(text, other)).toBe(1);
          count += 1;
        }
      }
    }
    expect(count).toBeGreaterThan(200);
  });

  it('keep what waits for another term waiting for the same one', () => {
    const state = table();
    const text = draft(SEATS, [
      term('release', 'iran', ['usa'], { due: 1 }),
      term('access', 'iran', ['usa', 'israel'], { level: 2 }),
      term('relief', 'usa', ['iran'], { due: 1, after: 1 }),
      term('aid', 'usa', ['israel'], { due: 1, after: 0 }),
    ]);
    const trial = trialFor(seatView(state, 'iran'), 'iran');
    let waiting = 0;
    for (const { terms } of smallChanges(trial, text, aimOf('iran'))) {
      const awaited = (kind: Term['kind']): string | undefined => {
        const after = terms.find((one) => one.kind === kind)?.after;
        return after === null || after === undefined ? undefined : terms[after]?.kind;
      };
      for (const [kind, on] of [
        ['relief', 'access'],
        ['aid', 'release'],
      ] as const) {
        if (!terms.some((one) => one.kind === kind)) continue;
        const there = terms.some((one) => one.kind === on);
        expect(awaited(kind)).toBe(there ? on : undefined);
        if (there) waiting += 1;
      }
    }
    expect(waiting).toBeGreaterThan(5);
  });

  it('leave out one’s own terms and ask for more of others, never the other way round', () => {
    const trial = trialFor(seatView(table(), 'iran'), 'iran');
    const text = draft(
      ['usa', 'iran'],
      [term('ship-out', 'iran', ['usa'], { level: 3, due: 1 }), term('relief', 'usa', ['iran'], { due: 1 })],
    );
    const list = smallChanges(trial, text, aimOf('iran'));
    const level = (kind: Term['kind']) =>
      list.map(({ terms }) => terms.find((one) => one.kind === kind)?.level ?? 0);
    expect(Math.max(...level('ship-out'))).toBe(3);
    expect(level('ship-out')).toContain(2);
    expect(Math.min(...level('relief'))).toBe(1);
    expect(level('relief')).toContain(2);
  });
});
