import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Popover } from 'radix-ui';
import { cx } from './cx';
import styles from './Explain.module.css';

export interface ExplainProps {
  /** The term that explains itself. */
  children?: ReactNode;
  /** The explanation: a sentence or two, no controls. */
  text: ReactNode;
  /** The accessible name, where the visible term is not enough. */
  label?: string;
  /** No dotted underline: for marks and figures that show otherwise that they can be asked. */
  bare?: boolean;
  side?: 'top' | 'right' | 'bottom' | 'left';
  tabIndex?: number;
  className?: string;
}

/**
 * A term with its explanation, opened by hover, by keyboard focus and by tap, closed by leaving, by Escape and by a
 * press elsewhere. A pressed one stays open until it is pressed again.
 */
export function Explain({ children, text, label, bare, side = 'top', tabIndex, className }: ExplainProps) {
  const [open, setOpen] = useState(false);
  // There are dozens on a table, and few are ever asked: the popover of the others would cost every change of the table.
  const [asked, setAsked] = useState(false);
  const id = useId();
  const pinned = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = (next: boolean) => {
    clearTimeout(timer.current);
    if (!next) pinned.current = false;
    if (next) setAsked(true);
    setOpen(next);
  };
  const soon = (next: boolean, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change(next), wait);
  };
  const leave = () => {
    if (!pinned.current) soon(false, 140);
  };

  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={cx(styles.term, bare ? styles.bare : styles.dotted, className)}
        aria-label={label}
        aria-expanded={open}
        aria-describedby={open ? id : undefined}
        tabIndex={tabIndex}
        onPointerEnter={(event) => event.pointerType === 'mouse' && soon(true, 160)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && leave()}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && change(true)}
        onBlur={() => change(false)}
        onClick={() => {
          if (pinned.current) return change(false);
          change(true);
          pinned.current = true;
        }}
      >
        {children}
      </button>
      {asked && (
        <Popover.Root open={open} onOpenChange={change}>
          <Popover.Anchor virtualRef={trigger} />
          <Popover.Portal>
            <Popover.Content
              id={id}
              role="tooltip"
              className={styles.note}
              side={side}
              sideOffset={6}
              collisionPadding={8}
              onOpenAutoFocus={(event) => event.preventDefault()}
              onCloseAutoFocus={(event) => event.preventDefault()}
              onInteractOutside={(event) =>
                trigger.current?.contains(event.target as Node) && event.preventDefault()
              }
              onPointerEnter={() => clearTimeout(timer.current)}
              onPointerLeave={leave}
            >
              {text}
              <Popover.Arrow className={styles.arrow} width={10} height={5} />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </>
  );
}
