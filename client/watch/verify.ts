import * as z from 'zod/mini';
import type { Recording } from '../../shared/recording/format';
import { problemText } from '../../shared/recording/problems';
import { read } from '../../shared/recording/read';
import { replay } from '../../shared/recording/replay';

// The content security policy allows no eval, which zod would use to compile its schemas.
z.config({ jitless: true });

export type Verified =
  | { readonly recording: Recording; readonly problem?: never }
  | { readonly problem: string };

/** Reads a text and plays the game in it through; or says why it cannot be shown. Takes as long as it takes. */
export function verify(text: string): Verified {
  const got = read(text);
  if (got.fault) return { problem: problemText(got.fault) };
  const played = replay(got.recording);
  return played.fault ? { problem: problemText(played.fault) } : { recording: got.recording };
}
