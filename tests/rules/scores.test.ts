import { describe, expect, it } from 'vitest';
import { AGENDA_IDS, AGENDAS, INTERESTS, type AgendaId } from '../../shared/content/agendas';
import { ENDINGS, type EndingId } from '../../shared/content/endings';
import type { AgendaDef } from '../../shared/content/schema';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { SecretTrack, Track } from '../../shared/content/tracks';
import { observe, prior } from '../../shared/rules/pictures';
import { scenarioOf } from '../../shared/rules/scenario';
import { agendaMet, scoreSheet } from '../../shared/rules/scores';
import type { Incident } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { CALM, command, deal, mutual, owes, play, table, type Given } from './support';

// RULES 8, weights of RULES 11: 70 points of interests, 30 of the agenda, caps and a bonus.

const points = (seat: Seat, name: string, given: Given): number => {
  const line = scoreSheet(table(given), seat).interests.find((interest) => interest.name === name);
  if (!line) throw new Error(name);
  return line.points;
};
const promise = (...terms: Parameters<typeof deal>[0]) => ({ deals: [deal(terms)] });

describe('interests: weight × share', () => {
  type Row = readonly [seat: Seat, name: string, given: Given, points: number];
  const ROWS: readonly Row[] = [
    ['usa', 'The ceasefire holds', { tracks: { ceasefire: 10 } }, 12],
    ['usa', 'The ceasefire holds', { tracks: { ceasefire: 5 } }, 6],
    ['usa', 'Little enriched uranium', { secret: { heu: 0 } }, 10],
    ['usa', 'Little enriched uranium', { secret: { heu: 7 } }, 3],
    ['usa', 'Far from a weapon', { secret: { weapon: 0 } }, 12],
    ['usa', 'Far from a weapon', { secret: { weapon: 1 } }, 9],
    ['usa', 'Far from a weapon', { secret: { weapon: 4 } }, 0],
    ['usa', 'Far from a weapon', { secret: { weapon: 5 } }, 0], // no less than nothing
    ['usa', 'Few working sites', { tracks: { sites: 3 } }, 5.6],
    ['usa', 'Inspections', { tracks: { access: 3 } }, 6],
    ['usa', 'Inspections', { tracks: { access: 1 } }, 2],
    ['usa', 'The base at home', { tracks: { base: 6 } }, 7.2],
    ['usa', 'Israel’s trust', { trust: { israel: { usa: 7 } } }, 7],
    ['iran', 'Consent in the streets', { tracks: { streets: 5 } }, 7],
    ['iran', 'The economy', { tracks: { economy: 10 } }, 14],
    ['iran', 'Low sanctions', { tracks: { sanctions: 8 } }, 2],
    ['iran', 'Low sanctions', { tracks: { sanctions: 0 } }, 10],
    ['iran', 'Missiles', { tracks: { missiles: 5 } }, 5],
    ['iran', 'The programme: sites', { tracks: { sites: 4 } }, 3.5],
    ['iran', 'The programme: sites', { tracks: { sites: 8 } }, 7],
    ['iran', 'The programme: sites', { tracks: { sites: 10 } }, 7], // up to 8
    ['iran', 'The programme: uranium', { secret: { heu: 10 } }, 7],
    ['iran', 'Guarantees in force', {}, 0],
    ['iran', 'Guarantees in force', promise(owes('usa', 'security-guarantee', 'iran')), 4],
    ['iran', 'Guarantees in force', promise(owes('israel', 'hold-fire', 'iran')), 2.4],
    ['iran', 'Guarantees in force', promise(owes('usa', 'no-regime-change', 'iran')), 1.6],
    ['iran', 'Guarantees in force', promise(owes('israel', 'no-regime-change', 'iran')), 0], // America’s counts
    ['iran', 'Guarantees in force', promise(owes('usa', 'hold-fire', 'iran')), 0], // Israel’s counts
    [
      'iran',
      'Guarantees in force',
      promise(
        owes('usa', 'security-guarantee', 'iran'),
        owes('israel', 'hold-fire', 'iran'),
        owes('usa', 'no-regime-change', 'iran'),
      ),
      8,
    ],
    [
      'iran',
      'Guarantees in force',
      { deals: [{ draft: deal([owes('usa', 'security-guarantee', 'iran')]), with: { status: 'expired' } }] },
      0,
    ],
    ['israel', 'Little enriched uranium', { secret: { heu: 5 } }, 7],
    ['israel', 'Far from a weapon', { secret: { weapon: 2 } }, 6],
    ['israel', 'Few working sites', { tracks: { sites: 0 } }, 12],
    ['israel', 'The shield', { tracks: { shield: 5 } }, 4],
    ['israel', 'The coalition', { tracks: { coalition: 5 } }, 5],
    ['israel', 'The ceasefire holds', { tracks: { ceasefire: 6 } }, 3.6],
    ['israel', 'Washington’s trust', { trust: { usa: { israel: 7 } } }, 5.6],
  ];
  it.each(ROWS)('%s: %s with %o: %f', (seat, name, given, expected) => {
    expect(points(seat, name, given)).toBeCloseTo(expected, 10);
  });

  it('every interest is named above, and each seat’s add up to 70', () => {
    for (const seat of SEATS) {
      const named = ROWS.flatMap(([of, name]) => (of === seat ? [name] : []));
      expect(INTERESTS[seat].filter(({ name }) => !named.includes(name))).toEqual([]);
      expect(INTERESTS[seat].reduce((sum, { weight }) => sum + weight, 0)).toBe(70);
    }
  });
});

