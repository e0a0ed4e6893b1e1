/** Who believed what about uranium and weapon, against the truth. */
import { marginal, prior } from '../../rules/pictures';
import { scenarioOf } from '../../rules/scenario';
import { PICTURES, type Picture, type PictureOf, type State } from '../../rules/state';
import type { Belief, BeliefOf, Spread } from './debrief';
import type { Stop } from './walk';

/** Ends of a 90 % interval. */
const LOW = 0.05;
const HIGH = 0.95;
/** A sum of shares may miss its quantile by as much. */
const ROUNDING = 1e-9;

function quantile(odds: readonly number[], share: number): number {
  let sum = 0;
  for (let value = 0; value < odds.length; value++) {
    sum += odds[value] ?? 0;
    if (sum >= share - ROUNDING) return value;
  }
  return odds.length - 1;
}

const spreadOf = (odds: readonly number[], truth: number): Spread => ({
  mean: odds.reduce((sum, share, value) => sum + share * value, 0),
  low: quantile(odds, LOW),
  high: quantile(odds, HIGH),
  odds,
  onTruth: odds[truth] ?? 0,
});

type Truth = Belief['truth'];

function beliefIn(picture: Picture, truth: Truth): BeliefOf {
  const { heu, concealed, weapon } = marginal(picture);
  return {
    heu: spreadOf(heu, truth.heu),
    concealed: spreadOf(concealed, truth.concealed),
    weapon: spreadOf(weapon, truth.weapon),
  };
}

function beliefAt(
  round: number,
  entry: number,
  truth: Truth,
  picture: (who: PictureOf) => Picture | null,
): Belief {
  const of = (who: PictureOf): BeliefOf => {
    const held = picture(who);
    if (!held) throw new Error(`no picture of ${who} was kept`);
    return beliefIn(held, truth);
  };
  const [usa, israel, open] = PICTURES;
  return { round, entry, truth, pictures: { usa: of(usa), israel: of(israel), public: of(open) } };
}

const truthOf = ({ secret: { heu, concealed, weapon } }: State): Truth => ({ heu, concealed, weapon });

/** What was dealt: the first position, without what its headline moved. */
function dealt({ state, lines }: Stop): Truth {
  const truth = { ...truthOf(state) };
  for (const { moves } of [...lines].reverse()) {
    for (const move of [...moves].reverse()) {
      if (
        'track' in move &&
        (move.track === 'heu' || move.track === 'concealed' || move.track === 'weapon')
      ) {
        truth[move.track] = move.from;
      }
    }
  }
  return truth;
}

export function beliefsOf(stops: readonly Stop[], roundEnds: readonly number[]): Belief[] {
  const [first] = stops;
  if (!first) return [];
  const before = prior(scenarioOf(first.state));
  return [
    beliefAt(0, 0, dealt(first), () => before),
    ...roundEnds.flatMap((entry, index) => {
      const state = stops[entry]?.state;
      return state ? [beliefAt(index + 1, entry, truthOf(state), (who) => state.pictures[who])] : [];
    }),
  ];
}
