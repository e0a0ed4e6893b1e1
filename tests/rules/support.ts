/** Tables in a chosen position, and rounds played on them through the one door of the rules. */
import { SCENARIOS } from '../../shared/content/scenarios';
import { SEATS, type Actor, type Seat } from '../../shared/content/seats';
import { TERMS, type TermKind } from '../../shared/content/terms';
import type { Track } from '../../shared/content/tracks';
import type { Action, RefusalCode } from '../../shared/rules/actions';
import { apply } from '../../shared/rules/apply';
import { prior } from '../../shared/rules/pictures';
import { mustRespond } from '../../shared/rules/response';
import { learnScenario } from '../../shared/rules/scenario';
import { createState } from '../../shared/rules/setup';
import type {
  Deal,
  DealId,
  Dispatch,
  Draft,
  Move,
  Order,
  Picture,
  PictureOf,
  Response,
  State,
  Stock,
  Term,
  What,
} from '../../shared/rules/state';

const SEED = '000102030405060708090a0b0c0d0e0f';
const person = { kind: 'person' } as const;

/** The standard game without a deck, so that nothing moves but what a row says. */
learnScenario({ ...SCENARIOS.standard, id: 'no-events', events: {} });

type Changes<T> = { -readonly [K in keyof T]?: T[K] };

export interface Given extends Omit<Changes<State>, 'tracks' | 'trust' | 'secret' | 'deals' | 'rebuked'> {
  readonly tracks?: Partial<Record<Track, number>>;
  /** `{ iran: { usa: 4 } }`: Iran trusts the United States 4. */
  readonly trust?: Partial<Record<Seat, Partial<Record<Seat, number>>>>;
  readonly secret?: Partial<Stock>;
  /** In force, signed in round 1 unless they say otherwise; their ids are `deal-1`, `deal-2` and so on. */
  readonly deals?: readonly (Draft | { readonly draft: Draft; readonly with: Changes<Deal> })[];
  readonly rebuked?: Partial<Record<Seat, number>>;
}

export const dealNumber = (number: number): DealId => `deal-${number}` as DealId;

function dealOf(draft: Draft, number: number, changes: Changes<Deal>): Deal {
  const signed = changes.signed ?? 1;
  return {
    id: dealNumber(number),
    by: draft.parties[0] ?? 'usa',
    draft,
    secret: draft.secret,
    signed,
    until: draft.rounds === null ? null : signed + draft.rounds - 1,
    status: 'in-force',
    ended: null,
    delivered: {},
    lapsed: {},
    injured: {},
    record: {},
    ...changes,
  };
}

/** A table in Talks of round 1 of the standard game, as the scenario sets it out but for what is given. */
export function table(given: Given = {}): State {
  const {
    tracks,
    trust,
    secret,
    deals,
    rebuked,
    scenario = 'no-events',
    seed = SEED,
    ...rest
  } = structuredClone(given);
  const seats = { usa: person, iran: person, israel: person };
  const state = createState({ scenario, seed, seats });
  const start = SCENARIOS.standard.start;
  const picture = prior(SCENARIOS.standard);
  Object.assign(state, {
    headline: null,
    drawn: {},
    log: {},
    logged: 0,
    pictures: { usa: picture, israel: picture, public: picture },
    ...rest,
  });
  state.tracks = { ...start.tracks, ...tracks } as State['tracks'];
  state.escalationBefore = given.escalationBefore ?? state.tracks.escalation;
  state.secret = { heu: 5, concealed: 2, weapon: 1, shipped: 0, ...secret };
  for (const seat of SEATS) {
    state.trust[seat] = { ...start.trust[seat], ...trust?.[seat] } as State['trust'][Seat];
    state.rebuked[seat] = rebuked?.[seat] ?? 0;
  }
  for (const [index, each] of (deals ?? []).entries()) {
    const deal =
      'draft' in each ? dealOf(each.draft, index + 1, each.with) : dealOf(each, index + 1, { signed: 1 });
    state.deals[deal.id] = deal;
  }
  return state;
}

/** A term: `owes('usa', 'relief', 'iran', { level: 2 })`. A delivery is due in round 1 unless it says otherwise. */
export function owes(
  debtor: Seat,
  kind: TermKind,
  to: Seat | readonly Seat[],
  more: Partial<Pick<Term, 'level' | 'inLaw' | 'due' | 'after'>> = {},
): Term {
  const creditors = typeof to === 'string' ? [to] : to;
  const due = TERMS[kind].kind === 'delivery' ? 1 : null;
  return { kind, debtor, to: creditors, level: 1, inLaw: false, due, after: null, ...more };
}

/** A text of these terms for the rest of the game, its parties whoever owes or is owed something. */
export function deal(terms: readonly Term[], more: Partial<Draft> = {}): Draft {
  const parties = SEATS.filter((seat) =>
    terms.some(({ debtor, to }) => debtor === seat || to.includes(seat)),
  );
  return { parties, terms, rounds: null, secret: false, snapback: false, ...more };
}

/** Tracks that no rule of the reckoning moves, but for the decay of the truce and the cooling of escalation. */
export const CALM = { base: 4, streets: 3, coalition: 4, economy: 5, sanctions: 5 } as const;

/** `hold-fire` of two seats toward each other. */
export const mutual = (kind: TermKind, a: Seat, b: Seat): Term[] => [owes(a, kind, b), owes(b, kind, a)];

