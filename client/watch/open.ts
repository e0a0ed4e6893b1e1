import { problemText } from '../../shared/recording/problems';
import { read } from '../../shared/recording/read';
import { replay } from '../../shared/recording/replay';
import type { Timeline } from '../../shared/recording/timeline';
import { TEXT_MOST } from '../../shared/recording/format';

export type Opened = { readonly timeline: Timeline; readonly problem?: never } | { readonly problem: string };

/** Lets the browser draw what was just said. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

/** Reads a file and plays the game in it through, all on this machine; or says why it cannot be shown. */
export async function openRecording(file: Blob): Promise<Opened> {
  // No character takes more than four bytes, so nothing that large needs to be read.
  if (file.size > 4 * TEXT_MOST) {
    return { problem: 'The file is larger than a recording can be. Choose another file.' };
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    return {
      problem: 'The browser could not read the file. See whether it is still there, and open it again.',
    };
  }
  await aMoment();
  const got = read(text);
  if (got.fault) return { problem: problemText(got.fault) };
  const played = replay(got.recording);
  return played.fault ? { problem: problemText(played.fault) } : { timeline: played.timeline };
}
