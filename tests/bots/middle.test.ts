/** How a middle bot bargains: what it asks for and when it gives way, what it says, and when it keeps its word. */
import { describe, expect, it } from 'vitest';
import { CHARACTERS, type BotAct, type Character } from '../../shared/bots/bot';
import { middleBot } from '../../shared/bots/middle';
import { aspiration, TRAITS } from '../../shared/bots/middle/character';
import { mindOf } from '../../shared/bots/middle/mind';
import { findPackages } from '../../shared/bots/middle/packages';
import { rateOrders } from '../../shared/bots/evaluation/orders';
import { roundsLeft, trialFor } from '../../shared/bots/evaluation/outlook';
import { stream } from '../../shared/bots/randomness';
import { SCENARIOS } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Message, MessageBody } from '../../shared/protocol/messages';
import { apply, check } from '../../shared/rules/apply';
import { passesTests } from '../../shared/rules/appraise';
import { cloneState } from '../../shared/rules/clone';
import type { DealId, Draft, OfferId, State, Term } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { deal, draft, inputFor, messages, offer, table, term } from './support';

const TIMES = 24;

/** What the bot does in a seat, with many names of its random numbers. */
const acts = (
  state: State,
  seat: Seat,
  character: Character = 'cautious',
  heard: Record<string, Message> = {},
  times = TIMES,
): (BotAct | null)[] =>
  Array.from({ length: times }, (_, name) => middleBot.act(inputFor(state, seat, name, character, heard)));

const share = (given: readonly (BotAct | null)[], type: string): number =>
  given.filter((act) => act?.action.type === type).length / given.length;

const mind = (state: State, seat: Seat, character: Character = 'cautious', name = 0) =>
  mindOf(inputFor(state, seat, name, character));
const gain = (state: State, seat: Seat, text: Draft): number =>
  mind(state, seat).judge(text).gains[SEATS.indexOf(seat)] ?? NaN;

/** A table on which the seats trust each other enough to sign something. */
const open = (change: (state: State) => void = () => {}): State =>
  table((now) => {
    for (const a of SEATS) for (const b of SEATS) if (a !== b) now.trust[a][b] = Math.max(5, now.trust[a][b]);
    change(now);
  });

/** Texts that pass both tests and gain something for all, from the view of `by`. */
function texts(state: State, by: Seat): Draft[] {
  const { trial, aim } = mind(state, by);
  return findPackages(trial, aim, 60, stream('texts')).map((made) => made.draft);
}

const said = (given: readonly (BotAct | null)[], quick: string): number =>
  given.filter((act) => act?.say?.body.kind === 'quick' && act.say.body.quick === quick).length /
  given.length;

describe('the aspiration', () => {
  it.each(CHARACTERS)('of a %s bot falls all the time, from its opening to nothing', (character) => {
    const traits = TRAITS[character];
    let before = Infinity;
    for (let gone = 0; gone <= 1.0001; gone += 0.05) {
      const asks = aspiration(traits, Math.min(1, gone));
      expect(asks).toBeLessThan(before);
      before = asks;
    }
    expect(aspiration(traits, 0)).toBeCloseTo(traits.opening, 9);
    expect(aspiration(traits, 1)).toBeCloseTo(0, 9);
  });

  it('of a hard bot is above that of a cautious one until the end', () => {
    for (let gone = 0; gone < 1; gone += 0.05) {
      expect(aspiration(TRAITS.hard, gone)).toBeGreaterThan(aspiration(TRAITS.cautious, gone));
    }
  });

  it.each(CHARACTERS)(
    'of a %s bot falls with the rounds, and with each text that found no taker',
    (character) => {
      const asks = (round: number, mine: number): number =>
        mind(
          table((now) => {
            now.round = round;
            for (let at = 0; at < mine; at++) {
              offer(
                now,
                'iran',
                draft(['usa', 'iran'], [term('release', 'iran', ['usa'], { due: round + at })]),
              );
            }
          }),
          'iran',
          character,
        ).asks;
      for (let round = 2; round <= 8; round++) expect(asks(round, 0)).toBeLessThan(asks(round - 1, 0));
      expect(asks(3, 1)).toBeLessThan(asks(3, 0));
      expect(asks(8, 0)).toBe(0);
    },
  );
});

