/**
 * A table on the server beside a simple model of one: the rules alone, carried out on what was acknowledged. People come, go, act,
 * talk, repeat themselves and rest, bots act, the chair ends steps, clocks jump, writes fail, the server starts again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../server/log';
import { StorageError } from '../../server/storage/journal';
import { openStorage } from '../../server/storage/open';
import type { TableHost } from '../../server/tables/host';
import { Registry, type Opened, type Plan } from '../../server/tables/registry';
import { Refused } from '../../server/tables/replies';
import { CHAIR, SEATS, VIEWERS, type Actor, type Seat, type Viewer } from '../../shared/content/seats';
import { patch } from '../../shared/protocol/diff';
import { CHANNELS, readsChannel, type Channel, type TableView } from '../../shared/protocol/messages';
import type { Action, SeatAction } from '../../shared/rules/actions';
import { apply } from '../../shared/rules/apply';
import { stateHash } from '../../shared/rules/hash';
import { options } from '../../shared/rules/options';
import { createState } from '../../shared/rules/setup';
import type { Holder, State } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';
import { random, someAct } from '../game/support';
import { FaultyJournal, type Fault } from '../support/faulty-journal';
import fc from '../support/property';
import { bot, person, plan } from '../support/server';

const RUNS = Number(process.env.MODEL_RUNS ?? 20);
const ISRAEL: Holder = bot('middle');
const STAND_IN: Holder = bot('middle');
const log = createLog({ logLevel: 'silent' });
let folder: string;
let tables = 0;

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'model-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a table comes to, by the rules and the promises of the server alone. */
interface Model {
  readonly state: State;
  readonly claimed: Set<Seat>;
  /** Who is connected, and how often. */
  readonly here: Partial<Record<Viewer, number>>;
  readonly said: { readonly from: Seat; readonly channel: Channel; readonly text: string }[];
  /** Everything written, as it was asked for. */
  readonly written: { readonly actor: Actor; readonly what: unknown }[];
  /** Requests that were carried out. */
  readonly done: { readonly seat: Seat; readonly id: string }[];
}

/** A table on a server, and what its viewers were sent. */
class Real {
  now = 1_700_000_000_000;
  journal!: FaultyJournal;
  registry!: Registry;
  host!: TableHost;
  opened!: Opened;
  readonly screens = new Map<Viewer, TableView>();
  ids = 0;

  constructor(readonly data: string) {}

  async start(): Promise<void> {
    this.journal = new FaultyJournal((await openStorage(this.data)).journal);
    this.registry = new Registry({
      journal: this.journal,
      log,
      now: () => this.now,
      graceSeconds: 60,
      idleSeconds: 300,
      publish: (_table, viewer, _version, delta) => {
        const screen = this.screens.get(viewer);
        if (screen) this.screens.set(viewer, patch(screen, structuredClone(delta)) as TableView);
      },
      attend: () => () => Promise.resolve(),
    });
    if (this.opened) this.host = await this.registry.find(this.opened.table);
  }

  async open(): Promise<void> {
    const seats = { usa: person, iran: person, israel: ISRAEL };
    this.opened = await this.registry.create(plan({ seats, gallery: true, scenario: 'standard' }) as Plan);
    this.host = await this.registry.find(this.opened.table);
  }

  async stop(): Promise<void> {
    await this.registry.close();
    await this.journal.close();
    this.screens.clear();
  }
}

/** Lets everything that is under way be done and shown. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

async function compare(model: Model, real: Real): Promise<void> {
  await settled();
  const { host } = real;
  expect(stateHash(host.state)).toBe(stateHash(model.state));
  const entries = await host.entries();
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  expect(entries.map(({ actor, payload }) => ({ actor, what: payload }))).toEqual(model.written);
  entries.slice(1).forEach(({ at }, index) => expect(at).toBeGreaterThanOrEqual(entries[index]!.at));
  for (const viewer of VIEWERS) {
    const shown = host.look(viewer).state;
    expect(shown.view).toEqual(viewOf(model.state, viewer));
    const texts = Object.values(shown.messages).map(({ from, channel, body }) => ({
      from,
      channel,
      text: 'text' in body ? body.text : '',
    }));
    expect(texts).toEqual(model.said.filter(({ channel }) => readsChannel(viewer, channel)));
    if ((model.here[viewer] ?? 0) > 0) expect(real.screens.get(viewer)).toEqual(shown);
    for (const seat of SEATS) expect(shown.people[seat].here).toBe(isHere(model, seat));
  }
}

const isHere = (model: Model, seat: Seat): boolean => (model.here[seat] ?? 0) > 0 || seat === 'israel';

type Step = fc.AsyncCommand<Model, Real>;

/** A command that is shown as it is when a run fails, and compared with the model when it is done. */
const step = (
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Model) => boolean = () => true,
): Step => ({
  check,
  run: async (model, real) => {
    await run(model, real);
    await compare(model, real);
  },
  toString: () => name,
});

