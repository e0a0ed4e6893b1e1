/** Which notes stand where, seen from an entry. */
import type { Viewer } from '../../shared/content/seats';
import { SEAT_NAMES, isSeat } from '../../shared/content/seats';
import type { RecordedRound } from '../../shared/recording/format';
import type { Note } from '../../shared/study/format';
import { MARK_TEXT } from '../../shared/study/marks';
import type { ShownPlace } from '../../shared/study/room';
import { counted } from '../../shared/wording/term';

/** The nearest entry with a note on one side of an entry. */
export const nearestNote = (notes: readonly Note[], entry: number, way: 'next' | 'previous'): number | null =>
  (way === 'next' ? notes.find((note) => note.entry > entry) : notes.findLast((note) => note.entry < entry))
    ?.entry ?? null;

/** The round that an entry belongs to. */
export const roundOf = (rounds: readonly RecordedRound[], entry: number): number =>
  (rounds.find((round) => entry <= round.entry) ?? rounds.at(-1))?.round ?? 1;

/** "seen from Iran", "seen from the gallery", "seen with everything open". */
export const seenFrom = (view: Viewer): string =>
  isSeat(view)
    ? `seen from ${view === 'usa' ? 'the United States' : SEAT_NAMES[view]}`
    : view === 'gallery'
      ? 'seen from the gallery'
      : 'seen with everything open';

/** How far somebody who leads is away: "12 entries ahead, seen from Iran". */
export function distance(own: { entry: number; viewer: Viewer }, lead: ShownPlace): string {
  const by = lead.entry - own.entry;
  const far =
    by === 0
      ? 'at the same entry'
      : `${counted(Math.abs(by), 'entry', 'entries')} ${by > 0 ? 'ahead' : 'behind'}`;
  return lead.viewer === own.viewer ? far : `${far}, ${seenFrom(lead.viewer)}`;
}

/** What a screen reader is told of the notes at an entry. */
export const readOut = (notes: readonly Note[]): string =>
  notes
    .map(({ mark, text, by }) =>
      [mark && `${MARK_TEXT[mark].name}.`, by && `${by}:`, text].filter(Boolean).join(' '),
    )
    .join(' ');
