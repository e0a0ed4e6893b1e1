import { describe, expect, it } from 'vitest';
import { NUMBERS } from '../../shared/content/numbers';
import { TRACK_MAX, type Track } from '../../shared/content/tracks';
import {
  answer,
  command,
  net,
  netOf,
  ofKind,
  owes,
  deal,
  play,
  table,
  withLuck,
  type Answers,
  type Given,
  type Orders,
} from './support';

// RULES 2: every track and every trust is a whole number within its range; RULES 11: limits of escalation.

describe('what would carry a track out of its range is lost', () => {
  const ROWS: readonly (readonly [given: Given, orders: Orders, track: Track, ends: number])[] = [
    [{ war: true, tracks: { ceasefire: 1, base: 10 } }, { usa: ['rally'] }, 'base', 10],
    [{ tracks: { coalition: 10 } }, { israel: ['court'] }, 'coalition', 10],
    [{ tracks: { intel: 1 } }, { iran: ['purge'] }, 'intel', 0],
    [{ tracks: { economy: 0 } }, { usa: ['tighten'] }, 'economy', 0],
    [{ tracks: { sites: 9 } }, { iran: ['enrich'] }, 'sites', 10],
    [{ tracks: { access: 2 } }, { iran: ['inspectors:admit'] }, 'access', 3],
    [{ tracks: { ceasefire: 1 } }, { israel: ['raid:sites'] }, 'ceasefire', 0],
    [{ tracks: { shield: 10 } }, { usa: ['arm'] }, 'shield', 10],
  ];
  it.each(ROWS)('%o, %o: %s ends at %i', (given, orders, track, ends) => {
    const state = table(given);
    const lines = command(state, orders);
    const last = lines
      .filter(({ step }) => step === 'resolution')
      .flatMap(({ moves }) => moves)
      .findLast((move) => 'track' in move && move.track === track);
    expect(last?.to ?? given.tracks?.[track]).toBe(ends);
  });

  it('the toll has no upper end', () => {
    expect(TRACK_MAX.toll).toBeGreaterThan(1e9);
    const state = table({ tracks: { toll: 5_000 } });
    command(state, { israel: ['raid:sites'] });
    expect(state.tracks.toll).toBe(5_001);
  });

  it('trust stays within 0 and 10', () => {
    const low = table({ trust: { iran: { usa: 0 } } });
    expect(netOf(command(low, { usa: ['tighten'] }))['iran→usa']).toBeUndefined();
    const high = table({ trust: { israel: { usa: 10 } } });
    command(high, { usa: ['arm'] });
    expect(high.trust.israel.usa).toBe(10);
  });

  it('what is concealed never exceeds what there is', () => {
    // All five units are undeclared, and four of them are shipped out.
    const state = table({
      secret: { heu: 5, concealed: 5 },
      deals: [deal([owes('iran', 'ship-out', 'usa', { level: 4 }), owes('usa', 'umbrella', 'israel')])],
    });
    play(state);
    expect([state.secret.heu, state.secret.concealed]).toEqual([1, 1]);
  });
});

