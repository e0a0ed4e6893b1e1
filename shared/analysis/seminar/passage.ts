/** A game as far as it went, finished or not, as rows: rounds, offers, messages. */
import type { Seat } from '../../content/seats';
import type { SecretTrack, Track } from '../../content/tracks';
import type { Act } from '../../recording/format';
import type { Watcher } from '../../recording/record';
import type { Offer, OfferId, State, Step } from '../../rules/state';
import type { BySeat } from '../debrief/debrief';

export interface RoundRow {
  readonly round: number;
  /** So many acts were done by then, messages included. */
  readonly entry: number;
  /** `null` for the round that is on. */
  readonly ended: number | null;
  readonly step: Step;
  readonly war: boolean;
  readonly tracks: Readonly<Record<Track | SecretTrack, number>>;
  readonly trust: BySeat<BySeat>;
}

export interface OfferRow {
  readonly offer: Offer;
  readonly round: number;
  readonly entry: number;
  readonly at: number;
  /** Name of the delegate who made it. */
  readonly by: string | null;
  /** `open`: it still lies on the table. */
  readonly outcome: 'signed' | 'withdrawn' | 'lapsed' | 'open';
  readonly signed: number | null;
  /** What became of the deal: as its status, and whether a duty under it was found broken. */
  readonly deal: { readonly status: string; readonly ended: number | null; readonly broken: boolean } | null;
}

export interface MessageRow {
  readonly round: number;
  readonly entry: number;
  readonly act: Extract<Act, { kind: 'message' }>;
}

export interface Passage {
  readonly rounds: readonly RoundRow[];
  readonly offers: readonly OfferRow[];
  readonly messages: readonly MessageRow[];
  /** As it is in the end. */
  readonly state: State;
}

const roundRow = (state: State, round: number, entry: number, ended: number | null): RoundRow => {
  const { heu, concealed, weapon } = state.secret;
  const { usa, iran, israel } = state.trust;
  return {
    round,
    entry,
    ended,
    step: state.step,
    war: state.war,
    tracks: { ...state.tracks, heu, concealed, weapon },
    trust: { usa: { ...usa }, iran: { ...iran }, israel: { ...israel } },
  };
};

interface Made extends Pick<OfferRow, 'round' | 'entry' | 'at' | 'by'> {
  offer: Offer;
  withdrawn: boolean;
}

/** Collects the passage of a game while it is played. */
export class PassageMaker implements Watcher {
  readonly #rounds: RoundRow[] = [];
  readonly #messages: MessageRow[] = [];
  readonly #made = new Map<OfferId, Made>();
  #state: State | null = null;
  #round = 0;
  #entries = 0;

  began(state: State): void {
    this.#state = state;
    this.#round = state.round;
  }

  played(entry: number, act: Act, state: State): void {
    this.#entries = entry;
    const round = this.#round;
    if (act.kind === 'message') {
      this.#messages.push({ round, entry, act });
      return;
    }
    this.#round = state.round;
    const made = this.#made;
    if (act.payload.type === 'withdraw') {
      const taken = made.get(act.payload.offer);
      if (taken && !state.offers[act.payload.offer]) taken.withdrawn = true;
    }
    for (const offer of Object.values(state.offers)) {
      const known = made.get(offer.id);
      const copy = { ...offer, accepted: { ...offer.accepted }, declined: { ...offer.declined } };
      if (known) known.offer = copy;
      else
        made.set(offer.id, {
          offer: copy,
          round,
          entry,
          at: act.at,
          by: act.by ?? null,
          withdrawn: false,
        });
    }
    if (state.round > round || state.ending) this.#rounds.push(roundRow(state, round, entry, act.at));
  }

  /** The passage as far as it was played. */
  passage(): Passage {
    const state = this.#state;
    if (!state) throw new Error('nothing was played');
    return {
      rounds: state.ending
        ? this.#rounds
        : [...this.#rounds, roundRow(state, state.round, this.#entries, null)],
      offers: [...this.#made.values()].map((each) => offerRow(each, state)),
      messages: this.#messages,
      state,
    };
  }
}

function offerRow({ offer, withdrawn, ...where }: Made, state: State): OfferRow {
  const deal = state.deals[offer.id];
  const parties: readonly Seat[] = offer.draft.parties;
  return {
    ...where,
    offer: deal ? { ...offer, accepted: Object.fromEntries(parties.map((seat) => [seat, true])) } : offer,
    outcome: deal ? 'signed' : withdrawn ? 'withdrawn' : state.offers[offer.id] ? 'open' : 'lapsed',
    signed: deal?.signed ?? null,
    deal: deal
      ? { status: deal.status, ended: deal.ended, broken: Object.values(deal.record).includes('broken') }
      : null,
  };
}
