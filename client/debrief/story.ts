/** What all parts of a debrief tell with: the game, its calendar, its events in words. */
import { createContext, useContext } from 'react';
import type { Chronicle, GameEvent } from '../../shared/analysis/debrief/debrief';
import { walk } from '../../shared/analysis/debrief/walk';
import type { Scenario } from '../../shared/content/schema';
import type { Timeline } from '../../shared/recording/timeline';
import { scenarioOf } from '../../shared/rules/scenario';
import type { Dispatch } from '../../shared/rules/state';
import { monthOf } from '../../shared/wording/calendar';
import { cause, sentence } from '../../shared/wording/dispatch';
import type { View } from '../../shared/views/view';
import { timeAxis, type TimeAxis } from './charts/time';

export interface Story {
  /** The game's id, as addresses and files have it. */
  readonly game: string;
  readonly chronicle: Chronicle;
  readonly scenario: Scenario;
  /** Everything open, as it is at the end. */
  readonly told: View;
  readonly time: TimeAxis;
  /** "September 2025". */
  readonly month: (round: number) => string;
  /** "September 2025, round 3". */
  readonly when: (round: number) => string;
  /** The round that was on after so many entries; the end of a round belongs to it. */
  readonly roundAt: (entry: number) => number;
  /** What the log told with an entry, everything open. */
  readonly linesAt: (entry: number) => readonly Dispatch[];
  readonly say: (event: Pick<GameEvent, 'round' | 'what'>) => string;
  /** After "from": "an Israeli raid". */
  readonly cause: (event: Pick<GameEvent, 'round' | 'what'>) => string;
  /** One line that names the game under a chart. */
  readonly source: string;
  /** Opens the game at a moment. */
  readonly onGo: (entry: number) => void;
}

export function storyOf(
  timeline: Timeline,
  chronicle: Chronicle,
  game: string,
  onGo: (entry: number) => void,
): Story {
  const told = timeline.viewAt(timeline.length, 'chair');
  const scenario = scenarioOf(told);
  const { roundEnds } = chronicle.course;
  const lines = new Map([...walk(timeline)].map((stop) => [stop.entry, stop.lines]));
  const month = (round: number): string => monthOf(scenario, round);
  const dispatch = ({ round, what }: Pick<GameEvent, 'round' | 'what'>) =>
    ({ round, step: 'resolution', what, moves: [] }) as const;
  return {
    game,
    chronicle,
    scenario,
    told,
    time: timeAxis(roundEnds),
    month,
    when: (round) => `${month(round)}, round ${round}`,
    roundAt: (entry) => {
      const index = roundEnds.findIndex((end) => end >= entry);
      return index < 0 ? roundEnds.length : index + 1;
    },
    linesAt: (entry) => lines.get(entry) ?? [],
    say: (event) => sentence(dispatch(event), told),
    cause: (event) => cause(dispatch(event), told),
    source: `Brittle Peace, a simulation. Game ${game}, ${scenario.name.toLowerCase()} scenario, ${month(1)} to ${month(chronicle.facts.rounds)}.`,
    onGo,
  };
}

export const StoryContext = createContext<Story | null>(null);

/** What a chart tells of where it is from, outside of the story of one game. */
export interface Source extends Pick<Story, 'game' | 'source' | 'onGo'> {
  /** How many times larger than usual charts are drawn. */
  readonly zoom?: number;
}
export const SourceContext = createContext<Source | null>(null);

export function useSource(): Source {
  const story = useContext(StoryContext);
  const source: Source | null = useContext(SourceContext) ?? story;
  if (!source) throw new Error('a chart stands outside of a debrief');
  return source;
}

export function useStory(): Story {
  const story = useContext(StoryContext);
  if (!story) throw new Error('a part of a debrief stands outside of one');
  return story;
}
