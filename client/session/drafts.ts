/** What somebody has typed and not sent yet, kept in this browser so that a reload loses nothing. */
export interface DraftBox {
  read(): Readonly<Record<string, string>>;
  write(drafts: Readonly<Record<string, string>>): void;
}

export function draftBox(table: string, viewer: string): DraftBox {
  const key = `bp.drafts.${table}.${viewer}`;
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
        if (typeof kept !== 'object' || kept === null) return {};
        return Object.fromEntries(
          Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        );
      } catch {
        return {};
      }
    },
    write(drafts) {
      try {
        if (Object.keys(drafts).length === 0) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(drafts));
      } catch {
        // Storage may be forbidden or full: the drafts then last until the page is left.
      }
    },
  };
}
