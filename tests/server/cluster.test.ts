import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { io } from 'socket.io-client';
import { BOT_NAMESPACE, BOT_PROTOCOL_VERSION } from '../../shared/protocol/programs';
import type { OnView } from '../../shared/protocol/gallery';
import type { Reply, TableView } from '../../shared/protocol/messages';
import type { SeatAction } from '../../shared/rules/actions';
import { options } from '../../shared/rules/options';
import { SEATS, type Seat } from '../../shared/content/seats';
import { randomBot } from '../../shared/bots/random';
import { writeStudy } from '../../shared/study/read';
import { STUDY_NAMESPACE, STUDY_PROTOCOL_VERSION, type RoomNow } from '../../shared/study/room';
import { recordingOf, seedOf } from '../recording/support';
import { studyOf } from '../study/support';
import type { DeskView } from '../../shared/protocol/seminar';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import { freshDatabase, query } from '../support/postgres';
import {
  bot,
  call,
  openTable,
  pause,
  people,
  person,
  startServer,
  takeSeat,
  TestClient,
  type TestServer,
} from '../support/server';

let url: string;
let one: TestServer;
let two: TestServer;

beforeAll(async () => {
  url = await freshDatabase();
  const env = {
    DATABASE_URL: url,
    LEASE_SECONDS: '1',
    GRACE_SECONDS: '0.1',
    LEAD_SECONDS: '0.5',
    LOG_LEVEL: 'warn',
  };
  [one, two] = await Promise.all([startServer(env), startServer(env)]);
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
});

const entered = async (server: TestServer, table: string, token?: string): Promise<TestClient> => {
  const client = new TestClient(server.url);
  const reply = await client.enter(table, token);
  if (!reply.ok) throw new Error(reply.code);
  return client;
};

interface Row {
  readonly seq: number;
  readonly actor: string;
  readonly request_id: string | null;
  readonly payload: string;
}
const entriesOf = (table: string) =>
  query<Row>(url, 'select seq, actor, request_id, payload from entries where table_id = $1 order by seq', [
    table,
  ]);

/** Resolves once it is so. */
async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (await holds()) return;
    await pause(20);
  }
  throw new Error(`never: ${what}`);
}