describe('an offer', () => {
  it('is declined early and accepted late where it gains a little', () => {
    const early = open();
    const late = open((now) => {
      now.round = 8;
      now.drawn = {};
    });
    const now = (text: Draft, { round }: State): Draft => ({
      ...text,
      terms: text.terms.map((one) => (one.due === null ? one : { ...one, due: round })),
    });
    const best = Math.max(...texts(early, 'iran').map((text) => gain(early, 'iran', text)));
    const modest = [...texts(early, 'usa'), ...texts(early, 'israel')].filter((text) => {
      const then = now(text, late);
      return (
        text.parties.includes('iran') &&
        gain(early, 'iran', text) < 0.25 * best &&
        gain(late, 'iran', then) > 0.8 &&
        passesTests(late, then)
      );
    });
    expect(modest.length).toBeGreaterThan(0);
    const shares = (state: State, character: Character = 'hard'): number => {
      const found = modest.slice(0, 4).map((text) => {
        const at = cloneState(state);
        offer(at, text.parties.find((party) => party !== 'iran') ?? 'usa', now(text, state));
        return share(acts(at, 'iran', character, {}, 10), 'accept');
      });
      return found.reduce((a, b) => a + b) / found.length;
    };
    expect(shares(early)).toBeLessThan(0.2);
    expect(shares(late)).toBeGreaterThan(0.6);
    // Half-way through, a cautious bot has come down further than a hard one.
    const middle = open((state) => {
      state.round = 5;
    });
    expect(shares(middle, 'cautious')).toBeGreaterThan(shares(middle, 'hard'));
  });

  it('is accepted at once where it gains as much as anything that comes to mind', () => {
    const state = open();
    const [best] = texts(state, 'usa')
      .filter(({ parties }) => parties.includes('iran'))
      .sort((a, b) => gain(state, 'iran', b) - gain(state, 'iran', a));
    offer(state, 'usa', best!);
    for (const character of CHARACTERS) {
      const given = acts(state, 'iran', character);
      expect(share(given, 'accept')).toBeGreaterThan(0.6);
      for (const act of given) {
        if (act?.action.type === 'accept') expect(act.reason).toMatch(/expect \d.*, with it \d/);
      }
    }
  });

  it('that cannot be signed gives way to one that can', () => {
    const state = open((now) => {
      now.round = 8;
      now.trust.usa.iran = 2;
    });
    const good = draft(
      ['usa', 'iran'],
      [term('relief', 'usa', ['iran'], { due: 8 }), term('release', 'iran', ['usa'], { due: 8 })],
    );
    const better = draft(['usa', 'iran'], [term('relief', 'usa', ['iran'], { level: 3, due: 8 })]);
    expect(passesTests(state, good)).toBe(true);
    expect(passesTests(state, better)).toBe(false);
    expect(gain(state, 'iran', better)).toBeGreaterThan(gain(state, 'iran', good));
    offer(state, 'usa', better);
    const taken = offer(state, 'usa', good);
    for (const act of acts(state, 'iran')) expect(act?.action).toEqual({ type: 'accept', offer: taken });
  });

  it('is refused with the figure that it lacks, and with the term that weighs against it', () => {
    const state = open((now) => {
      for (const a of SEATS) now.trust.iran[a] = 9;
    });
    const text = draft(['usa', 'iran'], [term('ship-out', 'iran', ['usa'], { level: 6, due: 1 })]);
    // It has put forward all that it may, so it does not counter.
    for (const at of [0, 1]) {
      offer(
        state,
        'iran',
        draft(['usa', 'iran'], [term('relief', 'usa', ['iran'], { level: 3 - at, due: 1 })]),
      );
    }
    offer(state, 'usa', text);
    const declined = acts(state, 'iran').filter((act) => act?.action.type === 'decline');
    expect(declined.length).toBeGreaterThan(0);
    for (const act of declined) {
      expect(act?.reason).toMatch(/^Worth −?\d[\d.]* to us, less than the \d[\d.]* that we ask now\./);
      expect(act?.say?.body).toEqual({
        kind: 'quick',
        quick: 'refuse',
        about: { kind: 'term', id: 'ship-out' },
      });
    }
  });

  it('that nobody may sign any more this month is refused, and the reason says so', () => {
    const state = open((now) => {
      now.round = 8;
      const text = draft(['usa', 'israel'], [term('aid', 'usa', ['israel'], { due: 8 })]);
      const { id } = deal(now, text);
      now.signed.usa = now.signed.israel = id;
    });
    const text = draft(
      ['usa', 'iran'],
      [term('relief', 'usa', ['iran'], { due: 8 }), term('release', 'iran', ['usa'], { due: 8 })],
    );
    offer(state, 'usa', text);
    for (const act of acts(state, 'iran')) {
      expect(act?.action.type).toBe('decline');
      expect(act?.reason).toContain('the United States has signed another text this month');
    }
  });

  it('is countered by one change that passes both tests and gains more', () => {
    let counters = 0;
    const state = open();
    for (const text of [...texts(state, 'usa'), ...texts(state, 'israel')].slice(0, 40)) {
      if (!text.parties.includes('iran')) continue;
      const at = cloneState(state);
      const countered = offer(at, text.parties.find((party) => party !== 'iran') ?? 'usa', text);
      for (const act of acts(at, 'iran', 'hard', {}, 4)) {
        if (act?.action.type !== 'offer' || act.action.counters !== countered) continue;
        counters += 1;
        const made = act.action.draft;
        const key = ({ kind, debtor, level }: Term) => `${debtor} ${kind} ${level}`;
        const kinds = ({ terms }: Draft) => terms.map(({ kind, debtor }) => `${debtor} ${kind}`);
        const touched = new Set([
          ...made.terms
            .filter((a) => !text.terms.some((b) => key(a) === key(b)))
            .map((one) => `${one.debtor} ${one.kind}`),
          ...kinds(text).filter((one) => !kinds(made).includes(one)),
        ]);
        expect(touched.size + Number(made.snapback !== text.snapback)).toBe(1);
        expect(passesTests(at, made)).toBe(true);
        expect(gain(at, 'iran', made)).toBeGreaterThan(gain(at, 'iran', text));
        expect(act.reason).toMatch(/^Their text is worth [+−]?\d.* and we ask \d/);
      }
    }
    expect(counters).toBeGreaterThan(0);
  });
});

