/** Tables made by the real rules, for looking at the parts of the client that show them. */
import type { Seat, Viewer } from '../../../../shared/content/seats';
import { channelBetween, type Message, type MessageBody } from '../../../../shared/protocol/messages';
import type { SeatAction } from '../../../../shared/rules/actions';
import { apply } from '../../../../shared/rules/apply';
import { createState } from '../../../../shared/rules/setup';
import type { Draft, Order, State } from '../../../../shared/rules/state';
import { viewOf } from '../../../../shared/views/filter';
import { SHAPES } from '../../../../client/negotiation/composer/shapes';

export type Part = 'talks' | 'orders' | 'response' | 'channels' | 'ledger';

export interface Scene {
  readonly part: Part;
  readonly viewer: Viewer;
  readonly state: State;
  readonly messages: readonly Message[];
  /** Kept texts, by key. */
  readonly drafts?: Readonly<Record<string, string>>;
}

const SEED = '00112233445566778899aabbccddeeff';
const person = { kind: 'person' } as const;

const begin = (scenario = 'standard'): State =>
  createState({ scenario, seed: SEED, seats: { usa: person, iran: person, israel: person } });

function act(state: State, seat: Seat, action: SeatAction): void {
  const refusal = apply(state, seat, action);
  if (refusal) throw new Error(`${seat} ${action.type}: ${JSON.stringify(refusal)}`);
}

const shape = (state: State, id: string, seat: Seat): Draft => {
  const found = SHAPES.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found.build(viewOf(state, seat), seat);
};

const seats = ['usa', 'iran', 'israel'] as const;
const allReady = (state: State): void =>
  seats.forEach((seat) => act(state, seat, { type: 'ready', ready: true }));

function order(state: State, orders: Partial<Record<Seat, readonly Order[]>>): void {
  for (const seat of seats) act(state, seat, { type: 'orders', orders: orders[seat] ?? [] });
}

/** Offers and signs. */
function agree(state: State, by: Seat, draft: Draft): void {
  act(state, by, { type: 'offer', draft });
  const offer = Object.values(state.offers).findLast((each) => each.by === by);
  if (!offer) throw new Error('no offer');
  for (const seat of draft.parties) if (seat !== by) act(state, seat, { type: 'accept', offer: offer.id });
}

const firstStep = (state: State): Draft => ({ ...shape(state, 'first-step', 'usa'), rounds: 4 });

const umbrella: Draft = {
  parties: ['usa', 'israel'],
  terms: [
    { kind: 'umbrella', debtor: 'usa', to: ['israel'], level: 1, inLaw: false, due: null, after: null },
    { kind: 'share-intel', debtor: 'israel', to: ['usa'], level: 1, inLaw: false, due: 1, after: null },
  ],
  rounds: 3,
  secret: true,
  snapback: false,
};

function withOffers(): State {
  const state = begin();
  act(state, 'iran', { type: 'offer', draft: firstStep(state) });
  const offer = Object.values(state.offers)[0];
  const first = firstStep(state);
  const counter: Draft = {
    ...first,
    snapback: true,
    rounds: null,
    terms: [
      { ...first.terms[0]!, level: 2, due: 2, after: 1 },
      { ...first.terms[1]!, level: 3 },
      { kind: 'cap', debtor: 'iran', to: ['usa'], level: 1, inLaw: false, due: null, after: null },
    ],
  };
  act(state, 'usa', { type: 'offer', draft: counter, ...(offer && { counters: offer.id }) });
  act(state, 'usa', { type: 'offer', draft: umbrella });
  return state;
}

/** Two deals signed in round 1, orders of round 2. */
function inRound2(scenario?: string): State {
  const state = begin(scenario);
  agree(state, 'usa', firstStep(state));
  allReady(state);
  order(state, { iran: [{ order: 'weaponise' }] });
  if (state.step === 'response') throw new Error('response');
  agree(state, 'israel', {
    ...umbrella,
    terms: umbrella.terms.map((term) => (term.due === null ? term : { ...term, due: 3 })),
  });
  agreeHoldFire(state);
  return state;
}

function agreeHoldFire(state: State): void {
  const draft: Draft = {
    parties: ['iran', 'israel'],
    terms: [
      {
        kind: 'proxy-restraint',
        debtor: 'iran',
        to: ['israel'],
        level: 1,
        inLaw: false,
        due: null,
        after: null,
      },
      {
        kind: 'no-regime-change',
        debtor: 'israel',
        to: ['iran'],
        level: 1,
        inLaw: false,
        due: null,
        after: null,
      },
    ],
    rounds: null,
    secret: false,
    snapback: true,
  };
  try {
    agree(state, 'iran', draft);
  } catch {
    // A seat signs one deal a round: the offer then stays on the table.
  }
}

function orders2(scenario?: string): State {
  const state = inRound2(scenario);
  allReady(state);
  return state;
}

function struck(): State {
  const state = orders2();
  order(state, {
    israel: [{ order: 'airstrike', target: 'missiles' }],
    iran: [{ order: 'rebuild', target: 'security' }],
  });
  return state;
}

