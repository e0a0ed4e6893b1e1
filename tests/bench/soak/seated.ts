/** Somebody at a table, at the pace of people who are in a hurry, until the game ends. */
import { setTimeout } from 'node:timers/promises';
import { oneOf } from '../../../shared/bots/randomness';
import { SERVER_REFUSALS, type Reply } from '../../../shared/protocol/messages';
import type { SeatView } from '../../../shared/views/view';
import { actOf, TEXTS } from '../server/mix';
import type { Client } from '../server/ours';
import { argumentsIn } from '../server/wire';

/** Milliseconds from what somebody does to what they do next, and those after which an answer is missed. */
const PACE = [1_000, 3_000] as const;
const PATIENCE = 10_000;
/** Share of what is done that is said. */
const SAID = 0.3;

/** What became of what all asked for. */
export interface Answers {
  /** Milliseconds until each answer. */
  readonly times: number[];
  /** Moves that somebody else was faster than. */
  late: number;
  /** What went wrong, in words. */
  readonly errors: string[];
}

const isRules = (code: string): boolean => !(SERVER_REFUSALS as readonly string[]).includes(code);

/** Plays a seat until its game ends or `over`; whether it ended. */
export async function play(
  table: string,
  client: Client,
  random: () => number,
  answers: Answers,
  over: () => boolean,
): Promise<boolean> {
  for (let ids = 0; !over(); ids += 1) {
    await setTimeout(PACE[0] + random() * (PACE[1] - PACE[0]));
    const view = client.state.view as SeatView;
    if (view.step === 'ended') return true;
    const says = random() < SAID;
    const action = says || view.ready[view.viewer] ? null : actOf(view, random);
    if (!says && !action) continue;
    const what = says
      ? { type: 'say', channel: 'open', body: { kind: 'text', text: oneOf(TEXTS, random)! } }
      : { type: 'act', action };
    const begun = performance.now();
    const answer = await Promise.race([
      client.wire.ask('request', { ...what, table, id: String(ids) }),
      setTimeout(PATIENCE, null, { ref: false }),
    ]);
    if (over()) return false;
    if (!answer) {
      answers.errors.push(`no answer within ${PATIENCE} ms`);
      return false;
    }
    answers.times.push(performance.now() - begun);
    const [reply] = argumentsIn(answer) as [Reply<unknown>];
    if (reply.ok) continue;
    if (isRules(reply.code)) answers.late += 1;
    else answers.errors.push(`refused: ${reply.code}`);
  }
  return false;
}
