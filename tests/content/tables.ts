/** The tables of docs/rules.md, made from the content, so that the rulebook cannot say anything else. */
import { AGENDAS, INTERESTS } from '../../shared/content/agendas';
import { ENDING_TEXT, ENDINGS, type EndingId } from '../../shared/content/endings';
import { EVENTS } from '../../shared/content/events';
import { NUMBERS } from '../../shared/content/numbers';
import { RESPONSES } from '../../shared/content/responses';
import { SCENARIOS } from '../../shared/content/scenarios';
import type { AgendaDef, Interest, ResponseDef, TermDef } from '../../shared/content/schema';
import { HOME, SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import { TERMS } from '../../shared/content/terms';
import { SECRET_TRACKS, TRACK_MAX, TRACK_TEXT, TRACKS } from '../../shared/content/tracks';
import { damage, detected, force, ordersOf } from './order-tables';
import { capital, conditions, effects, list, of, signed, table, the } from './words';

const { standard } = SCENARIOS;

const responses = table(
  ['Response', 'Who', 'What it does'],
  (Object.values(RESPONSES) as readonly ResponseDef[]).map(({ name, text, by, seats }) => [
    `**${name}**`,
    by === 'third'
      ? 'United States, when the truce was broken'
      : seats.length === SEATS.length
        ? 'any seat that was struck'
        : `${list(seats.map((seat) => SEAT_NAMES[seat]))}, when struck`,
    text,
  ]),
);

function home({ home: all }: TermDef): string {
  const rows = all.map(({ role, only, except, by, perLevel, minLevel, inLaw }) => {
    const who = only ? SEAT_NAMES[only] : role === 'debtor' ? 'debtor' : 'creditor';
    const but = except ? ` (not ${SEAT_NAMES[except]})` : '';
    const each = perLevel ? ' a step' : '';
    const least = minLevel ? ` from level ${minLevel}` : '';
    return `${who}${but} ${signed(by)}${each}${least}${inLaw ? ' more in law' : ''}`;
  });
  return rows.length > 0 ? capital(rows.join('; ')) : '—';
}

const terms = table(
  ['Term', 'Owed by', 'Owed to', 'Kind', 'Levels', 'Exposure', 'Assurance', 'At home'],
  (Object.values(TERMS) as readonly TermDef[]).map((term) => {
    const law = (by: number | undefined): string => (by === undefined ? '' : `; in law ${signed(by)}`);
    const late = term.assuranceLate ? `; late ${term.assuranceLate.join(', ')}` : '';
    const seats = (all: readonly Seat[]): string =>
      all.length === SEATS.length ? 'any' : list(all.map((seat) => SEAT_NAMES[seat]));
    return [
      `**${term.name}**`,
      seats(term.debtors),
      seats(term.creditors),
      term.kind,
      term.levels.length > 0 ? term.levels.join(', ') : '—',
      `${term.exposure.join(', ')}${law(term.law?.exposure)}`,
      `${term.assurance.join(', ')}${late}${law(term.law?.assurance)}`,
      home(term),
    ];
  }),
);

const tracks = table(
  ['Track', 'Whose', 'Start', 'Range', 'What it is', 'At its ends'],
  [...TRACKS, ...SECRET_TRACKS].map((id) => {
    const { name, owner, text, edge } = TRACK_TEXT[id];
    const secret = (SECRET_TRACKS as readonly string[]).includes(id);
    const whose = owner === 'shared' ? 'shared' : owner === 'iaea' ? 'inspectors' : SEAT_NAMES[owner];
    return [
      `**${name}**`,
      secret ? `${whose}, secret` : whose,
      secret ? 'dealt' : standard.start.tracks[id as 'base'],
      id === 'toll' ? 'from 0, no end' : `0–${TRACK_MAX[id]}`,
      text,
      edge,
    ];
  }),
);

const trust = table(
  ['How far … trusts …', ...SEATS.map((seat) => SEAT_NAMES[seat])],
  SEATS.map((one) => [
    `**${SEAT_NAMES[one]}**`,
    ...SEATS.map((other) => (one === other ? '—' : standard.start.trust[one][other])),
  ]),
);

const weights = (rows: Readonly<Record<string, number>>, name: string, label: (key: string) => string) => {
  const total = Object.values(rows).reduce((sum, weight) => sum + weight, 0);
  const keys = Object.keys(rows).sort((a, b) => Number(a) - Number(b));
  return table([name, ...keys.map(label)], [['Chance', ...keys.map((key) => `${rows[key]} in ${total}`)]]);
};

function share({ measure }: Interest): string {
  if ('guarantees' in measure) {
    return measure.guarantees
      .map(({ term, debtor, share: part }) => {
        const { name } = TERMS[term as keyof typeof TERMS];
        return `${name.toLowerCase()} by ${the(debtor)} ${part}`;
      })
      .join(', ');
  }
  if ('trust' in measure) {
    return `${of(measure.trust[0])} trust in ${the(measure.trust[1])}, of 10`;
  }
  const name = TRACK_TEXT['track' in measure ? measure.track : measure.secret].name.toLowerCase();
  return `${name}, of ${measure.of}${measure.less ? '; less is better' : ''}`;
}
const interests = (seat: Seat): string =>
  table(
    ['Interest', 'Points', 'Measured by'],
    INTERESTS[seat].map((interest) => [`**${interest.name}**`, interest.weight, capital(share(interest))]),
  );

const agendas = table(
  ['Seat', 'Agenda', 'Conditions'],
  (Object.values(AGENDAS) as readonly AgendaDef[]).map(({ seat, name, conditions: all }) => [
    SEAT_NAMES[seat],
    `**${name}**`,
    all.map(({ text }) => text).join('; '),
  ]),
);

/** When each ending comes, in the order in which they are looked for. */
const WHEN: Record<EndingId, string> = {
  conflagration: `Escalation reaches ${TRACK_MAX.escalation}`,
  breakout: `Weapon reaches ${TRACK_MAX.weapon}`,
  'regime-crisis': 'Streets are at 0 at a reckoning',
  'durable-peace': `The conditions of durable peace hold for ${NUMBERS.peace.rounds} rounds running`,
  'open-war': 'The last round ends with the war on',
  'frozen-conflict': `The last round ends, no war is on, and ceasefire is ${NUMBERS.frozenCeasefire} or less or no deal is in force`,
  'brittle-peace': 'The last round ends in any other way',
};
const endings = table(
  ['Ending', 'When', 'What it means'],
  ENDINGS.map((id) => [`**${ENDING_TEXT[id].name}**`, WHEN[id], ENDING_TEXT[id].text]),
);

const { reckoning: r, war, spark, scores } = NUMBERS;
const named = (track: keyof typeof TRACK_TEXT): string => TRACK_TEXT[track].name;
const reckoning = table(
  ['When', 'What moves'],
  [
    ['No war is on, and the truce is not bound', `${named('ceasefire')} ${signed(r.decay)}`],
    [
      'No war is on, the truce is bound, and the round was quiet',
      `${named('ceasefire')} ${signed(r.quiet)} up to ${r.quietUpTo}`,
    ],
    [
      `The round was quiet, and ceasefire is ${r.coolingFrom} or more`,
      `${named('escalation')} ${signed(r.cooling)}`,
    ],
    [
      'The war is on',
      `${named('escalation')} ${signed(war.escalation)}; base ${signed(war.base)}; economy ${signed(war.economy)}`,
    ],
    [
      `The war is in its first month, and escalation is ${spark.from} or more`,
      `With a chance of ${spark.percent} in 100 the war spreads: ${named('escalation').toLowerCase()} goes to ${TRACK_MAX.escalation}`,
    ],
    [
      `Sanctions are ${r.heavySanctions} or more, in rounds with an even number`,
      `${named('economy')} ${signed(-r.sanctionsEconomy)}`,
    ],
    [`Sanctions are ${r.lightSanctions} or less`, `${named('economy')} ${signed(r.sanctionsEconomy)}`],
    [`Economy is ${r.poorEconomy} or less`, `${named('streets')} ${signed(-r.economyStreets)}`],
    [`Economy is ${r.goodEconomy} or more`, `${named('streets')} ${signed(r.economyStreets)}`],
    [
      `Enrichment sites are ${r.alarmSites} or more, or a nuclear breach was seen this round`,
      `${named('coalition')} ${signed(r.alarm)}; base ${signed(r.alarm)}`,
    ],
    [`Ceasefire is ${r.firmCeasefire} or more`, `${named('base')} ${signed(r.firmBase)}`],
    [
      r.crackdownRounds === 1
        ? 'A crackdown was ordered in the round before'
        : `A crackdown was ordered in one of the ${r.crackdownRounds} rounds before`,
      `${named('streets')} ${signed(r.crackdown)}`,
    ],
    ...SEATS.map((seat) => [
      `${named(HOME[seat])} is above ${r.fadeAbove[seat]}`,
      `${named(HOME[seat])} ${signed(r.fade)}`,
    ]),
  ],
);

const caps = table(
  ['Ending', ...SEATS.map((seat) => SEAT_NAMES[seat])],
  [
    [`**${ENDING_TEXT['durable-peace'].name}**`, ...SEATS.map(() => signed(scores.durablePeace))],
    [
      `**${ENDING_TEXT.conflagration.name}**`,
      ...SEATS.map(
        () =>
          `at most ${scores.conflagration} if it used force this round, else at most ${scores.conflagrationNoForce}`,
      ),
    ],
    [
      `**${ENDING_TEXT.breakout.name}**`,
      ...SEATS.map((seat) => `at most ${seat === 'iran' ? scores.breakoutIran : scores.breakout}`),
    ],
    [
      `**${ENDING_TEXT['regime-crisis'].name}**`,
      ...SEATS.map((seat) => `at most ${seat === 'iran' ? scores.regimeIran : scores.regimeOthers}`),
    ],
    ['The others', ...SEATS.map(() => '—')],
  ],
);

const events = table(
  ['Headline', 'When', 'What it does'],
  Object.values(EVENTS).map(({ headline, conditions: when, effects: does, choice }) => {
    const asks = choice
      ? [
          `${the(choice.seat)} chooses — ${Object.entries(choice.options)
            .map(([id, { label, effects: own }]) => {
              const silent = id === choice.otherwise ? ' (if silent)' : '';
              return `*${label}*${silent}: ${effects(own)}`;
            })
            .join(' / ')}`,
        ]
      : [];
    const all = [...(does.length > 0 ? [effects(does)] : []), ...asks];
    return [
      headline,
      when.length > 0 ? capital(conditions(when)) : 'any time',
      all.length > 0 ? capital(all.join('; ')) : 'Nothing. It is remembered.',
    ];
  }),
);

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const scenarios = table(
  ['Game', 'Rounds', 'First round', 'Last round'],
  Object.values(SCENARIOS).map(({ name, rounds, begins }) => {
    const last = begins.month - 1 + rounds - 1;
    return [
      `**${name}**`,
      rounds,
      `${MONTHS[begins.month - 1]} ${begins.year}`,
      `${MONTHS[last % 12]} ${begins.year + Math.floor(last / 12)}`,
    ];
  }),
);

const { detection, signals } = NUMBERS;
const chances = table(
  ['Inspections', ...detection.byAccess.map((_, level) => String(level))],
  [
    ['Iran’s covert orders: chance in percent', ...detection.byAccess],
    ['Half-width of the inspectors’ report', '—', ...signals.inspectorWidths.slice(1)],
    [
      'Half-width of the American assessment',
      ...detection.byAccess.map((_, level) => Math.max(0, signals.assessWidth - level)),
    ],
  ],
);

export const TABLES: Readonly<Record<string, string>> = {
  scenarios,
  tracks,
  trust,
  'dealt-uranium': weights(standard.dealt.heu, 'Enriched uranium', (key) => key),
  'dealt-concealed': weights(standard.dealt.concealed, 'Undeclared: half of it, and', (key) =>
    signed(Number(key)),
  ),
  'dealt-weapon': weights(standard.dealt.weapon, 'Weapon', (key) => key),
  'orders-usa': ordersOf('usa'),
  'orders-iran': ordersOf('iran'),
  'orders-israel': ordersOf('israel'),
  force,
  damage,
  detected,
  chances,
  responses,
  terms,
  'interests-usa': interests('usa'),
  'interests-iran': interests('iran'),
  'interests-israel': interests('israel'),
  agendas,
  reckoning,
  endings,
  caps,
  events,
};
