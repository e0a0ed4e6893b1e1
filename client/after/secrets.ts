/** The secrets with which this browser can withdraw what was published from it. */
const keyOf = (game: string): string => `bp.published.${game}`;

/** `false` where storage is full or closed to the page. */
export function keepSecret(game: string, secret: string): boolean {
  try {
    localStorage.setItem(keyOf(game), secret);
    return true;
  } catch {
    return false;
  }
}

export function secretOf(game: string): string | null {
  try {
    return localStorage.getItem(keyOf(game));
  } catch {
    return null;
  }
}

export function forgetSecret(game: string): void {
  try {
    localStorage.removeItem(keyOf(game));
  } catch {
    // Then there is nothing to forget.
  }
}
