// The recording of a table, over HTTP: of a finished game, for those who sat at it, with what they could read.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { botFor } from '../../shared/bots';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Recording } from '../../shared/recording/format';
import { read } from '../../shared/recording/read';
import { replay } from '../../shared/recording/replay';
import type { Opened } from '../../server/tables/registry';
import { stream } from '../../shared/bots/randomness';
import type { SeatView } from '../../shared/views/view';
import {
  bot,
  openTable,
  person,
  sit,
  startServer,
  type TestClient,
  type TestServer,
} from '../support/server';

let server: TestServer;
/** A game that was played to its end by two persons and a bot, and one that is under way. */
let table: Opened;
let open: Opened;
const clients = {} as Record<'usa' | 'israel', TestClient & { token: string }>;
let waiting: TestClient & { token: string };

interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

async function get(id: string, token?: string, query = ''): Promise<Answer> {
  const response = await fetch(`${server.url}/api/tables/${id}/recording${query}`, {
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const recordingIn = ({ text }: Answer): Recording => {
  const got = read(text);
  if (got.fault) throw new Error(JSON.stringify(got.fault));
  expect(replay(got.recording).fault).toBeUndefined();
  return got.recording;
};
const channelsIn = ({ entries }: Recording): Set<string> =>
  new Set(entries.flatMap((entry) => (entry.kind === 'message' ? [entry.payload.channel] : [])));

/** Plays a seat at random until the game is over. */
async function playOn(client: TestClient, seat: Seat): Promise<void> {
  const random = stream(seat);
  const mind = botFor('random', seat);
  for (;;) {
    const { view } = await client.until(({ view: now }) => now.step === 'ended' || !now.ready[seat], 60_000);
    if (view.step === 'ended') return;
    const act = mind.act({
      view: view as SeatView,
      messages: {},
      random,
      character: 'hard',
      effort: { rollouts: 1, stop: () => false },
    });
    // Somebody else may have been first; then the view changes.
    if (act) await client.act(act.action);
  }
}

beforeAll(async () => {
  server = await startServer();
  table = await openTable(server.url, { seats: { usa: person, iran: bot(), israel: person } });
  clients.usa = await sit(server.url, table, 'usa', 'Ann');
  clients.israel = await sit(server.url, table, 'israel', 'Ben');
  await clients.usa.say('Good morning.');
  await clients.usa.say('Between us.', 'usa-israel');
  await clients.usa.say('Between you and me.', 'usa-iran');
  await clients.israel.say('And us.', 'iran-israel');
  open = await openTable(server.url);
  waiting = await sit(server.url, open, 'usa', 'Cy');
  await Promise.all([playOn(clients.usa, 'usa'), playOn(clients.israel, 'israel')]);
}, 90_000);

afterAll(async () => {
  for (const client of [clients.usa, clients.israel, waiting]) client.close();
  await server.close();
});

describe('whoever sat at the table', () => {
  test('gets the game whole, as a file', async () => {
    const answer = await get(table.table, clients.usa.token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('content-disposition')).toContain(`${table.table}.peace.json`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { header, entries, result } = recordingIn(answer);
    const { view } = clients.usa.state!;
    expect(header.seedHash).toBe(view.seedHash);
    expect(header.seats).toEqual({
      usa: { holder: person, name: 'Ann' },
      iran: { holder: bot() },
      israel: { holder: person, name: 'Ben' },
    });
    expect(result.scores).toEqual(view.ending!.scores);
    expect(entries.some(({ actor, reason }) => actor === 'iran' && reason !== undefined)).toBe(true);
    // Nothing of the server's that proves a right.
    for (const secret of [
      ...SEATS.flatMap((seat) => table.invites[seat] ?? []),
      table.host,
      clients.usa.token,
    ]) {
      expect(answer.text).not.toContain(secret);
    }
    expect(answer.text).not.toMatch(/requestId|tokenHash|hostHash/);
  });

  test('gets the messages that it could read, and no others', async () => {
    const usa = recordingIn(await get(table.table, clients.usa.token));
    expect(usa.header.messages).toEqual(['open', 'usa-iran', 'usa-israel']);
    expect(channelsIn(usa)).toEqual(new Set(['open', 'usa-iran', 'usa-israel']));
    const israel = recordingIn(await get(table.table, clients.israel.token));
    expect(channelsIn(israel)).toEqual(new Set(['open', 'usa-israel', 'iran-israel']));
    const host = recordingIn(await get(table.table, table.host));
    expect(host.header.messages).toEqual(['open']);
    expect(channelsIn(host)).toEqual(new Set(['open']));
    expect(host.result).toEqual(usa.result);
  });

  test('can leave out messages and names', async () => {
    const silent = recordingIn(await get(table.table, clients.usa.token, '?messages=false'));
    expect([silent.header.messages, [...channelsIn(silent)], silent.header.names]).toEqual([[], [], true]);
    const answer = await get(table.table, clients.usa.token, '?names=false&messages=true');
    expect(answer.text).not.toMatch(/"(Ann|Ben)"/);
    expect(recordingIn(answer).header).toMatchObject({ names: false, seats: { usa: { holder: person } } });
  });
});

const REFUSED: readonly [what: string, status: number, code: string, ask: () => Promise<Answer>][] = [
  ['without a token', 403, 'wrong-token', () => get(table.table)],
  ['with a token of another table', 403, 'wrong-token', () => get(table.table, waiting.token)],
  ['with the invitation', 403, 'wrong-token', () => get(table.table, table.invites.usa)],
  ['with the code', 403, 'wrong-token', () => get(table.table, table.code)],
  ['with something that is no token', 403, 'wrong-token', () => get(table.table, 'a b')],
  [
    'a token in the address',
    400,
    'malformed',
    () => get(table.table, undefined, `?token=${clients.usa.token}`),
  ],
  ['while the game is on, for a seat', 409, 'not-over', () => get(open.table, waiting.token)],
  ['while the game is on, for the host', 409, 'not-over', () => get(open.table, open.host)],
  ['while the game is on, for a stranger', 403, 'wrong-token', () => get(open.table, clients.usa.token)],
  ['of a table that is not there', 404, 'unknown-table', () => get('nowhere', clients.usa.token)],
  ['of what is no table', 400, 'malformed', () => get('no-where', clients.usa.token)],
  [
    'with half of the messages',
    400,
    'malformed',
    () => get(table.table, clients.usa.token, '?messages=some'),
  ],
  ['with a wish too many', 400, 'malformed', () => get(table.table, clients.usa.token, '?secrets=true')],
];

test.each(REFUSED)('%s: %i %s', async (_, status, code, ask) => {
  const answer = await ask();
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.text)).toMatchObject({ code });
});

test('tokens are in no line of the log', () => {
  const lines = server.lines.join('\n');
  for (const token of [clients.usa.token, clients.israel.token, table.host])
    expect(lines).not.toContain(token);
});

test('a server that was started again has it still', async () => {
  const before = await get(table.table, clients.israel.token);
  server = await server.restart();
  expect((await get(table.table, clients.israel.token)).text).toBe(before.text);
});
