import { useEffect, useState } from 'react';
import { cx } from './cx';
import styles from './Countdown.module.css';
import { clockText } from './numbers';
import { VisuallyHidden } from './VisuallyHidden';

export interface CountdownProps {
  /** When it ends, in milliseconds since 1970; null where there is no clock. */
  until: number | null;
  /** What ends: "Talks". */
  label: string;
  /** The server's clock, where it is known better than the browser's. */
  now?: () => number;
  /** Time left when it was paused; the clock then stands. */
  pausedWith?: number;
  className?: string;
}

/** Time left in a step. Spoken at one minute and at ten seconds only. */
export function Countdown({ until, label, now = Date.now, pausedWith, className }: CountdownProps) {
  const [, tick] = useState(0);
  const running = until !== null && pausedWith === undefined;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [running]);

  if (until === null && pausedWith === undefined) return null;
  const left = Math.max(0, pausedWith ?? (until ?? 0) - now());
  const seconds = Math.ceil(left / 1000);
  return (
    <span
      className={cx(styles.countdown, className)}
      data-state={!running ? 'paused' : seconds <= 10 ? 'last' : seconds <= 60 ? 'soon' : 'calm'}
    >
      <span role="timer" aria-label={`${label}, time left ${clockText(left)}${running ? '' : ', paused'}`}>
        {clockText(left)}
      </span>
      <VisuallyHidden>
        <span aria-live="polite">
          {!running
            ? ''
            : seconds <= 10
              ? `${label}: ten seconds left`
              : seconds <= 60
                ? `${label}: one minute left`
                : ''}
        </span>
      </VisuallyHidden>
    </span>
  );
}
