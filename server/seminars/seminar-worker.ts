/** Makes what is asked of it in a thread of its own; called by server/checking/thread.ts. */
import { Maker } from './maker';
import type { MadeRecording, MakingTask } from './making';

/** The thread serves one database. */
let opening: Promise<Maker> | null = null;

export default async function make(task: MakingTask): Promise<MadeRecording | Uint8Array> {
  opening ??= Maker.open(task.dataDir, task.databaseUrl);
  const maker = await opening;
  return task.kind === 'export' ? maker.export(task) : maker.recording(task);
}
