import { describe, expect, it } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import type { RefusalCode, SeatAction } from '../../shared/rules/actions';
import type { DealId, State } from '../../shared/rules/state';
import { seatView, viewOf } from '../../shared/views/filter';
import {
  act,
  CALM,
  deal,
  endTalks,
  ofKind,
  owes,
  play,
  propose,
  refusalOf,
  sign,
  table,
  told,
  type Given,
} from './support';

// RULES 7 and 11: offers, answers, signing, publishing, denouncing.

const TRUST: Given['trust'] = { usa: { iran: 6 }, iran: { usa: 6, israel: 6 }, israel: { iran: 6 } };
const FIRST = deal([owes('usa', 'relief', 'iran'), owes('iran', 'access', 'usa')]);
const OTHER = deal([owes('usa', 'relief', 'iran'), owes('iran', 'cap', 'usa')]);
const THREE = deal([owes('usa', 'relief', 'iran'), owes('iran', 'access', ['usa', 'israel'])]);
const SECRET = { ...FIRST, secret: true };

const kinds = (state: State) => told(state).map(({ what }) => what.kind);

describe('an offer', () => {
  it('is accepted by whoever proposes it, and signed when all parties have', () => {
    const state = table({ trust: TRUST });
    const offer = propose(state, 'usa', THREE);
    expect(state.offers[offer]).toMatchObject({
      by: 'usa',
      accepted: { usa: true },
      declined: {},
      counters: null,
    });
    act(state, 'iran', { type: 'accept', offer });
    expect(state.deals).toEqual({});
    act(state, 'israel', { type: 'accept', offer });
    expect(state.deals[offer]).toMatchObject({ status: 'in-force', signed: 1, until: null, secret: false });
    expect(state.offers).toEqual({});
    expect(kinds(state)).toEqual(['offer', 'accepted', 'accepted', 'signed']);
  });

  it('lapses at the end of Talks', () => {
    const state = table({ trust: TRUST });
    propose(state, 'usa', FIRST);
    endTalks(state);
    expect(state.offers).toEqual({});
    expect(kinds(state)).toEqual(['offer', 'lapsed']);
  });

  it('runs for as many rounds as it says, counting this one', () => {
    const state = table({ trust: TRUST, round: 3 });
    const id = sign(state, deal([owes('iran', 'access', 'usa')], { rounds: 2 }));
    expect(state.deals[id]).toMatchObject({ signed: 3, until: 4 });
  });

  it('is named after what it says and who says it, so that ids tell nothing', () => {
    const [first, same, after] = [table(), table(), table()];
    const id = propose(first, 'usa', FIRST);
    expect(propose(same, 'usa', FIRST)).toBe(id);
    propose(after, 'usa', OTHER);
    expect(propose(after, 'usa', FIRST)).toBe(id);
    expect(propose(after, 'iran', FIRST)).not.toBe(id);
  });
});

type Row = readonly [
  why: string,
  before: (state: State) => DealId,
  seat: Seat,
  type: 'accept' | 'decline' | 'withdraw',
  refusal: RefusalCode | null,
];
const offered = (state: State) => propose(state, 'usa', FIRST);
const secretly = (state: State) => propose(state, 'usa', SECRET);

