import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { committedBy, isVotedOn, openMotion } from '../../client/delegation/committing';
import { contentOf, draftRead } from '../../client/delegation/shared-drafts';
import { inBrief, motionWords, underWay } from '../../client/delegation/words';
import { channelsOf } from '../../client/negotiation/stream';
import { SHAPES } from '../../client/negotiation/composer/shapes';
import { createTableStore, TableContext } from '../../client/session/table';
import { Channels } from '../../client/negotiation/Channels';
import type { TableView } from '../../shared/protocol/messages';
import type { Delegation } from '../../shared/protocol/seminar';
import type { SeatAction } from '../../shared/rules/actions';
import { LocalTable } from '../e2e/support/local-source';

beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  });
  return () => vi.unstubAllGlobals();
});

const localAt = (step: 'talks' | 'orders' | 'response') =>
  new LocalTable({
    viewer: 'usa',
    scenario: 'standard',
    seed: '7'.padStart(32, '0'),
    round: 1,
    step,
    bots: true,
    clock: false,
  });
const talks = localAt('talks').view();
const orders = localAt('orders').view();

const delegation = (more: Partial<Delegation> = {}): Delegation => ({
  deciding: 'head',
  people: { p1: { name: 'Ann', here: true }, p2: { name: 'Bo', here: true } },
  head: 'p1',
  headVotes: {},
  drafts: {},
  motions: {},
  ...more,
});
const seenBy = (person: string, more: Partial<Delegation> = {}) => ({
  table: { ...talks, delegation: delegation(more) },
  together: { person: () => person, ask: () => Promise.resolve({ ok: true, value: null } as const) },
});

describe('what is shown of a draft', () => {
  const draft = SHAPES[0]!.build(talks.view, 'usa');
  const treaty = JSON.stringify({ draft, before: null, counters: null });
  const tray = JSON.stringify({ round: 1, orders: [] });
  const drafts = { treaty, orders: tray, 'say:open': 'not for the others' };

  test.each([
    ['talks', 'offer', treaty],
    ['orders', 'orders', tray],
  ] as const)('in %s it is the %s', (step, kind, content) => {
    expect(contentOf(drafts, step)).toEqual({ kind, content });
  });

  test('nothing, where nothing is drafted in this step, and where it is too long', () => {
    expect(contentOf(drafts, 'response')).toBeNull();
    expect(contentOf({ 'say:open': 'Hello' }, 'talks')).toBeNull();
    expect(contentOf({ treaty: 'x'.repeat(9_000) }, 'talks')).toBeNull();
  });

  test('what a colleague sends is read as their browser keeps it, and in its own step alone', () => {
    expect(draftRead('offer', treaty, talks.view)).toMatchObject({ draft, kept: treaty });
    expect(draftRead('offer', treaty, orders.view)).toBeNull();
  });

  test.each([
    ['no text', 7],
    ['no JSON', '{'],
    ['nothing in it', '{}'],
    ['an order that there is not', JSON.stringify({ round: 1, orders: [{ order: 'nonsense' }] })],
    ['another round', JSON.stringify({ round: 3, orders: [{ order: 'x' }] })],
  ])('what cannot be read is not shown: %s', (_, content) => {
    expect(draftRead('offer', content, talks.view)).toBeNull();
    expect(draftRead('orders', content, orders.view)).toBeNull();
  });
});

describe('who commits', () => {
  test('the head, and the others know who that is', () => {
    expect(committedBy(seenBy('p1'))).toBeNull();
    expect(committedBy(seenBy('p2'))).toBe('Ann');
    expect(committedBy({ table: talks, together: null })).toBeNull();
  });

  test('a majority, once there is more than one to ask', () => {
    expect(isVotedOn(seenBy('p1', { deciding: 'majority' }))).toBe(true);
    const people = { p1: { name: 'Ann', here: true }, p2: { name: 'Bo', here: false } };
    expect(isVotedOn(seenBy('p1', { deciding: 'majority', people }))).toBe(false);
    expect(isVotedOn(seenBy('p1'))).toBe(false);
  });

  test('a motion is open to those who have not voted on it', () => {
    const motions = {
      m1: { by: 'p1', action: { type: 'ready', ready: true }, for: ['p1'], against: [], needs: 2 },
    };
    expect(openMotion(seenBy('p1', { motions }))).toBeNull();
    expect(openMotion(seenBy('p2', { motions }))).toBe('m1');
  });
});

describe('a motion in words', () => {
  const draft = SHAPES[0]!.build(talks.view, 'usa');
  test.each<[SeatAction, RegExp]>([
    [{ type: 'ready', ready: true }, /^to be done talking$/],
    [{ type: 'offer', draft }, /^to offer “.+”$/],
    [{ type: 'orders', orders: [] }, /^to give no orders$/],
    [{ type: 'respond', response: { response: 'absorb' } }, /^to answer with “Absorb”$/],
    [{ type: 'choose', option: 'pass' }, /^to let the choice pass$/],
    [{ type: 'choose', option: 'no-such-option' }, /^to choose an answer to the headline$/],
  ])('%j', (action, words) => {
    expect(motionWords(action, talks.view)).toMatch(words);
  });
});

describe('channels', () => {
  test('the delegation’s own is among those of its seat only', () => {
    expect(channelsOf('usa', false, true)).toEqual(['team-usa', 'open', 'usa-iran', 'usa-israel']);
    expect(channelsOf('usa', false)).not.toContain('team-usa');
    expect(channelsOf(null, false, true)).toEqual(['open']);
  });

  test('it is told where the facilitator reads along, where nothing may be said, and where phrases only', () => {
    const draw = (open: 'free' | 'quick' | 'none', more: Partial<TableView> = {}) => {
      const talk = { open, 'usa-iran': 'free', 'usa-israel': 'free', 'iran-israel': 'free' } as const;
      const store = createTableStore(localAt('talks').source(), {
        ...talks,
        delegation: delegation(),
        talk,
        ...more,
      });
      return renderToStaticMarkup(
        <TableContext.Provider value={store}>
          <Channels />
        </TableContext.Provider>,
      );
    };
    expect(draw('free')).toContain('aria-label="Message to everybody"');
    expect(draw('none')).toContain('The facilitator has closed this channel.');
    expect(draw('none')).not.toContain('<textarea');
    expect(draw('quick')).toContain('Fixed phrases only');
    // The open channel is everybody’s: nothing has to be said of it.
    expect(draw('free', { overheard: true })).not.toContain('The facilitator reads');
  });
});

describe('a delegation in one line', () => {
  const away = { p1: { name: 'Ann', here: true }, p2: { name: 'Bo', here: false } };
  test.each([
    ['the head', delegation(), 'p1', 'you are head'],
    ['another', delegation(), 'p2', 'Ann is head'],
    ['with no head', delegation({ head: null }), 'p1', 'no head'],
    ['that votes', delegation({ deciding: 'majority' }), 'p1', 'we vote'],
    ['with somebody away', delegation({ people: away }), 'p1', 'you are head, 1 away'],
  ])('%s', (_, seen, own, text) => {
    expect(inBrief(seen, own)).toBe(text);
  });

  test.each([
    [0, 0, false, undefined],
    [0, 2, false, { text: '2 drafts', urgent: false }],
    [1, 0, false, { text: '1 motion', urgent: false }],
    [2, 1, true, { text: 'your vote on 2 motions, 1 draft', urgent: true }],
  ])('%i motions and %i drafts', (motions, drafts, urgent, waits) => {
    expect(underWay(motions, drafts, urgent)).toEqual(waits);
  });
});
