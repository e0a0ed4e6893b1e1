// What comes of a seminar, for its debrief and as files: who may have it, what is in it, and whose name is not.
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeminarResults } from '../../shared/analysis/seminar/results';
import { SEATS } from '../../shared/content/seats';
import { read } from '../../shared/recording/read';
import type { DeskView, Joined, ParticipantView, SeminarOpened } from '../../shared/protocol/seminar';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import { pause, startServer, TestClient, type TestServer } from '../support/server';

const NAMES = ['Quilla Marchbanks', 'Osric Thunderpike'] as const;

let server: TestServer;
let opened: SeminarOpened;
const people: Joined[] = [];
let at: SeminarClient<DeskView>;
const clients: { close(): void }[] = [];

const get = (path: string, token?: string) =>
  fetch(`${server.url}/api/seminars/${opened.seminar}/${path}`, {
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  });
const results = async (token: string): Promise<SeminarResults> =>
  (await (await get('results', token)).json()) as SeminarResults;
async function files(query = ''): Promise<Record<string, string>> {
  const answer = await get(`export${query}`, opened.token);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const zip = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return Object.fromEntries(Object.entries(zip).map(([name, data]) => [name, strFromU8(data)]));
}
const lines = (csv: string | undefined): string[] =>
  (csv ?? '').replace('\uFEFF', '').trimEnd().split('\r\n');
const row = (csv: string | undefined, at: number): Record<string, string> => {
  const [head = '', ...rest] = lines(csv);
  return Object.fromEntries(head.split(',').map((name, index) => [name, rest[at]?.split(',')[index] ?? '']));
};

/** Table 1 is over, table 2 has just begun. */
beforeAll(async () => {
  server = await startServer();
  opened = await openSeminar(server.url, {
    tables: 2,
    delegation: 1,
    questions: [{ id: 'own', when: 'after', kind: 'words', text: 'What surprised you?' }],
  });
  for (const name of NAMES) people.push(await join(server.url, opened, name));
  at = new SeminarClient<DeskView>(server.url);
  clients.push(at);
  await at.attend(opened.seminar, opened.token);
  for (const [index, { person }] of people.entries())
    await at.ask({ type: 'move', person, place: { table: index + 1, seat: 'usa' } });
  await at.ask({ type: 'begin' });
  await at.until('play', ({ tables }) => Object.values(tables).every(({ paused }) => !paused));
  const seat = new TestClient(server.url);
  clients.push(seat);
  await seat.enter(at.view!.tables['1']!.id, people[0]!.token);
  await seat.say('=HYPERLINK("x")');
  await seat.until(({ messages }) => Object.values(messages).some(({ from }) => from === 'usa'));
  const [said] = Object.entries(seat.state!.messages).find(([, { from }]) => from === 'usa')!;
  await seat.ask({ type: 'mark', table: seat.state!.table, message: Number(said), mark: 'bluff' });
  await seat.say('Between the two of us.', 'usa-iran');
  const entry = at.view!.tables['1']!.entry;
  const note = { text: 'Look at this', table: 1, entry, stop: true, order: 2 };
  await at.ask({ type: 'note', id: 'n2', note });
  await at.ask({
    type: 'note',
    id: 'n1',
    note: { ...note, text: 'Before it', table: null, entry: null, order: 1 },
  });
  await at.ask({ type: 'note', id: 'n3', note: { ...note, text: 'For myself', stop: false } });
  while (at.view!.tables['1']!.ending === null) {
    await at.ask({ type: 'advance', tables: [1] });
    await pause(10);
  }
  const lobby = new SeminarClient<ParticipantView>(server.url);
  clients.push(lobby);
  await lobby.attend(opened.seminar, people[0]!.token);
  const answers = { 'self-face': 2, own: '+1 for "candour", truly' };
  expect((await lobby.ask({ type: 'answer', when: 'after', answers })).ok).toBe(true);
}, 60_000);
afterAll(async () => {
  for (const client of clients) client.close();
  await server.close();
});

describe('who may have it', () => {
  test.each(['results', 'export', 'export?pseudonyms=true'])('%s is refused to others', async (path) => {
    for (const token of [undefined, 'guessed-by-somebody'])
      expect((await get(path, token)).status, path).toBe(403);
    expect((await get(path, people[0]!.token)).status).toBe(403);
  });

  test('participants have the results in the debrief alone, and never answers, notes or what others said in private', async () => {
    const own = await results(opened.token);
    expect(own.answers).toHaveLength(1);
    expect(own.stops.map(({ text }) => text)).toEqual(['Before it', 'Look at this']);
    expect(own.stops[0]!.entry).toBeNull();
    expect(own.stops[1]!.entry).toBeGreaterThan(0);
    expect(own.tables[1]).toMatchObject({ number: 2, recording: null, seats: { usa: [NAMES[1]] } });
    expect(JSON.stringify(own)).toContain('HYPERLINK');
    expect(JSON.stringify(own)).not.toContain('"bluff":true');
    // Facilitators of this seminar do not read private channels.
    expect(JSON.stringify(own)).not.toContain('Between the two of us.');
    expect(JSON.stringify(own)).not.toContain('For myself');
    const got = read(JSON.stringify(own.tables[0]!.recording));
    expect(got.fault).toBeUndefined();

    await at.ask({ type: 'phase', phase: 'debrief' });
    expect(JSON.stringify(await results(opened.token))).toContain('"bluff":true');
    const first = await results(people[0]!.token);
    expect([first.reader, first.answers, first.stops, first.questions]).toEqual(['participant', [], [], []]);
    expect(JSON.stringify(first)).toContain('Between the two of us.');
    const second = JSON.stringify(await results(people[1]!.token));
    expect(second).not.toContain('Between the two of us.');
    for (const each of [JSON.stringify(first), second])
      for (const secret of ['candour', 'Look at this', opened.token, people[0]!.person])
        expect(each).not.toContain(secret);
    for (const { token } of people) expect((await get('export', token)).status).toBe(403);
  });
});

