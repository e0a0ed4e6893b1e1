import { SEATS } from '../../shared/content/seats';
import { factsOf, type Facts } from '../../shared/recording/facts';
import type { Origin } from '../../shared/recording/origin';
import { problemText } from '../../shared/recording/problems';
import { read } from '../../shared/recording/read';
import { record, write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';

/** What a recording from outside came to. */
export type Checked =
  | { readonly game: Sent; readonly problem?: never }
  /** What does not hold, in words. */
  | { readonly problem: string; readonly game?: never };

interface Sent {
  readonly facts: Facts;
  /** The recording as it may be published: without messages, and without names. */
  readonly recording: string;
  readonly seed: string;
  /** Seats that a person or a program held at any time, of this game or of the one that it was branched from. */
  readonly held: number;
}

/**
 * Reads a text from anybody, plays the game in it through, and takes out of it what others wrote: one who sends a file
 * cannot speak for them.
 */
export function checkSent(text: string): Checked {
  const got = read(text);
  if (got.fault) return { problem: problemText(got.fault) };
  const { recording } = got;
  const played = replay(recording);
  if (played.fault) return { problem: problemText(played.fault) };
  const { header, entries } = recording;
  const { origin } = header;
  const before = origin ? SEATS.filter((seat) => origin.outcome.holders[seat].kind !== 'bot').length : 0;
  const now = SEATS.filter(
    (seat) =>
      header.seats[seat].holder.kind !== 'bot' ||
      entries.some(
        ({ kind, payload }) =>
          kind === 'move' &&
          payload.type === 'seat' &&
          payload.seat === seat &&
          payload.holder.kind !== 'bot',
      ),
  ).length;
  const { seed, rules, seats, createdAt } = header;
  const journal = {
    scenario: header.scenario.id,
    seed,
    rules,
    seats,
    createdAt,
    entries,
    // What the other game was called is free text, too.
    ...(origin && { origin: untitled(origin) }),
  };
  const held = Math.max(before, now);
  const made = record(journal, { messages: [], names: false });
  if (made.fault) return { problem: problemText(made.fault) };
  const plain = replay(made.recording);
  if (plain.fault) return { problem: problemText(plain.fault) };
  return { game: { facts: factsOf(plain.timeline), recording: write(made.recording), seed, held } };
}

const untitled = ({ title: _, ...origin }: Origin): Origin => origin;
