/** Changes to notes that are not written down yet. */
import type { Note } from '../../shared/study/format';
import { forgetDraft, keepDraft } from './draft';
import type { StudyShelf } from './shelf';

/** A note in which nothing stands yet is none. */
export const isEmpty = ({ mark, text }: Note): boolean => mark === null && text.trim() === '';

export class Pending {
  /** `null` for a note that was deleted. */
  readonly #notes = new Map<string, Note | null>();

  get any(): boolean {
    return this.#notes.size > 0;
  }

  /** At once it is kept as a draft, for as long as it is not written down: a reload loses nothing. */
  add(study: string, id: string, note: Note | null): void {
    this.#notes.set(id, note);
    if (note) keepDraft({ study, note });
    else forgetDraft(id);
  }

  /** What is kept, with what was written since. */
  onto(kept: readonly Note[]): Map<string, Note> {
    const all = new Map(kept.map((note) => [note.id, note]));
    for (const [id, note] of this.#notes) {
      if (note) all.set(id, note);
      else all.delete(id);
    }
    return all;
  }

  /** Writes it all down. What is changed meanwhile stays to be written. */
  async write(shelf: StudyShelf, study: string, at: number): Promise<void> {
    const changes = [...this.#notes];
    const kept = changes.flatMap(([, note]) => (note && !isEmpty(note) ? [note] : []));
    const gone = changes.flatMap(([id, note]) => (note && !isEmpty(note) ? [] : [id]));
    await shelf.write(study, at, kept, gone);
    for (const [id, note] of changes) {
      if (this.#notes.get(id) !== note) continue;
      this.#notes.delete(id);
      forgetDraft(id);
    }
  }
}
