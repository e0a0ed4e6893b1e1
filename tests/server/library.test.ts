// Publishing a finished game: who has to agree, what is in it, who may take it out again, and who may not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { middleBot } from '../../shared/bots/middle';
import { randomBot } from '../../shared/bots/random';
import { stream } from '../../shared/bots/randomness';
import type { Seat } from '../../shared/content/seats';
import { publicationSchema, uploadedSchema, type Wish } from '../../shared/protocol/library';
import { factsOf } from '../../shared/recording/facts';
import type { Recording } from '../../shared/recording/format';
import { gameIdOf } from '../../shared/recording/id';
import {
  bestSeat,
  isSought,
  lengthClass,
  publishedSchema,
  type Filter,
} from '../../shared/recording/library';
import { read } from '../../shared/recording/read';
import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import { timelineOf } from '../../shared/recording/timeline';
import { viewOf } from '../../shared/views/filter';
import type { SeatView } from '../../shared/views/view';
import type { Opened } from '../../server/tables/registry';
import { journalOf, recorded, recordingOf, seedOf } from '../recording/support';
import {
  bot,
  call,
  openTable,
  person,
  pause,
  startServer,
  takeSeat,
  type TestServer,
} from '../support/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ OPERATOR_TOKEN: 'whoever-runs-this-server' });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

async function ask(method: string, path: string, token?: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Record<string, unknown> };
}

const WISH: Wish = { title: 'A quiet autumn', messages: 'open', names: true };
const standing = ({ body }: Answer) => publicationSchema.parse(body);
const list = async (query = '') => publishedSchema.parse((await ask('GET', `/api/library${query}`)).body);

/** A game that two persons, or so many, played to its end; what was said on every channel is in it. */
async function played(
  seats: readonly Seat[] = ['usa', 'iran'],
): Promise<{ table: Opened; tokens: Partial<Record<Seat, string>> }> {
  const holder = (seat: Seat) => (seats.includes(seat) ? person : bot());
  const table = await openTable(server.url, {
    seats: { usa: holder('usa'), iran: holder('iran'), israel: holder('israel') },
  });
  const tokens: Partial<Record<Seat, string>> = {};
  for (const seat of seats) tokens[seat] = await takeSeat(server.url, table, seat, `Name of ${seat}`);
  const host = await server.app.registry.find(table.table);
  const say = (channel: 'open' | 'usa-iran' | 'usa-israel', text: string) =>
    host.say('usa', `say-${channel}`, channel, { kind: 'text', text });
  await say('open', 'Said in the open.');
  await say('usa-iran', 'Said in private.');
  const random = stream(table.table);
  const isOver = () => host.state.step === 'ended';
  for (let turn = 0; !isOver(); turn++) {
    let moved = false;
    for (const seat of seats) {
      if (isOver() || host.state.ready[seat]) continue;
      const act = randomBot.act({
        view: viewOf(host.state, seat) as SeatView,
        messages: {},
        random,
        character: 'hard',
        effort: { rollouts: 1, stop: () => false },
      });
      if (act && (await host.act(seat, `${turn}-${seat}`, act.action)).ok) moved = true;
    }
    // Bots take their turn meanwhile.
    if (!moved) await pause(2);
  }
  return { table, tokens };
}

const path = ({ table }: Opened) => `/api/tables/${table}/publication`;

function recordingIn(text: string): Recording {
  const got = read(text);
  if (got.fault) throw new Error(got.fault.code);
  expect(replay(got.recording).fault).toBeUndefined();
  return got.recording;
}
const said = ({ entries }: Recording): string[] =>
  entries.flatMap((entry) => (entry.kind === 'message' ? [entry.payload.channel] : []));

