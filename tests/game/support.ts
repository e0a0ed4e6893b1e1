import { SEATS, type Actor, type Seat } from '../../shared/content/seats';
import type { Action } from '../../shared/rules/actions';
import { options } from '../../shared/rules/options';
import type { State } from '../../shared/rules/state';

export const SEED = '000102030405060708090a0b0c0d0e0f';
export const people = {
  usa: { kind: 'person' },
  iran: { kind: 'person' },
  israel: { kind: 'person' },
} as const;

const FORCE: readonly string[] = [
  'bomb',
  'airstrike',
  'barrage',
  'raid',
  'base-attack',
  'crackdown',
  'weaponise',
];

/** A small generator for tests: the same number, the same game. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A legal act of somebody, or one of the chair; `null` at the end. */
export function someAct(state: State, next: () => number): { actor: Actor; action: Action } | null {
  if (state.step === 'ended') return null;
  if (next() < 0.03) {
    return { actor: 'chair', action: { type: 'expire', round: state.round, step: state.step } };
  }
  const waiting = SEATS.filter((seat) => options(state, seat).awaited);
  const seat = waiting[Math.floor(next() * waiting.length)] as Seat;
  const may = options(state, seat);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(next() * items.length)];
  const legal = <T>(items: readonly { value: T; refusal: unknown }[]) =>
    items.filter(({ refusal }) => refusal === null).map(({ value }) => value);
  if (state.step === 'orders') {
    // Mostly without force, or the game is soon over.
    const calm = legal(may.orders).filter(({ order }) => !FORCE.includes(order) || next() < 0.1);
    const order = next() < 0.8 ? pick(calm) : undefined;
    return { actor: seat, action: { type: 'orders', orders: order ? [order] : [] } };
  }
  if (state.step === 'response') {
    return { actor: seat, action: { type: 'respond', response: pick(legal(may.responses))! } };
  }
  const option = pick(legal(may.choices));
  if (option !== undefined && next() < 0.5) return { actor: seat, action: { type: 'choose', option } };
  if (next() < 0.3) {
    const draft = {
      parties: ['usa', 'iran'],
      terms: [
        {
          kind: 'release',
          debtor: 'iran',
          to: ['usa'],
          level: 1,
          inLaw: false,
          due: state.round,
          after: null,
        },
      ],
      rounds: null,
      secret: next() < 0.5,
      snapback: false,
    } as const;
    if (may.propose === null && seat !== 'israel') return { actor: seat, action: { type: 'offer', draft } };
    const offer = Object.keys(may.accept).find((id) => may.accept[id] === null);
    if (offer !== undefined) return { actor: seat, action: { type: 'accept', offer: offer as never } };
  }
  return { actor: seat, action: { type: 'ready', ready: true } };
}
