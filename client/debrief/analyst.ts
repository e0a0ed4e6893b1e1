/** The program of the thread that analyses finished games. */
import { analyse, analyseTalks } from '../../shared/analysis/debrief/analyse';
import type { Recording } from '../../shared/recording/format';
import { replay } from '../../shared/recording/replay';
import type { AnalystNews, AnalystTask, TalksNews } from './messages';

/** What is used of a dedicated worker's own scope. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<AnalystTask>) => void) | null;
  postMessage: (news: AnalystNews | TalksNews) => void;
};

/** Milliseconds between two words of progress in which nothing is finished. */
const EVERY = 150;

function work(task: AnalystTask): void {
  const isTalks = 'talks' in task;
  const recording: Recording = isTalks ? task.talks : task;
  const played = replay(recording);
  if (played.fault) {
    scope.postMessage({ failed: `The recording does not hold: ${played.fault.code}.` });
    return;
  }
  if (isTalks) {
    const bargains = analyseTalks(played.timeline, { effort: task.effort });
    if (bargains) scope.postMessage({ bargains });
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
