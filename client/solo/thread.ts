/** The program of both threads of a solo game: the table, which keeps the journal, and the bots, which think. */
import type { BotRequest } from '../../shared/bots/request';
import { SoloDesk } from './desk';
import { BOTS_THREAD, type SoloCall, type SoloNews } from './messages';
import { Thinker, thinks, type Thread } from './thinker';

/** What is used of a dedicated worker's own scope. */
const scope = self as unknown as Pick<Thread, 'onmessage' | 'postMessage'> & { readonly name: string };

/** Another thread of this same file, so that the rules are fetched and kept once. */
const startBots = (): Thread => new Worker(self.location.href, { type: 'module', name: BOTS_THREAD });

if (scope.name === BOTS_THREAD) {
  scope.onmessage = ({ data }: MessageEvent<BotRequest>) => scope.postMessage(thinks(data));
} else {
  const tell = (news: SoloNews): void => scope.postMessage(news);
  const desk = new SoloDesk(new Thinker(startBots), tell);
  scope.onmessage = async ({ data: { call, request } }: MessageEvent<SoloCall>) => {
    tell({ call, reply: await desk.handle(request) });
  };
}
