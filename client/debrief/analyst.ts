/** The program of the thread that analyses a finished game. */
import { analyse } from '../../shared/analysis/debrief/analyse';
import type { Recording } from '../../shared/recording/format';
import { replay } from '../../shared/recording/replay';
import type { AnalystNews } from './messages';

/** What is used of a dedicated worker's own scope. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Recording>) => void) | null;
  postMessage: (news: AnalystNews) => void;
};

/** Milliseconds between two words of progress in which nothing is finished. */
const EVERY = 150;

function work(recording: Recording): void {
  const played = replay(recording);
  if (played.fault) {
    scope.postMessage({ failed: `The recording does not hold: ${played.fault.code}.` });
    return;
  }
  let sent: object | null = null;
  let spoken = 0;
  const analysis = analyse(played.timeline, {
    onProgress: ({ done, parts, analysis: part }) => {
      const now = performance.now();
      if (part === sent && now - spoken < EVERY) return;
      // What the page has already is not copied once more.
      scope.postMessage(part === sent ? { done, parts } : { done, parts, part });
      sent = part;
      spoken = now;
    },
  });
  if (analysis) scope.postMessage({ analysis });
}

scope.onmessage = ({ data }) => {
  try {
    work(data);
  } catch (error) {
    scope.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};
