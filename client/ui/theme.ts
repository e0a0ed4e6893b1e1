import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

/** The same key is read by public/theme.js before first paint. */
const KEY = 'bp.theme';
const listeners = new Set<() => void>();
const dark = () => matchMedia('(prefers-color-scheme: dark)');

const current = (): Theme => {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : dark().matches ? 'dark' : 'light';
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const query = dark();
  query.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    query.removeEventListener('change', listener);
  };
}

/** Chooses a theme and keeps it; a choice that agrees with the system's follows the system from then on. */
export function setTheme(theme: Theme): void {
  const follows = (theme === 'dark') === dark().matches;
  if (follows) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (follows) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be forbidden: the choice then lasts until the page is left.
  }
  for (const listener of listeners) listener();
}

/** The theme in force. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, current, () => 'light');
