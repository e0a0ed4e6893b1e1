/** What a finished game shows without any rollout. */
import { bySeat } from '../../content/seats';
import type { ScenarioId } from '../../content/scenarios';
import { playersOf } from '../../recording/players';
import { reasonsIn } from '../../recording/reasons';
import type { Timeline } from '../../recording/timeline';
import { beliefsOf } from './beliefs';
import { courseOf } from './course';
import type { Chronicle, Facts, Reason } from './debrief';
import { promisesOf } from './promises';
import { walk } from './walk';

function factsOf(timeline: Timeline): Facts {
  const { header, entries, result, seal } = timeline.recording;
  const players = playersOf(timeline);
  return {
    seal,
    scenario: header.scenario.id as ScenarioId,
    rules: header.rules,
    rounds: result.round,
    entries: entries.length,
    holders: bySeat((seat) => players[seat].holder),
    names: bySeat((seat) => players[seat].name ?? null),
    ending: result.ending,
    scores: result.scores,
  };
}

/** Bots' reasons, each with its entry and the round in which it was given. */
function reasonsOf({ recording: { entries } }: Timeline, roundEnds: readonly number[]): Reason[] {
  return entries.flatMap((one, index) => {
    const entry = index + 1;
    const round = 1 + roundEnds.filter((end) => end < entry).length;
    return reasonsIn([one]).map((reason) => ({ entry, round, ...reason }));
  });
}

/** Goes through a finished game once; takes well under a second. */
export function chronicleOf(timeline: Timeline): Chronicle {
  const stops = [...walk(timeline)];
  const roundEnds = timeline.recording.rounds.map(({ entry }) => entry);
  return {
    facts: factsOf(timeline),
    course: courseOf(stops, roundEnds),
    promises: promisesOf(stops),
    beliefs: beliefsOf(stops, roundEnds),
    reasons: reasonsOf(timeline, roundEnds),
  };
}
