/** The analysis of tables in Talks, in the middle of games among middle bots: whole, and its rollouts alone. */
import { analyseTable } from '../../shared/analysis/table';
import { scoresWith, worldsOf } from '../../shared/analysis/worlds';
import { playGame } from '../../shared/bots/arena';
import { middleBot } from '../../shared/bots/middle';
import { stream } from '../../shared/bots/randomness';
import { cloneState } from '../../shared/rules/clone';
import { scenarioOf } from '../../shared/rules/scenario';
import type { Draft, State } from '../../shared/rules/state';
import { seatView } from '../../shared/views/filter';
import { median, perSecond, type Bench, type Measure } from './bench';

const ROLLOUTS = 6_000;
const TABLES = 3;
const seedOf = (game: number): string => game.toString(16).padStart(8, '0').repeat(4);

interface Moment {
  readonly state: State;
  readonly texts: readonly Draft[];
}

/** The first table of a game in the middle of which an offer lies that nobody has answered. */
function midGame(game: number): Moment | null {
  let found: Moment | null = null;
  const bots = { usa: middleBot, iran: middleBot, israel: middleBot };
  playGame('standard', seedOf(game), bots, (state) => {
    if (found || state.step !== 'talks' || state.round < Math.floor(scenarioOf(state).rounds / 2)) return;
    const texts = Object.values(state.offers).map(({ draft }) => draft);
    if (texts.length > 0) found = { state: cloneState(state), texts };
  });
  return found;
}

function moments(): Moment[] {
  const list: Moment[] = [];
  for (let game = 0; list.length < TABLES; game++) {
    const moment = midGame(game);
    if (moment) list.push(moment);
  }
  return list;
}

function whole(
  name: string,
  all: readonly Moment[],
  of: (state: State) => State | ReturnType<typeof seatView>,
) {
  const runs = all.map(({ state, texts }, index) => {
    const begun = performance.now();
    const random = stream(`bench:${index}`);
    analyseTable({ table: of(state), texts, effort: { rollouts: ROLLOUTS, stop: () => false }, random });
    return Number(((performance.now() - begun) / 1_000).toPrecision(3));
  });
  return { name: `${name}, ${ROLLOUTS} rollouts`, unit: 's', median: median(runs), runs } satisfies Measure;
}

export const table: Bench = {
  about: 'the analysis of a table in the middle of a game: its rollouts, and whole analyses',
  run: () => {
    const all = moments();
    const worlds = all.map(({ state }) => worldsOf(state, 'bench'));
    return [
      perSecond('rollouts', 'rollouts/s', 900, 900, (index) => {
        const at = index % TABLES;
        scoresWith(worlds[at]!(index), index % 2 === 0 ? null : all[at]!.texts[0]!);
      }),
      whole('a whole table', all, (state) => state),
      whole('as a seat sees it', all, (state) => seatView(state, 'usa')),
    ];
  },
};
