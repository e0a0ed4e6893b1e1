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

/** Whether what is shown is up to date. Says so aloud when the line breaks and when it is back. */
export function Connection() {
  const connection = useTable((t) => t.connection);
  const [name, text] = STATES[connection];
  return (
    <span role="status" className={styles.connection} data-state={connection}>
      <Explain bare side="bottom" text={text} label={name}>
        <i className={styles.lamp} aria-hidden="true" />
        {connection !== 'live' && name}
      </Explain>
    </span>
  );
}