/** The pictures of a table on which they are kept. */
export function picturesOf({ pictures }: State): Record<PictureOf, Picture> {
  const { usa, israel, public: open } = pictures;
  if (!usa || !israel || !open) throw new Error('pictures that nobody keeps');
  return { usa, israel, public: open };
}

export const refusalOf = (state: State, actor: Actor, action: Action): RefusalCode | null =>
  apply(state, actor, action)?.code ?? null;

/** Does what must be legal. */
export function act(state: State, actor: Actor, action: Action): void {
  const refusal = apply(state, actor, action);
  if (refusal) throw new Error(`${actor} ${JSON.stringify(action)}: ${JSON.stringify(refusal)}`);
}

/** Puts a text on the table and gives its id. */
export function propose(state: State, seat: Seat, draft: Draft): DealId {
  const before = new Set(Object.keys(state.offers));
  act(state, seat, { type: 'offer', draft });
  return Object.keys(state.offers).find((id) => !before.has(id)) as DealId;
}

/** Signs a text: its first party proposes, the others accept. */
export function sign(state: State, draft: Draft): DealId {
  const [first = 'usa', ...others] = draft.parties;
  const offer = propose(state, first, draft);
  for (const seat of others) act(state, seat, { type: 'accept', offer });
  return offer;
}

/** `reassure:iran` and the like. */
export function order(text: string): Order {
  const [id = '', target] = text.split(':');
  return { order: id as Order['order'], ...(target === undefined ? {} : { target }) };
}

export function response(text: string): Response {
  const [id = '', target] = text.split(':');
  return {
    response: id as Response['response'],
    ...(target === undefined ? {} : { target: target as Seat }),
  };
}

export type Orders = Partial<Record<Seat, readonly string[]>>;
export type Answers = Partial<Record<Seat, string>>;

/** What the chair reads in the log, from the line after `from`. */
export const told = (state: State, from = 0): Dispatch[] =>
  Object.entries(state.log ?? {})
    .filter(([line, { reduced }]) => Number(line) > from && !reduced)
    .map(([, { entry }]) => entry);

export function endTalks(state: State): void {
  for (const seat of SEATS) if (!state.ready[seat]) act(state, seat, { type: 'ready', ready: true });
}

/** Ends Talks and carries out these orders: the table stands in Response, or in the next round. */
export function command(state: State, orders: Orders): Dispatch[] {
  const from = state.logged;
  if (state.step === 'talks') endTalks(state);
  for (const seat of SEATS) {
    act(state, seat, { type: 'orders', orders: (orders[seat] ?? []).map(order) });
  }
  return told(state, from);
}

/** Ends Response, if it is asked for; whoever is given no answer gives its default. */
export function answer(state: State, answers: Answers = {}): Dispatch[] {
  const from = state.logged;
  if (state.step === 'response') {
    for (const seat of SEATS) {
      const said = answers[seat];
      if (said !== undefined) act(state, seat, { type: 'respond', response: response(said) });
    }
  }
  if (state.step === 'response') {
    act(state, 'chair', { type: 'expire', round: state.round, step: 'response' });
  }
  return told(state, from);
}

/** Plays the round to its end. */
export function play(state: State, orders: Orders = {}, answers: Answers = {}): Dispatch[] {
  const from = state.logged;
  command(state, orders);
  answer(state, answers);
  return told(state, from);
}

export type Kind = What['kind'];

/** Lines of one kind. */
export const ofKind = <K extends Kind>(
  lines: readonly Dispatch[],
  kind: K,
): (Dispatch & { readonly what: Extract<What, { kind: K }> })[] =>
  lines.filter((line): line is Dispatch & { what: Extract<What, { kind: K }> } => line.what.kind === kind);

export type Net = Readonly<Record<string, number>>;

const nameOf = (move: Move): string => ('track' in move ? move.track : `${move.trust[0]}→${move.trust[1]}`);

/** By how much moves changed each track and each trust (`iran→usa`), those without change left out. */
export function net(moves: readonly Move[]): Net {
  const sum: Record<string, number> = {};
  for (const move of moves) sum[nameOf(move)] = (sum[nameOf(move)] ?? 0) + move.to - move.from;
  return Object.fromEntries(Object.entries(sum).filter(([, by]) => by !== 0));
}

/** The same of whole lines. */
export const netOf = (lines: readonly Dispatch[]): Net => net(lines.flatMap(({ moves }) => moves));

/** What the reckoning moved for one cause. */
export const causeOf = (lines: readonly Dispatch[], cause: string): Net =>
  netOf(lines.filter(({ what }) => what.kind === 'home' && what.cause === cause));

/** What promises moved by being carried out. */
export const carried = (lines: readonly Dispatch[]): Net =>
  netOf(lines.filter(({ what }) => what.kind === 'delivered' || what.kind === 'enforced'));

const seedOf = (number: number): string => number.toString(16).padStart(8, '0').repeat(4);

/** Plays with one seed after another until chance has it as wanted. */
export function withLuck<T>(run: (seed: string) => T, wanted: (result: T) => boolean): T {
  for (let number = 1; number <= 400; number++) {
    const result = run(seedOf(number));
    if (wanted(result)) return result;
  }
  throw new Error('never in 400 tries');
}

/** Everybody who has to answer, in the order of seats. */
export const asked = (state: State): Seat[] => SEATS.filter((seat) => mustRespond(state, seat));
