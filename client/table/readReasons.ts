import * as z from 'zod/mini';
import { reasonsByRound } from '../../shared/recording/reasons';

/** What of a recording tells the reasons: its whole schema would weigh more than the rest of the table's end. */
const told = z.object({
  entries: z.array(
    z.object({
      kind: z.string(),
      actor: z.string(),
      payload: z.object({ type: z.optional(z.string()) }),
      reason: z.optional(z.string()),
    }),
  ),
  rounds: z.array(z.object({ round: z.number(), entry: z.number() })),
});

/** `null` where the text is no recording. */
export function readReasons(text: string): ReturnType<typeof reasonsByRound> | null {
  try {
    return reasonsByRound(told.parse(JSON.parse(text)));
  } catch {
    return null;
  }
}
