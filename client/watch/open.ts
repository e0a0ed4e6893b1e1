import { TEXT_MOST } from '../../shared/recording/format';
import { timelineSteps, type Timeline } from '../../shared/recording/timeline';
import { isStudyText } from '../../shared/study/kind';
import { inSlices } from './slices';
import type { Verified } from './verify';

export type Opened =
  | {
      readonly timeline: Timeline;
      /** What the file was about: a study is shown beside its game. */
      readonly part?: 'study';
      readonly problem?: never;
    }
  | { readonly problem: string };

/** The longest game that can be takes a few seconds. */
const PATIENCE = 30_000;

/** Verifies in a thread of its own, which is ended after one text. */
function verifyAside(text: string): Promise<Verified> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./verifying.ts', import.meta.url), { type: 'module' });
    const settle = (verified: Verified) => {
      clearTimeout(timer);
      thread.terminate();
      resolve(verified);
    };
    const timer = setTimeout(
      () => settle({ problem: 'It takes too long to play this game through. Choose another file.' }),
      PATIENCE,
    );
    thread.onmessage = ({ data }: MessageEvent<Verified>) => settle(data);
    thread.onerror = (event) => {
      event.preventDefault();
      settle({ problem: 'The browser could not check the game. Load the page again, and try once more.' });
    };
    thread.postMessage(text);
  });
}

/** The game in a text, once every move in it was played again and checked; or why it cannot be shown. */
export async function openText(
  text: string,
  verify: (text: string) => Promise<Verified> = verifyAside,
): Promise<Opened> {
  const verified = await verify(text);
  if (verified.problem !== undefined) return verified;
  return { timeline: await inSlices(timelineSteps(verified.recording)) };
}

/** The game in a file, read on this machine: a recording, or a study, which is kept in this browser then. */
export async function openFile(
  file: Blob,
  verify: (text: string) => Promise<Verified> = verifyAside,
): Promise<Opened> {
  // No character takes more than four bytes, so nothing that large needs to be read.
  if (file.size > 4 * TEXT_MOST) {
    return { problem: 'The file is larger than a recording can be. Choose another file.' };
  }
  try {
    const text = await file.text();
    if (!isStudyText(text)) return await openText(text, verify);
    const { openStudyText } = await import('../study/openFile');
    const opened = await openStudyText(text);
    return opened.problem === undefined ? { ...opened, part: 'study' } : opened;
  } catch {
    return {
      problem: 'The browser could not read the file. See whether it is still there, and open it again.',
    };
  }
}