describe('answers', () => {
  const ROWS: readonly Row[] = [
    ['a party accepts', offered, 'iran', 'accept', null],
    ['the proposer has accepted', offered, 'usa', 'accept', 'already-done'],
    ['a third seat sees a public offer, and has no say', offered, 'israel', 'accept', 'not-a-party'],
    ['a third seat does not know of a secret one', secretly, 'israel', 'accept', 'unknown-offer'],
    ['… in any way', secretly, 'israel', 'withdraw', 'unknown-offer'],
    ['a party declines', offered, 'iran', 'decline', null],
    ['the proposer withdraws instead', offered, 'usa', 'decline', 'not-for-this-actor'],
    ['the proposer withdraws', offered, 'usa', 'withdraw', null],
    ['who has not accepted has nothing to take back', offered, 'iran', 'withdraw', 'not-accepted'],
    ['what is not there', () => 'nothing' as DealId, 'iran', 'accept', 'unknown-offer'],
    ['an inherited name', () => 'constructor' as DealId, 'iran', 'accept', 'unknown-offer'],
    [
      'twice no',
      (state) => {
        const offer = offered(state);
        act(state, 'iran', { type: 'decline', offer });
        return offer;
      },
      'iran',
      'decline',
      'already-done',
    ],
    [
      'yes after no',
      (state) => {
        const offer = offered(state);
        act(state, 'iran', { type: 'decline', offer });
        return offer;
      },
      'iran',
      'accept',
      null,
    ],
  ];
  it.each(ROWS)('%s', (_, before, seat, type, refusal) => {
    const state = table({ trust: TRUST });
    const offer = before(state);
    expect(refusalOf(state, seat, { type, offer })).toBe(refusal);
  });

  it('an acceptance can be taken back, and given again', () => {
    const state = table({ trust: TRUST });
    const offer = propose(state, 'usa', THREE);
    act(state, 'iran', { type: 'accept', offer });
    act(state, 'iran', { type: 'withdraw', offer });
    act(state, 'israel', { type: 'accept', offer });
    expect(state.deals).toEqual({});
    act(state, 'iran', { type: 'accept', offer });
    expect(Object.keys(state.deals)).toEqual([offer]);
  });

  it('declining takes back an acceptance', () => {
    const state = table({ trust: TRUST });
    const offer = propose(state, 'usa', THREE);
    act(state, 'iran', { type: 'accept', offer });
    act(state, 'iran', { type: 'decline', offer });
    expect(state.offers[offer]).toMatchObject({ accepted: { usa: true }, declined: { iran: true } });
  });

  it('the proposer takes the whole offer back', () => {
    const state = table({ trust: TRUST });
    const offer = propose(state, 'usa', THREE);
    act(state, 'usa', { type: 'withdraw', offer });
    expect(state.offers).toEqual({});
  });

  it('whoever is done with Talks may still answer', () => {
    const state = table({ trust: TRUST });
    act(state, 'iran', { type: 'ready', ready: true });
    expect(refusalOf(state, 'iran', { type: 'accept', offer: offered(state) })).toBeNull();
  });
});

describe('counter-offers', () => {
  const counter = (state: State, seat: Seat, counters: DealId) =>
    refusalOf(state, seat, { type: 'offer', draft: seat === 'israel' ? THREE : OTHER, counters });
  it.each([
    ['a party of the offer', offered, 'iran', null],
    ['the proposer itself', offered, 'usa', null],
    ['not a third seat', offered, 'israel', 'unknown-offer'],
    ['not one that does not know of it', secretly, 'israel', 'unknown-offer'],
    ['not what is not there', () => 'nothing' as DealId, 'iran', 'unknown-offer'],
  ] as const)('%s', (_, before, seat, refusal) => {
    const state = table();
    expect(counter(state, seat, before(state))).toBe(refusal);
  });

  it('leaves the other one on the table, and names it', () => {
    const state = table({ trust: TRUST });
    const id = offered(state);
    counter(state, 'iran', id);
    const [first, second] = Object.values(state.offers);
    expect([first?.id, second?.counters, second?.by]).toEqual([id, id, 'iran']);
  });
});