const COMPREHENSIVE = {
  draft: deal([
    ...mutual('hold-fire', 'iran', 'israel'),
    owes('iran', 'access', 'usa', { level: 2 }),
    owes('iran', 'cap', 'usa'),
    owes('usa', 'relief', 'iran', { level: 2 }),
    owes('usa', 'security-guarantee', 'iran'),
  ]),
  with: { delivered: { 4: 1 } },
};

/** Everything that an agenda asks of a number at its limit, or `beyond` it by so much. */
function limits(agenda: AgendaId, beyond = 0): Given & { tracks: Partial<Record<Track, number>> } {
  const tracks: Partial<Record<Track, number>> = {};
  const secret: Partial<Record<SecretTrack, number>> = {};
  const trust: Partial<Record<Seat, Partial<Record<Seat, number>>>> = {};
  const { conditions }: AgendaDef = AGENDAS[agenda];
  for (const { test } of conditions) {
    if ('fact' in test) continue;
    const value = test.min === undefined ? (test.max ?? 0) + beyond : test.min - beyond;
    if ('track' in test) tracks[test.track] = value;
    else if ('secret' in test) secret[test.secret] = value;
    else trust[test.trust[0]] = { [test.trust[1]]: value };
  }
  return { tracks, secret, trust };
}

describe('agendas', () => {
  const inLaw = deal([owes('usa', 'relief', 'iran', { inLaw: true })]);
  const PRESSED = limits('maximum-pressure');
  type Row = readonly [agenda: AgendaId, why: string, given: Given, met: readonly boolean[]];
  const ROWS: readonly Row[] = [
    [
      'peacemaker',
      'a comprehensive deal, and trust',
      { ...limits('peacemaker'), tracks: { access: 2 }, deals: [COMPREHENSIVE] },
      [true, true],
    ],
    [
      'peacemaker',
      'a comprehensive deal, and one trust too little',
      { ...limits('peacemaker', 1), tracks: { access: 2 }, deals: [COMPREHENSIVE] },
      [true, false],
    ],
    [
      'peacemaker',
      'it is Iran’s trust in Washington, not the other way round',
      { tracks: { access: 2 }, deals: [COMPREHENSIVE], trust: { usa: { iran: 10 }, israel: { usa: 10 } } },
      [true, false],
    ],
    ['peacemaker', 'trust alone', limits('peacemaker'), [false, true]],
    [
      'peacemaker',
      'inspectors are not there',
      { tracks: { access: 1 }, deals: [COMPREHENSIVE] },
      [false, false],
    ],
    [
      'peacemaker',
      'in secret',
      {
        tracks: { access: 2 },
        deals: [{ ...COMPREHENSIVE, draft: { ...COMPREHENSIVE.draft, secret: true } }],
      },
      [false, false],
    ],
    ['maximum-pressure', '', limits('maximum-pressure'), [true, true, true]],
    ['maximum-pressure', '', { ...limits('maximum-pressure', 1), deals: [inLaw] }, [false, false, false]],
    [
      'maximum-pressure',
      'relief in law once is relief in law',
      { ...limits('maximum-pressure'), deals: [{ draft: inLaw, with: { status: 'denounced' } }] },
      [true, false, true],
    ],
    [
      'maximum-pressure',
      'relief that is not in law',
      { ...limits('maximum-pressure'), deals: [deal([owes('usa', 'relief', 'iran')])] },
      [true, true, true],
    ],
    ['come-home', '', limits('come-home'), [true, true, true]],
    ['come-home', '', { ...limits('come-home', 1), bombed: true }, [false, false, false]],
    ['recovery', '', limits('recovery'), [true, true, true]],
    ['recovery', '', limits('recovery', 1), [false, false, false]],
    ['recovery', 'at its limits', { tracks: { economy: 8, streets: 8, ceasefire: 7 } }, [true, true, true]],
    ['recovery', 'but poor', { tracks: { economy: 7, streets: 8, ceasefire: 7 } }, [false, true, true]],
    ['recovery', 'but unrest', { tracks: { economy: 8, streets: 7, ceasefire: 7 } }, [true, false, true]],
    ['recovery', 'but no quiet', { tracks: { economy: 8, streets: 8, ceasefire: 6 } }, [true, true, false]],
    ['threshold', '', limits('threshold'), [true, true, true]],
    ['threshold', '', limits('threshold', 1), [false, false, true]],
    ['threshold', 'over the line', { secret: { heu: 5, weapon: 5 } }, [true, true, false]],
    [
      'dignity',
      '',
      { deals: [deal([owes('usa', 'security-guarantee', 'iran')])], secret: { shipped: 3 } },
      [true, true, true],
    ],
    ['dignity', '', { unanswered: 1, secret: { shipped: 4 } }, [false, false, false]],
    ['dominance', '', limits('dominance'), [true, true]],
    ['dominance', '', limits('dominance', 1), [false, false]],
    [
      'teeth',
      '',
      { tracks: { access: 3 }, deals: [deal([owes('iran', 'cap', 'usa', { level: 2 })])] },
      [true, true],
    ],
    [
      'teeth',
      'a freeze',
      { tracks: { access: 2 }, deals: [deal([owes('iran', 'cap', 'usa')])] },
      [false, false],
    ],
    ['quiet', '', limits('quiet'), [true, true]],
    ['quiet', '', limits('quiet', 1), [false, false]],
  ];
  it.each(ROWS)('%s %s with %o: %j', (agenda, _, given, met) => {
    expect(agendaMet(table(given), agenda)).toEqual(met);
  });

  it('all nine are named above, met and not', () => {
    for (const id of AGENDA_IDS) {
      const rows = ROWS.filter(([agenda]) => agenda === id);
      expect(
        rows.some(([, , , met]) => met.every(Boolean)),
        id,
      ).toBe(true);
      expect(
        rows.some(([, , , met]) => !met.every(Boolean)),
        id,
      ).toBe(true);
    }
  });

  it.each([
    [PRESSED, 30], // in full
    [{ ...PRESSED, tracks: { ...PRESSED.tracks, sanctions: 0 } }, 6.67], // two of three: 10 × 2/3
    [limits('maximum-pressure', 1), 3.33],
    [{ ...limits('maximum-pressure', 1), deals: [inLaw] }, 0],
  ])('%o: %f points', (given: Given, expected) => {
    const state = table(given);
    state.agendas.usa = 'maximum-pressure';
    expect(scoreSheet(state, 'usa').agenda.points).toBeCloseTo(expected, 10);
  });

  it.each([
    [{ economy: 8, streets: 8, ceasefire: 7 }, 30], // in full
    [{ economy: 8, streets: 8, ceasefire: 6 }, 6.67], // two of three: 10 × 2/3
    [{ economy: 8, streets: 7, ceasefire: 6 }, 3.33],
    [{ economy: 7, streets: 7, ceasefire: 6 }, 0],
  ])('recovery with %o: %f points', (tracks, expected) => {
    const state = table({ tracks });
    state.agendas.iran = 'recovery';
    expect(scoreSheet(state, 'iran').agenda.points).toBeCloseTo(expected, 10);
  });

  it('no bomb: ordered is ordered, repelled or not', () => {
    const state = table({ tracks: { security: 10 } });
    command(state, { usa: ['bomb:sites'] });
    expect(agendaMet(state, 'come-home')[0]).toBe(false);
  });

  it('a secret that its holder does not know holds where its picture makes it likelier than not', () => {
    const pressed = limits('maximum-pressure');
    for (const [heu, believed, held] of [
      [4, 8, false],
      [8, 4, true],
    ] as const) {
      const state = table({ ...pressed, secret: { heu } });
      state.agendas.usa = 'maximum-pressure';
      state.pictures.usa = observe(prior(scenarioOf(state)), 'heu', { value: believed, width: 0 });
      expect(agendaMet(seatView(state, 'usa'), 'maximum-pressure')[2]).toBe(held);
      expect(agendaMet(state, 'maximum-pressure')[2]).toBe(!held);
    }
  });

  it('counts what is seen only by whom it is dealt to', () => {
    const state = table();
    for (const seat of SEATS) {
      const sheet = scoreSheet(seatView(state, seat), seat);
      expect(sheet.agenda.id).toBe(state.agendas[seat]);
      const other = SEATS.find((each) => each !== seat) ?? 'usa';
      expect(scoreSheet(seatView(state, seat), other).agenda).toEqual({ id: null, met: [], points: 0 });
    }
  });

  it('belong to the seats of the rulebook', () => {
    for (const seat of SEATS) expect(AGENDA_IDS.filter((id) => AGENDAS[id].seat === seat)).toHaveLength(3);
  });
});

