/** The mind of a middle bot that looks harder at the texts that matter: each is played out with and without it. */
import { SEATS } from '../../content/seats';
import { sign } from '../../rules/deals';
import type { Draft, OfferId, State } from '../../rules/state';
import type { BotInput } from '../bot';
import { mindOf, type Mind } from '../middle/mind';
import { beliefsOfView } from '../middle/belief';
import type { Package } from '../middle/packages';
import { compare } from '../search/compare';

/** How soon another seat signs, by what it gains: the chance is even at `EVEN` points. */
const EVEN = 1;
const SLOPE = 1.2;
/** How far the rollouts move what is believed of the others' gains. */
const THEIRS = 0.5;

const chance = (gain: number): number => 1 / (1 + Math.exp((EVEN - gain) / SLOPE));

/** What a proposal may be hoped to bring: its own gain, times the chance that all others sign. */
const hoped = ({ draft, gains }: Package, { seat, own }: Mind): number =>
  draft.parties.reduce(
    (value, party) => (party === seat ? value : value * chance(gains[SEATS.indexOf(party)] ?? 0)),
    gains[own] ?? 0,
  );

const signed =
  (draft: Draft, by: Draft['parties'][number]) =>
  (state: State): void =>
    sign(state, { id: 'text' as OfferId, by, draft, counters: null, accepted: {}, declined: {} });

export function strongMind(input: BotInput): Mind {
  const mind = mindOf(input);
  const { view, own, seat } = mind;
  const known = new Map<string, readonly number[]>();
  const key = (draft: Draft): string => JSON.stringify(draft);
  const better: Mind = {
    ...mind,
    judge: (draft) => {
      const gains = known.get(key(draft));
      return gains ? { draft, gains } : mind.judge(draft);
    },
    value: (made) => hoped(made, mind),
    study: (drafts) => {
      if (drafts.length === 0 || input.effort.rollouts === 0) return;
      const made = drafts.map((draft) => mind.judge(draft));
      const nothing = { prior: 0, put: () => {} };
      const found = compare(
        view,
        beliefsOfView(view),
        [nothing, ...made.map(({ draft, gains }) => ({ prior: gains[own] ?? 0, put: signed(draft, seat) }))],
        input.effort,
        input.random,
      );
      made.forEach(({ draft, gains }, index) => {
        const { worth, beside, rollouts } = found[index + 1]!;
        if (rollouts === 0) return;
        const seen = gains.map((gain, i) => {
          if (i === own) return worth;
          return gain + THEIRS * ((beside[i] ?? 0) - gain) * Math.min(1, rollouts / 60);
        });
        known.set(key(draft), seen);
      });
    },
  };
  return better;
}