describe('how many', () => {
  it('the same text twice is refused, of one seat', () => {
    const state = table();
    offered(state);
    expect(refusalOf(state, 'usa', { type: 'offer', draft: { ...FIRST } })).toBe('same-offer');
    expect(refusalOf(state, 'iran', { type: 'offer', draft: FIRST })).toBeNull();
    expect(refusalOf(state, 'usa', { type: 'offer', draft: SECRET })).toBeNull();
  });

  it('eight offers on the table of one seat', () => {
    const state = table();
    for (let rounds = 1; rounds <= 8; rounds++) propose(state, 'usa', { ...FIRST, rounds });
    expect(refusalOf(state, 'usa', { type: 'offer', draft: FIRST })).toBe('too-many-offers');
    expect(refusalOf(state, 'iran', { type: 'offer', draft: FIRST })).toBeNull();
    const [one] = Object.keys(state.offers);
    act(state, 'usa', { type: 'withdraw', offer: one as DealId });
    expect(refusalOf(state, 'usa', { type: 'offer', draft: FIRST })).toBeNull();
  });

  it('one signature a round: the signatories’ other offers go, and their acceptances', () => {
    const state = table({ trust: TRUST });
    const three = propose(state, 'israel', THREE);
    act(state, 'iran', { type: 'accept', offer: three });
    const own = propose(state, 'iran', OTHER);
    sign(state, FIRST);
    expect(state.offers[own]).toBeUndefined();
    expect(state.offers[three]?.accepted).toEqual({ israel: true });
    for (const seat of ['usa', 'iran'] as const) {
      expect(refusalOf(state, seat, { type: 'accept', offer: three })).toBe('signed-this-round');
      expect(refusalOf(state, seat, { type: 'offer', draft: OTHER })).toBe('signed-this-round');
    }
    expect(refusalOf(state, 'israel', { type: 'offer', draft: { ...THREE, rounds: 3 } })).toBeNull();
  });

  it('and the next round another', () => {
    const state = table({ trust: TRUST, tracks: CALM });
    sign(state, FIRST);
    play(state);
    expect(refusalOf(state, 'iran', { type: 'offer', draft: deal([owes('iran', 'cap', 'usa')]) })).toBeNull();
  });
});

describe('who knows of what', () => {
  it.each([
    ['usa', true],
    ['iran', true],
    ['israel', false],
    ['gallery', false],
    ['chair', true],
  ] as const)('a secret offer and deal, seen by %s: %s', (viewer, sees) => {
    const state = table({ trust: TRUST });
    const offer = propose(state, 'usa', SECRET);
    expect(Object.keys(viewOf(state, viewer).offers)).toEqual(sees ? [offer] : []);
    act(state, 'iran', { type: 'accept', offer });
    const view = viewOf(state, viewer);
    expect(Object.keys(view.deals)).toEqual(sees ? [offer] : []);
    // What it moves is seen by all, without a cause.
    const read = Object.values(view.log).map(({ what }) => what.kind);
    expect(read).toEqual(sees ? ['offer', 'accepted', 'signed'] : ['unexplained']);
    act(state, 'usa', { type: 'publish', deal: offer });
    expect(Object.keys(viewOf(state, viewer).deals)).toEqual([offer]);
  });

  it('a secret deal that has ended can be published, but earns no credit any more', () => {
    const state = table({ trust: TRUST });
    const offer = propose(state, 'usa', SECRET);
    act(state, 'iran', { type: 'accept', offer });
    act(state, 'usa', { type: 'denounce', deal: offer });
    const before = { ...state.tracks };
    act(state, 'usa', { type: 'publish', deal: offer });
    expect(state.tracks).toEqual(before);
    expect(state.credited).toEqual({});
  });

  it.each(['publish', 'denounce'] as const)('%s: only a party that knows of it', (type) => {
    const state = table({ deals: [{ ...FIRST, secret: true }, deal([owes('iran', 'access', 'usa')])] });
    const ask = (seat: Seat, id: string) =>
      refusalOf(state, seat, { type, deal: id as DealId } satisfies SeatAction);
    expect(ask('israel', 'deal-1')).toBe('unknown-deal');
    expect(ask('israel', 'deal-2')).toBe('not-a-party');
    expect(ask('usa', 'deal-9')).toBe('unknown-deal');
    expect(ask('usa', 'constructor')).toBe('unknown-deal');
    expect(ask('usa', 'deal-2')).toBe(type === 'publish' ? 'not-secret' : null);
    expect(ask('usa', 'deal-1')).toBeNull();
  });

  it('a seat that may not know of a deal cannot try it out by withholding', () => {
    const state = table({ deals: [{ ...FIRST, secret: true }] });
    endTalks(state);
    for (const target of ['deal-1', 'deal-9', 'constructor']) {
      const orders = [{ order: 'withhold', target } as const];
      expect(refusalOf(state, 'israel', { type: 'orders', orders })).toBe('unknown-deal');
    }
    expect(Object.keys(seatView(state, 'israel').deals)).toEqual([]);
  });
});

