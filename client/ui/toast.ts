/** What a notice may carry. */
export interface Notice {
  text: string;
  /** A second line. */
  detail?: string;
  tone?: 'plain' | 'good' | 'bad';
  action?: { label: string; run: () => void };
}

type Show = (notice: Notice) => void;

let show: Show | undefined;
const waiting: Notice[] = [];
const wanted = new Set<() => void>();

/** Shows a short notice in the corner. The code that draws it is loaded with the first one. */
export function toast(notice: Notice | string): void {
  const full = typeof notice === 'string' ? { text: notice } : notice;
  if (show) return show(full);
  waiting.push(full);
  for (const wake of wanted) wake();
}

/** For ToastHost: to be told of the first notice. */
export function onFirstToast(wake: () => void): () => void {
  wanted.add(wake);
  if (waiting.length > 0) wake();
  return () => void wanted.delete(wake);
}

/** For the drawing code: takes over, beginning with what waited. */
export function attachToasts(next: Show): () => void {
  show = next;
  for (const notice of waiting.splice(0)) next(notice);
  return () => {
    show = undefined;
  };
}
