/**
 * Determinisation: a whole state that agrees with what a seat sees, with what it cannot know drawn from what it believes
 * (Frank and Basin 1998; Whitehouse, Powley and Cowling 2011). Rollouts are played from such states.
 */
import { SEATS, type Seat } from '../../content/seats';
import { TERM_KINDS } from '../../content/terms';
import { bareMap, clonePosition } from '../../rules/clone';
import { sample } from '../../rules/pictures';
import { mustRespond } from '../../rules/response';
import { scenarioOf } from '../../rules/scenario';
import {
  DEAL_STATUSES,
  type Deal,
  type DealId,
  type Draft,
  type Position,
  type State,
  type Stock,
  type Term,
} from '../../rules/state';
import type { AgendaId } from '../../content/agendas';
import type { SeatView } from '../../views/view';
import { agendasOf, type Beliefs } from '../evaluation/outlook';

/** Units that left the country under the deals that the viewer knows. */
function shipped(view: Position): number {
  let units = 0;
  for (const { draft, delivered } of Object.values(view.deals) as Deal[]) {
    draft.terms.forEach((term, index) => {
      if (term.kind === 'ship-out' && delivered[index] !== undefined) units += term.level;
    });
  }
  return units;
}

function stockFor(view: SeatView, random: () => number): Stock {
  if (view.secret) {
    const { heu, concealed, weapon, shipped: gone } = view.secret;
    return { heu, concealed, weapon, shipped: gone };
  }
  const own = view.viewer === 'iran' ? null : view.pictures[view.viewer];
  const picture = own ?? view.pictures.public;
  if (!picture) throw new Error('a view without a picture');
  return { ...sample(picture, random(), random()), shipped: shipped(view) };
}

function agendaFor(
  view: SeatView,
  seat: (typeof SEATS)[number],
  beliefs: Beliefs,
  random: () => number,
): AgendaId {
  const known = view.agendas[seat];
  if (known) return known;
  let at = random();
  const own = agendasOf(seat);
  for (const id of own) {
    at -= beliefs[seat][id] ?? 0;
    if (at < 0) return id;
  }
  return own.at(-1) as AgendaId;
}

/**
 * The rules' own text for an equal one that came over the wire: texts of the program are told apart by where they are,
 * those off the wire letter by letter.
 */
const own = <T extends string>(text: T, all: readonly T[]): T => all.find((one) => one === text) ?? text;
const ownSeats = (seats: readonly Seat[]): readonly Seat[] => seats.map((seat) => own(seat, SEATS));

const ownTerm = ({ kind, debtor, to, level, inLaw, due, after }: Term): Term => {
  return {
    kind: own(kind, TERM_KINDS),
    debtor: own(debtor, SEATS),
    to: ownSeats(to),
    level,
    inLaw,
    due,
    after,
  };
};

/** By text of a view: every world that is imagined from it has the same ones. */
const ownDrafts = new WeakMap<Draft, Draft>();

function ownDraft(draft: Draft): Draft {
  const found = ownDrafts.get(draft);
  if (found) return found;
  const { parties, terms, rounds, secret, snapback } = draft;
  const made = { parties: ownSeats(parties), terms: terms.map(ownTerm), rounds, secret, snapback };
  ownDrafts.set(draft, made);
  return made;
}

/** One state that the seat of the view may be in, with dice to come named by `seed`; it keeps neither log nor pictures. */
export function determinise(view: SeatView, beliefs: Beliefs, random: () => number, seed: string): State {
  const agendas = {
    usa: agendaFor(view, 'usa', beliefs, random),
    iran: agendaFor(view, 'iran', beliefs, random),
    israel: agendaFor(view, 'israel', beliefs, random),
  };
  const copy = clonePosition(view);
  copy.offers = {};
  copy.drawn = bareMap(copy.drawn);
  copy.credited = bareMap(copy.credited);
  // What the others have ordered or answered is not known: they do it anew.
  for (const seat of SEATS) {
    if (seat === view.viewer || !copy.ready[seat]) continue;
    if (copy.step === 'orders' || (copy.step === 'response' && mustRespond(copy, seat)))
      copy.ready[seat] = false;
  }
  for (const id in copy.deals) {
    const deal = copy.deals[id]!;
    const status = own(deal.status, DEAL_STATUSES);
    copy.deals[id] = { ...deal, id: id as DealId, draft: ownDraft(deal.draft), status };
  }
  // Who signed with whom this round is known as far as the deals are.
  for (const deal of Object.values(copy.deals)) {
    if (deal.signed !== copy.round) continue;
    for (const party of deal.draft.parties) copy.signed[party] = deal.id;
  }
  return Object.assign(copy, {
    scenario: scenarioOf(view).id,
    seed,
    secret: stockFor(view, random),
    agendas,
    pictures: { usa: null, israel: null, public: null },
    leaks: copy.leaks ?? {},
    log: null,
    logged: 0,
  });
}
