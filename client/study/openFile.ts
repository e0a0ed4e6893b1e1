/** A study's file brought to the page where files are opened: its game is found, and the study kept. */
import type { Recording } from '../../shared/recording/format';
import { write } from '../../shared/recording/record';
import type { Timeline } from '../../shared/recording/timeline';
import { notAbout, readStudy } from '../../shared/study/read';
import { studyProblemText } from '../../shared/study/problems';
import { requestId } from '../session/ids';
import { openText } from '../watch/open';
import { findRecording } from '../watch/shelf';
import { StudyShelf, toStudy } from './shelf';
import type { Study } from '../../shared/study/format';
import * as z from 'zod/mini';

// The content security policy allows no eval, which zod would use to compile its schemas.
z.config({ jitless: true });

/** Keeps a study, unless the very same is kept already. */
async function keep(study: Study): Promise<void> {
  const shelf = new StudyShelf();
  try {
    for (const kept of await shelf.ofGame(study.game.seal)) {
      const whole = await shelf.read(kept.id);
      if (whole && JSON.stringify(toStudy(whole).notes) === JSON.stringify(study.notes)) return;
    }
    const { title, author, game, notes, createdAt } = study;
    const kept = { id: requestId(), game, title, createdAt, updatedAt: Date.now(), share: null };
    await shelf.create({ kept: { ...kept, ...(author !== undefined && { author }) }, notes });
  } finally {
    shelf.close();
  }
}

async function gameOf(study: Study, carried: Recording | null): Promise<string | null> {
  if (carried) return write(carried);
  const found = await findRecording(study.game.id);
  return found.missing === undefined ? found.text : null;
}

/** The game of the study in a text, verified, once the study is kept; or why that cannot be. */
export async function openStudyText(
  text: string,
): Promise<{ readonly timeline: Timeline; readonly problem?: never } | { readonly problem: string }> {
  const read = readStudy(text);
  if (read.fault) return { problem: studyProblemText(read.fault) };
  const { study, recording } = read;
  const game = await gameOf(study, recording);
  if (game === null) {
    return {
      problem:
        'The study does not carry its game, and the game is not in this browser. Open the recording first, then the study.',
    };
  }
  const opened = await openText(game);
  if (opened.problem !== undefined) return opened;
  const wrong = notAbout(study, opened.timeline.recording);
  if (wrong) return { problem: studyProblemText(wrong) };
  try {
    await keep(study);
  } catch {
    return {
      problem: 'The browser could not keep the study: its storage is full, or forbidden to this page.',
    };
  }
  return opened;
}
