import type { ReactNode } from 'react';
import { Tabs as Radix } from 'radix-ui';
import { cx } from './cx';
import styles from './Tabs.module.css';
import { VisuallyHidden } from './VisuallyHidden';

export interface TabItem<Id extends string = string> {
  id: Id;
  label: ReactNode;
  /** A count beside the label, with what it counts: 3 of "unread". */
  count?: number;
  countLabel?: string;
  content: ReactNode;
}

export interface TabsProps<Id extends string> {
  /** What the tabs are of, for screen readers. */
  label: string;
  items: readonly TabItem<Id>[];
  value: Id;
  onValueChange: (id: Id) => void;
  /** Keeps every panel in the page, so that scroll and drafts survive a change of tab. */
  keepMounted?: boolean;
  className?: string;
  panelClassName?: string;
}

/** Tabs: one row of names, one panel in sight. */
export function Tabs<Id extends string>({
  label,
  items,
  value,
  onValueChange,
  keepMounted,
  className,
  panelClassName,
}: TabsProps<Id>) {
  return (
    <Radix.Root
      className={cx(styles.tabs, className)}
      value={value}
      onValueChange={(next) => onValueChange(next as Id)}
    >
      <Radix.List className={styles.list} aria-label={label}>
        {items.map((item) => (
          <Radix.Trigger key={item.id} value={item.id} className={styles.tab}>
            {item.label}
            {item.count !== undefined && item.count > 0 && (
              <span className={styles.count}>
                {item.count}
                {item.countLabel && <VisuallyHidden> {item.countLabel}</VisuallyHidden>}
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content
          key={item.id}
          value={item.id}
          className={cx(styles.panel, panelClassName)}
          {...(keepMounted && { forceMount: true as const })}
        >
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