describe('a breakout', () => {
  const assured = (given: Given, ending: EndingId | null) =>
    scoreSheet(table(given), 'iran', ending).interests.find(({ name }) => name === 'Guarantees in force');

  const NOTHING: Given = {};
  const PARTLY: Given = promise(owes('usa', 'security-guarantee', 'iran'));
  const others = ENDINGS.filter((ending) => ending !== 'breakout');

  it.each<readonly [ending: EndingId | null, owed: string, given: Given, share: number, points: number]>([
    ['breakout', 'nothing', NOTHING, 1, 8],
    ['breakout', 'one guarantee', PARTLY, 1, 8],
    [null, 'nothing', NOTHING, 0, 0],
    [null, 'one guarantee', PARTLY, 0.5, 4],
    ...others.map((ending) => [ending, 'nothing', NOTHING, 0, 0] as const),
    ...others.map((ending) => [ending, 'one guarantee', PARTLY, 0.5, 4] as const),
  ])('alone assures Iran in full, whatever is owed: %s, %s owed', (ending, _, given, share, worth) => {
    expect(assured(given, ending)).toMatchObject({ share, points: worth });
  });

  it('leaves the others what they had', () => {
    const state = table();
    for (const seat of ['usa', 'israel'] as const) {
      expect(scoreSheet(state, seat, 'breakout').interests).toEqual(scoreSheet(state, seat).interests);
    }
  });
});

