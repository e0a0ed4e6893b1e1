/** Talks by policy: the bot talks, and what it may not say or sign is taken out. */
import { check } from '../../rules/apply';
import { appraise } from '../../rules/appraise';
import { openChoice } from '../../rules/headlines';
import { dealsInForce } from '../../rules/obligations';
import type { SeatAction } from '../../rules/actions';
import type { DealId, Draft, Offer } from '../../rules/state';
import type { SeatView } from '../../views/view';
import type { BotAct } from '../bot';
import type { Policy } from './policy';

const isLegal = (view: SeatView, action: SeatAction): boolean => check(view, view.viewer, action) === null;

const givesNothing = ({ terms }: Draft, { viewer }: SeatView): boolean =>
  terms.every(({ debtor }) => debtor !== viewer);

function maySign(view: SeatView, { signing }: Policy, draft: Draft): boolean {
  switch (signing) {
    case 'base':
    case 'always':
      return true;
    case 'never':
      return false;
    case 'secret':
      return draft.secret;
    case 'free':
      return givesNothing(draft, view);
  }
}

/** The bot's text, changed so that the policy would sign it. */
function adapted(view: SeatView, { signing }: Policy, draft: Draft): Draft | null {
  if (signing === 'secret') return { ...draft, secret: true };
  if (signing !== 'free' || draft.terms.some(({ after }) => after !== null)) return null;
  return { ...draft, terms: draft.terms.filter(({ debtor }) => debtor !== view.viewer) };
}

/** Done, or still so. */
const silence = (view: SeatView, reason: string): BotAct | null =>
  view.ready[view.viewer] ? null : { action: { type: 'ready', ready: true }, reason };

function onText(view: SeatView, policy: Policy, act: BotAct, draft: Draft): BotAct | null {
  const { action } = act;
  if (maySign(view, policy, draft)) return act;
  const reason = `By policy, this is not signed: ${act.reason}`;
  if (action.type === 'accept') {
    const decline = { type: 'decline', offer: action.offer } as const;
    return isLegal(view, decline) ? { action: decline, reason } : silence(view, reason);
  }
  const text = adapted(view, policy, draft);
  if (text) {
    const offer = { type: 'offer', draft: text } as const;
    if (isLegal(view, offer) && appraise(view, text).passes) return { ...act, action: offer };
  }
  return silence(view, reason);
}

/** What the bot would do, as far as the policy lets it. */
export function filtered(view: SeatView, policy: Policy, act: BotAct | null): BotAct | null {
  if (!act) return null;
  const { action } = act;
  switch (action.type) {
    case 'offer':
      return onText(view, policy, act, action.draft);
    case 'accept': {
      const offer = view.offers[action.offer];
      return offer ? onText(view, policy, act, offer.draft) : act;
    }
    case 'withdraw':
      return policy.signing === 'always' ? silence(view, 'By policy, what was accepted stays so.') : act;
    default:
      return act;
  }
}

/** Accepts whatever passes, where the policy says so. */
function taken(view: SeatView, { signing }: Policy): BotAct | null {
  if (signing !== 'always' && signing !== 'free') return null;
  const good = ({ id, draft }: Offer): boolean =>
    (signing === 'always' || givesNothing(draft, view)) && isLegal(view, { type: 'accept', offer: id });
  const offer = Object.values(view.offers).find(good);
  return offer
    ? { action: { type: 'accept', offer: offer.id }, reason: 'By policy, what passes is signed.' }
    : null;
}

/** Leaves deals, where the policy says so: as soon as they are signed, or in the Talks after. */
function left(view: SeatView, { cheats }: Policy): BotAct | null {
  const now = cheats.includes('denounce');
  if (!now && !cheats.includes('denounce-later')) return null;
  const may = (deal: DealId): boolean => isLegal(view, { type: 'denounce', deal });
  const deal = dealsInForce(view).find(({ id, signed }) => (now || signed < view.round) && may(id));
  if (!deal) return null;
  return { action: { type: 'denounce', deal: deal.id }, reason: 'By policy, what was signed is denounced.' };
}

/** Passes the choice of an event, where the policy says so. */
function passed(view: SeatView, { choices }: Policy): BotAct | null {
  const action = { type: 'choose', option: 'pass' } as const;
  if (choices === 'base' || !openChoice(view) || !isLegal(view, action)) return null;
  return { action, reason: 'By policy, no choice is made.' };
}

/** What the policy does in Talks before the bot is asked. */
export const beforehand = (view: SeatView, policy: Policy): BotAct | null =>
  passed(view, policy) ?? left(view, policy) ?? taken(view, policy);

/** The act, with what the policy says along with it. */
export function told(act: BotAct | null, { telling }: Policy): BotAct | null {
  if (!act || telling === 'base') return act;
  const { say, ...rest } = act;
  switch (telling) {
    case 'silent':
      return rest;
    case 'deny':
      return say?.body.kind === 'quick'
        ? { ...rest, say: { ...say, body: { ...say.body, quick: 'refuse' } } }
        : rest;
    case 'promise':
      if (act.action.type !== 'ready') return act;
      return {
        ...rest,
        say: {
          channel: 'open',
          body: { kind: 'quick', quick: 'promise', about: { kind: 'term', id: 'hold-fire' } },
        },
      };
  }
}
