/** A table in one process, made by the real rules, with random bots in the seats that nobody watches from. */
import { randomBot } from '../../../shared/bots/random';
import { stream } from '../../../shared/bots/randomness';
import type { TableSink, TableSource } from '../../../client/session/source';
import { isSeat, SEATS, type Seat, type Viewer } from '../../../shared/content/seats';
import type { Channel, Message, MessageBody, Presence, TableView } from '../../../shared/protocol/messages';
import type { SeatAction } from '../../../shared/rules/actions';
import { apply, check } from '../../../shared/rules/apply';
import type { Draft, OfferId, State } from '../../../shared/rules/state';
import { createState } from '../../../shared/rules/setup';
import { viewOf } from '../../../shared/views/filter';
import type { SeatView } from '../../../shared/views/view';

export interface Scripted {
  readonly viewer: Viewer;
  readonly scenario: string;
  readonly seed: string;
  /** Plays every seat at random until this round and step. */
  readonly round: number;
  readonly step: State['step'] | 'any';
  /** The other seats answer by themselves. */
  readonly bots: boolean;
  readonly clock: boolean;
}

const FIRST_STEP: Draft = {
  parties: ['usa', 'iran'],
  terms: [
    { kind: 'release', debtor: 'iran', to: ['usa'], level: 1, inLaw: false, due: 1, after: null },
    { kind: 'access', debtor: 'iran', to: ['usa'], level: 1, inLaw: false, due: null, after: null },
    { kind: 'relief', debtor: 'usa', to: ['iran'], level: 1, inLaw: false, due: 1, after: 0 },
  ],
  rounds: null,
  secret: false,
  snapback: true,
};

export class LocalTable {
  readonly state: State;
  readonly messages: Message[] = [];
  readonly random: () => number;
  #sink: TableSink | null = null;
  people: Partial<Record<Seat, Partial<Presence>>> = {};

  constructor(readonly script: Scripted) {
    const seats = Object.fromEntries(SEATS.map((seat) => [seat, { kind: 'person' }])) as State['seats'];
    this.state = createState({ scenario: script.scenario, seed: script.seed, seats });
    this.random = stream(script.seed);
    this.#say('usa', 'open', { kind: 'text', text: 'We are ready to talk about small things first.' });
    this.#say('israel', 'usa-israel', {
      kind: 'quick',
      quick: 'warn',
      about: { kind: 'term', id: 'relief' },
    });
    this.#do('usa', { type: 'offer', draft: FIRST_STEP });
    this.#play();
  }

  #do(seat: Seat, action: SeatAction): boolean {
    return apply(this.state, seat, action) === null;
  }

  #say(from: Seat, channel: Channel, body: MessageBody): void {
    const after = Object.keys(viewOf(this.state, this.script.viewer).log).length;
    this.messages.push({ from, channel, round: this.state.round, after, at: Date.now(), body });
  }

  #bot(seat: Seat): void {
    const act = randomBot.act({
      view: viewOf(this.state, seat) as SeatView,
      messages: {},
      random: this.random,
      character: 'cautious',
      effort: { rollouts: 0, stop: () => true },
    });
    if (act) this.#do(seat, act.action);
  }

  #play(): void {
    const { round, step } = this.script;
    for (let acts = 0; acts < 5_000 && this.state.step !== 'ended'; acts++) {
      const there = this.state.round >= round && (step === 'any' || this.state.step === step);
      if (there) return;
      for (const offer of Object.keys(this.state.offers)) {
        for (const seat of SEATS) this.#do(seat, { type: 'accept', offer: offer as OfferId });
      }
      this.#bot(SEATS[Math.floor(this.random() * 3)] ?? 'usa');
    }
  }

  /** Lets the others go on until the table waits for the viewer. */
  #others(): void {
    const { viewer, bots } = this.script;
    if (!bots) return;
    for (let acts = 0; acts < 400; acts++) {
      const waiting = SEATS.filter((seat) => seat !== viewer && !this.state.ready[seat]);
      const own = isSeat(viewer) && !this.state.ready[viewer] && this.state.step !== 'ended';
      if (waiting.length === 0 || this.state.step === 'ended') return;
      if (own && this.state.step !== 'talks' && acts > 40) return;
      for (const seat of waiting) this.#bot(seat);
      if (own && waiting.every((seat) => this.state.ready[seat])) return;
    }
  }

  view(): TableView {
    const { viewer, clock } = this.script;
    const readable = this.messages.filter(
      ({ channel }) => channel === 'open' || viewer === 'chair' || channel.split('-').includes(viewer),
    );
    const person = (seat: Seat): Presence => ({
      here: true,
      name: seat === viewer ? 'You' : null,
      kind: seat === viewer ? 'person' : 'bot',
      level: seat === viewer ? null : 'easy',
      standIn: false,
      votes: {},
      votable: false,
      ...this.people[seat],
    });
    return {
      table: `local-${this.script.seed.slice(0, 6)}`,
      view: viewOf(this.state, viewer),
      messages: Object.fromEntries(readable.map((message, index) => [String(index + 1), message])),
      people: { usa: person('usa'), iran: person('iran'), israel: person('israel') },
      clock: {
        talksMinutes: clock ? 5 : null,
        ordersMinutes: clock ? 3 : null,
        deadline: clock ? Date.now() + 221_000 : null,
      },
      gallery: true,
    };
  }

  push(): void {
    this.#sink?.show(structuredClone(this.view()));
  }

  source(): TableSource {
    const { viewer } = this.script;
    const ok = { ok: true, value: null } as const;
    return {
      start: (sink) => {
        this.#sink = sink;
        this.push();
        sink.connection('live');
        return () => (this.#sink = null);
      },
      act: async (action) => {
        if (!isSeat(viewer)) return { ok: false, code: 'no-seat', detail: {} };
        const refusal = check(this.state, viewer, action);
        if (refusal) return { ok: false, code: refusal.code, detail: { ...refusal.data } };
        apply(this.state, viewer, action);
        this.#others();
        this.push();
        return ok;
      },
      say: async (channel, body) => {
        if (!isSeat(viewer)) return { ok: false, code: 'no-seat', detail: {} };
        this.#say(viewer, channel, body);
        this.push();
        return ok;
      },
      vote: async (seat) => {
        this.people[seat] = { ...this.people[seat], standIn: true };
        this.push();
        return ok;
      },
      takeBack: async () => ok,
      serverNow: () => Date.now(),
    };
  }
}
