import type { Act } from '../../shared/recording/format';
import type { Entry } from '../storage/journal';
import { marked } from './fold';

type SaidAct = Extract<Act, { kind: 'message' }>;

/** A journal as a recording keeps it: each message with the marks that it has in the end. */
export function actsOf(entries: readonly Entry[]): Act[] {
  const acts = new Map<number, Act>();
  for (const entry of entries) {
    if (entry.kind !== 'mark') {
      acts.set(entry.seq, entry);
      continue;
    }
    const said = acts.get(entry.payload.message);
    if (said?.kind === 'message') acts.set(entry.payload.message, withMark(said, entry));
  }
  return [...acts.values()];
}

function withMark(act: SaidAct, { actor, payload }: Extract<Entry, { kind: 'mark' }>): SaidAct {
  const { bluff, believed } = act.payload;
  const now = marked({ from: act.actor, bluff, believed }, actor, payload.mark);
  const isJudged = Object.keys(now.believed ?? {}).length > 0;
  const { channel, body } = act.payload;
  return {
    ...act,
    payload: {
      channel,
      body,
      ...(now.bluff && { bluff: true }),
      ...(isJudged && { believed: now.believed }),
    },
  };
}
