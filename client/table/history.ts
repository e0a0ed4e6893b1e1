/** What the log says about how things came to be as they are. */
import type { Seat } from '../../shared/content/seats';
import type { SecretTrack, Track } from '../../shared/content/tracks';
import type { Dispatch, Move, Signal, TrackMove } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import type { TrustChange } from '../ui/TrustTriangle';
import { cause } from '../../shared/wording/dispatch';

/** A line of the log with its number. */
export interface Entry {
  readonly n: number;
  readonly dispatch: Dispatch;
}

const listed = new WeakMap<View['log'], readonly Entry[]>();

/** The log in order. */
export function entriesOf(view: Pick<View, 'log'>): readonly Entry[] {
  let entries = listed.get(view.log);
  if (!entries) {
    entries = Object.entries(view.log)
      .map(([n, dispatch]) => ({ n: Number(n), dispatch }))
      .sort((a, b) => a.n - b.n);
    listed.set(view.log, entries);
  }
  return entries;
}

export interface Caused {
  readonly by: number;
  /** After "from". */
  readonly why: string;
  readonly round: number;
}

const isTrack = (move: Move, track: Track | SecretTrack): move is TrackMove =>
  'track' in move && move.track === track;

/** The last dispatch that moved a track, and by how much it did. */
export function lastCause(view: View, track: Track | SecretTrack): Caused | null {
  const entry = entriesOf(view).findLast(({ dispatch }) =>
    dispatch.moves.some((move) => isTrack(move, track)),
  );
  if (!entry) return null;
  const moves = entry.dispatch.moves.filter((move) => isTrack(move, track));
  const by = moves.reduce((sum, move) => sum + move.to - move.from, 0);
  return { by, why: cause(entry.dispatch, view), round: entry.dispatch.round };
}

/** Every change of a track that the viewer saw, the oldest first. */
export function causesOf(view: View, track: Track | SecretTrack): readonly Caused[] {
  return entriesOf(view).flatMap(({ dispatch }) =>
    dispatch.moves
      .filter((move) => isTrack(move, track))
      .map((move) => ({ by: move.to - move.from, why: cause(dispatch, view), round: dispatch.round })),
  );
}

/** What moved trust in this round and at the reckoning before it. */
export function trustChanges(view: View): TrustChange[] {
  return entriesOf(view)
    .filter(({ dispatch }) => isRecent(dispatch, view))
    .flatMap(({ dispatch }) =>
      dispatch.moves.flatMap((move) =>
        'trust' in move
          ? [
              {
                from: move.trust[0],
                to: move.trust[1],
                by: move.to - move.from,
                why: `${cause(dispatch, view)}, round ${dispatch.round}`,
              },
            ]
          : [],
      ),
    );
}

/** Of this round, or of the last one after its talks. */
export const isRecent = ({ round, step }: Dispatch, view: Pick<View, 'round'>): boolean =>
  round === view.round || (round === view.round - 1 && step !== 'talks' && step !== 'headlines');

/** The last signal on the uranium or on the weapon that the viewer received. */
export function lastSignal(
  view: View,
  subject: Signal['subject'],
): { readonly signal: Signal; readonly declared: boolean } | null {
  for (const { dispatch } of entriesOf(view).toReversed()) {
    const { what } = dispatch;
    if (what.kind === 'signal' && what.signal.subject === subject)
      return { signal: what.signal, declared: what.declared === true };
  }
  return null;
}

/** Offers on the table that wait for this seat. */
export const offersFor = (view: View, seat: Seat): number =>
  Object.values(view.offers).filter(
    ({ by, draft, accepted, declined }) =>
      by !== seat && draft.parties.includes(seat) && !accepted[seat] && Object.keys(declined).length === 0,
  ).length;
