/** Endings and scores (RULES 8). */
import type { AGENDAS } from '../content/agendas';
import type { EndingId } from '../content/endings';
import type { AgendaCondition, Interest } from '../content/schema';
import type { Seat } from '../content/seats';
import { TRACK_MAX, type SecretTrack } from '../content/tracks';
import { dealsInForce, isOwed } from './obligations';
import { marginal } from './pictures';
import { comprehensive } from './reckoning';
import { scenarioOf } from './scenario';
import type { Position, ScoreLine, ScoreSheet, State } from './state';
import { usedForce, within } from './tracks';
import type { TermKind } from '../content/terms';

/** The ending that this reckoning brings, if any: the first in the order of RULES 11, ruling 10. */
export function endingOf(state: State): EndingId | null {
  const { peace, frozenCeasefire } = scenarioOf(state).numbers;
  const { ceasefire, escalation, streets } = state.tracks;
  if (escalation >= TRACK_MAX.escalation) return 'conflagration';
  if (state.secret.weapon >= TRACK_MAX.weapon) return 'breakout';
  if (streets === 0) return 'regime-crisis';
  if (state.peaceRounds >= peace.rounds) return 'durable-peace';
  if (state.round < scenarioOf(state).rounds) return null;
  if (state.war) return 'open-war';
  const nothing = dealsInForce(state).length === 0;
  return ceasefire <= frozenCeasefire || nothing ? 'frozen-conflict' : 'brittle-peace';
}

const hundredths = (points: number): number => Math.round(points * 100) / 100;
const unit = (share: number): number => Math.max(0, Math.min(1, share));

/** Mean of `of` over what the holder believes of a secret track; exact where it knows. */
function expected(position: Position, track: SecretTrack, seat: Seat, of: (value: number) => number): number {
  if (position.secret) return of(position.secret[track]);
  const own = seat === 'iran' ? null : position.pictures[seat];
  const picture = own ?? position.pictures.public;
  if (!picture) return 0;
  return marginal(picture)[track].reduce((sum, weight, value) => sum + weight * of(value), 0);
}

function shareOf(position: Position, seat: Seat, { measure }: Interest, ending: EndingId | null): number {
  if ('guarantees' in measure) {
    // With a device Iran is assured without anybody's word.
    if (ending === 'breakout') return 1;
    return measure.guarantees.reduce(
      (sum, { term, debtor, share }) => sum + (isOwed(position, debtor, term as TermKind, seat) ? share : 0),
      0,
    );
  }
  if ('trust' in measure) return position.trust[measure.trust[0]][measure.trust[1]] / 10;
  const { of, less } = measure;
  const share = (value: number): number => unit(less ? 1 - value / of : value / of);
  if ('secret' in measure) return expected(position, measure.secret, seat, share);
  return share(position.tracks[measure.track]);
}

function met(position: Position, test: AgendaCondition, seat: Seat): boolean {
  if ('track' in test) return within(position.tracks[test.track], test);
  if ('trust' in test) return within(position.trust[test.trust[0]][test.trust[1]], test);
  if ('secret' in test) {
    return expected(position, test.secret, seat, (value) => (within(value, test) ? 1 : 0)) > 1 / 2;
  }
  switch (test.fact) {
    case 'comprehensive-deal':
      return comprehensive(position);
    case 'no-relief-in-law':
      return !Object.values(position.deals).some((deal) =>
        deal.draft.terms.some((term) => term.kind === 'relief' && term.inLaw),
      );
    case 'no-bomb':
      return !position.bombed;
    case 'no-breakout':
      return (position.secret?.weapon ?? 0) < TRACK_MAX.weapon;
    case 'guarantee-in-force':
      return isOwed(position, 'usa', 'security-guarantee', 'iran');
    case 'cap-zero':
      return isOwed(position, 'iran', 'cap', undefined, (_, term) => term.level >= 2);
    case 'few-shipped':
      return (position.secret?.shipped ?? 0) <= scenarioOf(position).numbers.scores.fewShipped;
    case 'strikes-answered':
      return position.unanswered === 0;
  }
}

/**
 * Which conditions of an agenda hold, as the position stands. Asked of a view, one on a secret that its holder does not
 * know holds where the holder's picture makes it likelier than not.
 */
export function agendaMet(position: Position, agenda: keyof typeof AGENDAS): readonly boolean[] {
  const def = scenarioOf(position).agendas[agenda];
  return def ? def.conditions.map(({ test }) => met(position, test, def.seat)) : [];
}

function capOf(position: Position, seat: Seat, ending: EndingId): number | null {
  const { scores } = scenarioOf(position).numbers;
  switch (ending) {
    case 'conflagration':
      return usedForce(position, seat) ? scores.conflagration : scores.conflagrationNoForce;
    case 'breakout':
      return seat === 'iran' ? scores.breakoutIran : scores.breakout;
    case 'regime-crisis':
      return seat === 'iran' ? scores.regimeIran : scores.regimeOthers;
    default:
      return null;
  }
}

/**
 * The score of a seat as the position stands, with every component; with `ending`, also its bonus and cap. Asked of a
 * view it is an expectation over what the viewer believes, and another seat's agenda counts nothing.
 */
export function scoreSheet(position: Position, seat: Seat, ending: EndingId | null = null): ScoreSheet {
  const { scores } = scenarioOf(position).numbers;
  const interests: ScoreLine[] = [];
  for (const interest of scenarioOf(position).interests[seat]) {
    const { name, weight } = interest;
    const share = shareOf(position, seat, interest, ending);
    interests.push({ name, weight, share, points: hundredths(share * weight) });
  }
  const id = position.agendas[seat];
  const conditions = id ? agendaMet(position, id) : [];
  const kept = conditions.filter(Boolean).length;
  const whole = conditions.length > 0 && kept === conditions.length;
  const part = conditions.length > 0 ? (scores.agendaPart * kept) / conditions.length : 0;
  const agenda = { id, met: conditions, points: whole ? scores.agenda : hundredths(part) };
  const bonus = ending === 'durable-peace' ? scores.durablePeace : 0;
  const sum = interests.reduce((total, line) => total + line.points, 0) + agenda.points + bonus;
  const cap = ending ? capOf(position, seat, ending) : null;
  const total = hundredths(Math.min(100, cap ?? 100, sum));
  return { interests, agenda, bonus, cap, total };
}

/** The score of a seat as it stands, before any ending. */
export const scoreEstimate = (position: Position, seat: Seat): ScoreSheet => scoreSheet(position, seat);

/** All three sheets at the end. */
export const finalScores = (state: State, ending: EndingId): Record<Seat, ScoreSheet> => ({
  usa: scoreSheet(state, 'usa', ending),
  iran: scoreSheet(state, 'iran', ending),
  israel: scoreSheet(state, 'israel', ending),
});
