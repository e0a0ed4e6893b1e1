/** The name under which somebody writes and leads, remembered in this browser. */
import { cleanName } from '../../shared/study/text';

const KEY = 'bp.study.name';

export function ownName(): string {
  try {
    return cleanName(localStorage.getItem(KEY) ?? '');
  } catch {
    return '';
  }
}

export function keepName(name: string): void {
  try {
    localStorage.setItem(KEY, cleanName(name));
  } catch {
    // Storage may be forbidden: then it is asked for again.
  }
}