describe('a game of a table', () => {
  test('is published once all who hold a seat want the same, with what they agreed on', async () => {
    const { table, tokens } = await played();
    expect(standing(await ask('GET', path(table), tokens.usa))).toEqual({
      seat: 'usa',
      needed: ['usa', 'iran'],
      wishes: {},
      game: null,
    });
    expect(standing(await ask('PUT', path(table), tokens.usa, WISH))).toMatchObject({
      wishes: { usa: WISH },
      game: null,
    });
    // Not the same: other messages, other names, another title.
    for (const other of [{ messages: 'all' }, { names: false }, { title: 'Another' }] as Partial<Wish>[]) {
      const { game } = standing(await ask('PUT', path(table), tokens.iran, { ...WISH, ...other }));
      expect(game).toBeNull();
    }
    expect((await list()).games).toEqual([]);
    const { game } = standing(await ask('PUT', path(table), tokens.iran, WISH));
    expect(game).toMatch(/^[0-9a-f]{16}$/);
    const answer = await ask('GET', `/api/library/${game}`);
    expect(answer.status).toBe(200);
    const recording = recordingIn(answer.text);
    expect(gameIdOf(recording)).toBe(game);
    expect(new Set(said(recording))).toEqual(new Set(['open']));
    expect(answer.text).toContain('Said in the open.');
    expect(answer.text).not.toContain('Said in private.');
    expect(recording.header.seats.usa.name).toBe('Name of usa');
    // Nothing that proves a right.
    for (const secret of [table.host, table.code, tokens.usa!, tokens.iran!])
      expect(answer.text).not.toContain(secret);
    const { games } = await list();
    expect(games).toEqual([{ title: WISH.title, facts: factsOf(timelineOf(recording)) }]);
    expect((await ask('PUT', path(table), tokens.usa, WISH)).body).toMatchObject({
      code: 'published-already',
    });

    // One of them is enough to take it out, and then it takes both again.
    expect(standing(await ask('DELETE', path(table), tokens.iran))).toMatchObject({
      game: null,
      wishes: { usa: WISH },
    });
    expect((await ask('GET', `/api/library/${game}`)).status).toBe(404);
    expect((await list()).games).toEqual([]);
  });

  test('private channels are in it only if everybody wants them, and names can be left out', async () => {
    const { table, tokens } = await played();
    const wish: Wish = { title: 'All of it', messages: 'all', names: false };
    await ask('PUT', path(table), tokens.usa, wish);
    const { game } = standing(await ask('PUT', path(table), tokens.iran, wish));
    const { text } = await ask('GET', `/api/library/${game}`);
    expect(text).toContain('Said in private.');
    expect(text).not.toContain('Name of');
    expect((await ask('DELETE', `/api/library/${game}`, tokens.usa)).status).toBe(200);
  });

  test('without messages there are none', async () => {
    const { table, tokens } = await played(['usa']);
    const { game } = standing(await ask('PUT', path(table), tokens.usa, { ...WISH, messages: 'none' }));
    // One person alone: the bots have nothing against it.
    const recording = recordingIn((await ask('GET', `/api/library/${game}`)).text);
    expect(said(recording)).toEqual([]);
    expect((await ask('DELETE', `/api/library/${game}`, tokens.usa)).status).toBe(200);
  });

  test('outlives a restart, wishes included', async () => {
    const { table, tokens } = await played();
    await ask('PUT', path(table), tokens.usa, WISH);
    server = await server.restart();
    const { game, wishes } = standing(await ask('PUT', path(table), tokens.iran, WISH));
    expect(wishes.usa).toEqual(WISH);
    server = await server.restart();
    expect((await list()).games.map(({ facts }) => facts.game)).toEqual([game]);
    expect((await ask('GET', `/api/library/${game}`)).status).toBe(200);
    expect((await ask('DELETE', `/api/library/${game}`, 'whoever-runs-this-server')).status).toBe(200);
  });

  test('is nobody else’s to publish, and not before its end', async () => {
    const { table, tokens } = await played();
    const open = await openTable(server.url);
    const waiting = await takeSeat(server.url, open, 'usa');
    const refused = async (method: string, token: string | undefined, at = table) => {
      const { status, body } = await ask(method, path(at), token, method === 'PUT' ? WISH : undefined);
      return [status, body.code];
    };
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(await refused(method, undefined)).toEqual([403, 'wrong-token']);
      expect(await refused(method, waiting)).toEqual([403, 'wrong-token']);
      expect(await refused(method, table.host)).toEqual([403, 'wrong-token']);
      expect(await refused(method, waiting, open)).toEqual([409, 'not-over']);
    }
    await ask('PUT', path(table), tokens.usa, WISH);
    expect((await list()).games).toEqual([]);
  });

  test.each([
    ['no title', { title: '' }],
    ['a title of blanks', { title: '   ' }],
    ['a long title', { title: 'x'.repeat(81) }],
    ['a title of two lines', { title: 'a\nb' }],
    ['a title that turns text around', { title: 'a\u202Eb' }],
    ['messages of somebody', { messages: 'usa' }],
    ['names as a word', { names: 'yes' }],
    ['something more', { consent: true }],
  ])('%s: refused', async (_, more) => {
    const { status, body } = await ask('PUT', '/api/tables/abc/publication', 'token', { ...WISH, ...more });
    expect([status, body.code]).toEqual([400, 'malformed']);
  });

  test('a program that holds a seat has to agree as well', async () => {
    const table = await openTable(server.url, { seats: { usa: person, iran: person, israel: bot() } });
    const token = await takeSeat(server.url, table, 'usa');
    const { body } = await call<{ token: string }>(
      server.url,
      `/api/tables/${table.table}/seats/iran/program`,
      {
        host: table.host,
      },
    );
    const host = await server.app.registry.find(table.table);
    await host.seatProgram(body.token);
    expect(host.holders).toEqual(['usa', 'iran']);
    expect(host.holderWith(body.token)).toBe('iran');
    expect((await ask('PUT', path(table), token, WISH)).body.code).toBe('not-over');
  });
});

