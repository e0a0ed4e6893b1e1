/** Deals that are in force: left where that pays, published where that helps at home. */
import { HOME, SEATS } from '../../content/seats';
import { homeEffects } from '../../rules/appraise';
import { check } from '../../rules/apply';
import { mayLeaveFreely } from '../../rules/deals';
import { dealsInForce } from '../../rules/obligations';
import { scenarioOf } from '../../rules/scenario';
import type { Deal } from '../../rules/state';
import type { BotAct } from '../bot';
import { figure } from '../easy/words';
import type { Mind } from './mind';

/** What leaving must gain at the least. */
const ENOUGH = 1;
const by = new Float64Array(SEATS.length);

/** What it is worth to leave a deal now. */
function leaving({ trial, view, seat, own }: Mind, deal: Deal): number {
  const { trust } = scenarioOf(view).numbers;
  const free = mayLeaveFreely(deal, seat, view.round);
  trial.taste(() => {
    trial.drop(deal.id);
    if (free) return;
    for (const other of SEATS) {
      if (other === seat) continue;
      if (deal.draft.parties.includes(other)) trial.trust(other, seat, trust.denounce);
      else if (!deal.secret) trial.trust(other, seat, trust.denounceThird);
    }
  }, by);
  return by[own] ?? 0;
}

function published({ trial, view, own }: Mind, deal: Deal): number {
  trial.taste(() => {
    for (const party of deal.draft.parties) {
      const open = { ...deal.draft, secret: false };
      for (const effect of homeEffects(view, open, party, 'credits')) trial.move(HOME[party], effect.by);
    }
  }, by);
  return by[own] ?? 0;
}

export function onDeals(mind: Mind): BotAct | null {
  const { view, seat, traits, expects } = mind;
  for (const deal of dealsInForce(view)) {
    if (!deal.draft.parties.includes(seat)) continue;
    const gain = leaving(mind, deal);
    const free = mayLeaveFreely(deal, seat, view.round);
    if (gain > ENOUGH + (free ? 0 : traits.scruple)) {
      const price = free ? 'They broke it, so leaving is free.' : 'It costs their trust, counted in.';
      const reason = `${price} With the deal we expect ${figure(expects)}, without it ${figure(expects + gain)}.`;
      return { action: { type: 'denounce', deal: deal.id }, reason };
    }
    if (!deal.secret) continue;
    const action = { type: 'publish', deal: deal.id } as const;
    const lift = published(mind, deal);
    if (lift > ENOUGH && check(view, seat, action) === null) {
      const reason = `What we won in secret is worth ${figure(lift)} more to us once it is known at home.`;
      return { action, reason };
    }
  }
  return null;
}
