import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useTable, useTableStore } from '../session/table';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { commandFor, commandOf, type CommandId, type Scene } from './commands';
import { useDesk, useDeskStore } from './desk';
import { tapeAfter, type Page } from './tape';

/** The dispatches that are still to be told. */
export function useTape(): readonly Page[] {
  const view = useTable((t) => t.view);
  const seen = useDesk((desk) => desk.seen);
  return tapeAfter(view, seen);
}

/** The scene as it is now, which may be later than when it was drawn. */
function useSceneNow(): () => Scene {
  const table = useTableStore();
  const desk = useDeskStore();
  return useCallback(() => {
    const t = table.getState();
    const now = desk.getState();
    return { t, desk: now, tape: tapeAfter(t.view, now.seen) };
  }, [table, desk]);
}

/** What is drawn of the scene: values, or an object or a list of them. Only a change of these draws anew. */
export function useScene<T>(select: (scene: Scene) => T): T {
  const table = useTableStore();
  const desk = useDeskStore();
  const now = useSceneNow();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [table.subscribe(listener), desk.subscribe(listener)];
      return () => stops.forEach((stop) => stop());
    },
    [table, desk],
  );
  const selected = useShallow(select);
  const read = () => selected(now());
  return useSyncExternalStore(subscribe, read, read);
}

/** Runs a command where it applies, and says why where the table refuses it. */
export function useRun(): (id: CommandId) => Promise<void> {
  const now = useSceneNow();
  return async (id) => {
    const scene = now();
    const command = commandOf(id);
    if (!command.when(scene)) return;
    const reply = await command.run(scene);
    if (reply && !reply.ok) toast({ text: refusalText(reply, scene.t.view), tone: 'bad' });
  };
}

const TYPING =
  'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="menu"], [role="dialog"]';
const PRESSABLE = 'button, a[href], summary, [role="tab"], [role="option"], [role="radio"], [role="slider"]';

/** Single keys as shortcuts, unless somebody types, has a dialog open, or has turned them off. */
export function useShortcuts(): void {
  const run = useRun();
  const now = useSceneNow();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TYPING) || document.querySelector('[role="dialog"]')) return;
      // A focused control keeps its own keys.
      if ((event.key === ' ' || event.key === 'Enter') && target?.closest(PRESSABLE)) return;
      const scene = now();
      if (!scene.desk.keys && event.key !== '?') return;
      const id = commandFor(event.key.length === 1 ? event.key.toLowerCase() : event.key, scene);
      if (!id) return;
      event.preventDefault();
      void run(id);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
