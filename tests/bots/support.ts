import type { Bot, BotAct, BotInput, Character } from '../../shared/bots/bot';
import { easyBot } from '../../shared/bots/easy';
import { stream } from '../../shared/bots/randomness';
import type { Seat } from '../../shared/content/seats';
import type { Track } from '../../shared/content/tracks';
import type { Message, MessageBody } from '../../shared/protocol/messages';
import { nameOf } from '../../shared/rules/chance';
import { createState } from '../../shared/rules/setup';
import type { Deal, Draft, Offer, OfferId, State, Term } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';

const SEED = '000102030405060708090a0b0c0d0e0f';
const person = { kind: 'person' } as const;

/** A table at the start, without a headline, its agendas as given, changed as asked. */
export function table(change: (state: State) => void = () => {}): State {
  const state = createState({
    scenario: 'standard',
    seed: SEED,
    seats: { usa: person, iran: person, israel: person },
  });
  state.headline = null;
  Object.assign(state.tracks, {
    ceasefire: 6,
    escalation: 3,
    base: 6,
    sanctions: 8,
    streets: 3,
    economy: 3,
    missiles: 5,
    security: 2,
    sites: 3,
    coalition: 5,
    shield: 4,
    intel: 8,
    access: 1,
    toll: 0,
  } satisfies Record<Track, number>);
  state.agendas = { usa: 'peacemaker', iran: 'recovery', israel: 'quiet' };
  state.secret = { heu: 6, concealed: 3, weapon: 0, shipped: 0 };
  change(state);
  return state;
}

export const term = (
  kind: Term['kind'],
  debtor: Seat,
  to: readonly Seat[],
  more: Partial<Term> = {},
): Term => ({
  kind,
  debtor,
  to,
  level: 1,
  inLaw: false,
  due: null,
  after: null,
  ...more,
});

export const draft = (
  parties: readonly Seat[],
  terms: readonly Term[],
  more: Partial<Draft> = {},
): Draft => ({
  parties,
  terms,
  rounds: null,
  secret: false,
  snapback: false,
  ...more,
});

/** Puts an offer on the table. */
export function offer(state: State, by: Seat, text: Draft): OfferId {
  const id = nameOf(JSON.stringify(text)) as OfferId;
  const made: Offer = { id, by, draft: text, counters: null, accepted: { [by]: true }, declined: {} };
  state.offers[id] = made;
  return id;
}

/** Puts a deal in force, signed the round before this one. */
export function deal(state: State, text: Draft, more: Partial<Deal> = {}): Deal {
  const id = nameOf(`deal:${JSON.stringify(text)}`) as OfferId;
  const signed: Deal = {
    id,
    by: text.parties[0] as Seat,
    draft: text,
    secret: text.secret,
    signed: state.round,
    until: null,
    status: 'in-force',
    ended: null,
    delivered: {},
    lapsed: {},
    injured: {},
    record: {},
    ...more,
  };
  state.deals[id] = signed;
  return signed;
}

/** Messages of this round, as the wire numbers them. */
export const messages = (
  state: State,
  ...said: readonly { from: Seat; channel: Message['channel']; body: MessageBody }[]
): Record<string, Message> =>
  Object.fromEntries(said.map((one, i) => [String(i + 1), { ...one, round: state.round, after: 0, at: 0 }]));

/** What a bot that neither searches nor has a character is given beside its view. */
export const PLAIN = { character: 'cautious', effort: { rollouts: 0, stop: () => true } } as const;

/** All that a bot is given in a seat of a table. */
export const inputFor = (
  state: State,
  seat: Seat,
  name: number | string = 0,
  character: Character = 'cautious',
  heard: Record<string, Message> = {},
): BotInput => ({
  view: seatView(state, seat),
  messages: heard,
  random: stream(`test:${name}`),
  ...PLAIN,
  character,
});

/** What a bot does in a seat, with the randomness of that name. */
export function ask(
  state: State,
  seat: Seat,
  name: number | string = 0,
  heard: Record<string, Message> = {},
  bot: Bot = easyBot,
): BotAct | null {
  return bot.act({
    view: seatView(state, seat),
    messages: heard,
    random: stream(`test:${name}`),
    ...PLAIN,
  });
}

/** The same question with many names. */
export const asked = (
  times: number,
  state: State,
  seat: Seat,
  heard: Record<string, Message> = {},
): (BotAct | null)[] => Array.from({ length: times }, (_, name) => ask(state, seat, name, heard));
