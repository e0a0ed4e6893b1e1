import { useEffect, useRef, useState } from 'react';
import { useTableStore } from '../session/table';
import { contentOf } from './shared-drafts';

/** Time between two sendings of a draft that somebody is at, in milliseconds. */
const SHOWN_EVERY = 300;

/** Shows the own delegation what is being drafted here, now and then, and that it no longer is. */
export function useShownDrafts(isShared: boolean): void {
  const store = useTableStore();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shown] = useState(() => ({ last: '' }));
  useEffect(() => {
    if (!isShared) return;
    const send = () => {
      timer.current = undefined;
      const { drafts, together, view } = store.getState();
      const draft = contentOf(drafts, view.step);
      const text = JSON.stringify(draft);
      if (text === shown.last) return;
      shown.last = text;
      void together?.ask({ type: 'draft', draft });
    };
    const soon = () => {
      timer.current ??= setTimeout(send, SHOWN_EVERY);
    };
    soon();
    const stop = store.subscribe((now, before) => {
      // A server that came back may have an earlier one.
      if (now.connection === 'live' && before.connection !== 'live') shown.last = '';
      const isOther = now.drafts !== before.drafts || now.view.step !== before.view.step;
      if (isOther || now.connection !== before.connection) soon();
    });
    return () => {
      stop();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [store, isShared, shown]);
}