function write(model: Model, actor: Actor, action: Action): void {
  expect(apply(model.state, actor, structuredClone(action))).toBeNull();
  model.written.push({ actor, what: action });
}

/** The seat goes back to whose it is, as it does when that person acts. */
function seatRightful(model: Model, seat: Seat): void {
  const holder = seat === 'israel' && !model.claimed.has(seat) ? ISRAEL : person;
  if (model.state.step !== 'ended' && model.state.seats[seat].kind !== holder.kind)
    write(model, CHAIR, { type: 'seat', seat, holder });
}

/** Asks until the storage does not fail: whoever got no answer asks again, with the same id. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StorageError) || tries > 3) throw error;
    }
  }
}

/** Some act of a seat, legal or not. */
function actOf(state: State, seat: Seat, luck: number): SeatAction {
  const next = random(luck);
  for (let tries = 0; tries < 20; tries += 1) {
    const act = someAct(state, next);
    if (act?.actor === seat) return act.action as SeatAction;
  }
  const response = options(state, seat).responses.find(({ refusal }) => refusal === null)?.value;
  if (response) return { type: 'respond', response };
  return next() < 0.5 ? { type: 'ready', ready: true } : { type: 'orders', orders: [] };
}

async function act(model: Model, real: Real, seat: Seat, luck: number): Promise<void> {
  const action = actOf(model.state, seat, luck);
  const id = `a${(real.ids += 1)}`;
  seatRightful(model, seat);
  const refusal = apply(model.state, seat, structuredClone(action));
  const reply = await insist(() => real.host.act(seat, id, action));
  if (refusal) {
    expect(reply).toMatchObject({ ok: false, code: refusal.code });
    return;
  }
  expect(reply).toEqual({ ok: true, value: null });
  model.written.push({ actor: seat, what: action });
  model.done.push({ seat, id });
}

const seats = fc.constantFrom(...SEATS);
const people = fc.constantFrom('usa' as const, 'iran' as const);
const viewers = fc.constantFrom(...VIEWERS);
const luck = fc.nat(1_000_000);
const faults = fc.constantFrom<Fault>('lost', 'unsure', 'slow');

const acts = fc
  .tuple(people, luck)
  .map(([seat, from]) => step(`${seat} acts (${from})`, (model, real) => act(model, real, seat, from)));

