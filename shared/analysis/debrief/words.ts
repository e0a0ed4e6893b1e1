/** What happened in a game, in the words of the log. */
import type { Dispatch } from '../../rules/state';
import { sentence, type Told } from '../../wording/dispatch';
import type { Chronicle, GameEvent } from './debrief';

/** What the words need of a game: its scenario, and what its deals say. */
export const toldOf = ({ facts, course }: Pick<Chronicle, 'facts' | 'course'>): Told => ({
  scenario: facts.scenario,
  deals: {},
  offers: {},
  log: Object.fromEntries(
    course.events
      .filter(({ kind }) => kind === 'signing')
      .map(({ round, what, moves }, index): [string, Dispatch] => [
        String(index + 1),
        { round, step: 'talks', what, moves },
      ]),
  ),
});

/** What happened, as one or two sentences. */
export const eventText = ({ round, what }: Pick<GameEvent, 'round' | 'what'>, told: Told): string =>
  sentence({ round, step: 'talks', what, moves: [] }, told);
