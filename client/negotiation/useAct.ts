import { useRef, useState } from 'react';
import type { SeatAction } from '../../shared/rules/actions';
import { useTableStore } from '../session/table';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';

/** Does something at the table, one act at a time, and says so when it was refused. */
export function useAct() {
  const store = useTableStore();
  const [busy, setBusy] = useState<string | null>(null);
  const pending = useRef(false);

  /** `key` tells the button that shows as busy. Resolves to whether it was done. */
  const run = async (key: string, action: SeatAction): Promise<boolean> => {
    if (pending.current) return false;
    pending.current = true;
    setBusy(key);
    try {
      const reply = await store.getState().act(action);
      if (!reply.ok) toast({ text: refusalText(reply, store.getState().view), tone: 'bad' });
      return reply.ok;
    } catch {
      toast({ text: refusalText({ code: 'network' }), tone: 'bad' });
      return false;
    } finally {
      pending.current = false;
      setBusy(null);
    }
  };
  return { run, busy };
}