describe('the total', () => {
  // Everything as good as it can be for everybody at once, but for what they want the opposite of.
  const RICH: Given = {
    tracks: {
      ceasefire: 10,
      base: 10,
      streets: 10,
      coalition: 10,
      economy: 10,
      sanctions: 0,
      missiles: 10,
      shield: 10,
      access: 3,
      sites: 0,
    },
    trust: { iran: { usa: 10 }, israel: { usa: 10 }, usa: { israel: 10 } },
    secret: { heu: 0, concealed: 0, weapon: 0 },
    deals: [COMPREHENSIVE],
  };
  const total = (given: Given, seat: Seat, ending: EndingId | null) => scoreSheet(table(given), seat, ending);
  const force = (...seats: Seat[]): Record<string, Incident> =>
    Object.fromEntries(
      seats.map((by, at) => [
        String(at + 1),
        {
          by,
          on: by === 'iran' ? 'israel' : 'iran',
          order: 'raid',
          target: null,
          damage: 0,
          violation: true,
        } as const,
      ]),
    );
  const ROWS: readonly (readonly [
    ending: EndingId,
    seat: Seat,
    given: Given,
    cap: number | null,
    bonus: number,
  ])[] = [
    ['durable-peace', 'usa', RICH, null, 10],
    ['durable-peace', 'iran', RICH, null, 10],
    ['durable-peace', 'israel', RICH, null, 10],
    ['brittle-peace', 'usa', RICH, null, 0],
    ['frozen-conflict', 'iran', RICH, null, 0],
    ['open-war', 'israel', RICH, null, 0],
    ['conflagration', 'israel', { ...RICH, incidents: force('israel', 'iran') }, 10, 0],
    ['conflagration', 'usa', { ...RICH, incidents: force('israel', 'iran') }, 25, 0], // used no force that round
    ['breakout', 'usa', RICH, 15, 0],
    ['breakout', 'israel', RICH, 15, 0],
    ['breakout', 'iran', RICH, 50, 0],
    ['regime-crisis', 'iran', RICH, 10, 0],
    ['regime-crisis', 'usa', RICH, 50, 0],
    ['regime-crisis', 'israel', RICH, 50, 0],
  ];
  it.each(ROWS)('%s, %s: cap and bonus', (ending, seat, given, cap, bonus) => {
    const sheet = total(given, seat, ending);
    expect([sheet.cap, sheet.bonus]).toEqual([cap, bonus]);
    const sum = sheet.interests.reduce((all, line) => all + line.points, 0) + sheet.agenda.points + bonus;
    expect(sum).toBeGreaterThan(cap ?? 0);
    expect(sheet.total).toBeCloseTo(Math.min(cap ?? 100, sum, 100), 10);
  });

  it('every ending has rows', () => {
    expect(new Set(ROWS.map(([ending]) => ending)).size).toBe(ENDINGS.length);
  });

  it('is at most 100, whatever adds up', () => {
    const state = table(RICH);
    state.agendas.usa = 'peacemaker';
    const sheet = scoreSheet(state, 'usa', 'durable-peace');
    expect(sheet.interests.reduce((all, line) => all + line.points, 0)).toBeCloseTo(70, 10);
    expect([sheet.agenda.points, sheet.bonus, sheet.total]).toEqual([30, 10, 100]);
  });

  it('a cap lifts nobody', () => {
    const poor: Given = {
      tracks: { streets: 0, economy: 0, sanctions: 10, missiles: 0, sites: 0 },
      secret: { heu: 1, concealed: 0, weapon: 0 },
    };
    const sheet = total(poor, 'iran', 'breakout');
    expect(sheet.total).toBeLessThan(20);
  });

  it('is given to all three at the end', () => {
    const state = table({ round: 8, tracks: CALM });
    play(state);
    for (const seat of SEATS) {
      expect(state.ending?.scores[seat]).toEqual(scoreSheet(state, seat, state.ending?.id ?? null));
    }
  });

  it('the toll counts for nobody', () => {
    for (const seat of SEATS) {
      expect(scoreSheet(table({ tracks: { toll: 40 } }), seat).total).toBe(scoreSheet(table(), seat).total);
    }
  });
});

it('asked of a view, a score is an expectation over what its holder believes', () => {
  const state = table({ secret: { heu: 9, concealed: 4, weapon: 2 } });
  const line = scoreSheet(seatView(state, 'usa'), 'usa').interests.find(
    ({ name }) => name === 'Far from a weapon',
  );
  // 0, 1, 2 and 3 with one, three, three and one eighth: the mean share is 5/8.
  expect(line?.share).toBeCloseTo(0.625, 12);
  expect(points('usa', 'Far from a weapon', { secret: { weapon: 2 } })).toBe(6);
});
