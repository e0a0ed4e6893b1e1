import { useEffect, useRef, useState } from 'react';
import { useTable } from '../session/table';
import { usePageTitle } from '../ui/usePageTitle';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { sentence } from '../../shared/wording/dispatch';
import { entriesOf } from './history';
import { lastNumber } from './tape';
import { useScene } from './useCommands';
import { stepTitle, whatNow } from './whatNow';

/** Kinds of lines of the log that are said aloud as they come; dispatches after orders speak for themselves. */
const SPOKEN = new Set([
  'offer',
  'accepted',
  'declined',
  'withdrawn',
  'signed',
  'denounced',
  'published',
  'choice',
]);

/** Says changes of step, and what the others put on the table, to those who do not see them; names the tab. */
export function Announcer() {
  const view = useTable((t) => t.view);
  const seat = useTable((t) => t.seat);
  const title = useScene(stepTitle);
  const now = useScene(whatNow);
  const yours = now.tone === 'yours';
  usePageTitle(yours ? `${title}, your turn` : title);

  const heard = useRef(lastNumber(view));
  const [news, setNews] = useState('');
  useEffect(() => {
    const fresh = entriesOf(view).filter(
      ({ n, dispatch: { what } }) =>
        n > heard.current &&
        SPOKEN.has(what.kind) &&
        !('seat' in what && what.seat === seat) &&
        !(what.kind === 'offer' && what.offer.by === seat),
    );
    heard.current = lastNumber(view);
    if (fresh.length > 0) setNews(fresh.map(({ dispatch }) => sentence(dispatch, view)).join(' '));
  }, [view, seat]);

  return (
    <VisuallyHidden as="div">
      <p role="status">
        {title}. {now.tone === 'read' ? '' : `${now.title}: ${now.text}`}
      </p>
      <p role="status">{news}</p>
    </VisuallyHidden>
  );
}