describe('denouncing', () => {
  const injured = (seat: Seat, round: number) => ({ injured: { [seat]: round } });
  const ROWS: readonly (readonly [
    why: string,
    deals: Given['deals'],
    moved: readonly string[],
    free: boolean,
  ])[] = [
    [
      'a public deal costs 2 of the other party, 1 of the third seat',
      [FIRST],
      ['iran→usa -2', 'israel→usa -1'],
      false,
    ],
    ['a deal of three costs 2 of both', [THREE], ['iran→usa -2', 'israel→usa -2'], false],
    ['a secret deal costs nothing with whom does not know', [SECRET], ['iran→usa -2'], false],
    ['whoever was wronged leaves freely', [{ draft: FIRST, with: injured('usa', 3) }], [], true],
    [
      '… until the end of the next round',
      [{ draft: FIRST, with: injured('usa', 2) }],
      ['iran→usa -2', 'israel→usa -1'],
      false,
    ],
    [
      'the wrong of another excuses nothing',
      [{ draft: FIRST, with: injured('iran', 3) }],
      ['iran→usa -2', 'israel→usa -1'],
      false,
    ],
  ];
  it.each(ROWS)('%s', (_, deals, moved, free) => {
    const state = table({ round: 3, trust: { iran: { usa: 5 } }, deals: deals ?? [] });
    act(state, 'usa', { type: 'denounce', deal: 'deal-1' as DealId });
    const [line] = ofKind(told(state), 'denounced');
    expect(line?.what.free).toBe(free);
    expect(
      line?.moves.map((move) =>
        'trust' in move ? `${move.trust.join('→')} ${move.to - move.from}` : move.track,
      ),
    ).toEqual(moved);
    expect(state.deals['deal-1']).toMatchObject({ status: 'denounced', ended: 3 });
    expect(refusalOf(state, 'iran', { type: 'denounce', deal: 'deal-1' as DealId })).toBe('not-in-force');
  });

  it('ends the whole deal; what was delivered stays delivered', () => {
    const state = table({ round: 3, tracks: CALM, deals: [{ draft: FIRST, with: { delivered: { 0: 1 } } }] });
    act(state, 'iran', { type: 'denounce', deal: 'deal-1' as DealId });
    expect(state.tracks).toMatchObject(CALM);
    // Nothing of it acts any more.
    expect(told(state).map(({ what }) => what.kind)).toEqual(['denounced']);
    const lines = play(state, { iran: ['inspectors:expel'] });
    expect(ofKind(lines, 'breach')).toEqual([]);
  });
});

describe('durations', () => {
  it('a deal is in force in its last round, and expires after its Reckoning', () => {
    const state = table({ tracks: CALM, trust: TRUST });
    const id = sign(state, deal([owes('iran', 'cap', 'usa')], { rounds: 2 }));
    play(state);
    expect(state.deals[id]?.status).toBe('in-force');
    const lines = play(state, { iran: ['enrich'] });
    expect(ofKind(lines, 'breach')).toHaveLength(1);
    expect(state.deals[id]).toMatchObject({ status: 'expired', ended: 2 });
    expect(ofKind(play(state, { iran: ['enrich'] }), 'breach')).toHaveLength(0);
  });

  it('an expired deal costs nobody anything', () => {
    const state = table({ tracks: CALM, trust: TRUST });
    sign(state, deal([owes('iran', 'no-weapon', 'usa')], { rounds: 1 }));
    expect(ofKind(play(state), 'expired')[0]?.moves).toEqual([]);
  });
});
