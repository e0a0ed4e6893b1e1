/** The bargaining problem of each round: what was offered, what could have been, and where all of it stands. */
import { bySeat } from '../../content/seats';
import { stream } from '../../bots/randomness';
import { apply } from '../../rules/apply';
import { cloneState } from '../../rules/clone';
import { openChoice } from '../../rules/headlines';
import type { Offer, OfferId, State } from '../../rules/state';
import { distanceToFrontier } from '../bargaining';
import { analyseTable, type TableAnalysis } from '../table';
import type { Bargain, Measured, Package } from './debrief';
import { figures, measured } from './figures';
import type { Stop } from './walk';

/** Packages that nobody made, at most. */
const NEVER_MADE = 12;

interface Made {
  readonly offer: Offer;
  readonly entry: number;
}

/** One round's talks. */
export interface Talks {
  /** The first position of the round. */
  readonly stop: Stop;
  readonly offers: readonly Made[];
  /** Ids of the offers that were signed. */
  readonly signed: ReadonlySet<OfferId>;
  /** What was chosen when the headline asked for it. */
  readonly choice: string | null;
}

export function talksOf(stops: readonly Stop[]): Talks[] {
  const rounds = stops.filter(({ state }, index) => {
    const before = stops[index - 1]?.state;
    return state.step === 'talks' && before?.round !== state.round;
  });
  return rounds.map((stop) => {
    const { round, headline } = stop.state;
    const offers: Made[] = [];
    const signed = new Set<OfferId>();
    let choice: string | null = null;
    for (const { entry, lines } of stops.slice(stop.entry)) {
      for (const line of lines) {
        if (line.round !== round) continue;
        const { what } = line;
        if (what.kind === 'offer') offers.push({ offer: what.offer, entry });
        else if (what.kind === 'signed') signed.add(what.deal);
        else if (what.kind === 'choice' && what.event === headline?.id) choice = what.option;
      }
    }
    return { stop, offers, signed, choice };
  });
}

/** The position that was bargained from: the first one, what the headline asked for settled as it was. */
function tableOf({ stop, choice }: Talks): State {
  const table = cloneState(stop.state);
  table.paused = false;
  const open = openChoice(table);
  if (open && choice !== null) apply(table, open.seat, { type: 'choose', option: choice });
  return table;
}

/** What a package comes to beside another, each with its error: together at most that of two unlike samples. */
const beside = (a: Measured, b: Measured): Measured => ({
  mean: a.mean - b.mean,
  error: a.error === null || b.error === null ? null : Math.hypot(a.error, b.error),
});

const NOTHING: Measured = { mean: 0, error: 0 };

function packageOf(
  { outcomes, placed, noDeal }: TableAnalysis,
  index: number,
  { offers, signed }: Talks,
  distance: number,
): Package {
  const { draft, given, signable, gains, scores } = outcomes[index]!;
  const first = given.find((text) => signed.has(offers[text]!.offer.id)) ?? given[0];
  const made = first === undefined ? null : offers[first]!;
  const place = index === 0 ? noDeal : first === undefined ? null : placed[first];
  return {
    draft,
    status: draft === null ? 'none' : !made ? 'never-made' : signed.has(made.offer.id) ? 'signed' : 'refused',
    offer: made?.offer.id ?? null,
    by: made?.offer.by ?? null,
    entry: made?.entry ?? null,
    signable,
    gains: index === 0 ? bySeat(() => NOTHING) : measured(gains),
    scores: figures(scores),
    rollouts: gains.n,
    distance,
    left: place?.left ? figures(place.left.more.means) : null,
  };
}

/** Weighs the talks of one round with so many rollouts; `going` is asked before each. */
export function bargainOf(talks: Talks, name: string, rollouts: number, going: () => boolean): Bargain {
  const analysis = analyseTable({
    table: tableOf(talks),
    texts: talks.offers.map(({ offer }) => offer.draft),
    effort: { rollouts, stop: () => !going() },
    random: stream(`${name}:${talks.stop.state.round}`),
    most: NEVER_MADE,
  });
  const { outcomes } = analysis;
  // What got no rollout says nothing.
  const shown = outcomes
    .map((_, index) => index)
    .filter((index) => index === 0 || outcomes[index]!.gains.n > 0);
  const open = shown.filter((index) => outcomes[index]!.signable);
  const away = (index: number): number => {
    const others = open.filter((other) => other !== index);
    const points = [...others, index].map((one) => outcomes[one]!.gains.means);
    return distanceToFrontier(points, points.length - 1);
  };
  const packages = shown.map((index) => packageOf(analysis, index, talks, away(index)));
  const renumbered = (index: number): number => Math.max(0, shown.indexOf(index));
  const nash = renumbered(analysis.nash);
  const signed = Math.max(
    0,
    packages.findIndex(({ status }) => status === 'signed'),
  );
  return {
    entry: talks.stop.entry,
    round: talks.stop.state.round,
    packages,
    reservation: measured(analysis.reservation),
    frontier: analysis.frontier.map(renumbered),
    zopa: analysis.zopa.map(renumbered),
    nash,
    kalaiSmorodinsky: renumbered(analysis.kalaiSmorodinsky),
    egalitarian: renumbered(analysis.egalitarian),
    maxWelfare: renumbered(analysis.maxWelfare),
    signed,
    leftOnTable: bySeat((seat) =>
      nash === signed ? NOTHING : beside(packages[nash]!.gains[seat], packages[signed]!.gains[seat]),
    ),
  };
}
