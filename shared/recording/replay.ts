/** Playing a recording again, and seeing that it comes out as it says. */
import { hashSeed } from '../rules/chance';
import { stateHash } from '../rules/hash';
import { hashAll, hashEntry, hashHeader } from './chain';
import { Fold, resultOf } from './fold';
import type { Recording } from './format';
import { problem, type Fault } from './problems';
import { underOtherRules } from './same';
import { TimelineMaker, type Timeline } from './timeline';

/** The game, every hash of which held; or the first thing that does not hold. */
export type Replayed = { readonly timeline: Timeline; readonly fault?: never } | { readonly fault: Fault };

/** Plays a recording through, and checks everything that it says against what comes out. */
export function replay(recording: Recording): Replayed {
  const { header, headerHash, entries, rounds, result, seal } = recording;
  const fault =
    underOtherRules(header.rules, header.scenario) ??
    (hashSeed(header.seed) === header.seedHash ? null : problem('seed-changed')) ??
    (hashHeader(header) === headerHash ? null : problem('header-changed'));
  if (fault) return { fault };

  const fold = new Fold(header);
  const maker = new TimelineMaker(fold.state);
  let before = headerHash;
  for (const [index, entry] of entries.entries()) {
    const number = index + 1;
    const { round } = fold.state;
    before = hashEntry(before, entry);
    if (before !== entry.hash) return { fault: { ...problem('entry-changed'), entry: number, round } };
    const ended = fold.rounds.length;
    const refused = fold.play(entry);
    if (refused) return { fault: refused };
    const end = fold.rounds[ended];
    if (end && stateHash(end) !== stateHash(rounds[ended] ?? null)) {
      return { fault: { ...problem('round-changed'), entry: number, round } };
    }
    maker.played(number, entry, fold.state);
  }

  const came = resultOf(fold.state);
  if (!came) return { fault: problem('cut-short', { entries: entries.length }) };
  if (rounds.length > fold.rounds.length) {
    return {
      fault: { ...problem('round-changed'), entry: entries.length, round: rounds.at(-1)?.round ?? null },
    };
  }
  if (stateHash(came) !== stateHash(result)) return { fault: problem('result-changed') };
  if (hashAll(headerHash, entries, rounds, result) !== seal) return { fault: problem('seal-changed') };
  return { timeline: maker.made(recording) };
}
