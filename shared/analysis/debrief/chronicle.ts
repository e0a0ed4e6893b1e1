/** What a finished game shows without any rollout. */
import type { ScenarioId } from '../../content/scenarios';
import { reasonsIn } from '../../recording/reasons';
import type { Timeline } from '../../recording/timeline';
import { beliefsOf } from './beliefs';
import { courseOf } from './course';
import type { Chronicle, Facts, Reason } from './debrief';
import { bySeat } from './figures';
import { promisesOf } from './promises';
import { walk } from './walk';

function factsOf({ recording: { header, entries, result, seal } }: Timeline): Facts {
  return {
    seal,
    scenario: header.scenario.id as ScenarioId,
    rules: header.rules,
    rounds: result.round,
    entries: entries.length,
    holders: bySeat((seat) => header.seats[seat].holder),
    names: bySeat((seat) => header.seats[seat].name ?? null),
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
