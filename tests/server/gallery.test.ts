// The gallery: what is on, and how far behind somebody who looks on is kept.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gallerySchema } from '../../shared/protocol/gallery';
import { randomBot } from '../../shared/bots/random';
import { stream } from '../../shared/bots/randomness';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { State } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';
import type { SeatView } from '../../shared/views/view';
import type { TableHost } from '../../server/tables/host';
import type { Opened } from '../../server/tables/registry';
import {
  bot,
  call,
  openTable,
  pause,
  person,
  startServer,
  takeSeat,
  TestClient,
  type TestServer,
} from '../support/server';

let server: TestServer;
const clients: TestClient[] = [];

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  for (const client of clients) client.close();
  await server.close();
});

async function fullTable(galleryDelay: number | undefined, scenario = 'short'): Promise<[Opened, TableHost]> {
  const more = { scenario, gallery: true, ...(galleryDelay !== undefined && { galleryDelay }) };
  const table = await openTable(server.url, more);
  for (const seat of SEATS) await takeSeat(server.url, table, seat, `Of ${seat}`);
  return [table, await server.app.registry.find(table.table)];
}

/** One act of a seat at random, if it has one. */
async function playOne(host: TableHost, seat: Seat, random: () => number, id: string): Promise<boolean> {
  const { state } = host;
  if (state.step === 'ended' || state.ready[seat]) return false;
  const act = randomBot.act({
    view: viewOf(state, seat) as SeatView,
    messages: {},
    random,
    character: 'hard',
    effort: { rollouts: 1, stop: () => false },
  });
  return act !== null && (await host.act(seat, id, act.action)).ok;
}

/** Plays to the end; `look` is called after every act and message. */
async function playThrough(
  host: TableHost,
  seed: string,
  look: (round: number) => Promise<void> | void,
): Promise<void> {
  const random = stream(seed);
  let round = 0;
  for (let turn = 0; host.state.step !== 'ended'; turn++) {
    if (host.state.round !== round) {
      round = host.state.round;
      await host.say('iran', `said-${round}`, 'open', { kind: 'text', text: `marked-${round}.` });
      await look(round);
    }
    let moved = false;
    for (const seat of SEATS) {
      if (await playOne(host, seat, random, `${turn}-${seat}`)) {
        moved = true;
        await look(host.state.round);
      }
    }
    if (!moved) throw new Error(`nobody moves in ${host.state.step}`);
  }
}

const marks = (text: string): number[] =>
  [...text.matchAll(/marked-(\d+)\./g)].map(([, round]) => Number(round));

describe.each([1, 2, 3])('with a delay of %i rounds', (delay) => {
  test('at every moment it shows the end of the round that the delay says, and nothing newer', async () => {
    for (const seed of ['a', 'b']) {
      const [, host] = await fullTable(delay);
      const begun = host.state;
      const ends: State[] = [begun];
      let last = begun;
      await playThrough(host, `${seed} ${delay}`, (round) => {
        const { state } = host;
        if (state.round > last.round) ends.push(state);
        last = state;
        if (state.step === 'ended') return;
        const shown = host.look('gallery').state;
        const wanted = ends[Math.max(0, round - delay)]!;
        expect(shown.view).toEqual(viewOf(wanted, 'gallery'));
        expect(shown.behind).toBe(delay);
        // Messages are numbered as they were by then, and there are none of the rounds in between.
        const heard = Object.values(shown.messages).map((message) => message.round);
        expect(Math.max(0, ...heard)).toBeLessThanOrEqual(Math.max(0, round - delay));
        expect(shown.clock.deadline).toBeNull();
        // Whoever plays sees all of it.
        expect(host.look('usa').state.view.round).toBe(state.round);
        expect(host.look('usa').state.behind).toBeUndefined();
      });
      const { view, behind, messages } = host.look('gallery').state;
      expect(view).toEqual(viewOf(host.state, 'gallery'));
      expect(behind).toBeUndefined();
      expect(Object.keys(messages)).toHaveLength(host.state.ending!.round);
    }
  }, 60_000);
});

