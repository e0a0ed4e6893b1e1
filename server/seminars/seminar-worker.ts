/** Makes what is asked of it in a thread of its own; called by server/checking/thread.ts. */
import { Maker } from './maker';
import type { MadeRecording, MakingTask } from './making';

/** The thread serves one data folder. */
let maker: Maker | null = null;

export default function make(task: MakingTask): Promise<MadeRecording | Uint8Array> {
  maker ??= new Maker(task.dataDir);
  return task.kind === 'export' ? maker.export(task) : maker.recording(task);
}