function later(): State {
  const state = struck();
  act(state, 'iran', { type: 'respond', response: { response: 'protest' } });
  act(state, 'usa', { type: 'respond', response: { response: 'rebuke', target: 'israel' } });
  allReady(state);
  order(state, {
    usa: [
      {
        order: 'withhold',
        target:
          Object.values(state.deals).find(
            (deal) => deal.draft.parties.includes('israel') && deal.draft.parties.includes('usa'),
          )?.id ?? '',
      },
    ],
  });
  return state;
}

const text = (line: string): MessageBody => ({ kind: 'text', text: line });

function talk(state: State, lines: readonly [Seat, Seat | null, MessageBody, number][]): Message[] {
  return lines.map(([from, to, body, after], index) => ({
    from,
    channel: to ? channelBetween(from, to) : 'open',
    round: 1,
    after,
    at: Date.UTC(2026, 10, 23, 18, 20) + index * 71_000,
    body,
  }));
}

const TALK = (state: State): Message[] =>
  talk(state, [
    [
      'usa',
      null,
      text('Good evening. We would rather start small and have it kept than sign something large tonight.'),
      1,
    ],
    [
      'iran',
      null,
      text('Small is fine. Small and first is not: who moves first, and what do we hold if you leave again?'),
      1,
    ],
    ['usa', null, text('Inspectors at level 2, one step of relief, the same month.'), 1],
    [
      'israel',
      null,
      text(
        'And nobody at this table has said a word about missiles.\n\nWe noticed. <b>We will say it ourselves.</b>',
      ),
      2,
    ],
    ['iran', null, { kind: 'quick', quick: 'ask', about: { kind: 'term', id: 'security-guarantee' } }, 2],
    ['israel', null, { kind: 'quick', quick: 'warn', about: { kind: 'order', id: 'airstrike' } }, 2],
    ['iran', 'usa', text('Between us: a month of quiet from Tel Aviv would help me sell it.'), 2],
    ['usa', 'iran', { kind: 'quick', quick: 'promise', about: { kind: 'term', id: 'no-regime-change' } }, 3],
    ['usa', 'israel', text('The umbrella is yours if you sit still until the inspectors are in.'), 3],
  ]);

const treaty = (
  draft: Draft,
  before: Draft | null = null,
  counters: string | null = null,
): Record<string, string> => ({
  treaty: JSON.stringify({ draft, before, counters }),
});

const scene = (
  part: Part,
  viewer: Viewer,
  state: State,
  drafts: Readonly<Record<string, string>> = {},
): Scene => ({
  part,
  viewer,
  state,
  messages: TALK(state),
  drafts,
});

export const SCENES: Readonly<Record<string, () => Scene>> = {
  talks: () => scene('talks', 'usa', begin()),
  offers: () => scene('talks', 'iran', withOffers()),
  'offers-gallery': () => scene('talks', 'gallery', withOffers()),
  composer: () => {
    const state = begin();
    return scene('talks', 'iran', state, treaty(shape(state, 'first-step', 'iran')));
  },
  comprehensive: () => {
    const state = begin();
    return scene('talks', 'usa', state, treaty(shape(state, 'comprehensive', 'usa')));
  },
  counter: () => {
    const state = withOffers();
    const offer = Object.values(state.offers).find(({ counters }) => counters !== null);
    if (!offer) throw new Error('no counter');
    const draft: Draft = {
      ...offer.draft,
      snapback: false,
      terms: [
        { ...offer.draft.terms[0]!, inLaw: true, due: 1, after: null },
        { ...offer.draft.terms[1]!, level: 2 },
        { kind: 'release', debtor: 'iran', to: ['usa'], level: 1, inLaw: false, due: 1, after: null },
      ],
    };
    return scene('talks', 'iran', state, treaty(draft, offer.draft, offer.id));
  },
  'orders-usa': () => scene('orders', 'usa', orders2()),
  'orders-iran': () => scene('orders', 'iran', orders2()),
  'orders-israel': () =>
    scene('orders', 'israel', orders2(), {
      orders: JSON.stringify({ round: 2, orders: [{ order: 'airstrike', target: 'leadership' }] }),
    }),
  'orders-short': () => scene('orders', 'usa', orders2('short')),
  'orders-done': () => {
    const state = orders2();
    act(state, 'usa', { type: 'orders', orders: [{ order: 'shuttle' }, { order: 'rally' }] });
    return scene('orders', 'usa', state);
  },
  'response-iran': () => scene('response', 'iran', struck()),
  'response-usa': () => scene('response', 'usa', struck()),
  channels: () => scene('channels', 'usa', withOffers()),
  'channels-gallery': () => scene('channels', 'gallery', withOffers()),
  ledger: () => scene('ledger', 'usa', inRound2()),
  'ledger-late': () => scene('ledger', 'iran', later()),
  'ledger-israel': () => scene('ledger', 'israel', later()),
};
