// Seminars at a real server: from a code to the debrief, and what only a facilitator may.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { easyBot } from '../../shared/bots/easy';
import { stream } from '../../shared/bots/randomness';
import { SEATS, type Seat } from '../../shared/content/seats';
import type {
  DeskTable,
  DeskView,
  FacilitatorRequest,
  Joined,
  ParticipantView,
  ProjectorView,
  SeminarOpened,
} from '../../shared/protocol/seminar';
import { scenarioOf } from '../../shared/rules/scenario';
import type { SeatView } from '../../shared/views/view';
import { SeminarClient, join, openSeminar, settings } from '../support/seminar';
import { call, pause, startServer, TestClient, type TestServer } from '../support/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const clients: { close(): void }[] = [];
afterAll(() => {
  for (const client of clients) client.close();
});

async function desk(opened: SeminarOpened, url = server.url): Promise<SeminarClient<DeskView>> {
  const client = new SeminarClient<DeskView>(url);
  clients.push(client);
  const reply = await client.attend(opened.seminar, opened.token);
  if (!reply.ok) throw new Error(reply.code);
  return client;
}

async function page(joined: Joined, url = server.url): Promise<SeminarClient<ParticipantView>> {
  const client = new SeminarClient<ParticipantView>(url);
  clients.push(client);
  const reply = await client.attend(joined.seminar, joined.token);
  if (!reply.ok) throw new Error(reply.code);
  return client;
}

async function atTable(table: string, token: string, url = server.url): Promise<TestClient> {
  const client = new TestClient(url);
  clients.push(client);
  const reply = await client.enter(table, token);
  if (!reply.ok) throw new Error(reply.code);
  return client;
}

