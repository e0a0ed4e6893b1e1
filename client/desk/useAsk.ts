import { useCallback } from 'react';
import type { Reply } from '../../shared/protocol/messages';
import type { FacilitatorRequest } from '../../shared/protocol/seminar';
import { listed } from '../../shared/wording/term';
import { toast } from '../ui/toast';
import { seminarRefusal } from '../seminar/refusal';
import { useDeskStore } from './store';

/** `done`: what is said where it was done; of what the server answered, where that makes a difference. */
export type Ask = (
  request: FacilitatorRequest,
  done?: string | ((value: unknown) => string),
) => Promise<Reply>;

/** What is done at several tables may be refused at some of them: which, and the first reason. */
export function refusedAt(value: unknown): string | null {
  const refused = (value as { readonly refused?: Readonly<Record<string, string>> } | null)?.refused ?? {};
  const numbers = Object.keys(refused).map(Number);
  const code = refused[numbers[0] ?? ''];
  if (code === undefined) return null;
  const tables = numbers.length === 1 ? `table ${numbers[0]}` : `tables ${listed(numbers.map(String))}`;
  return `Not at ${tables}. ${seminarRefusal({ code, detail: {} })}`;
}

/** Asks the server for something, and says what came of it: a refusal always, a success where there are words for it. */
export function useAsk(): Ask {
  const store = useDeskStore();
  return useCallback(
    async (request, done) => {
      const reply = await store.getState().ask(request);
      const partly = reply.ok ? refusedAt(reply.value) : null;
      if (!reply.ok) toast({ text: seminarRefusal(reply), tone: 'bad' });
      else if (partly !== null) toast({ text: partly, tone: 'bad' });
      else if (done !== undefined && reply.ok)
        toast({ text: typeof done === 'string' ? done : done(reply.value), tone: 'good' });
      return reply;
    },
    [store],
  );
}