describe('two servers on one database', { timeout: 120_000 }, () => {
  test('people of a table sit on either; a token is good everywhere at once', async () => {
    const opened = await openTable(one.url, { gallery: true });
    const usa = await entered(two, opened.table, await takeSeat(one.url, opened, 'usa', 'Ann'));
    const iran = await entered(one, opened.table, await takeSeat(two.url, opened, 'iran', 'Ben'));
    const gallery = await entered(two, opened.table);
    await Promise.all(
      [usa, iran, gallery].map((each) =>
        each.until(
          ({ people: { usa: a, iran: b } }) => a.here && b.here && a.name === 'Ann' && b.name === 'Ben',
        ),
      ),
    );
    expect(await usa.say('good morning')).toMatchObject({ ok: true });
    expect(await iran.say('good morning to you')).toMatchObject({ ok: true });
    const isHeard = ({ messages }: { messages: object }) => Object.keys(messages).length === 2;
    const states = await Promise.all([usa, iran, gallery].map((each) => each.until(isHeard)));
    for (const { messages } of states) {
      expect(Object.values(messages).map(({ from }) => from)).toEqual(['usa', 'iran']);
    }
    iran.close();
    await usa.until(({ people: { iran: each } }) => !each.here);
    // A taken seat is taken on the other too.
    const again = await call(one.url, `/api/tables/${opened.table}/seats/usa`, {
      invite: opened.invites.usa,
    });
    expect(again.body).toMatchObject({ code: 'seat-taken' });
    usa.close();
    gallery.close();
  });

  test('of 600 requests at once at the same tables, to either, each is kept once and seen by all in one order', async () => {
    const TABLES = 5;
    const EACH = 40;
    const sent: Promise<void>[] = [];
    const clients: { table: string; client: TestClient }[] = [];
    const acknowledged: string[] = [];
    for (let at = 0; at < TABLES; at += 1) {
      const opened = await openTable([one, two][at % 2]!.url);
      for (const seat of SEATS) {
        const token = await takeSeat(one.url, opened, seat);
        const both = await Promise.all([one, two].map((server) => entered(server, opened.table, token)));
        clients.push(...both.map((client) => ({ table: opened.table, client })));
        for (let number = 0; number < EACH; number += 1) {
          const id = `${seat}-${number}`;
          const ask = async (client: TestClient) => {
            const reply =
              number === EACH / 2
                ? await client.act({ type: 'ready', ready: seat !== 'usa' }, id)
                : await client.say(`${id} says something`, 'open', id);
            // Whoever is ready already is told so; the others are done.
            if (!reply.ok) expect(reply.code).toBe('already-done');
            else acknowledged.push(`${opened.table} ${seat} ${id}`);
          };
          // Some are asked of both at once, as a client does that has lost one of them.
          const [first, second] = number % 2 ? both : [both[1]!, both[0]!];
          sent.push(ask(first!));
          if (number % 5 === 0) sent.push(ask(second!));
        }
      }
    }
    expect(sent.length).toBeGreaterThan(600);
    await Promise.all(sent);
    for (const table of new Set(clients.map((each) => each.table))) {
      const entries = await entriesOf(table);
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
      const kept = entries.map(({ actor, request_id }) => `${table} ${actor} ${request_id}`);
      expect(new Set(kept).size).toBe(kept.length);
      const lost = acknowledged.filter((each) => each.startsWith(table) && !kept.includes(each));
      expect(lost).toEqual([]);
      const said = entries.filter(({ payload }) => payload.includes('says something'));
      const texts = said.map(({ payload }) => (JSON.parse(payload) as { body: { text: string } }).body.text);
      expect(texts).toHaveLength((EACH - 1) * SEATS.length);
      for (const each of clients.filter((client) => client.table === table)) {
        const state = await each.client.until(
          ({ messages }) => Object.keys(messages).length === texts.length,
        );
        expect(Object.values(state.messages).map(({ body }) => (body as { text: string }).text)).toEqual(
          texts,
        );
        expect(state.view.ready).toEqual({ usa: false, iran: true, israel: true });
      }
    }
    for (const { client } of clients) client.close();
  });

  test('bots play at one of them alone', async () => {
    const opened = await openTable(one.url, { seats: { usa: person, iran: bot(), israel: bot() } });
    const usa = await entered(two, opened.table, await takeSeat(two.url, opened, 'usa'));
    const acts = (view: TableView['view']): SeatAction | null => {
      const may = options(view, 'usa');
      if (!may.awaited) return null;
      if (view.step === 'talks') return { type: 'ready', ready: true };
      if (view.step === 'orders') return { type: 'orders', orders: [] };
      const response = may.responses.find(({ refusal }) => refusal === null)?.value;
      return response ? { type: 'respond', response } : null;
    };
    const isMine = ({ view }: TableView) => view.step === 'ended' || view.round > 2 || acts(view) !== null;
    for (;;) {
      const { view } = await usa.until(isMine);
      const act = acts(view);
      if (view.step === 'ended' || view.round > 2 || !act) break;
      // A bot may have ended the step meanwhile.
      await usa.act(act);
      await usa.until((state) => state.view !== view);
    }
    const keepers = await query(url, 'select process from keepers where table_id = $1', [opened.table]);
    expect(keepers).toHaveLength(1);
    const entries = await entriesOf(opened.table);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    // Each seat gives its orders once a round.
    const orders = entries.filter(({ payload }) => payload.includes('"type":"orders"'));
    const key = orders.map(({ actor }) => actor);
    for (const seat of SEATS) expect(key.filter((actor) => actor === seat).length).toBeLessThanOrEqual(2);
    usa.close();
  });

  test('those who are here vote for a bot from wherever they are', async () => {
    const opened = await openTable(one.url, { seats: people });
    const tokens = new Map<Seat, string>();
    for (const seat of SEATS) tokens.set(seat, await takeSeat(one.url, opened, seat));
    const usa = await entered(one, opened.table, tokens.get('usa'));
    const iran = await entered(two, opened.table, tokens.get('iran'));
    await Promise.all(
      [usa, iran].map((each) =>
        each.until(({ people: all }) => all.usa.here && all.iran.here && all.israel.votable),
      ),
    );
    const vote = { type: 'vote', table: opened.table, seat: 'israel', bot: true };
    expect(await iran.ask(vote)).toMatchObject({ ok: true });
    await usa.until(({ people: { israel } }) => israel.votes.iran === true);
    expect(usa.state!.view.seats.israel.kind).toBe('person');
    expect(await usa.ask(vote)).toMatchObject({ ok: true });
    for (const each of [usa, iran]) await each.until(({ view }) => view.seats.israel.kind === 'bot');
    await pause(100);
    const seated = (await entriesOf(opened.table)).filter(({ payload }) => payload.includes('"type":"seat"'));
    expect(seated).toHaveLength(1);
    usa.close();
    iran.close();
  });

  test('a program plays from either, has one connection, and is sent away when its token is taken back', async () => {
    const opened = await openTable(one.url, { seats: people });
    const path = `/api/tables/${opened.table}/seats/israel/program`;
    const { body } = await call<{ token: string }>(one.url, path, { host: opened.host });
    const come = (server: TestServer) => {
      const auth = { protocol: BOT_PROTOCOL_VERSION, token: body.token };
      const socket = io(`${server.url}${BOT_NAMESPACE}`, {
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        auth,
      });
      const out: string[] = [];
      socket.on('out', ({ code }: { code: string }) => out.push(code));
      let views = 0;
      socket.on('view', () => (views += 1));
      return { socket, out, views: () => views };
    };
    const first = come(two);
    await until(() => first.views() > 0, 'the program is shown its table');
    const second = come(one);
    await until(() => second.views() > 0, 'the program is shown its table again');
    await until(() => first.out.includes('seat-taken'), 'its other connection ends');
    await call(two.url, `/api/tables/${opened.table}/seats/israel`, { host: opened.host });
    await until(() => second.out.includes('wrong-token'), 'it is sent away');
    second.socket.disconnect();
  });

  test('servers that lose all their connections go on as soon as they have others', async () => {
    const opened = await openTable(one.url);
    const usa = await entered(one, opened.table, await takeSeat(one.url, opened, 'usa'));
    const iran = await entered(two, opened.table, await takeSeat(two.url, opened, 'iran'));
    for (let time = 1; time <= 3; time += 1) {
      await query(
        url,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      const id = `again-${time}`;
      await until(async () => (await usa.say(id, 'open', id)).ok, 'a message is kept');
      await iran.until(({ messages }) => Object.keys(messages).length === time);
    }
    const kept = (await entriesOf(opened.table)).filter(({ request_id }) => request_id !== null);
    expect(kept.map(({ request_id }) => request_id)).toEqual(['again-1', 'again-2', 'again-3']);
    iran.close();
    await usa.until(({ people: { iran: each } }) => !each.here);
    usa.close();
  });

  test('games on view are listed wherever they are on', async () => {
    const opened = await openTable(one.url, {
      gallery: true,
      name: 'Watched from afar',
      seats: { usa: person, iran: bot(), israel: bot() },
    });
    const usa = await entered(one, opened.table, await takeSeat(one.url, opened, 'usa'));
    const listed = async (server: TestServer) => {
      const { body } = await call<{ tables: OnView[] }>(server.url, '/api/gallery');
      return body.tables.filter(({ table }) => table === opened.table);
    };
    await until(async () => (await listed(two)).length === 1, 'the game is listed by the other server');
    expect(await listed(two)).toMatchObject([{ name: 'Watched from afar' }]);
    expect(await listed(one)).toHaveLength(1);
    usa.close();
  });
});

describe('a seminar on two servers', { timeout: 120_000 }, () => {
  const attending = async (server: TestServer, seminar: string, token: string) => {
    const client = new SeminarClient<DeskView>(server.url);
    const reply = await client.attend(seminar, token);
    if (!reply.ok) throw new Error(reply.code);
    return client;
  };

  test('people of a delegation decide together, and the desk sees all, wherever they are connected', async () => {
    const opened = await openSeminar(one.url, { tables: 1, delegation: 2, deciding: 'majority' });
    const names = ['Ann', 'Ben', 'Cleo', 'Dara', 'Esra', 'Fay'];
    const twice = await Promise.allSettled([one, two].map(({ url: at }) => join(at, opened, 'Ann')));
    const taken = twice.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(taken).toHaveLength(1);
    const others = names.slice(1).map((name, index) => join([one, two][index % 2]!.url, opened, name));
    const joined = [...taken, ...(await Promise.all(others))];
    await expect(join(two.url, opened, 'Gus')).rejects.toThrow('full');
    const desk = await attending(two, opened.seminar, opened.token);
    const view = desk.view!;
    for (const seat of SEATS) expect(view.tables[1]!.seats[seat].people).toHaveLength(2);
    expect(await desk.ask({ type: 'begin' })).toMatchObject({ ok: true });

    const ids = view.tables[1]!.seats.usa.people;
    const tokens = ids.map((id) => joined.find(({ person: who }) => who === id)!.token);
    const table = view.tables[1]!.id;
    const [first, second] = await Promise.all([
      entered(one, table, tokens[0]),
      entered(two, table, tokens[1]),
    ]);
    await Promise.all(
      [first!, second!].map((each) =>
        each.until(({ delegation }) => ids.every((id) => delegation!.people[id]!.here)),
      ),
    );
    await desk.until('both are here', ({ people: all }) => ids.every((id) => all[id]!.here));

    const draft = { kind: 'orders', content: { note: 'é'.repeat(3_500) } };
    expect(await first!.ask({ type: 'draft', table, draft })).toMatchObject({ ok: true });
    await second!.until(({ delegation }) => {
      const content = delegation!.drafts[ids[0]!]?.content as { note: string } | undefined;
      return content?.note === draft.content.note;
    });

    const proposed = await first!.act({ type: 'ready', ready: true });
    expect(proposed).toMatchObject({ ok: true, value: { motion: expect.any(String) } });
    const { delegation } = await second!.until(
      (state) => Object.keys(state.delegation!.motions).length === 1,
    );
    expect(second!.state!.view.ready.usa).toBe(false);
    const [motion] = Object.keys(delegation!.motions);
    expect(await second!.ask({ type: 'motion', table, motion, support: true })).toMatchObject({ ok: true });
    for (const each of [first!, second!]) {
      await each.until(
        (state) => state.view.ready.usa && Object.keys(state.delegation!.motions).length === 0,
      );
    }
    const ready = (await entriesOf(table)).filter(({ payload }) => payload.includes('"type":"ready"'));
    expect(ready).toHaveLength(1);

    const head = view.tables[1]!.seats.usa.head!;
    const other = ids.find((id) => id !== head)!;
    const at = [first!, second!][ids.indexOf(head)]!;
    expect(await at.ask({ type: 'head', table, person: other })).toMatchObject({ ok: true });
    for (const each of [first!, second!]) await each.until((state) => state.delegation!.head === other);
    first!.close();
    second!.close();
    await desk.until('both are gone', ({ people: all }) => ids.every((id) => !all[id]!.here));
    desk.close();
  });

  test('what is planned happens once, whoever is removed has no place anywhere, and what is deleted is gone', async () => {
    const opened = await openSeminar(one.url, { tables: 1, delegation: 1 });
    const joined = await Promise.all(['Ann', 'Ben', 'Cleo'].map((name) => join(one.url, opened, name)));
    const desk = await attending(two, opened.seminar, opened.token);
    const table = desk.view!.tables[1]!.id;
    expect(await desk.ask({ type: 'begin' })).toMatchObject({ ok: true });
    const written = { headline: 'Talks go on', text: 'The talks go on today.' };
    const injection = { written: { ...written, effects: [] } };
    const planned = await desk.ask({ type: 'inject', tables: [1], injection, round: 1 });
    expect(planned).toMatchObject({ ok: true });
    await desk.until('it happened', ({ plans, tables }) => {
      const isDone = Object.values(tables[1]!.injected).some(({ headline }) => headline === 'Talks go on');
      return isDone && Object.keys(plans).length === 0;
    });
    await pause(100);
    const injected = (await entriesOf(table)).filter(({ payload }) => payload.includes('"type":"inject"'));
    expect(injected).toHaveLength(1);

    const page = await attending(one, opened.seminar, joined[0]!.token);
    const delegate = await entered(one, table, joined[0]!.token);
    const sent: unknown[] = [];
    delegate.socket.on('dismissed', (dismissed) => sent.push(dismissed));
    expect(await desk.ask({ type: 'remove', person: joined[0]!.person })).toMatchObject({ ok: true });
    await until(() => page.dismissed === 1 && sent.length === 1, 'who was removed is sent away');

    const path = `${two.url}/api/seminars/${opened.seminar}`;
    const response = await fetch(path, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${opened.token}` },
    });
    expect(response.ok).toBe(true);
    const late = new SeminarClient(one.url);
    expect(await late.attend(opened.seminar, opened.token)).toMatchObject({ code: 'unknown-seminar' });
    expect(await entriesOf(table)).toEqual([]);
    for (const each of [page, late, desk]) each.close();
    delegate.close();
  });
});

describe('a shared study on two servers', { timeout: 120_000 }, () => {
  const recording = recordingOf('short', seedOf(1), { usa: randomBot, iran: randomBot, israel: randomBot });

  const opened = async (server: TestServer, study: string, key?: string) => {
    const socket = io(`${server.url}${STUDY_NAMESPACE}`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    const page: { room: RoomNow | null } = { room: null };
    socket.on('room', (room: RoomNow) => (page.room = room));
    const ask = (request: object) =>
      socket.timeout(10_000).emitWithAck('request', request) as Promise<Reply<RoomNow>>;
    const reply = await ask({ type: 'open', protocol: STUDY_PROTOCOL_VERSION, study, ...(key && { key }) });
    if (!reply.ok) throw new Error(reply.code);
    return Object.assign(page, { socket, ask, room: page.room ?? reply.value });
  };

  test('whoever leads is followed, and a change is heard of, at both', async () => {
    const text = writeStudy(studyOf(recording), recording);
    const send = (path: string, method: string, key?: string) =>
      fetch(`${one.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
        ...(method !== 'DELETE' && { body: text }),
      });
    const { study, key } = (await (await send('/api/studies', 'POST')).json()) as Record<string, string>;
    const ann = await opened(one, study!, key);
    const ben = await opened(two, study!, key);
    await until(() => ann.room?.present === 2 && ben.room?.present === 2, 'both are counted at both');

    const place = { entry: 3, viewer: 'gallery', playing: false };
    expect(await ann.ask({ type: 'lead', as: 'annannann', name: 'Ann', place })).toMatchObject({ ok: true });
    await until(() => ben.room?.lead?.by === 'annannann', 'the other hears who leads');
    await ann.ask({ type: 'show', place: { ...place, entry: 5 } });
    await until(() => ben.room?.lead?.place.entry === 5, 'the other follows');
    await ben.ask({ type: 'lead', as: 'benbenben', name: 'Ben', place });
    await until(() => ann.room?.lead?.by === 'benbenben', 'another leads');
    expect(await ann.ask({ type: 'show', place })).toMatchObject({ code: 'not-leading' });
    const late = await opened(one, study!);
    await until(
      () => late.room?.lead?.by === 'benbenben' && late.room.present === 3,
      'who comes later hears it',
    );

    ben.socket.disconnect();
    await until(() => ann.room?.lead?.away === true && ann.room.present === 2, 'the leader is away');
    await until(() => ann.room?.lead === null, 'the lead ends');

    const again = await opened(two, study!);
    expect((await send(`/api/studies/${study}`, 'DELETE', key)).ok).toBe(true);
    await until(() => again.room?.gone === true, 'that it is deleted is heard of');
    for (const each of [ann, late, again]) each.socket.disconnect();
  });
});
