import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Popover } from 'radix-ui';
import { Plus } from 'lucide-react';
import type { Seat } from '../../../shared/content/seats';
import { TERMS, type TermKind } from '../../../shared/content/terms';
import { Button } from '../../ui/Button';
import { inSentence } from '../../../shared/wording/term';
import styles from './TermPicker.module.css';

export interface PickerItem {
  readonly kind: TermKind;
  /** Why it cannot be added. */
  readonly reason: string | null;
}

export interface TermPickerProps {
  readonly debtor: Seat;
  readonly items: readonly PickerItem[];
  readonly onPick: (kind: TermKind) => void;
}

const matches = (kind: TermKind, words: readonly string[]): boolean => {
  const text = `${TERMS[kind].name} ${TERMS[kind].text}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** The list of what a party can give: type to search, arrows to go through it, Enter to take. */
export function TermPicker({ debtor, items, onPick }: TermPickerProps) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter((item) => matches(item.kind, words));
  const active = Math.min(at, found.length - 1);

  const change = (next: boolean) => {
    setOpen(next);
    setQuery('');
    setAt(0);
  };
  const pick = (item: PickerItem | undefined) => {
    if (!item || item.reason !== null) return;
    change(false);
    onPick(item.kind);
  };
  const go = (to: number) => {
    setAt(to);
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') go(Math.min(found.length - 1, active + 1));
    else if (event.key === 'ArrowUp') go(Math.max(0, active - 1));
    else if (event.key === 'Home' && query === '') go(0);
    else if (event.key === 'End' && query === '') go(found.length - 1);
    else if (event.key === 'Enter') pick(found[active]);
    else return;
    event.preventDefault();
  };

  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger asChild>
        <Button
          kind="quiet"
          size="small"
          icon={<Plus />}
          className={styles.add}
          aria-label={`Add to what ${inSentence(debtor)} gives`}
        >
          Add a term
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.panel}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={`What ${inSentence(debtor)} can give`}
        >
          <input
            className={styles.search}
            role="combobox"
            aria-label={`Search what ${inSentence(debtor)} can give`}
            aria-expanded="true"
            aria-controls={id}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
            placeholder="Search: relief, inspections …"
            autoComplete="off"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
            }}
            onKeyDown={key}
          />
          <ul ref={list} id={id} role="listbox" aria-label="Terms" className={styles.list}>
            {found.map((item, index) => (
              <li
                key={item.kind}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                aria-disabled={item.reason !== null}
                className={styles.item}
                onPointerMove={() => setAt(index)}
                onClick={() => pick(item)}
              >
                <span className={styles.name}>{TERMS[item.kind].name}</span>
                <span className={styles.hint}>{item.reason ?? TERMS[item.kind].text}</span>
              </li>
            ))}
          </ul>
          {found.length === 0 && (
            <p className={styles.none} role="status">
              Nothing here is called that. Try another word.
            </p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
