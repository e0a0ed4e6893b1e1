import { CHANNELS } from '../../shared/protocol/messages';
import { record, type Recorded } from '../../shared/recording/record';
import type { GameJournal } from './journal';

/** The recording of a game as it is kept here; a game that is not over has none. */
export function recordGame({ header, entries }: GameJournal): Recorded {
  const { scenario, seed, rules, createdAt, seats, branch } = header;
  const { usa, iran, israel } = seats;
  return record(
    {
      scenario,
      seed,
      rules,
      createdAt,
      seats: { usa: { holder: usa }, iran: { holder: iran }, israel: { holder: israel } },
      entries,
      ...(branch && { origin: branch.origin }),
    },
    // What the bots told each other is nobody's secret, once the game is over.
    { messages: CHANNELS, names: true },
  );
}