const commands: fc.Arbitrary<Step>[] = [
  seats.map((seat) =>
    step(`${seat} sits down`, async (model, { host, opened }) => {
      const invite = opened.invites[seat] ?? 'none';
      const taking = host.takeSeat(seat, seat, { invite });
      if (seat === 'israel' || model.claimed.has(seat)) {
        await expect(taking).rejects.toBeInstanceOf(Refused);
        return;
      }
      await taking;
      model.claimed.add(seat);
      seatRightful(model, seat);
    }),
  ),
  viewers.map((viewer) =>
    step(
      `${viewer} comes`,
      async (model, { host, screens }) => {
        const { state } = host.enter(viewer);
        screens.set(viewer, structuredClone(state));
        model.here[viewer] = (model.here[viewer] ?? 0) + 1;
      },
      ({ here }) => (here[viewer] ?? 0) === 0,
    ),
  ),
  viewers.map((viewer) =>
    step(
      `${viewer} goes`,
      async (model, { host, screens }) => {
        host.leave(viewer);
        screens.delete(viewer);
        model.here[viewer] = 0;
      },
      ({ here }) => (here[viewer] ?? 0) > 0,
    ),
  ),
  // More often than the rest, or games would not get far.
  acts,
  acts,
  fc.tuple(people, luck, faults).map(([seat, from, fault]) =>
    step(`${seat} acts (${from}), and a write is ${fault}`, async (model, real) => {
      real.journal.faults.push(fault);
      await act(model, real, seat, from);
      real.journal.faults.length = 0;
    }),
  ),
  fc.tuple(people, fc.constantFrom(...CHANNELS), faults, fc.boolean()).map(([seat, channel, fault, fails]) =>
    step(
      `${seat} says something on ${channel}${fails ? `, and the write is ${fault}` : ''}`,
      async (model, real) => {
        const id = `s${(real.ids += 1)}`;
        const text = `word ${id}`;
        if (fails) real.journal.faults.push(fault);
        const reply = await insist(() => real.host.say(seat, id, channel, { kind: 'text', text }));
        real.journal.faults.length = 0;
        if (!readsChannel(seat, channel)) {
          expect(reply).toMatchObject({ ok: false, code: 'no-seat' });
          return;
        }
        expect(reply).toEqual({ ok: true, value: null });
        model.said.push({ from: seat, channel, text });
        model.written.push({ actor: seat, what: { channel, body: { kind: 'text', text } } });
        model.done.push({ seat, id });
      },
    ),
  ),
  fc.nat().map((which) =>
    step(
      `a request is repeated (${which})`,
      async ({ done }, { host }) => {
        const { seat, id } = done[which % done.length]!;
        // Whatever it carries now, and in whatever order it comes: it was carried out.
        expect(await host.act(seat, id, { type: 'orders', orders: [] })).toEqual({ ok: true, value: null });
        expect(await host.say(seat, id, 'open', { kind: 'text', text: 'twice' })).toEqual({
          ok: true,
          value: null,
        });
      },
      ({ done }) => done.length > 0,
    ),
  ),
  luck.map((from) =>
    step(`Israel's bot acts (${from})`, async (model, { host }) => {
      const action = actOf(model.state, 'israel', from);
      const refusal = apply(model.state, 'israel', structuredClone(action));
      expect(await host.botAct('israel', action, 'because')).toBe(refusal?.code ?? null);
      if (!refusal) model.written.push({ actor: 'israel', what: action });
    }),
  ),
  people.map((seat) =>
    step(`${seat} rests`, async (model, { host }) => {
      const reply = await host.stepAway(seat);
      expect(reply.ok).toBe(model.state.step !== 'ended');
      if (reply.ok && model.state.seats[seat].kind !== 'bot')
        write(model, CHAIR, { type: 'seat', seat, holder: STAND_IN });
    }),
  ),
  people.map((seat) =>
    step(`${seat} takes over again`, async (model, { host }) => {
      expect(await host.takeBack(seat)).toEqual({ ok: true, value: null });
      seatRightful(model, seat);
    }),
  ),
  fc.constant(
    step(
      'the chair ends the step',
      async (model, { host }) => {
        const { round, step: at } = model.state;
        if (at === 'ended') return;
        const action = { type: 'expire', round, step: at } as const;
        expect(await host.chairAct(action)).toEqual({ ok: true, value: null });
        write(model, CHAIR, action);
      },
      ({ state }) => state.step !== 'ended',
    ),
  ),
  fc.constantFrom(1, 59_000, 3_600_000, -86_400_000).map((by) =>
    step(`the clock jumps by ${by} ms`, async (_, real) => {
      real.now += by;
    }),
  ),
  fc.constant(
    step('the server starts again', async (model, real) => {
      await real.stop();
      await real.start();
      for (const viewer of VIEWERS) model.here[viewer] = 0;
    }),
  ),
];

test('a table on the server is what the rules make of what was acknowledged, whatever people, clocks, disks and restarts do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 120, size: 'max' }), async (run) => {
      const real = new Real(join(folder, String((tables += 1))));
      await real.start();
      await real.open();
      const { header } = real.host;
      const { scenario, seed } = header;
      const model: Model = {
        state: createState({ scenario, seed, seats: header.seats }),
        claimed: new Set(),
        here: {},
        said: [],
        written: [],
        done: [],
      };
      try {
        await fc.asyncModelRun(() => ({ model, real }), run);
      } finally {
        await real.stop();
      }
    }),
    { numRuns: RUNS },
  );
}, 300_000);