describe('a proposal', () => {
  it.each(CHARACTERS)('of a %s bot passes both tests and gains for itself', (character) => {
    const state = open();
    let offers = 0;
    for (const seat of SEATS) {
      for (const act of acts(state, seat, character)) {
        if (act?.action.type !== 'offer') continue;
        offers += 1;
        expect(passesTests(state, act.action.draft)).toBe(true);
        expect(gain(state, seat, act.action.draft)).toBeGreaterThan(0);
        expect(act.reason).toMatch(/We take the others to gain: .*\d/);
      }
    }
    expect(offers).toBeGreaterThan(20);
  });

  it('is not made again once it was declined, unless the other gets more', () => {
    const state = open();
    let again = 0;
    for (let name = 0; name < 8; name++) {
      const at = cloneState(state);
      const first = middleBot.act(inputFor(at, 'usa', name, 'hard'));
      if (first?.action.type !== 'offer') continue;
      const { draft: text } = first.action;
      expect(apply(at, 'usa', first.action)).toBeNull();
      const id = Object.keys(at.offers)[0] as OfferId;
      for (const party of text.parties) {
        if (party !== 'usa') expect(apply(at, party, { type: 'decline', offer: id })).toBeNull();
      }
      const before = mind(at, 'usa').judge(text);
      for (const act of acts(at, 'usa', 'hard', {}, 6)) {
        if (act?.action.type !== 'offer') continue;
        const made = mind(at, 'usa').judge(act.action.draft);
        if (made.draft.parties.join() !== text.parties.join()) continue;
        again += 1;
        const more = text.parties.some(
          (party) =>
            party !== 'usa' && made.gains[SEATS.indexOf(party)]! > before.gains[SEATS.indexOf(party)]!,
        );
        expect(more).toBe(true);
      }
    }
    expect(again).toBeGreaterThan(0);
  });

  it('is answered before its seat is done, and not waited for once all have answered', () => {
    const state = open();
    const text = draft(
      ['usa', 'iran'],
      [term('release', 'iran', ['usa'], { due: 1 }), term('no-regime-change', 'usa', ['iran'])],
    );
    offer(state, 'iran', text);
    offer(state, 'iran', { ...text, snapback: true });
    // Two texts are all that it puts forward in a month: it waits.
    for (const act of acts(state, 'iran')) expect(act).toBeNull();
    state.ready.usa = true;
    for (const act of acts(state, 'iran')) expect(act?.action).toEqual({ type: 'ready', ready: true });
  });
});