describe('escalation', () => {
  const { perRound } = NUMBERS.escalation;
  const ROWS: readonly (readonly [why: string, given: Given, orders: Orders, ends: number])[] = [
    ['rises by what is done', { tracks: { escalation: 3 } }, { israel: ['raid:sites'] }, 4],
    [
      'rises by at most so much in a round',
      { tracks: { escalation: 3 } },
      { israel: ['airstrike:missiles'], iran: ['barrage'] },
      3 + perRound,
    ],
    [
      'counted from where the round began, not from now',
      { tracks: { escalation: 5 }, escalationBefore: 3 },
      { israel: ['airstrike:missiles'] },
      3 + perRound,
    ],
    ['not above 8 where one seat orders force', { tracks: { escalation: 7 } }, { usa: ['bomb:sites'] }, 8],
    [
      'above 8 where two order strikes',
      { tracks: { escalation: 8 } },
      { israel: ['airstrike:missiles'], iran: ['barrage'] },
      10,
    ],
    [
      'whoever the two are',
      { tracks: { escalation: 8 } },
      { usa: ['bomb:sites'], israel: ['airstrike:missiles'] },
      10,
    ],
    [
      'not where one of them orders a raid',
      { tracks: { escalation: 8 } },
      { israel: ['raid:sites'], iran: ['barrage'] },
      8,
    ],
    [
      'not where one of them announces its attack',
      { tracks: { escalation: 8 } },
      { israel: ['airstrike:missiles'], iran: ['base-attack'] },
      8,
    ],
    [
      'not where neither of them orders a strike',
      { tracks: { escalation: 8 } },
      { israel: ['raid:sites'], iran: ['base-attack'] },
      8,
    ],
    [
      'an escalation above 8 is not pressed down',
      { tracks: { escalation: 9 } },
      { israel: ['raid:sites'] },
      9,
    ],
    [
      'two strikes of one seat are one seat',
      { war: true, tracks: { ceasefire: 1, escalation: 8 } },
      { israel: ['airstrike:sites', 'airstrike:missiles'] },
      8,
    ],
  ];
  it.each(ROWS)('%s', (_, given, orders, ends) => {
    const state = table(given);
    command(state, orders);
    expect(state.tracks.escalation).toBe(ends);
  });

  const BACK: readonly (readonly [why: string, orders: Orders, answers: Answers])[] = [
    ['one', { israel: ['raid:sites'] }, { iran: 'retaliate' }],
    ['two', { iran: ['barrage', 'base-attack'] }, { usa: 'retaliate', israel: 'retaliate' }],
  ];
  it.each(BACK)('striking back is no ordered force, and goes no higher than 8: %s', (_, orders, answers) => {
    const state = table({ tracks: { escalation: 8, streets: 5 } });
    const lines = play(state, orders, answers);
    const back = lines.filter(({ what }) => what.kind === 'strike' && what.order === 'retaliate');
    expect(back).toHaveLength(Object.keys(answers).length);
    expect(netOf(lines.filter(({ step }) => step !== 'reckoning')).escalation).toBeUndefined();
    expect(state.ending).toBeNull();
  });

  it('above 8 a strike back lifts what two seats have ordered', () => {
    const given = { tracks: { escalation: 8, ceasefire: 10 }, escalationBefore: 8 };
    const state = table(given);
    const lines = command(state, { israel: ['airstrike:sites'], iran: ['barrage'] });
    expect(netOf(lines).escalation).toBe(2);
    state.tracks.escalation = 8;
    const response = answer(state, { iran: 'retaliate', israel: 'protest' });
    expect(net(ofKind(response, 'response').flatMap(({ moves }) => moves)).escalation).toBe(2);
    expect(state.ending?.id).toBe('conflagration');
  });

  it('what detection adds is held to the same limit', () => {
    const state = withLuck(
      (seed) => {
        const now = table({ seed, tracks: { escalation: 8, intel: 10, access: 3 } });
        return { now, lines: command(now, { iran: ['proxies'] }) };
      },
      ({ lines }) => ofKind(lines, 'detected').length === 1,
    );
    expect(state.now.tracks.escalation).toBeLessThanOrEqual(8);
    expect(netOf(ofKind(state.lines, 'detected')).escalation).toBeUndefined();
  });
});

describe('crackdown', () => {
  it('keeps the streets at 1 for the rest of the round', () => {
    // Economy 3 at the reckoning would take the last 1.
    const state = table({ tracks: { streets: 1 } });
    play(state, { iran: ['crackdown'] });
    expect([state.tracks.streets, state.step]).toEqual([1, 'talks']);
  });

  it('lifts nothing: streets at 0 stay there', () => {
    const state = table({ tracks: { streets: 0 } });
    play(state, { iran: ['crackdown'] });
    expect(state.tracks.streets).toBe(0);
    expect(state.ending?.id).toBe('regime-crisis');
  });

  it('comes before what is subverted in the same round', () => {
    const state = table({ tracks: { streets: 2, economy: 5 } });
    play(state, { iran: ['crackdown'], usa: ['subvert'] });
    expect(state.tracks.streets).toBeGreaterThanOrEqual(1);
  });
});
