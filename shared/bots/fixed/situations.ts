import { HOME } from '../../content/seats';
import { obligations } from '../../rules/obligations';
import { scenarioOf } from '../../rules/scenario';
import type { SeatView } from '../../views/view';
import type { Situation } from './policy';

/** At most this much of the home track is low. */
const LOW_HOME = 3;

/** Whether a situation holds, as far as the seat knows. */
export function holdsNow(view: SeatView, situation: Situation): boolean {
  const { round, viewer, war, tracks } = view;
  const { rounds } = scenarioOf(view);
  switch (situation) {
    case 'always':
      return true;
    case 'early':
      return round <= rounds / 2;
    case 'late':
      return round > rounds / 2;
    case 'last':
      return round === rounds;
    case 'odd':
      return round % 2 === 1;
    case 'even':
      return round % 2 === 0;
    case 'war':
      return war;
    case 'truce':
      return !war;
    case 'home-low':
      return tracks[HOME[viewer]] <= LOW_HOME;
    case 'struck':
      return view.lastStruck[viewer] > 0 && view.lastStruck[viewer] >= round - 1;
    case 'bound':
      return obligations(view).some(({ term }) => term.debtor === viewer);
    case 'owed':
      return obligations(view).some(({ term }) => term.to.includes(viewer));
    case 'free':
      return !obligations(view).some(({ term }) => term.debtor === viewer || term.to.includes(viewer));
  }
}
