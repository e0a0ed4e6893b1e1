import { useRef, type KeyboardEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { SegmentedControl } from '../ui/SegmentedControl';
import { ActBar } from './ActBar';
import { TABLE_COMMANDS, runCommand, type TableCommandId } from './commands';
import { choose, tableNumbers, targets, useDesk, useDeskStore } from './store';
import { TableRow } from './TableRow';
import styles from './Tables.module.css';
import { useAsk } from './useAsk';

const ORDERS = [
  { value: 'number', label: 'By number' },
  { value: 'needs', label: 'Needs me first' },
] as const;

const HEADS: readonly (readonly [column: string, text: string, full?: string])[] = [
  ['number', 'Table'],
  ['stage', 'Step'],
  ['clock', 'Clock'],
  ['ceasefire', 'Ceasefire'],
  ['escalation', 'Escalation'],
  ['toll', 'Cost', 'Human cost'],
  ['offers', 'Offers', 'Offers on the table'],
  ['deals', 'Deals', 'Deals in force'],
  ['broken', 'Broken', 'Obligations that were broken'],
];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=dialog]',
  ) !== null;

const rowOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>('[data-table]') ?? null;

/** Up and down go from row to row in the same column. */
function move(list: HTMLElement, by: 1 | -1): void {
  const { activeElement } = document;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-table]')];
  const row = rowOf(activeElement);
  const next = rows[row ? rows.indexOf(row) + by : 0];
  const column = activeElement?.closest<HTMLElement>('[data-column]')?.dataset.column ?? 'number';
  const there = next?.querySelector<HTMLElement>(`[data-column=${column}]:not(:disabled)`);
  (there ?? next?.querySelector<HTMLElement>('a'))?.focus();
}

/** All tables at once. */
export function Tables() {
  const store = useDeskStore();
  const ask = useAsk();
  const list = useRef<HTMLUListElement>(null);
  const numbers = useDesk(useShallow(tableNumbers));
  const order = useDesk((desk) => desk.order);

  // Keys work while the focus is here: a letter typed elsewhere does nothing to a table.
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '?') return store.setState({ question: { kind: 'keys' } });
    const row = rowOf(document.activeElement);
    const at = row ? Number(row.dataset.table) : null;
    const desk = store.getState();
    // Without a choice and without a row in focus it is not said which tables are meant.
    const meant = desk.chosen.length > 0 ? targets(desk) : at === null ? [] : [at];
    if (event.key === 'x' && at !== null) return choose(store, at);
    const found = Object.entries(TABLE_COMMANDS).find(([, { key }]) => key === event.key);
    if (event.key === 'n' && at !== null) {
      event.preventDefault();
      store.setState({ side: 'notes', part: 'side', noting: at });
    } else if (found && meant.length > 0) {
      event.preventDefault();
      runCommand(found[0] as TableCommandId, store, ask, meant);
    }
  };

  const onArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (list.current) move(list.current, event.key === 'ArrowDown' ? 1 : -1);
  };

  return (
    <div className={styles.tables} data-many={numbers.length > 9 || undefined} onKeyDown={onKey}>
      <div className={styles.over}>
        <ActBar />
        {numbers.length > 1 && (
          <SegmentedControl
            label="Order of the tables"
            hideLabel
            size="small"
            options={ORDERS}
            value={order}
            onValueChange={(next) => store.setState({ order: next })}
          />
        )}
      </div>
      <div className={styles.grid}>
        <div className={styles.heads} aria-hidden="true">
          <span />
          {HEADS.map(([column, text, full]) => (
            <span key={column} data-column={column} title={full}>
              {text}
            </span>
          ))}
          {SEATS.map((seat) => (
            <span key={seat} data-column={seat}>
              {SEAT_NAMES[seat]}
            </span>
          ))}
          <span />
        </div>
        {/* Arrow keys are an addition to Tab: every control in a row is reached without them. */}
        <ul role="list" ref={list} className={styles.list} onKeyDown={onArrow} aria-label="Tables">
          {numbers.map((number) => (
            <TableRow key={number} number={number} />
          ))}
        </ul>
      </div>
    </div>
  );
}
