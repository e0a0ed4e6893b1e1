import { describe, expect, test } from 'vitest';
import { ORDER_IDS } from '../../shared/content/orders';
import { RESPONSE_IDS } from '../../shared/content/responses';
import { TERM_KINDS } from '../../shared/content/terms';
import { CHANNELS, MESSAGE_MOST, QUICK, type Request } from '../../shared/protocol/messages';
import { parseRequest, parseSaying, parseSeatAction } from '../../shared/protocol/schema';
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
];

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
