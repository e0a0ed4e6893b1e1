import { describe, expect, test } from 'vitest';
import { ORDER_IDS } from '../../shared/content/orders';
import { RESPONSE_IDS } from '../../shared/content/responses';
import { TERM_KINDS } from '../../shared/content/terms';
import {
  CHANNELS,
  MARKS,
  MESSAGE_MOST,
  QUICK,
  TEAM_CHANNELS,
  type Request,
} from '../../shared/protocol/messages';
import { parseRequest, parseSaying, parseSeatAction, writtenEventSchema } from '../../shared/protocol/schema';
import type { SeatAction } from '../../shared/rules/actions';

const draft = {
  parties: ['usa', 'iran', 'israel'],
  terms: TERM_KINDS.map((kind) => ({
    kind,
    debtor: 'iran',
    to: ['usa'],
    level: 1,
    inLaw: true,
    due: 3,
    after: null,
  })),
  rounds: 4,
  secret: false,
  snapback: true,
};

const actions = [
  { type: 'choose', option: 'pass' },
  { type: 'offer', draft },
  { type: 'offer', draft: { ...draft, rounds: null }, counters: '0a1b2c' },
  { type: 'accept', offer: 'x1' },
  { type: 'decline', offer: 'x1' },
  { type: 'withdraw', offer: 'x1' },
  { type: 'denounce', deal: 'x1' },
  { type: 'publish', deal: 'x1' },
  { type: 'ready', ready: false },
  { type: 'orders', orders: [] },
  ...[...ORDER_IDS, 'withhold'].map((order) => ({ type: 'orders', orders: [{ order, target: 'x1' }] })),
  ...RESPONSE_IDS.map((response) => ({ type: 'respond', response: { response, target: 'iran' } })),
] as unknown as SeatAction[];

const requests: unknown[] = [
  { type: 'enter', protocol: 1, table: 'abc' },
  { type: 'enter', protocol: 1, table: 'abc', token: 'x'.repeat(43) },
  { type: 'leave', table: 'abc' },
  ...actions.map((action) => ({ type: 'act', table: 'abc', id: 'A-z_9', action })),
  ...CHANNELS.map((channel) => ({
    type: 'say',
    table: 'abc',
    id: '1',
    channel,
    body: { kind: 'text', text: 'x' },
  })),
  ...QUICK.flatMap((quick) =>
    [
      { kind: 'term', id: 'relief' },
      { kind: 'order', id: 'bomb' },
      { kind: 'seat', id: 'usa' },
    ].map((about) => ({
      type: 'say',
      table: 'a',
      id: '1',
      channel: 'open',
      body: { kind: 'quick', quick, about },
    })),
  ),
  { type: 'vote', table: 'abc', seat: 'usa', bot: true },
  { type: 'return', table: 'abc' },
  ...TEAM_CHANNELS.map((channel) => ({
    type: 'say',
    table: 'abc',
    id: '1',
    channel,
    body: { kind: 'text', text: 'x' },
  })),
  { type: 'draft', table: 'abc', draft: { kind: 'offer', content: draft } },
  { type: 'draft', table: 'abc', draft: { kind: 'orders', content: [] } },
  { type: 'draft', table: 'abc', draft: null },
  { type: 'head', table: 'abc', person: 'p1' },
  { type: 'motion', table: 'abc', motion: 'm1', support: false },
  ...[...MARKS, null].map((mark) => ({ type: 'mark', table: 'abc', message: 1, mark })),
];
const marked = { type: 'say', table: 'a', id: '1', channel: 'open', body: { kind: 'text', text: 'x' } };

const EVENT = { headline: 'A tanker is boarded', text: 'By whom?', effects: [] };
const EFFECTS: readonly (readonly [what: string, effect: unknown, fits: boolean])[] = [
  ['a track', { track: 'economy', by: -2 }, true],
  ['a track, up to a level, in war', { track: 'economy', by: 2, upTo: 6, when: 'war' }, true],
  ['trust', { trust: ['iran', 'usa'], by: -3 }, true],
  ['a secret track', { secret: 'weapon', by: 1 }, true],
  ['a signal', { signal: 'heu', to: 'israel', width: 2 }, true],
  ['human cost', { track: 'toll', by: 3 }, true],
  ['human cost that falls', { track: 'toll', by: -1 }, false],
  ['more than a track has', { track: 'economy', by: 11 }, false],
  ['half a step', { track: 'economy', by: 0.5 }, false],
  ['a track that is none', { track: 'constructor', by: 1 }, false],
  ['trust in oneself', { trust: ['iran', 'iran'], by: 1 }, false],
  ['a key more', { track: 'economy', by: 1, more: [] }, false],
];

describe('a written event', () => {
  test.each(EFFECTS)('may do this: %s', (_, effect, fits) => {
    expect(writtenEventSchema.safeParse({ ...EVENT, effects: [effect] }).success).toBe(fits);
  });
  test.each<[string, unknown, boolean]>([
    ['has words', EVENT, true],
    ['has a headline', { ...EVENT, headline: ' ' }, false],
    ['… of one line', { ...EVENT, headline: 'One\nTwo' }, false],
    ['… not too long', { ...EVENT, headline: 'x'.repeat(201) }, false],
    ['has a text', { ...EVENT, text: '' }, false],
    ['has a dozen effects at most', { ...EVENT, effects: Array(13).fill({ track: 'base', by: 1 }) }, false],
    ['asks nothing', { ...EVENT, choice: {} }, false],
  ])('%s', (_, event, fits) => {
    expect(writtenEventSchema.safeParse(event).success).toBe(fits);
  });
});

test('a message may be marked as a bluff as it is sent, and as nothing else', () => {
  expect(parseRequest({ ...marked, mark: 'bluff' })).toHaveProperty('value');
  for (const mark of ['believed', null, true])
    expect(parseRequest({ ...marked, mark })).toHaveProperty('malformed');
  // Bots have no delegation.
  expect(parseSaying({ channel: 'team-usa', body: marked.body })).toHaveProperty('malformed');
});

describe('schemas', () => {
  test('whatever a client may send is taken as it is', () => {
    for (const request of requests) expect(parseRequest(request)).toEqual({ value: request });
    for (const action of actions) expect(parseSeatAction(action)).toEqual({ value: action });
    const text = 'x'.repeat(MESSAGE_MOST);
    expect(parseSaying({ channel: 'open', body: { kind: 'text', text } })).toHaveProperty('value');
  });

  test('with a key more, or one fewer, it is not', () => {
    for (const request of requests as Request[]) {
      expect(parseRequest({ ...request, more: 1 })).toHaveProperty('malformed');
      expect(parseRequest(JSON.parse(`{"__proto__":1,${JSON.stringify(request).slice(1)}`))).toHaveProperty(
        'malformed',
      );
      for (const key of Object.keys(request).filter((each) => each !== 'token')) {
        expect(
          parseRequest(Object.fromEntries(Object.entries(request).filter(([each]) => each !== key))),
        ).toHaveProperty('malformed');
      }
    }
  });

  test('what was wrong is told without what was sent', () => {
    expect(parseRequest({ type: 'leave', table: 'a secret' })).toEqual({
      malformed: { path: 'table', expected: 'invalid_format' },
    });
    expect(parseRequest({ type: 'leave', table: 'a', secret: 1 })).toEqual({
      malformed: { path: '', expected: 'unrecognized_keys' },
    });
  });
});
