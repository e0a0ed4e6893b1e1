import type { TableStore } from '../session/table';

type Sharing = Pick<TableStore, 'table' | 'together'>;

/** Name of whoever commits for the delegation, where that is somebody else. */
export function committedBy({ table: { delegation }, together }: Sharing): string | null {
  if (delegation?.deciding !== 'head' || delegation.head === null) return null;
  return delegation.head === together?.person() ? null : (delegation.people[delegation.head]?.name ?? null);
}

/** Whether what one does is put to the vote of the others first. */
export function isVotedOn({ table: { delegation } }: Pick<Sharing, 'table'>): boolean {
  if (delegation?.deciding !== 'majority') return false;
  return Object.values(delegation.people).filter(({ here }) => here).length > 1;
}

/** The first motion on which one has not voted. */
export function openMotion({ table: { delegation }, together }: Sharing): string | null {
  const own = together?.person() ?? null;
  if (own === null) return null;
  const open = Object.entries(delegation?.motions ?? {}).find(
    ([, motion]) => !motion.for.includes(own) && !motion.against.includes(own),
  );
  return open?.[0] ?? null;
}
