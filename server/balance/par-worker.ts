/** Plays games of strong bots and tells what each seat scored, part by part. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { partsOf, type Dealt } from '../../shared/analysis/debrief/par-rows';
import { playGame } from '../../shared/bots/arena';
import { strongBot } from '../../shared/bots/strong';
import { AGENDA_IDS, AGENDAS, type AgendaId } from '../../shared/content/agendas';
import { SCENARIO_IDS } from '../../shared/content/scenarios';
import { SEATS, type Seat } from '../../shared/content/seats';
import { createState } from '../../shared/rules/setup';

export interface ParBatch {
  readonly seed: string;
  readonly rollouts: number;
  /** Numbers of the games. */
  readonly games: readonly number[];
}

export interface ParGame {
  readonly game: number;
  readonly dealt: Dealt;
  /** Points by part, see `partsOf`. */
  readonly points: Readonly<Record<Seat, readonly number[]>>;
}

const hex = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32);

const bots = { usa: strongBot, iran: strongBot, israel: strongBot };
const holder = { kind: 'bot', level: 'strong' } as const;

const agendasOf = (seat: Seat): AgendaId[] => AGENDA_IDS.filter((id) => AGENDAS[id].seat === seat);

/** Every three agendas in every scenario come up equally often, whatever is dealt beside them. */
function wanted(game: number): { scenario: string; agendas: AgendaId[] } {
  const scenario = SCENARIO_IDS[game % SCENARIO_IDS.length] as string;
  let rest = Math.floor(game / SCENARIO_IDS.length);
  const agendas = SEATS.map((seat) => {
    const own = agendasOf(seat);
    const id = own[rest % own.length] as AgendaId;
    rest = Math.floor(rest / own.length);
    return id;
  });
  return { scenario, agendas };
}

function play({ seed, rollouts }: ParBatch, game: number): ParGame {
  const { scenario, agendas } = wanted(game);
  for (let attempt = 0; ; attempt++) {
    const deal = hex(`${seed}:par:${game}:${attempt}`);
    const dealt = createState(
      { scenario, seed: deal, seats: { usa: holder, iran: holder, israel: holder } },
      false,
    );
    if (SEATS.some((seat, at) => dealt.agendas[seat] !== agendas[at])) continue;
    const { state } = playGame(scenario, deal, bots, undefined, rollouts);
    if (!state.ending) throw new Error('a game without an ending');
    const { scores } = state.ending;
    const points = (seat: Seat): number[] => partsOf(scores[seat]).map((part) => part.points);
    return {
      game,
      dealt: { scenario, agendas: dealt.agendas, heu: dealt.secret.heu, weapon: dealt.secret.weapon },
      points: { usa: points('usa'), iran: points('iran'), israel: points('israel') },
    };
  }
}

const batch = workerData as ParBatch;
for (const game of batch.games) parentPort?.postMessage(play(batch, game));