describe('quick messages', () => {
  const hear = (
    state: State,
    from: Seat,
    quick: 'ask' | 'promise',
    about: (MessageBody & { kind: 'quick' })['about'],
  ) => messages(state, { from, channel: 'open', body: { kind: 'quick', quick, about } });

  it.each([
    ['israel', 'aid'],
    ['israel', 'umbrella'],
    ['iran', 'relief'],
    ['iran', 'no-regime-change'],
  ] as const)(
    'by which %s asks for %s get an offer of it or a refusal before its seat is done',
    (from, kind) => {
      let offers = 0;
      for (let name = 0; name < TIMES; name++) {
        const state = open();
        const heard = hear(state, from, 'ask', { kind: 'term', id: kind });
        const input = inputFor(state, 'usa', name, 'cautious', heard);
        let answered = false;
        for (let count = 0; count < 6 && !state.ready.usa; count++) {
          const act = middleBot.act({ ...input, view: seatView(state, 'usa') });
          if (!act) {
            // It waits for an answer to its own text.
            for (const { id, draft: text } of Object.values(state.offers)) {
              for (const party of text.parties) {
                if (party !== 'usa') apply(state, party, { type: 'decline', offer: id });
              }
            }
            continue;
          }
          expect(apply(state, 'usa', act.action)).toBeNull();
          if (act.say) heard[String(count + 2)] = { from: 'usa', round: 1, after: 0, at: 0, ...act.say };
          if (act.action.type === 'offer' && act.action.draft.terms.some((one) => one.kind === kind)) {
            if (!answered) expect(act.reason).toMatch(/^They asked\. /);
            answered = true;
            offers += 1;
          } else if (act.say?.body.kind === 'quick' && act.say.body.quick === 'refuse') {
            answered ||= act.say.body.about.id === kind;
          }
        }
        expect([name, answered]).toEqual([name, true]);
      }
      if (kind === 'relief') expect(offers).toBeGreaterThan(0);
    },
  );

  it('warn whoever struck, and nobody else who used force', () => {
    const state = table((now) => {
      now.round = 2;
      now.log = {};
      now.logged = 0;
      now.lastForce = { usa: 1, iran: 1, israel: 0 };
      now.lastStruck = { usa: 0, iran: 1, israel: 1 };
      const strike = (seat: Seat, on: Seat, order: 'bomb' | 'barrage') => {
        now.logged += 1;
        now.log![String(now.logged)] = {
          audience: null,
          reduced: false,
          entry: {
            round: 1,
            step: 'resolution',
            what: { kind: 'strike', seat, on, order, target: null, die: 3, total: 3, damage: 2 },
            moves: [],
          },
        };
      };
      strike('usa', 'iran', 'bomb');
      strike('iran', 'israel', 'barrage');
    });
    const given = acts(state, 'israel', 'hard', {}, 60);
    expect(said(given, 'warn')).toBeGreaterThan(0);
    for (const act of given) {
      if (act?.say?.body.kind !== 'quick' || act.say.body.quick !== 'warn') continue;
      expect(act.say.channel).toBe('iran-israel');
      expect(act.say.body.about).toEqual({ kind: 'order', id: 'barrage' });
      expect(act.reason).toContain('Iran struck us last month');
    }
    const other = acts(state, 'iran', 'hard', {}, 60).filter((act) => act?.reason.includes('struck us'));
    expect(other.length).toBeGreaterThan(0);
    for (const act of other) expect(act?.say?.channel).toBe('usa-iran');
  });

  it('give thanks for a text that was signed, and now and then a promise by whoever wrote it', () => {
    const state = open((now) => {
      const text = draft(
        ['usa', 'iran'],
        [term('relief', 'usa', ['iran'], { due: 1 }), term('release', 'iran', ['usa'], { due: 1 })],
      );
      const { id } = deal(now, text, { by: 'usa' });
      now.signed.usa = now.signed.iran = id;
    });
    expect(said(acts(state, 'iran'), 'thank')).toBe(1);
    const given = acts(state, 'usa');
    expect(said(given, 'promise')).toBeGreaterThan(0.1);
    for (const act of given) {
      if (act?.say)
        expect(act.say.body).toMatchObject({ quick: 'promise', about: { kind: 'seat', id: 'iran' } });
    }
  });

  it('that promise count for nothing from whoever broke its word', () => {
    const state = open((now) => {
      now.round = 3;
    });
    const heard = hear(state, 'iran', 'promise', { kind: 'seat', id: 'usa' });
    const honest = mindOf(inputFor(state, 'usa', 0, 'cautious', heard));
    expect(honest.said.promised.has('iran')).toBe(true);
    expect(honest.word.iran.broken).toBe(0);
    state.logged += 1;
    state.log![String(state.logged)] = {
      audience: null,
      reduced: false,
      entry: {
        round: 2,
        step: 'resolution',
        what: {
          kind: 'breach',
          breach: { deal: 'x' as DealId, debtor: 'iran', term: 0, to: ['usa'] },
          how: 'withhold',
        },
        moves: [],
      },
    };
    const wary = mindOf(inputFor(state, 'usa', 0, 'cautious', heard));
    expect(wary.word.iran.broken).toBe(1);
    expect(wary.aim.distrust.iran).toBeGreaterThan(0);
    const text = draft(['usa', 'iran'], [term('access', 'iran', ['usa'], { level: 2 })]);
    expect(wary.judge(text).gains[0]).toBeLessThan(honest.judge(text).gains[0] ?? 0);
  });
});

