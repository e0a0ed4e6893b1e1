import { useCallback } from 'react';
import type { Reply } from '../../shared/protocol/messages';
import type { FacilitatorRequest } from '../../shared/protocol/seminar';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { useDeskStore } from './store';

export type Ask = (request: FacilitatorRequest, done?: string) => Promise<Reply>;

/** Asks the server for something, and says what came of it: a refusal always, a success where there are words for it. */
export function useAsk(): Ask {
  const store = useDeskStore();
  return useCallback(
    async (request, done) => {
      const reply = await store.getState().ask(request);
      if (!reply.ok) toast({ text: refusalText(reply), tone: 'bad' });
      else if (done !== undefined) toast({ text: done, tone: 'good' });
      return reply;
    },
    [store],
  );
}