const MIDDLE = { usa: middleBot, iran: middleBot, israel: middleBot };
const send = (recording: string, title = 'Sent from elsewhere') =>
  ask('POST', '/api/library', undefined, { title, recording });

describe('a game from elsewhere', () => {
  test('is verified and published, without what was written and without names', async () => {
    const journal = journalOf('short', seedOf(900), MIDDLE);
    const recording = recorded({
      ...journal,
      seats: { ...journal.seats, usa: { holder: person, name: 'Zenobia' } },
    });
    expect(said(recording)).not.toEqual([]);
    const answer = await send(write(recording));
    expect(answer.status).toBe(201);
    const { game, secret } = uploadedSchema.parse(answer.body);
    const { text } = await ask('GET', `/api/library/${game}`);
    const kept = recordingIn(text);
    expect(said(kept)).toEqual([]);
    expect(kept.header).toMatchObject({ messages: [], names: false });
    expect(text.includes('Zenobia')).toBe(false);
    expect(kept.result).toEqual(recording.result);
    expect((await send(write(recording))).body.code).toBe('published-already');

    // The secret takes it out, and nothing else does.
    for (const token of [undefined, 'something', secret.slice(1)]) {
      expect((await ask('DELETE', `/api/library/${game}`, token)).body.code).toBe('wrong-token');
    }
    expect((await ask('DELETE', `/api/library/${game}`, secret)).status).toBe(200);
    expect((await ask('GET', `/api/library/${game}`)).body.code).toBe('unknown-game');
    expect((await ask('DELETE', `/api/library/${game}`, secret)).body.code).toBe('unknown-game');
  });

  test('of a table of this server is not one person’s to send', async () => {
    const { table, tokens } = await played();
    const { text } = await ask('GET', `/api/tables/${table.table}/recording`, tokens.usa);
    expect((await send(text)).body.code).toBe('of-others');
    // Not even if it is made out to be a game against bots.
    const alone = await played(['usa']);
    const own = await ask('GET', `/api/tables/${alone.table.table}/recording`, alone.tokens.usa);
    expect((await send(own.text)).body.code).toBe('of-a-table');
  });

  test.each([
    ['nothing of ours', () => '{"a":1}'],
    ['no JSON', () => 'GIF89a'],
    ['cut', (text: string) => text.slice(0, 40_000)],
    ['edited', (text: string) => text.replace('"ready":true', '"ready":false')],
    [
      'with a key that reaches into what all share',
      (text: string) => text.replace('{', '{"__proto__":{"a":1},'),
    ],
    ['deep', () => '['.repeat(100_000)],
  ])('%s is refused, with what does not hold', async (_, change) => {
    const { status, body } = await send(change(write(recordingOf('short', seedOf(901), MIDDLE))));
    expect([status, body.code]).toEqual([422, 'not-a-game']);
    expect((body.detail as { text: string }).text).toMatch(/^[A-Z].*\.$/);
  });

  test('what is too large is refused unread', async () => {
    const { status, body } = await send('x'.repeat(3_500_000));
    expect([status, body.code]).toEqual([413, 'too-large']);
    expect((await send('x'.repeat(2_100_000))).status).toBe(400);
  });
});

