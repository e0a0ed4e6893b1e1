import type { Seat } from '../../shared/content/seats';
import type { TableStore } from '../session/table';
import { LEVEL_TEXT } from '../wording/levels';
import { atStart, inSentence } from '../../shared/wording/term';

type Looked = Pick<TableStore, 'table' | 'view' | 'seat'>;

export interface Status {
  readonly state: 'ready' | 'busy' | 'away' | 'idle';
  /** One or two words beside the seat's mark. */
  readonly word: string;
  /** The same as a sentence or two. */
  readonly text: string;
}

const BUSY = { talks: 'talking', orders: 'choosing', response: 'answering', ended: '' } as const;

/** Who plays a seat, and what it is doing. */
export function statusOf(seat: Seat, { table, view, seat: own }: Looked): Status {
  const person = table.people[seat];
  const ready = view.ready[seat];
  const busy = BUSY[view.step];
  const who =
    seat === own
      ? 'You play this seat.'
      : person.kind === 'open'
        ? 'Nobody has taken this seat yet.'
        : person.kind === 'bot'
          ? `Played by ${person.level ? LEVEL_TEXT[person.level].player : 'a bot'}.`
          : person.standIn
            ? `${person.name ?? 'Its player'} is away; a bot stands in.`
            : `Played by ${person.name ?? 'a person'}${person.here ? '' : ', who is away at the moment'}.`;
  const bot = person.kind === 'bot' || person.standIn;
  const idle = seat === own ? 'you' : bot ? 'bot' : (person.name ?? '');
  if (view.step === 'ended') return { state: 'idle', word: idle, text: who };
  if (person.kind === 'open') return { state: 'away', word: 'empty', text: who };
  if (person.kind === 'person' && !person.here && !person.standIn && seat !== own)
    return { state: 'away', word: 'away', text: who };
  const done = `${atStart(seat)} is done with this step.`;
  if (ready) return { state: 'ready', word: seat === own || bot ? idle : 'ready', text: `${who} ${done}` };
  return {
    state: 'busy',
    word: seat === own || bot ? idle : busy,
    text: `${who} The table waits for ${inSentence(seat)}.`,
  };
}
