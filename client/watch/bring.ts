import { write } from '../../shared/recording/record';
import { gameIdOf } from '../../shared/recording/id';
import { openText } from './open';
import { handOver } from './opened';
import { keepRecording } from './shelf';

export type Brought =
  | { readonly game: string; readonly problem?: never }
  | { readonly game?: never; readonly problem: string };

/** Takes a recording to where recordings are looked at: verified, kept in this browser, and known by its game's id. */
export async function bringRecording(file: Blob): Promise<Brought> {
  const opened = await openText(await file.text());
  if (opened.problem !== undefined) return { problem: opened.problem };
  const { recording } = opened.timeline;
  // Where nothing can be kept, it can still be looked at.
  await keepRecording(write(recording), recording);
  handOver(opened.timeline);
  return { game: gameIdOf(recording) };
}