describe('the list', () => {
  test('is filtered as the page filters, and paged without gaps or repeats', async () => {
    const sent: Recording[] = [];
    for (let game = 1; sent.length < 30; game++) {
      const recording = recordingOf('short', seedOf(1_000 + game), MIDDLE);
      const { status } = await send(write(recording), `Game ${game}`);
      expect(status).toBe(201);
      sent.push(recording);
    }
    const all: string[] = [];
    let next: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(next === null ? '' : `?after=${next}`);
      all.push(...page.games.map(({ facts }) => facts.game));
      next = page.next;
    } while (next !== null);
    expect(all).toHaveLength(30);
    expect(new Set(all).size).toBe(30);
    const first = await list();
    expect(first.games.map(({ title }) => title).slice(0, 2)).toEqual(['Game 30', 'Game 29']);

    const facts = sent.map((recording) => factsOf(timelineOf(recording)));
    const filters: Filter[] = [
      { ending: facts[0]!.ending },
      { best: bestSeat(facts[0]!) ?? 'usa' },
      { length: lengthClass(facts[0]!) },
      { by: 'bots' },
      { by: 'people' },
      { ending: facts[1]!.ending, length: lengthClass(facts[1]!) },
    ];
    for (const filter of filters) {
      const query = new URLSearchParams(filter as Record<string, string>).toString();
      const found = await list(`?${query}`);
      const sought = facts.filter((each) => isSought(each, filter)).length;
      expect(found.games).toHaveLength(Math.min(24, sought));
      for (const game of found.games) expect(isSought(game.facts, filter)).toBe(true);
    }
  }, 60_000);

  test.each(['?ending=peace', '?by=me', '?best=france', '?length=1', '?page=2'])(
    '%s: refused',
    async (query) => {
      expect((await ask('GET', `/api/library${query}`)).status).toBe(400);
    },
  );

  test.each(['?after=x', '?after=1-2', "?after=1' or 1=1--"])('%s: the beginning', async (query) => {
    expect((await list(query)).games).toEqual((await list()).games);
  });
});

test('too many at once from one address are refused', async () => {
  const slow = await startServer({ TABLE_RATE: '6' });
  try {
    const codes: unknown[] = [];
    for (let tries = 0; tries < 4; tries++) {
      const { status } = await call(slow.url, '/api/library', { title: 'x', recording: '{}' });
      codes.push(status);
    }
    expect(codes).toEqual([422, 422, 429, 429]);
  } finally {
    await slow.close();
  }
});

test('a file of the library that is shipped can be published like any other, once', async () => {
  const index = join(import.meta.dirname, '../../client/public/library/index.json');
  const { games } = JSON.parse(readFileSync(index, 'utf8')) as { games: { facts: { game: string } }[] };
  const text = readFileSync(join(index, `../${games[0]!.facts.game}.peace.json`), 'utf8');
  const { body } = await send(text);
  const { game, secret } = uploadedSchema.parse(body);
  // Without its messages it is another recording.
  expect(game).not.toBe(games[0]!.facts.game);
  expect((await ask('DELETE', `/api/library/${game}`, secret)).status).toBe(200);
});
