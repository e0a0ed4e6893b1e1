/** The deal of a game (RULES 2). */
import type { AgendaId } from '../content/agendas';
import type { Seat } from '../content/seats';
import { below, hashSeed, weighted } from './chance';
import { drawHeadline } from './headlines';
import { dealtConcealed, prior } from './pictures';
import { lookAtWar } from './reckoning';
import { scenarioOf } from './scenario';
import type { Holder, State } from './state';

export interface Setup {
  /** Id of a known scenario. */
  readonly scenario: string;
  /** 32 hex digits: 16 random bytes. */
  readonly seed: string;
  readonly seats: Readonly<Record<Seat, Holder>>;
  /** Seed of what is dealt, where one deal is played several times; `seed` is then that of the dice and events alone. */
  readonly deal?: string;
}

const each = <T>(of: (seat: Seat) => T): Record<Seat, T> => ({
  usa: of('usa'),
  iran: of('iran'),
  israel: of('israel'),
});

/**
 * A table at the beginning of round 1, its first headline drawn. `read: false` keeps neither the log nor the pictures,
 * which nobody reads in a search and which take most of the time.
 */
export function createState({ scenario, seed, seats, deal = seed }: Setup, read = true): State {
  const content = scenarioOf({ scenario });
  const heu = Number(weighted(deal, 0, 'heu', content.dealt.heu));
  const spread = Number(weighted(deal, 0, 'concealed', content.dealt.concealed));
  const weapon = Number(weighted(deal, 0, 'weapon', content.dealt.weapon));
  const agenda = (seat: Seat): AgendaId => {
    const own = Object.keys(content.agendas).filter((id) => content.agendas[id]?.seat === seat);
    return own[below(deal, 0, `agenda:${seat}`, own.length)] as AgendaId;
  };
  const picture = read ? prior(content) : null;
  const state: State = {
    scenario,
    round: 1,
    step: 'talks',
    paused: false,
    tracks: { ...content.start.tracks },
    trust: each((seat) => ({ ...content.start.trust[seat] })),
    war: false,
    warSince: 0,
    seats: each((seat) => seats[seat]),
    ready: each(() => false),
    headline: null,
    drawn: {},
    passed: each(() => false),
    offers: {},
    deals: {},
    credited: {},
    incidents: {},
    restrained: 0,
    rebuked: each(() => 0),
    lastForce: each(() => 0),
    lastStruck: each(() => 0),
    crackdown: { floor: 0, since: 0, until: 0 },
    escalationBefore: content.start.tracks.escalation,
    bombed: false,
    unanswered: 0,
    peaceRounds: 0,
    nuclearBreach: false,
    breached: {},
    ending: null,
    seedHash: hashSeed(seed),
    seed,
    secret: { heu, concealed: dealtConcealed(heu, spread), weapon, shipped: 0 },
    agendas: each(agenda),
    pictures: { usa: picture, israel: picture, public: picture },
    orders: each(() => null),
    responses: each(() => null),
    signed: each(() => null),
    lastSignal: null,
    leaks: {},
    log: read ? {} : null,
    logged: 0,
  };
  drawHeadline(state);
  lookAtWar(state, 'headlines');
  return state;
}
