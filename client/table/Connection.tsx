import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import styles from './Connection.module.css';

const STATES = {
  live: ['Connected', 'Everything you see is up to date.'],
  connecting: ['Connecting …', 'The table is on its way.'],
  reconnecting: [
    'Reconnecting …',
    'The line to the server is down. The page tries again by itself; what you typed is kept, and what you sent is sent again.',
  ],
  refused: ['Not connected', 'The server does not let this page in any more. Load it again.'],
} as const;

/** The same for a game in this browser, which has no line that could break. */
const KEPT = {
  browser: ['Saved', 'Each act is kept in this browser before it counts. No server is needed.'],
  nowhere: [
    'Not saved',
    'This browser keeps nothing for this page. Save the game as a file before you leave.',
  ],
} as const;

/** Whether what is shown is up to date. Says so aloud when the line breaks and when it is back. */
export function Connection() {
  const connection = useTable((t) => t.connection);
  const kept = useTable((t) => t.kept);
  const acts = useTable((t) => t.acts);
  // A recording is whole, wherever it came from.
  if (!acts) return null;
  const [name, text] = kept === 'server' || connection !== 'live' ? STATES[connection] : KEPT[kept];
  const isWell = connection === 'live' && kept !== 'nowhere';
  return (
    <span role="status" className={styles.connection} data-well={isWell || undefined}>
      <Explain bare side="bottom" text={text} label={name}>
        <i className={styles.lamp} aria-hidden="true" />
        {!isWell && name}
      </Explain>
    </span>
  );
}