describe('joining', () => {
  test('a code leads to a seminar, whose facts say what is kept and who reads what', async () => {
    const opened = await openSeminar(server.url, { readsPrivate: true, days: 30 });
    expect(opened.code).toMatch(/^[A-Z2-9]{5}$/);
    const { status, body } = await call(server.url, `/api/seminars/codes/${opened.code.toLowerCase()}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      seminar: opened.seminar,
      phase: 'gathering',
      people: 0,
      settings: { readsPrivate: true, days: 30 },
    });
    expect(JSON.stringify(body)).not.toContain(opened.token);
    expect((await call(server.url, '/api/seminars/codes/ZZZZZ')).status).toBe(404);
  });

  test('names are held to a length and to no doubles, however they are written', async () => {
    const opened = await openSeminar(server.url);
    const path = `/api/seminars/${opened.seminar}/people`;
    const { code } = opened;
    expect((await call(server.url, path, { code, name: '  José   María ' })).status).toBe(201);
    for (const name of ['jose maria', 'JOSÉ MARÍA', 'Ｊosé María'])
      expect(await call(server.url, path, { code, name })).toMatchObject({
        status: 409,
        body: { code: 'name-taken' },
      });
    for (const name of ['', ' ', 'x'.repeat(41), 'a\u202Eb', 'a\nb'])
      expect((await call(server.url, path, { code, name })).status, JSON.stringify(name)).toBe(400);
    expect((await call(server.url, path, { code: 'AAAAA', name: 'Other' })).status).toBe(404);
    const at = await desk(opened);
    expect(Object.values(at.view!.people).map(({ name }) => name)).toEqual(['José María']);
  });

  test('whoever comes is placed evenly: whole tables first, then the smallest delegations', async () => {
    const opened = await openSeminar(server.url, { tables: 2, delegation: 2 });
    for (let n = 1; n <= 12; n += 1) await join(server.url, opened, `Person ${n}`);
    const at = await desk(opened);
    const sizes = (table: number) => SEATS.map((seat) => at.view!.tables[table]!.seats[seat].people.length);
    expect([sizes(1), sizes(2)]).toEqual([
      [2, 2, 2],
      [2, 2, 2],
    ]);
    const path = `/api/seminars/${opened.seminar}/people`;
    expect(await call(server.url, path, { code: opened.code, name: 'One more' })).toMatchObject({
      status: 409,
      body: { code: 'full' },
    });
  });

  test('by choice each takes a place that is free, until the game begins', async () => {
    const opened = await openSeminar(server.url, { placement: 'choice', delegation: 1 });
    const [a, b] = [await join(server.url, opened, 'A'), await join(server.url, opened, 'B')];
    const [first, second] = [await page(a), await page(b)];
    expect(first.view!.me.place).toBeNull();
    const place = { table: 2, seat: 'iran' } as const;
    expect((await first.ask({ type: 'sit', place })).ok).toBe(true);
    await second.until('the other sits', (view) => view.seated['2']?.iran[0] === 'A');
    expect(await second.ask({ type: 'sit', place })).toMatchObject({ code: 'place-full' });
    expect(await second.ask({ type: 'sit', place: { table: 9, seat: 'iran' } })).toMatchObject({ ok: false });
    const even = await openSeminar(server.url);
    const placed = await page(await join(server.url, even, 'A'));
    expect(await placed.ask({ type: 'sit', place })).toMatchObject({ code: 'not-by-choice' });
  });

  test('somebody who comes late, or comes back, finds a place', async () => {
    const opened = await openSeminar(server.url, { tables: 2, delegation: 2 });
    const early = await join(server.url, opened, 'Early');
    const at = await desk(opened);
    expect((await at.ask({ type: 'begin' })).ok).toBe(true);
    await at.until('the first table plays', ({ tables }) => !tables['1']!.paused);
    // Nobody sits at the other: it waits.
    expect(at.view!.tables['2']!.paused).toBe(true);
    const late = await page(await join(server.url, opened, 'Late'));
    expect(late.view!.me.place?.table).toBe(1);
    await at.until('a person has the seat of the bot', ({ tables }) => {
      const seats = Object.values(tables['1']!.seats);
      return seats.filter(({ holder }) => holder === 'person').length === 2;
    });
    const back = await page(early);
    expect(back.view!.me).toMatchObject({ name: 'Early', place: { table: 1 } });
    // Where somebody is put, a game begins.
    const moved = { type: 'move', person: early.person, place: { table: 2, seat: 'israel' } } as const;
    expect((await at.ask(moved)).ok).toBe(true);
    await at.until('the second table plays', ({ tables }) => !tables['2']!.paused);
    await back.until('told', ({ me, table }) => me.place?.table === 2 && table === at.view!.tables['2']!.id);
  });
});

describe('what only a facilitator may', () => {
  let opened: SeminarOpened;
  let at: SeminarClient<DeskView>;
  let person: Joined;
  let other: Joined;
  beforeAll(async () => {
    opened = await openSeminar(server.url, { tables: 2 });
    person = await join(server.url, opened, 'Person');
    other = await join(server.url, opened, 'Other');
    at = await desk(opened);
  });

  const everyRequest = (): {
    [T in FacilitatorRequest['type']]: Extract<FacilitatorRequest, { type: T }>;
  } => ({
    begin: { type: 'begin' },
    move: { type: 'move', person: other.person, place: null },
    remove: { type: 'remove', person: other.person },
    head: { type: 'head', person: other.person },
    pause: { type: 'pause', tables: 'all', paused: true },
    extend: { type: 'extend', tables: 'all', minutes: 5 },
    advance: { type: 'advance', tables: [1] },
    inject: { type: 'inject', tables: [1], injection: { event: 'markets' }, round: 2 },
    'drop-plan': { type: 'drop-plan', plan: 'x' },
    undo: { type: 'undo', table: 1, injected: 'x' },
    speak: { type: 'speak', to: { tables: 'all', seat: null }, text: 'Hello' },
    bot: { type: 'bot', place: { table: 1, seat: 'usa' }, level: 'easy' },
    project: { type: 'project', table: 1 },
    note: { type: 'note', id: 'n1', note: { text: 'Look', table: 1, entry: 1, stop: true, order: 1 } },
    'drop-note': { type: 'drop-note', id: 'n1' },
    invite: { type: 'invite', name: null },
    dismiss: { type: 'dismiss', facilitator: 'x' },
    phase: { type: 'phase', phase: 'debrief' },
  });

  test('no participant may do any of it, nor anybody who only connects', async () => {
    const participant = await page(person);
    const stranger = new SeminarClient(server.url);
    clients.push(stranger);
    const before = JSON.stringify(at.view);
    for (const request of Object.values(everyRequest())) {
      expect(await participant.ask(request), request.type).toMatchObject({ code: 'not-facilitator' });
      expect(await stranger.ask(request), request.type).toMatchObject({ code: 'not-entered' });
    }
    const { people: _, ...rest } = JSON.parse(JSON.stringify(at.view)) as DeskView;
    const { people: __, ...was } = JSON.parse(before) as DeskView;
    expect(rest).toEqual(was);
  });

  test('nobody else reads the desk, sees the projector, or deletes the seminar', async () => {
    const participant = await page(person);
    expect(participant.view).toMatchObject({ kind: 'participant' });
    const shown = JSON.stringify(participant.view);
    for (const secret of [opened.token, other.token, other.person, 'notes', 'plans'])
      expect(shown).not.toContain(secret);
    const projector = new SeminarClient<ProjectorView>(server.url);
    clients.push(projector);
    expect(await projector.attend(opened.seminar, person.token, true)).toMatchObject({
      code: 'not-facilitator',
    });
    expect(await projector.attend(opened.seminar, 'guessed')).toMatchObject({ code: 'wrong-token' });
    expect((await projector.attend(opened.seminar, opened.token, true)).ok).toBe(true);
    expect(JSON.stringify(projector.view)).not.toContain('Person');
    for (const token of [undefined, person.token, 'guessed']) {
      const answer = await fetch(`${server.url}/api/seminars/${opened.seminar}`, {
        method: 'DELETE',
        ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
      });
      expect(answer.status).toBe(403);
    }
    // At a table the facilitator's token is the chair's, and a person's is their seat's alone.
    const table = at.view!.tables['1']!.id;
    const chair = await atTable(table, opened.token);
    expect(chair.entered?.viewer).toBe('chair');
    const seat = await atTable(table, person.token);
    expect(seat.entered?.viewer).toBe('usa');
    const elsewhere = new TestClient(server.url);
    clients.push(elsewhere);
    expect(await elsewhere.enter(at.view!.tables['2']!.id, person.token)).toMatchObject({
      code: 'wrong-token',
    });
    expect(await elsewhere.enter(table)).toMatchObject({ code: 'no-gallery' });
  });

  test('a facilitator does each of it', async () => {
    const ask = (request: FacilitatorRequest) => at.ask(request);
    const { begin, pause: hold, extend, inject, speak, bot, project, note, invite } = everyRequest();
    expect(await ask(extend)).toMatchObject({ code: 'not-begun' });
    expect((await ask(begin)).ok).toBe(true);
    expect(await ask(begin)).toMatchObject({ code: 'already-begun' });
    await at.until('play', ({ tables }) => !tables['1']!.paused);
    const table = at.view!.tables['1']!.id;
    const seat = await atTable(table, person.token);
    expect((await ask(hold)).ok).toBe(true);
    await seat.until(({ view }) => view.paused);
    expect((await ask({ type: 'pause', tables: [1], paused: false })).ok).toBe(true);
    await seat.until(({ view }) => !view.paused);
    expect((await ask(speak)).ok).toBe(true);
    await seat.until(({ messages }) => Object.values(messages).some(({ from }) => from === 'chair'));
    const planned = (await ask(inject)) as { ok: true; value: string };
    await at.until('planned', ({ plans }) => plans[planned.value]?.round === 2);
    const written = {
      headline: 'A leak',
      text: 'Papers are in the press.',
      effects: [{ track: 'escalation', by: 2 }],
    };
    const now = { type: 'inject', tables: [1], injection: { written }, round: null } as FacilitatorRequest;
    // The bot at this table may do something, too, as long as it is not stopped.
    const stop = (paused: boolean) => ask({ type: 'pause', tables: [1], paused });
    expect((await stop(true)).ok).toBe(true);
    await at.until('stopped', ({ tables }) => tables['1']!.paused);
    const calm = at.view!.tables['1']!.tracks.escalation;
    expect((await ask(now)).ok).toBe(true);
    await at.until('injected', ({ tables }) => tables['1']!.tracks.escalation === calm + 2);
    const [injected] = Object.entries(at.view!.tables['1']!.injected)[0]!;
    expect((await ask({ type: 'undo', table: 1, injected })).ok).toBe(true);
    await at.until('undone', ({ tables }) => tables['1']!.tracks.escalation === calm);
    expect((await stop(false)).ok).toBe(true);
    expect((await ask(bot)).ok).toBe(true);
    await at.until('a bot', ({ tables }) => tables['1']!.seats.usa.holder === 'bot');
    expect((await ask({ ...bot, level: null })).ok).toBe(true);
    await at.until('a person', ({ tables }) => tables['1']!.seats.usa.holder === 'person');
    expect((await ask(project)).ok).toBe(true);
    expect((await ask(note)).ok).toBe(true);
    await at.until('noted', ({ projected, notes }) => projected === 1 && notes.n1?.stop === true);
    expect((await ask({ type: 'advance', tables: [1] })).ok).toBe(true);
    await at.until('the orders', ({ tables }) => tables['1']!.step !== 'talks' || tables['1']!.round > 1);
    const further = (await ask(invite)) as { ok: true; value: { token: string } };
    const second = await desk({ ...opened, token: further.value.token });
    expect(Object.keys(second.view!.facilitators)).toHaveLength(2);
    const [, added] = Object.keys(second.view!.facilitators);
    const own = Object.keys(at.view!.facilitators).find((id) => id !== added)!;
    expect((await at.ask({ type: 'dismiss', facilitator: added === own ? own : added! })).ok).toBe(true);
    await pause(50);
    expect(second.dismissed + at.dismissed).toBe(1);
  });

  test('whoever is moved or removed is sent away from where they were', async () => {
    const seminar = await openSeminar(server.url, { tables: 2 });
    const who = await join(server.url, seminar, 'Moved');
    const facilitator = await desk(seminar);
    await facilitator.ask({ type: 'begin' });
    await facilitator.until('play', ({ tables }) => !tables['1']!.paused);
    const lobby = await page(who);
    const seat = await atTable(lobby.view!.table!, who.token);
    let sentAway = 0;
    seat.socket.on('dismissed', () => (sentAway += 1));
    await facilitator.ask({ type: 'move', person: who.person, place: { table: 2, seat: 'iran' } });
    await lobby.until('moved', ({ me }) => me.place?.seat === 'iran');
    await expect.poll(() => sentAway).toBe(1);
    expect(await seat.act({ type: 'ready', ready: true })).toMatchObject({ ok: false });
    await facilitator.ask({ type: 'remove', person: who.person });
    await expect.poll(() => lobby.dismissed).toBe(1);
    expect(await page(who).catch((error: Error) => error.message)).toBe('wrong-token');
  });
});

test('a planned event comes as the talks of its round begin, once, after a restart too', async () => {
  let own = await startServer();
  try {
    const opened = await openSeminar(own.url, { tables: 1 });
    const joined = await join(own.url, opened, 'Person');
    let at = await desk(opened, own.url);
    await at.ask({ type: 'begin' });
    await at.until('play', ({ tables }) => !tables['1']!.paused);
    const written = { headline: 'Foretold', text: 'As planned.', effects: [] };
    await at.ask({ type: 'inject', tables: 'all', injection: { written }, round: 2 });
    own = await own.restart();
    at = await desk(opened, own.url);
    expect(Object.keys(at.view!.plans)).toHaveLength(1);
    while (at.view!.tables['1']!.round < 2) {
      await at.ask({ type: 'advance', tables: [1] });
      await pause(30);
    }
    await at.until('planned', ({ plans, tables }) => {
      return Object.keys(plans).length === 0 && Object.keys(tables['1']!.injected).length === 1;
    });
    own = await own.restart();
    at = await desk(opened, own.url);
    expect(Object.values(at.view!.tables['1']!.injected)).toMatchObject([{ headline: 'Foretold', round: 2 }]);
    expect((await page(joined, own.url)).view!.me.name).toBe('Person');
  } finally {
    await own.close();
  }
}, 60_000);

describe('an event that is to happen now', () => {
  const written = { headline: 'A leak', text: 'Papers are in the press.', effects: [] };
  const now = { type: 'inject', tables: 'all', injection: { written }, round: null } as const;
  /** Two tables that play. At the second nobody does anything unless the clock does, so that no war ends it. */
  async function playing(url: string) {
    const opened = await openSeminar(url, { tables: 2, placement: 'facilitator' });
    const at = await desk(opened, url);
    for (const [name, table, seat] of [
      ['One', 1, 'usa'],
      ['Two', 2, 'usa'],
      ['Three', 2, 'iran'],
      ['Four', 2, 'israel'],
    ] as const) {
      const { person } = await join(url, opened, name);
      await at.ask({ type: 'move', person, place: { table, seat } });
    }
    await at.ask({ type: 'begin' });
    await at.until('both play', ({ tables }) => !tables['1']!.paused && !tables['2']!.paused);
    return { opened, at };
  }
  const goTo = async (at: SeminarClient<DeskView>, number: number, there: (table: DeskTable) => boolean) => {
    for (let tries = 0; tries < 200 && !there(at.view!.tables[number]!); tries += 1) {
      const { round, step } = at.view!.tables[number]!;
      expect(await at.ask({ type: 'advance', tables: [number] })).toMatchObject({ ok: true });
      // Else another step would be over before the desk has heard of this one.
      await at.until('it goes on', ({ tables }) => {
        return tables[number]!.round !== round || tables[number]!.step !== step;
      });
    }
    expect(there(at.view!.tables[number]!)).toBe(true);
  };

  test('comes at once in Talks, and elsewhere as the next Talks begin, after a restart too', async () => {
    let own = await startServer();
    try {
      const first = await playing(own.url);
      let { at } = first;
      await goTo(at, 2, ({ step }) => step === 'orders');
      expect(await at.ask(now)).toEqual({ ok: true, value: { refused: {}, waiting: [2] } });
      await at.until('waiting', ({ plans }) => Object.keys(plans).length === 1);
      const [id] = Object.keys(at.view!.plans);
      expect(at.view!.plans[id!]).toMatchObject({ round: 'next', tables: [2], injection: { written } });
      await at.until('injected', ({ tables }) => Object.keys(tables['1']!.injected).length === 1);
      expect(at.view!.tables['2']!.injected).toEqual({});
      own = await own.restart();
      at = await desk(first.opened, own.url);
      await goTo(at, 2, ({ round }) => round === 2);
      await at.until('it came', ({ plans, tables }) => {
        return Object.keys(plans).length === 0 && tables['2']!.injected[id!]?.headline === 'A leak';
      });
      expect(at.view!.tables['2']!.injected[id!]).toMatchObject({ round: 2, undoable: true });
      // Undoing it is for this round; what is waiting can be dropped before it comes.
      await goTo(at, 2, ({ step }) => step === 'orders');
      await at.ask({ ...now, tables: [2] });
      await at.until('waits again', ({ plans }) => Object.keys(plans).length === 1);
      const [plan] = Object.keys(at.view!.plans);
      expect((await at.ask({ type: 'drop-plan', plan: plan! })).ok).toBe(true);
      // A state that nobody governs may fall in the second round.
      await goTo(at, 2, ({ round, step }) => round === 3 || step === 'ended');
      expect(Object.keys(at.view!.tables['2']!.injected)).toEqual([id]);
    } finally {
      await own.close();
    }
  }, 60_000);

  test('is refused where no Talks come any more, and what waits for a game that ends is dropped', async () => {
    const { at } = await playing(server.url);
    const { rounds } = at.view!.tables['2']!;
    await goTo(at, 2, ({ round, step }) => step === 'ended' || (round === rounds && step === 'orders'));
    const isOver = at.view!.tables['2']!.step === 'ended';
    const reply = await at.ask({ ...now, tables: [2] });
    expect(reply).toMatchObject({ ok: false, code: isOver ? 'ended' : 'no-more-talks' });
    expect(await at.ask(now)).toMatchObject({ ok: true, value: { waiting: [] } });
    await at.ask({ ...now, tables: [2], round: rounds });
    await goTo(at, 2, ({ step }) => step === 'ended');
    await at.until('nothing waits', ({ plans }) => Object.keys(plans).length === 0);
  }, 60_000);

  test('stands beside what came from the deck, each with its round', async () => {
    const { at } = await playing(server.url);
    await goTo(at, 2, ({ round }) => round === 2);
    await at.ask({ ...now, tables: [2] });
    await at.until('told', ({ tables }) => Object.keys(tables['2']!.injected).length === 1);
    const { drawn, injected } = at.view!.tables['2']!;
    expect(Object.keys(drawn)).toEqual(['1', '2']);
    const { events } = scenarioOf(at.view!.settings);
    for (const event of Object.values(drawn)) expect(events[event]?.headline).toBeTypeOf('string');
    expect(Object.values(injected)).toMatchObject([{ round: 2, headline: 'A leak' }]);
  }, 60_000);
});

describe('the debrief', () => {
  test('stops games that are not over where they are, tells those who play, and lets them go on after it', async () => {
    let own = await startServer();
    try {
      const opened = await openSeminar(own.url, { tables: 3, placement: 'facilitator' });
      let at = await desk(opened, own.url);
      const people: Joined[] = [];
      for (const table of [1, 2]) {
        const joined = await join(own.url, opened, `Person ${table}`);
        people.push(joined);
        await at.ask({ type: 'move', person: joined.person, place: { table, seat: 'usa' } });
      }
      await at.ask({ type: 'begin' });
      await at.until('both play', ({ tables }) => !tables['1']!.paused && !tables['2']!.paused);
      await at.ask({ type: 'pause', tables: [2], paused: true });
      let one = await atTable(at.view!.tables['1']!.id, people[0]!.token, own.url);
      expect(one.state).not.toHaveProperty('debrief');
      expect((await at.ask({ type: 'phase', phase: 'debrief' })).ok).toBe(true);
      const told = await one.until(({ debrief, view }) => debrief === true && view.paused);
      expect(told.view.step).toBe('talks');
      expect(await one.act({ type: 'ready', ready: true })).toMatchObject({ code: 'paused' });
      // It is the chair's act, as every pause.
      const host = await own.app.registry.find(at.view!.tables['1']!.id);
      expect((await host.entries()).at(-1)).toMatchObject({
        actor: 'chair',
        kind: 'move',
        payload: { type: 'pause', paused: true },
      });
      for (const request of [
        { type: 'pause', tables: [1], paused: false },
        { type: 'advance', tables: 'all' },
        { type: 'extend', tables: 'all', minutes: 1 },
        { type: 'inject', tables: [1], injection: { event: 'markets' }, round: null },
        { type: 'undo', table: 1, injected: 'x' },
      ] as FacilitatorRequest[])
        expect([request.type, await at.ask(request)]).toEqual([
          request.type,
          { ok: false, code: 'in-debrief', detail: {} },
        ]);
      // Nor does a game begin now where nobody sat until now.
      await at.ask({ type: 'move', person: people[1]!.person, place: { table: 3, seat: 'iran' } });
      await pause(50);
      expect(at.view!.tables['3']!.paused).toBe(true);
      const results = await fetch(`${own.url}/api/seminars/${opened.seminar}/results`, {
        headers: { authorization: `Bearer ${people[0]!.token}` },
      });
      const { tables: shown } = (await results.json()) as { tables: { recording: unknown }[] };
      expect(shown.map(({ recording }) => recording)).toEqual([null, null, null]);

      own = await own.restart();
      at = await desk(opened, own.url);
      expect(Object.values(at.view!.tables).map(({ paused }) => paused)).toEqual([true, true, true]);
      expect((await at.ask({ type: 'phase', phase: 'playing' })).ok).toBe(true);
      await at.until('it goes on', ({ tables }) => !tables['1']!.paused && !tables['3']!.paused);
      // What the facilitator had paused stays paused.
      expect(at.view!.tables['2']!.paused).toBe(true);
      one = await atTable(at.view!.tables['1']!.id, people[0]!.token, own.url);
      expect(one.state).not.toHaveProperty('debrief');
      expect((await one.act({ type: 'ready', ready: true })).ok).toBe(true);
    } finally {
      await own.close();
    }
  }, 60_000);
});

test('each facilitator is told which one they are', async () => {
  const opened = await openSeminar(server.url, { tables: 1 });
  const at = await desk(opened);
  const invited = (await at.ask({ type: 'invite', name: 'Helper' })) as { value: { token: string } };
  const [own, helper] = [new SeminarClient(server.url), new SeminarClient(server.url)];
  clients.push(own, helper);
  const first = await own.attend(opened.seminar, opened.token);
  const second = await helper.attend(opened.seminar, invited.value.token);
  if (!first.ok || !second.ok) throw new Error('not let in');
  const named = ({ value: { me, view } }: typeof first) => (view as DeskView).facilitators[me!]?.name;
  expect([named(first), named(second)]).toEqual([null, 'Helper']);
  const person = new SeminarClient(server.url);
  clients.push(person);
  const reply = await person.attend(opened.seminar, (await join(server.url, opened, 'Person')).token);
  expect(reply.ok && 'me' in reply.value).toBe(false);
});

test('a seminar that nobody attends is put away with its tables, and none of them goes on by who sat there before', async () => {
  const own = await startServer({ IDLE_SECONDS: '0.2' });
  try {
    const opened = await openSeminar(own.url);
    const joined = await join(own.url, opened, 'Person');
    let at = await desk(opened, own.url);
    const table = at.view!.tables['1']!.id;
    const seat = await atTable(table, joined.token, own.url);
    at.close();
    // Somebody is at a table: it is not put away, however long nobody looks at the seminar itself.
    await pause(1_000);
    at = await desk(opened, own.url);
    let sentAway = 0;
    seat.socket.on('dismissed', () => (sentAway += 1));
    await at.ask({ type: 'move', person: joined.person, place: { table: 2, seat: 'iran' } });
    await expect.poll(() => sentAway).toBe(1);
    seat.close();
    at.close();
    await expect.poll(() => own.app.registry.size, { timeout: 5_000 }).toBe(0);
    const again = new TestClient(own.url);
    clients.push(again);
    expect(await again.enter(table, joined.token)).toMatchObject({ code: 'wrong-token' });
    const moved = await page(joined, own.url);
    expect(moved.view!.me.place).toEqual({ table: 2, seat: 'iran' });
  } finally {
    await own.close();
  }
}, 30_000);

test('questionnaires are answered when they are asked, and changed', async () => {
  const opened = await openSeminar(server.url, {
    asks: { before: true, after: false },
    questions: [{ id: 'own', when: 'after', kind: 'words', text: 'What surprised you?' }],
  });
  const own = await page(await join(server.url, opened, 'Person'));
  const at = await desk(opened);
  expect(own.view!.questionnaires).toEqual({ before: 'open' });
  expect((await own.ask({ type: 'answer', when: 'before', answers: { trust: 3 } })).ok).toBe(true);
  expect(await own.ask({ type: 'answer', when: 'after', answers: { own: 'x' } })).toMatchObject({
    code: 'not-asked',
  });
  await at.ask({ type: 'begin' });
  await own.until('after', ({ questionnaires }) => questionnaires.after === 'open');
  expect((await own.ask({ type: 'answer', when: 'after', answers: { own: 'Trust.' } })).ok).toBe(true);
  await own.until('kept', ({ answers }) => answers.after?.own === 'Trust.');
  await at.until('told', ({ people }) => Object.values(people)[0]!.answered.after);
  expect(JSON.stringify(at.view)).not.toContain('Trust.');
});

describe('what was expected before the game', () => {
  const before = (own: SeminarClient<ParticipantView>, score: number) =>
    own.ask({ type: 'answer', when: 'before', answers: { 'expected-score': score } });
  const over = (at: SeminarClient<DeskView>, table: number) => at.view!.tables[table]!.ending !== null;

  test('can be said and changed while one’s own game is on, and no more once it is over', async () => {
    const opened = await openSeminar(server.url, { delegation: 1 });
    const first = await page(await join(server.url, opened, 'First'));
    const second = await page(await join(server.url, opened, 'Second'));
    const at = await desk(opened);
    for (const [index, { view }] of [first, second].entries())
      await at.ask({ type: 'move', person: view!.me.person, place: { table: index + 1, seat: 'usa' } });
    await at.ask({ type: 'begin' });
    await at.until('play', ({ tables }) => Object.values(tables).every(({ paused }) => !paused));
    expect((await before(first, 40)).ok).toBe(true);
    expect((await before(first, 45)).ok).toBe(true);
    while (!over(at, 1)) {
      await at.ask({ type: 'advance', tables: [1] });
      await pause(10);
    }
    await first.until('closed', ({ questionnaires }) => questionnaires.before === 'closed');
    expect(await before(first, 90)).toMatchObject({ ok: false, code: 'answers-closed' });
    expect(first.view!.answers.before).toEqual({ 'expected-score': 45 });
    expect(second.view!.questionnaires.before).toBe('open');
    expect((await before(second, 50)).ok).toBe(true);
    expect((await first.ask({ type: 'answer', when: 'after', answers: { 'self-face': 2 } })).ok).toBe(true);
  });

  test('is closed for all by the debrief, and stays so when play goes on; what is asked afterwards is not', async () => {
    const opened = await openSeminar(server.url, { delegation: 1 });
    const own = await page(await join(server.url, opened, 'Person'));
    const at = await desk(opened);
    await at.ask({ type: 'begin' });
    expect((await before(own, 40)).ok).toBe(true);
    await at.ask({ type: 'phase', phase: 'debrief' });
    await own.until('closed', ({ questionnaires }) => questionnaires.before === 'closed');
    expect(await before(own, 41)).toMatchObject({ ok: false, code: 'answers-closed' });
    for (const score of [2, 3])
      expect((await own.ask({ type: 'answer', when: 'after', answers: { 'self-face': score } })).ok).toBe(
        true,
      );
    await at.ask({ type: 'phase', phase: 'playing' });
    await own.until('on again', ({ phase }) => phase === 'playing');
    expect(await before(own, 42)).toMatchObject({ ok: false, code: 'answers-closed' });
    expect(own.view!.answers).toEqual({ before: { 'expected-score': 40 }, after: { 'self-face': 3 } });
  });
});

test('deleting, or time, leaves nothing of a seminar', async () => {
  const own = await startServer({ IDLE_SECONDS: '0.1' });
  try {
    const opened = await openSeminar(own.url, { name: 'To be forgotten' });
    const joined = await join(own.url, opened, 'Forgotten person');
    const at = await desk(opened, own.url);
    const lobby = await page(joined, own.url);
    await at.ask({ type: 'begin' });
    await at.until('play', ({ tables }) => !tables['1']!.paused);
    const { id } = at.view!.tables['1']!;
    const answer = await fetch(`${own.url}/api/seminars/${opened.seminar}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${opened.token}` },
    });
    expect(answer.status).toBe(200);
    await expect.poll(() => [at.dismissed, lobby.dismissed]).toEqual([1, 1]);
    expect((await call(own.url, `/api/seminars/codes/${opened.code}`)).status).toBe(404);
    expect((await call(own.url, `/api/tables/${id}`)).status).toBe(404);
    expect(await desk(opened, own.url).catch((error: Error) => error.message)).toBe('unknown-seminar');
    const rest = await leftIn(own.dataDir);
    for (const word of [opened.seminar, id, 'Forgotten person', 'To be forgotten'])
      expect(rest).not.toContain(word);
  } finally {
    await own.close();
  }
}, 30_000);

test('settings and requests of any other shape are refused, and nothing comes of them', async () => {
  const wrong: Record<string, unknown>[] = [
    { tables: 0 },
    { tables: 21 },
    { delegation: 6 },
    { days: 0 },
    { scenario: 'none' },
    { talk: { open: 'free' } },
    { botLevel: 'god' },
    { more: 1 },
    { questions: [{ id: 'a', when: 'before', kind: 'scale', text: '' }] },
  ];
  for (const each of wrong) {
    const { status, body } = await call(server.url, '/api/seminars', { ...settings(), ...each });
    expect([status, body.code], JSON.stringify(each)).toEqual([400, 'malformed']);
  }
  const opened = await openSeminar(server.url);
  const at = await desk(opened);
  const requests: unknown[] = [
    null,
    {},
    { type: 'move' },
    { type: 'inject', tables: [1, 1], injection: { event: 'x' }, round: null },
    { type: 'speak', to: { tables: 'all', seat: null }, text: 'x'.repeat(2_001) },
    { type: 'note', id: '../x', note: {} },
    { type: 'extend', tables: 'all', minutes: -1 },
  ];
  for (const request of requests)
    expect(await at.ask(request as Record<string, unknown>)).toMatchObject({ code: 'malformed' });
  expect(await at.ask({ type: 'move', person: 'nobody', place: null })).toMatchObject({
    code: 'unknown-person',
  });
  expect(await at.ask({ type: 'project', table: 7 })).toMatchObject({ code: 'unknown-place' });
  expect(await at.ask({ type: 'drop-plan', plan: 'toString' })).toMatchObject({ code: 'unknown-plan' });
});

/** All text that is in the tables of a database. */
async function leftIn(dataDir: string): Promise<string> {
  const { openSqlite } = await import('../../server/storage/sqlite');
  const { sql } = await import('kysely');
  const db = openSqlite(`${dataDir}/brittle-peace.sqlite`);
  try {
    const names = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
      db,
    );
    const all = await Promise.all(
      names.rows.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)),
    );
    return JSON.stringify(all.map(({ rows }) => rows));
  } finally {
    await db.destroy();
  }
}

interface Delegate {
  readonly joined: Joined;
  readonly seat: Seat;
  readonly table: number;
  client: TestClient;
}

/** Plays what an easy bot would, over the delegate's own connection, once; whether there was anything to do. */
async function playOnce({ client, seat }: Delegate, random: () => number): Promise<boolean> {
  const { state } = client;
  if (!state || state.view.step === 'ended' || state.view.paused) return false;
  const view = state.view as SeatView;
  if (view.ready[seat] && view.step !== 'talks') return false;
  const act = easyBot.act({
    view,
    messages: state.messages,
    random,
    character: 'cautious',
    effort: { rollouts: 0, stop: () => false },
  });
  if (!act) return false;
  const reply = await client.act(act.action);
  return reply.ok;
}

test('six tables, thirty delegates and four bots, from the code to the debrief, with a restart in the middle', async () => {
  let own = await startServer();
  try {
    const opened = await openSeminar(own.url, {
      tables: 6,
      delegation: 3,
      botLevel: 'easy',
      scenario: 'short',
    });
    const facts = await call<{ seminar: string }>(own.url, `/api/seminars/codes/${opened.code}`);
    expect(facts.body.seminar).toBe(opened.seminar);
    const people: Joined[] = [];
    for (let n = 1; n <= 30; n += 1) people.push(await join(own.url, opened, `Delegate ${n}`));
    let at = await desk(opened, own.url);
    // 14 seats of 18 for people: four are left to bots.
    const seats = Object.values(at.view!.tables).flatMap(({ seats: each }, index) =>
      SEATS.map((seat) => ({ table: index + 1, seat, people: each[seat].people })),
    );
    const emptied = seats.filter(({ table, seat }) => table >= 3 && seat === 'israel');
    for (const { table, people: there } of emptied)
      for (const person of there)
        expect((await at.ask({ type: 'move', person, place: { table, seat: 'iran' } })).ok).toBe(true);
    expect((await at.ask({ type: 'begin' })).ok).toBe(true);
    await at.until('all play', ({ tables }) => Object.values(tables).every(({ paused }) => !paused));
    const held = Object.values(at.view!.tables).flatMap(({ seats: each }) => Object.values(each));
    expect(held.filter(({ holder }) => holder === 'bot')).toHaveLength(4);

    const sit = async (url: string): Promise<Delegate[]> =>
      Promise.all(
        people.map(async (joined) => {
          const { place } = at.view!.people[joined.person]!;
          const client = await atTable(at.view!.tables[place!.table]!.id, joined.token, url);
          return { joined, seat: place!.seat, table: place!.table, client };
        }),
      );
    let delegates = await sit(own.url);
    await at.until('all are here', ({ people: all }) => Object.values(all).every(({ here }) => here));
    const isHead = ({ joined, seat, table }: Delegate): boolean =>
      at.view!.tables[table]!.seats[seat].head === joined.person;
    const follower = delegates.find((each) => !isHead(each))!;
    expect(await follower.client.act({ type: 'ready', ready: true })).toMatchObject({ code: 'not-head' });

    const random = stream('seminar');
    const isOver = () => Object.values(at.view!.tables).every(({ ending }) => ending !== null);
    let restarted = false;
    const limit = Date.now() + 150_000;
    while (!isOver() && Date.now() < limit) {
      let busy = false;
      for (const delegate of delegates.filter(isHead)) busy = (await playOnce(delegate, random)) || busy;
      if (!restarted && Object.values(at.view!.tables).some(({ round }) => round >= 3)) {
        restarted = true;
        const before = Object.values(at.view!.tables).map(({ entry }) => entry);
        own = await own.restart();
        at = await desk(opened, own.url);
        delegates = await sit(own.url);
        Object.values(at.view!.tables).forEach(({ entry }, index) =>
          expect(entry).toBeGreaterThanOrEqual(before[index]!),
        );
      }
      if (!busy) await pause(20);
    }
    expect(restarted).toBe(true);
    await at.until('all are over', isOver, 1_000);
    expect((await at.ask({ type: 'phase', phase: 'debrief' })).ok).toBe(true);
    const lobby = await page(people[0]!, own.url);
    expect(lobby.view!.phase).toBe('debrief');
    expect((await lobby.ask({ type: 'answer', when: 'after', answers: { outcome: 5 } })).ok).toBe(true);
  } finally {
    await own.close();
  }
}, 180_000);