describe('a headline that asks for a choice', () => {
  it('is answered first, and the reason names every option with its worth', () => {
    const asking = Object.entries(SCENARIOS.standard.events).flatMap(([id, event]) =>
      'choice' in event && event.choice ? [{ id, event, choice: event.choice }] : [],
    );
    expect(asking.length).toBeGreaterThan(0);
    for (const { id, event, choice } of asking) {
      const state = table((now) => {
        now.headline = { id, round: 1, choice: null };
      });
      for (const act of acts(state, choice.seat, 'hard', {}, 4)) {
        expect(act?.action.type).toBe('choose');
        expect(act?.reason).toContain(`On “${event.headline}”`);
        if (act?.action.type !== 'choose' || act.action.option === 'pass') continue;
        for (const { label } of Object.values(choice.options)) {
          expect(act.reason).toMatch(new RegExp(`“${label.replaceAll(/[.?()]/g, '\\$&')}” [+−]?\\d`));
        }
      }
    }
  });
});

describe('one’s word', () => {
  it('is broken by an opportunist where that pays, and kept by a cautious bot', () => {
    // What Iran owes is due now, what it was owed it has, and there is little trust that it could lose.
    const owing = (level: number, trust: number): State =>
      table((now) => {
        now.step = 'orders';
        now.agendas.iran = 'threshold';
        now.trust.usa.iran = now.trust.israel.iran = trust;
        deal(now, draft(['usa', 'iran'], [term('ship-out', 'iran', ['usa'], { level, due: 1 })]));
      });
    const worth = (state: State): number => {
      const view = seatView(state, 'iran');
      const rated = rateOrders(trialFor(view, 'iran'), 'iran', roundsLeft(view));
      return rated.find(({ order }) => order.order === 'withhold')?.worth ?? NaN;
    };
    const states = [1, 2, 3, 4, 5, 6].flatMap((level) => [0, 1, 2, 3].map((trust) => owing(level, trust)));
    const state = states.find((one) => worth(one) > 0.8 && worth(one) < 2.5);
    expect(state).toBeDefined();
    const broken = (character: Character): number =>
      acts(state!, 'iran', character, {}, 60).filter(
        (act) => act?.action.type === 'orders' && act.action.orders.some(({ order }) => order === 'withhold'),
      ).length / 60;
    expect(broken('opportunist')).toBeGreaterThan(0.7);
    expect(broken('cautious')).toBeLessThan(0.3);
  });

  it('is taken back freely by whoever was wronged and has nothing but burdens left', () => {
    const burden = (injured: boolean): State =>
      table((now) => {
        now.round = 3;
        now.agendas.iran = 'threshold';
        deal(
          now,
          draft(
            ['usa', 'iran'],
            [
              term('ship-out', 'iran', ['usa'], { level: 6, due: 6 }),
              term('cap', 'iran', ['usa'], { level: 2 }),
              term('access', 'iran', ['usa'], { level: 3 }),
            ],
          ),
          { signed: 1, injured: injured ? { iran: 3 } : {} },
        );
      });
    for (const character of CHARACTERS) {
      const given = acts(burden(true), 'iran', character);
      expect(share(given, 'denounce')).toBe(1);
      expect(given[0]?.reason).toMatch(/leaving is free\. With the deal we expect \d.*, without it \d/);
    }
    const state = burden(false);
    for (const act of acts(state, 'iran', 'opportunist')) {
      if (act?.action.type !== 'denounce') continue;
      expect(act.reason).toContain('costs their trust');
      expect(check(seatView(state, 'iran'), 'iran', act.action)).toBeNull();
    }
  });

  it('is not taken back where the deal is worth having', () => {
    const state = table((now) => {
      now.round = 3;
      deal(
        now,
        draft(
          ['usa', 'iran'],
          [term('security-guarantee', 'usa', ['iran']), term('relief', 'usa', ['iran'], { due: 3 })],
        ),
        {
          signed: 1,
          injured: { iran: 3 },
        },
      );
    });
    for (const character of CHARACTERS) expect(share(acts(state, 'iran', character), 'denounce')).toBe(0);
  });
});