/** Plays a game that is watched from a gallery that is behind; the round in which it ended. */
async function framesAreOld(delay: number, seed: string): Promise<number> {
  const [table, host] = await fullTable(delay);
  const gallery = new TestClient(server.url);
  clients.push(gallery);
  await gallery.connected();
  const frames: { round: number; text: string }[] = [];
  // Everything that comes over the wire, before anybody makes sense of it.
  gallery.socket.io.engine.on('packet', (packet: { data?: unknown }) => {
    if (host.state.step !== 'ended') {
      frames.push({ round: host.state.round, text: String(packet.data ?? '') });
    }
  });
  const entered = await gallery.enter(table.table);
  expect(entered.ok).toBe(true);
  await playThrough(host, seed, () => pause(8));
  expect(frames.length).toBeGreaterThan(0);
  for (const { round, text } of frames) {
    expect(Math.max(0, ...marks(text)), `in round ${round}: ${text.slice(0, 300)}`).toBeLessThanOrEqual(
      Math.max(0, round - delay),
    );
  }
  // In the end it catches up.
  const { messages } = await gallery.until(({ view }) => view.step === 'ended');
  expect(marks(JSON.stringify(messages))).toHaveLength(host.state.ending!.round);
  expect(gallery.state!.view).toEqual(JSON.parse(JSON.stringify(viewOf(host.state, 'gallery'))));
  return host.state.ending!.round;
}

test('no frame that reaches a delayed gallery holds anything of a later round', async () => {
  // Chance ends some games early, before there is anything to keep back.
  let rounds = 0;
  for (let game = 0; rounds < 4 && game < 12; game++) rounds = await framesAreOld(2, `frames ${game}`);
  expect(rounds).toBeGreaterThanOrEqual(4);
}, 60_000);

test('a stand-in for an absent person is not told to a delayed gallery before its time', async () => {
  const [, host] = await fullTable(1);
  await host.stepAway('iran');
  expect(host.look('usa').state.people.iran.standIn).toBe(true);
  expect(host.look('gallery').state.people.iran).toMatchObject({
    standIn: false,
    name: 'Of iran',
    kind: 'person',
  });
});

test('the delay outlives a restart; without one, everything is seen at once', async () => {
  let own = await startServer();
  try {
    const header = { scenario: 'short', gallery: true };
    const late = await openTable(own.url, { ...header, galleryDelay: 3 });
    const live = await openTable(own.url, { ...header, galleryDelay: 0 });
    own = await own.restart();
    expect((await own.app.registry.find(late.table)).header.galleryDelay).toBe(3);
    expect((await own.app.registry.find(live.table)).header.galleryDelay).toBeUndefined();
    const facts = await call(own.url, `/api/tables/${late.table}`);
    expect(facts.body).toMatchObject({ gallery: true, galleryDelay: 3 });
  } finally {
    await own.close();
  }
});

describe('the list of games that are on', () => {
  /** Chance ends some games before that: then another is played. */
  async function inItsThirdRound(): Promise<Opened> {
    for (let game = 0; game < 12; game++) {
      const [table, host] = await fullTable(2);
      const random = stream(`list ${game}`);
      for (let turn = 0; host.state.round < 3 && host.state.step !== 'ended'; turn++) {
        for (const seat of SEATS) await playOne(host, seat, random, `list-${turn}-${seat}`);
      }
      if (host.state.round === 3 && host.state.step !== 'ended') return table;
    }
    throw new Error('no game of twelve came to its third round');
  }

  const listed = async () => gallerySchema.parse((await call(server.url, '/api/gallery')).body).tables;

  test('names those open to the gallery, as the gallery sees them, and no others', async () => {
    const late = await inItsThirdRound();
    const [live] = await fullTable(undefined);
    const shut = await openTable(server.url, { seats: { usa: person, iran: bot(), israel: bot() } });
    await takeSeat(server.url, shut, 'usa');
    // Nobody has sat down yet: there is nothing to see.
    const waiting = await openTable(server.url, { gallery: true });
    const gallery = new TestClient(server.url);
    clients.push(gallery);
    await gallery.enter(late.table);
    const tables = await listed();
    const ids = tables.map(({ table }) => table);
    expect(ids).toContain(live.table);
    expect(ids).not.toContain(shut.table);
    expect(ids).not.toContain(waiting.table);
    expect(tables.find(({ table }) => table === late.table)).toEqual({
      table: late.table,
      name: null,
      scenario: 'short',
      round: 2,
      rounds: 5,
      seats: Object.fromEntries(SEATS.map((seat) => [seat, { kind: 'person', level: null }])),
      delay: 2,
      watching: 1,
    });
    // Names and codes are for those who were given them.
    expect(JSON.stringify(tables)).not.toMatch(/Of usa/);
    expect(JSON.stringify(tables)).not.toContain(late.code);
  });
});

test.each([-1, 7, 1.5, '2', null])('a delay of %j is refused', async (galleryDelay) => {
  const body = {
    scenario: 'short',
    seats: { usa: person, iran: bot(), israel: bot() },
    clock: { talksMinutes: null, ordersMinutes: null },
    gallery: true,
    galleryDelay,
  };
  expect((await call(server.url, '/api/tables', body)).status).toBe(400);
});