describe('the results', () => {
  /** As they come, by a request that undoes no compression. */
  const raw = (encodings: string): Promise<{ encoding: string | undefined; body: Buffer }> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${opened.token}`, 'accept-encoding': encodings };
      request(`${server.url}/api/seminars/${opened.seminar}/results`, { headers }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () =>
          resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(pieces) }),
        );
      })
        .on('error', reject)
        .end();
    });

  test('are compressed for whoever takes that, and the same for whoever does not', async () => {
    const [plain, zipped] = [await raw('identity'), await raw('br, gzip;q=0.8')];
    expect([plain.encoding, zipped.encoding]).toEqual([undefined, 'gzip']);
    expect((await raw('gzip;q=0')).encoding).toBeUndefined();
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
    expect(zipped.body.length).toBeLessThan(plain.body.length / 3);
  });

  test('have what was marked since they were asked for last', async () => {
    const before = JSON.stringify(await results(opened.token));
    expect(before).not.toContain('"believed"');
    const reader = new TestClient(server.url);
    clients.push(reader);
    await reader.enter(at.view!.tables['1']!.id, people[0]!.token);
    const [said] = Object.entries(reader.state!.messages).find(([, { from }]) => from === 'usa')!;
    const { table } = reader.state!;
    expect((await reader.ask({ type: 'mark', table, message: Number(said), mark: null })).ok).toBe(true);
    expect(before).toContain('"bluff":true');
    expect(JSON.stringify(await results(opened.token))).not.toContain('"bluff":true');
    await reader.ask({ type: 'mark', table, message: Number(said), mark: 'bluff' });
    expect(JSON.stringify(await results(opened.token))).toContain('"bluff":true');
  });
});

describe('the files', () => {
  test('are all there, and the codebook explains every column of each', async () => {
    const zip = await files();
    expect(Object.keys(zip).sort()).toEqual([
      'codebook.md',
      'messages.csv',
      'offers.csv',
      'people.csv',
      'questionnaires.csv',
      'recordings/table-1.peace.json',
      'rounds.csv',
      'tables.csv',
    ]);
    for (const [name, text] of Object.entries(zip).filter(([file]) => file.endsWith('.csv'))) {
      const part = zip['codebook.md']!.split(`## ${name}`)[1]!.split('\n## ')[0]!;
      const explained = [...part.matchAll(/^\| `(\w+)` \|/gm)].map(([, column]) => column);
      expect(explained, name).toEqual(lines(text)[0]!.split(','));
    }
    expect(read(zip['recordings/table-1.peace.json']!).fault).toBeUndefined();
  });

  test('tell of games that are over and of those that are on', async () => {
    const zip = await files();
    const [over, on] = [row(zip['tables.csv'], 0), row(zip['tables.csv'], 1)];
    expect(over).toMatchObject({ table: '1', step: 'ended', bluffs_usa: '1', holder_iran: 'bot' });
    expect(over.ending).not.toBe('');
    expect(Number(over.score_usa)).toBeGreaterThanOrEqual(0);
    expect(on).toMatchObject({ table: '2', ending: '', score_usa: '', par_usa: '' });
    const rounds = lines(zip['rounds.csv'])
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(rounds.filter((table) => table === '1')).toHaveLength(Number(over.round));
    expect(rounds).toContain('2');
    expect(lines(zip['messages.csv']).find((line) => line.includes('HYPERLINK'))).toContain(
      `"'=HYPERLINK(""x"")",yes`,
    );
    expect(zip['questionnaires.csv']).toContain(`"'+1 for ""candour"", truly"`);
    expect(zip['questionnaires.csv']).toContain('self-face,How far did you lose face?,self,yes,2');
    expect(zip['people.csv']).toContain(`${NAMES[0]},`);
    // A game that is played once for all of it: figures are those of the recording that comes along.
    const got = read(zip['recordings/table-1.peace.json']!);
    if (got.fault) throw new Error(got.fault.code);
    const { result, rounds: ends } = got.recording;
    const { scores, ending } = result;
    expect(over).toMatchObject({ ending, round: String(ends.length) });
    for (const seat of SEATS) expect(Number(over[`score_${seat}`])).toBe(scores[seat].total);
  });

  test('hold no name where pseudonyms are wanted, and the same ones each time', async () => {
    const zip = await files('?pseudonyms=true');
    for (const [name, text] of Object.entries(zip))
      for (const word of [...NAMES.flatMap((each) => each.split(' ')), people[0]!.person])
        expect(text, name).not.toContain(word);
    const first = row(zip['people.csv'], 0).person!;
    expect(first).toMatch(/^person-[0-9a-f]{8}$/);
    expect(zip['messages.csv']).toContain(first);
    expect(zip['questionnaires.csv']).toContain(first);
    expect(zip['recordings/table-1.peace.json']).toContain(first);
    expect(zip['codebook.md']).toContain('may still contain names');
    expect((await files('?pseudonyms=true'))['people.csv']).toBe(zip['people.csv']);
  });
});
