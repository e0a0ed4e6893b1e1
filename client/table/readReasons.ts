/** Apart from the table, so that the reader of recordings comes with a game's end alone. */
import { read } from '../../shared/recording/read';
import { reasonsByRound } from '../../shared/recording/reasons';

/** `null` where the text is no recording. */
export function readReasons(text: string): ReturnType<typeof reasonsByRound> | null {
  const { recording } = { recording: null, ...read(text) };
  return recording && reasonsByRound(recording);
}
