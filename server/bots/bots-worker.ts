/** Thinks for a bot in a thread of its own; called by server/bots/pool.ts. */
import type { BotAct } from '../../shared/bots/bot';
import { answer, type BotRequest } from '../../shared/bots/request';

/** What one thread is asked. */
export interface Task {
  readonly request: BotRequest;
  /** How long a bot that searches may do so. */
  readonly milliseconds: number;
}

export default function think({ request, milliseconds }: Task): BotAct | null {
  const begun = performance.now();
  return answer(request, () => (performance.now() - begun) / milliseconds);
}
