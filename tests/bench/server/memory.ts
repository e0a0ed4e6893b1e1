import type { ChildProcess } from 'node:child_process';
import type { Memory } from './contender';

/** Asks a process what it takes. It answers by telling.mjs, or likewise. */
export function memoryOf(child: ChildProcess): Promise<Memory> {
  return new Promise((resolve, reject) => {
    child.once('message', (memory) => resolve(memory as Memory));
    child.send('memory', (error) => error && reject(error));
  });
}
