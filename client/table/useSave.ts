import { useTableStore } from '../session/table';
import { toast } from '../ui/toast';
import { refusalText } from '../wording/refusal';
import { download } from './download';

/** Saves the whole game as a file, where the source of the table has it. */
export function useSave(): () => Promise<void> {
  const store = useTableStore();
  return async () => {
    const { save, view, seat } = store.getState();
    const reply = await save?.();
    if (!reply) return;
    if (!reply.ok) return toast({ text: refusalText(reply, view), tone: 'bad' });
    download(reply.value, `brittle-peace-${view.scenario}-${seat ?? 'game'}-round-${view.round}.json`);
    toast({
      text: 'The game is saved as a file.',
      detail: 'It holds everything, what is hidden from you included. Open it again from the start page.',
    });
  };
}
