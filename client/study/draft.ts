/** Notes that are being written, until they are written down: kept at every key, so that a reload loses nothing. */
import type { Note } from '../../shared/study/format';
import { cleanText } from '../../shared/study/text';

/** Each under a key of its own: two tabs may write at the same time. */
const KEY = 'bp.study.draft.';

interface Draft {
  readonly study: string;
  readonly note: Note;
}

export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(`${KEY}${draft.note.id}`, JSON.stringify(draft));
  } catch {
    // Storage may be forbidden or full: then a note lasts once it is written down.
  }
}

export function forgetDraft(note: string): void {
  try {
    localStorage.removeItem(`${KEY}${note}`);
  } catch {
    // As above: there is nothing to forget.
  }
}

/** What was not written down when the page was left. */
export function keptDrafts(): Draft[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
    return keys.flatMap((key) => {
      if (!key?.startsWith(KEY)) return [];
      const { study, note } = JSON.parse(localStorage.getItem(key) ?? '') as Draft;
      const text = cleanText(note.text);
      return text.trim() === '' && note.mark === null ? [] : [{ study, note: { ...note, text } }];
    });
  } catch {
    return [];
  }
}
