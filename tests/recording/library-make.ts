/** Plays the games of the library: the same games with the same bots, however often. */
import { botFor } from '../../shared/bots';
import type { Seat } from '../../shared/content/seats';
import { factsOf } from '../../shared/recording/facts';
import type { Recording } from '../../shared/recording/format';
import type { Listed } from '../../shared/recording/library';
import { timelineOf } from '../../shared/recording/timeline';
import type { Shipped } from './library-games';
import { journalOf, recorded, seedOf } from './support';

export function playShipped({ scenario, game, levels, rollouts }: Shipped): Recording {
  const bot = (seat: Seat) => botFor(levels[seat], seat);
  const bots = { usa: bot('usa'), iran: bot('iran'), israel: bot('israel') };
  return recorded(journalOf(scenario, seedOf(game), bots, rollouts));
}

export const listed = ({ title, introduction, moments }: Shipped, recording: Recording): Listed => ({
  facts: factsOf(timelineOf(recording)),
  title,
  introduction,
  moments,
});
