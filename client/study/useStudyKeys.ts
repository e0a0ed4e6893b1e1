import { useEffect } from 'react';
import { singleKeysOn } from '../table/desk';

const TYPING =
  'input:not([type=range]), textarea, select, [contenteditable="true"], [role="textbox"], [role="menu"], [role="dialog"]';

/** Single keys of a study that is open beside a game; they do nothing while somebody types, or turned them off. */
export function useStudyKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      const act = Object.hasOwn(keys, event.key.toLowerCase()) ? keys[event.key.toLowerCase()] : undefined;
      const target = event.target instanceof Element ? event.target : null;
      if (!act || target?.closest(TYPING) || document.querySelector('[role="dialog"]')) return;
      if (!singleKeysOn()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [keys]);
}
