/** Whole games of middle and strong bots beside each other and any others: legal, done in time, and with reasons. */
import { describe, expect, it } from 'vitest';
import { playGame } from '../../shared/bots/arena';
import type { Bot } from '../../shared/bots/bot';
import { easyBot } from '../../shared/bots/easy';
import { middleBot } from '../../shared/bots/middle';
import { randomBot } from '../../shared/bots/random';
import { strongBot } from '../../shared/bots/strong';
import { ORDER_IDS } from '../../shared/content/orders';
import { RESPONSE_IDS } from '../../shared/content/responses';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import { TERM_KINDS } from '../../shared/content/terms';
import { passesTests } from '../../shared/rules/appraise';
import type { Draft, State } from '../../shared/rules/state';

const seedOf = (game: number): string => (game + 40).toString(16).padStart(8, '0').repeat(4);

/** Each in every seat, beside all the others. */
const MIXES: readonly (readonly [Bot, Bot, Bot])[] = [
  [middleBot, middleBot, middleBot],
  [middleBot, randomBot, easyBot],
  [easyBot, middleBot, randomBot],
  [randomBot, easyBot, middleBot],
  [middleBot, middleBot, randomBot],
  [randomBot, middleBot, middleBot],
  [middleBot, randomBot, middleBot],
  [strongBot, middleBot, randomBot],
  [randomBot, strongBot, middleBot],
  [easyBot, randomBot, strongBot],
  [strongBot, strongBot, strongBot],
];

/** Ids that are no words: nobody who has not read the source would say them. */
const IDS = [...ORDER_IDS, ...TERM_KINDS, ...RESPONSE_IDS].filter((id) => id.includes('-'));

function faultOf(reason: string): string | null {
  if (/NaN|undefined|null|Infinity|\[object/.test(reason)) return 'no figure';
  if (/\b(usa|heu)\b/.test(reason)) return 'an id';
  const id = IDS.find((one) => new RegExp(`(^|[^-\\w])${one}($|[^-\\w])`).test(reason));
  if (id) return `the id ${id}`;
  if (/\b[0-9a-f]{8,}\b/.test(reason)) return 'a number of a deal';
  if (!/^[A-Z“]/.test(reason)) return 'a small letter to begin with';
  if (!/[.!?”]$/.test(reason)) return 'no full stop';
  if (/[.!?] [a-z]/.test(reason)) return 'a sentence that begins small';
  if (/ {2}|\( |: \.|: ;|; \./.test(reason)) return 'a gap';
  return null;
}

/** A text as it would read in any month. */
const timeless = ({ terms, ...rest }: Draft, round: number): string =>
  JSON.stringify({
    ...rest,
    terms: terms.map((one) => ({ ...one, due: one.due === null ? null : one.due - round })),
  });

describe('middle and strong bots', () => {
  it('put forward only what passes both tests and may be signed, and nothing that was declined as it is', () => {
    let offers = 0;
    let declines = 0;
    for (const [game, bot] of [middleBot, middleBot, middleBot, middleBot, strongBot, middleBot].entries()) {
      const seats = { usa: bot, iran: game % 3 === 0 ? randomBot : bot, israel: middleBot };
      /** What was declined, by whose text it was, with the month. */
      const refused = new Map<string, number>();
      let before: State['signed'] | null = null;
      playGame(
        SCENARIO_IDS[game % 3] ?? 'standard',
        seedOf(game + 200),
        seats,
        (now, { actor, action }) => {
          if (action.type === 'decline') {
            const declined = now.offers[action.offer];
            if (declined) refused.set(`${declined.by} ${timeless(declined.draft, now.round)}`, now.round);
            declines += 1;
          }
          if (action.type === 'offer' && actor !== 'chair' && seats[actor] !== randomBot) {
            offers += 1;
            const { draft } = action;
            expect(passesTests(now, draft)).toBe(true);
            for (const party of draft.parties) {
              const signed = before?.[party] ?? null;
              // Who signed in secret is not known to have signed.
              if (signed && !now.deals[signed]?.secret) throw new Error(`${party} has signed already`);
            }
            const last = refused.get(`${actor} ${timeless(draft, now.round)}`);
            if (last !== undefined && last >= now.round - 1) {
              throw new Error(`${actor} asks again in ${now.round}: ${JSON.stringify(draft)}`);
            }
          }
          before = { ...now.signed };
        },
        16,
      );
    }
    expect(offers).toBeGreaterThan(30);
    expect(declines).toBeGreaterThan(10);
  });

  it('play whole games in every mix, all legal, done in few acts, each with a reason that can be read', () => {
    const faults = new Set<string>();
    let shown = 0;
    for (const [mix, bots] of MIXES.entries()) {
      const scenarios = mix < 1 ? SCENARIO_IDS : [SCENARIO_IDS[mix % SCENARIO_IDS.length]!];
      for (const scenario of scenarios) {
        const seats: Record<Seat, Bot> = { usa: bots[0], iran: bots[1], israel: bots[2] };
        const acts = new Map<string, number>();
        let [round, step] = [1, 'talks'];
        // An illegal act makes the arena throw.
        const { state } = playGame(
          scenario,
          seedOf(mix),
          seats,
          (now, { actor, action, reason }) => {
            if (actor === 'chair') throw new Error(`the clock ran out in ${step}`);
            const bot = seats[actor];
            if (bot === middleBot || bot === strongBot) {
              const at = `${actor} ${round} ${step}`;
              acts.set(at, (acts.get(at) ?? 0) + 1);
              const fault = reason.length < 20 ? 'too short' : faultOf(reason);
              if (fault) faults.add(`${action.type}: ${fault}: ${reason}`);
              shown += 1;
            }
            ({ round, step } = now);
          },
          16,
        );
        expect(state.step).toBe('ended');
        expect(Math.max(0, ...acts.values())).toBeLessThanOrEqual(16);
      }
    }
    expect(shown).toBeGreaterThan(300);
    expect([...faults].slice(0, 20)).toEqual([]);
  });

  it.each([
    ['middle', middleBot],
    ['strong', strongBot],
  ] as const)('%s ones play the same game from the same seed', (_, bot) => {
    const bots = { usa: bot, iran: middleBot, israel: middleBot };
    const play = () => JSON.stringify(playGame('short', seedOf(70), bots, () => {}, 12).entries);
    expect(play()).toBe(play());
  });

  it('do better than random ones in every seat', () => {
    for (const seat of SEATS) {
      const means = [middleBot, randomBot].map((bot) => {
        const bots = { usa: randomBot, iran: randomBot, israel: randomBot, [seat]: bot };
        let sum = 0;
        for (let game = 0; game < 40; game++) {
          const { state } = playGame('short', seedOf(game), bots, () => {}, 0);
          sum += state.ending?.scores[seat].total ?? 0;
        }
        return sum;
      });
      expect(means[0]).toBeGreaterThan(means[1] ?? Infinity);
    }
  });
});
