/** Two editors of one study: what each did since they last agreed, put together. */
import { inOrder, type Note, type Study } from './format';

export interface Merged {
  readonly study: Study;
  /** Notes that both changed. Theirs keeps its place, mine stands beside it under another id. */
  readonly both: readonly string[];
}

const sameNote = (a: Note | undefined, b: Note | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.entry === b.entry &&
    a.view === b.view &&
    a.mark === b.mark &&
    a.text === b.text &&
    a.by === b.by);

const byId = (study: Study): Map<string, Note> => new Map(study.notes.map((note) => [note.id, note]));

/**
 * Puts my study and theirs together, by what `base` was. Nothing that somebody wrote is lost: a note that one changed
 * and the other deleted stays, and of one that both changed there are two. `newId` names the second.
 */
export function mergeStudies(base: Study, mine: Study, theirs: Study, newId: () => string): Merged {
  const [was, my, their] = [byId(base), byId(mine), byId(theirs)];
  const notes: Note[] = [];
  const both: string[] = [];
  for (const id of new Set([...my.keys(), ...their.keys()])) {
    const [before, left, right] = [was.get(id), my.get(id), their.get(id)];
    if (sameNote(left, right) || sameNote(left, before)) {
      if (right) notes.push(right);
    } else if (sameNote(right, before)) {
      if (left) notes.push(left);
    } else if (left && right) {
      notes.push(right, { ...left, id: newId() });
      both.push(id);
    } else {
      // One deleted what the other was writing.
      notes.push((left ?? right)!);
    }
  }
  const { author: _, ...rest } = theirs;
  const author = mine.author === base.author ? theirs.author : mine.author;
  return {
    study: {
      ...rest,
      title: mine.title === base.title ? theirs.title : mine.title,
      ...(author !== undefined && { author }),
      notes: inOrder(notes),
      updatedAt: Math.max(mine.updatedAt, theirs.updatedAt),
    },
    both,
  };
}
