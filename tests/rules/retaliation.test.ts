import { expect, it } from 'vitest';
import {
  answer,
  CALM,
  command,
  deal,
  net,
  netOf,
  ofKind,
  owes,
  play,
  table,
  withLuck,
  type Answers,
  type Given,
  type Orders,
} from './support';

// RULES 6 and RULES 11, ruling 7: whom a strike back hits, with what, and what it is not.

const TRUST: Given['trust'] = {
  usa: { iran: 5, israel: 5 },
  iran: { usa: 5, israel: 5 },
  israel: { usa: 5, iran: 5 },
};
const RAID: Orders = { israel: ['raid:sites'] };
const BARRAGE: Orders = { iran: ['barrage'] };
const BOMB: Orders = { usa: ['bomb:sites'] };
const BASE: Orders = { iran: ['base-attack'] };

const back = (orders: Orders, answers: Answers, given: Given, damage?: number) =>
  withLuck(
    (seed) => {
      const state = table({ trust: TRUST, tracks: { ...CALM, ceasefire: 10 }, ...given, seed });
      const lines = play(state, orders, answers);
      const strikes = ofKind(lines, 'strike').filter(({ what }) => what.order === 'retaliate');
      return { state, lines, strikes };
    },
    ({ strikes }) => damage === undefined || strikes[0]?.what.damage === damage,
  );
const tracks = (more: NonNullable<Given['tracks']>): Given => ({
  tracks: { ...CALM, ceasefire: 10, ...more },
});
type Row = readonly [
  why: string,
  orders: Orders,
  answers: Answers,
  given: Given,
  target: string,
  bonus: number,
];
// Half the attack less half the defence, as the tracks stand after Resolution.
const ROWS: readonly Row[] = [
  [
    'Israel’s agents against security, on missiles',
    BARRAGE,
    { israel: 'retaliate' },
    tracks({ intel: 8, security: 2 }),
    'missiles',
    3,
  ],
  [
    'America’s 8 against security, on missiles',
    BASE,
    { usa: 'retaliate' },
    tracks({ intel: 0, security: 4 }),
    'missiles',
    2,
  ],
  [
    'Iran’s missiles against the shield',
    RAID,
    { iran: 'retaliate' },
    tracks({ missiles: 6, shield: 4 }),
    'israel',
    1,
  ],
  [
    'Iran’s missiles against a base’s 6',
    BOMB,
    { iran: 'retaliate' },
    tracks({ missiles: 8, shield: 0 }),
    'base',
    1,
  ],
];
it.each(ROWS)('%s', (_, orders, answers, given, target, bonus) => {
  const { strikes } = back(orders, answers, given);
  const [strike] = strikes;
  expect(strike?.what.target).toBe(target);
  expect((strike?.what.total ?? 0) - (strike?.what.die ?? 0)).toBe(bonus);
});

it('damage on a base is half of it, rounded down, off the President’s base', () => {
  const { strikes } = back(BOMB, { iran: 'retaliate' }, tracks({ missiles: 10, security: 10 }), 3);
  expect(netOf(strikes)).toEqual({ base: -1, toll: 3 });
});
it('on Israel it is shared as from a barrage', () => {
  const { strikes } = back(RAID, { iran: 'retaliate' }, tracks({ missiles: 10, shield: 4 }), 3);
  expect(netOf(strikes)).toEqual({ shield: -2, coalition: -1, toll: 3 });
});
it('on missiles it takes them, and rallies nobody', () => {
  const { strikes } = back(BARRAGE, { israel: 'retaliate' }, tracks({ missiles: 10 }), 2);
  expect(netOf(strikes)).toEqual({ missiles: -2, toll: 2 });
});
it('can be repelled', () => {
  const { strikes } = back(
    BARRAGE,
    { israel: 'retaliate' },
    tracks({ missiles: 10, security: 10, intel: 0 }),
    0,
  );
  expect(netOf(strikes)).toEqual({});
});
it('rolls from the tracks as they stood before any answer', () => {
  // Iran’s answer costs it a missile, and Israel’s takes more: neither weakens what Iran fires.
  const state = table({ trust: TRUST, tracks: { ...CALM, ceasefire: 10, missiles: 10, security: 0 } });
  command(state, { ...RAID, ...BARRAGE });
  const { missiles, shield } = state.tracks;
  const lines = answer(state, { iran: 'retaliate', israel: 'retaliate' });
  const iran = ofKind(lines, 'strike').find(({ what }) => what.seat === 'iran')?.what;
  expect((iran?.total ?? 0) - (iran?.die ?? 0)).toBe(Math.floor(missiles / 2) - Math.floor(shield / 2));
});
it('is no breach of hold-fire', () => {
  const promise = deal([owes('iran', 'hold-fire', 'israel')]);
  const { lines } = back(RAID, { iran: 'retaliate' }, { deals: [promise] });
  expect(ofKind(lines, 'breach')).toEqual([]);
});
it('calls for no further response', () => {
  const { state } = back(RAID, { iran: 'retaliate', usa: 'look-away' }, {});
  expect([state.round, state.step]).toEqual([2, 'talks']);
});
it('costs the trust of whom it strikes, whoever else strikes back in the same moment', () => {
  // America alone struck Iran; Israel, struck by Iran, strikes back while Iran hits the American base.
  const { lines, strikes } = back(
    { ...BOMB, ...BARRAGE },
    { iran: 'retaliate', israel: 'retaliate' },
    tracks({ missiles: 8 }),
  );
  expect(strikes.map(({ what }) => [what.seat, what.on])).toEqual([
    ['iran', 'usa'],
    ['israel', 'iran'],
  ]);
  const [iran] = ofKind(lines, 'response').filter(({ what }) => what.seat === 'iran');
  expect(Object.keys(net(iran?.moves ?? [])).filter((name) => name.includes('→'))).toEqual(['usa→iran']);
});
it('makes the round one of violence', () => {
  const { lines } = back(RAID, { iran: 'retaliate' }, {});
  expect(ofKind(lines, 'home').map(({ what }) => what.cause)).not.toContain('cooling');
});
