// Led viewing as the pages do it: their own code, each over a line of its own to a real server.
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { createLeading, type Leading } from '../../client/study/leading';
import { createWatch, type Watch } from '../../client/watch/watch';
import { randomBot } from '../../shared/bots/random';
import { replay } from '../../shared/recording/replay';
import { writeStudy } from '../../shared/study/read';
import { STUDY_NAMESPACE } from '../../shared/study/room';
import { recordingOf, seedOf } from '../recording/support';
import { studyOf } from '../study/support';
import { startServer, type TestServer } from '../support/server';

const recording = recordingOf('short', seedOf(1), { usa: randomBot, iran: randomBot, israel: randomBot });
const played = replay(recording);
if (played.fault) throw new Error(played.fault.code);
const { timeline } = played;

let server: TestServer;
let study: string;
let key: string;

beforeAll(async () => {
  server = await startServer({ LEAD_SECONDS: '0.4' });
});
afterAll(() => server.close());

interface Page {
  readonly watch: StoreApi<Watch>;
  readonly leading: StoreApi<Leading>;
  readonly socket: Socket;
  readonly versions: number[];
  readonly news: string[];
}

const pages: Page[] = [];
afterEach(() => {
  for (const { leading } of pages.splice(0)) leading.getState().close();
});

async function share(): Promise<void> {
  const sent = await fetch(`${server.url}/api/studies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: writeStudy(studyOf(recording), recording),
  });
  ({ study, key } = (await sent.json()) as { study: string; key: string });
}

/** Somebody who has the study open, with the edit key or without. */
async function page(own: string | null = null, entry = 0): Promise<Page> {
  const watch = createWatch(timeline, { entry });
  const socket = io(`${server.url}${STUDY_NAMESPACE}`, {
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    reconnectionDelay: 200,
  });
  const versions: number[] = [];
  const news: string[] = [];
  const leading = createLeading({
    watch,
    study,
    key: own,
    onVersion: (version) => versions.push(version),
    connect: () => socket,
  });
  leading.subscribe((now, before) => now.news !== before.news && now.news && news.push(now.news.text));
  const one = { watch, leading, socket, versions, news };
  pages.push(one);
  leading.getState().begin();
  await vi.waitUntil(() => leading.getState().connected, { timeout: 5_000 });
  return one;
}

const where = ({ watch }: Page) => watch.getState().entry;
const follows = ({ leading }: Page) => leading.getState().following;
const soon = (look: () => unknown) => expect.poll(look, { timeout: 4_000 });
const leads = async (one: Page, name: string) => expect(await one.leading.getState().lead(name)).toBeNull();

test('the others follow, look aside with a step of their own, and come back', async () => {
  await share();
  const [ann, ben] = [await page(key, 5), await page()];
  await leads(ann, 'Ann');
  await soon(() => where(ben)).toBe(5);
  expect(follows(ben)).toBe('following');
  expect(ben.news).toEqual(['Ann leads. You follow.']);

  ann.watch.getState().step(1);
  ann.watch.getState().see('israel');
  await soon(() => [where(ben), ben.watch.getState().viewer]).toEqual([6, 'israel']);

  ben.watch.getState().step(-1);
  expect(follows(ben)).toBe('aside');
  ann.watch.getState().go(12);
  await soon(() => ben.leading.getState().room?.lead?.place.entry).toBe(12);
  expect(where(ben)).toBe(5);

  ben.leading.getState().comeBack();
  expect([where(ben), follows(ben)]).toEqual([12, 'following']);
  ann.watch.getState().go(3);
  await soon(() => where(ben)).toBe(3);
  // Whoever follows moves nobody.
  expect(where(ann)).toBe(3);
});

test('of many steps in a moment the last one comes, and what plays is not read out', async () => {
  await share();
  const [ann, ben] = [await page(key), await page()];
  await leads(ann, 'Ann');
  let shown = 0;
  ben.watch.subscribe((now, before) => now.entry !== before.entry && (shown += 1));
  for (let entry = 1; entry <= 20; entry += 1) ann.watch.getState().go(entry);
  await soon(() => where(ben)).toBe(20);
  expect(shown).toBeLessThan(6);
  ann.watch.getState().play(true);
  ann.watch.getState().tick();
  await soon(() => [where(ben), ben.watch.getState().led, ben.watch.getState().playing]).toEqual([
    21,
    true,
    false,
  ]);
  ann.watch.getState().play(false);
  await soon(() => ben.watch.getState().led).toBe(false);
});

test('whoever comes late is where the leader is', async () => {
  await share();
  const ann = await page(key, 9);
  await leads(ann, 'Ann');
  const late = await page();
  await soon(() => where(late)).toBe(9);
  expect(follows(late)).toBe('following');
});

test('the later of two takes over; the one before is told, and follows', async () => {
  await share();
  const [ann, ben, cid] = [await page(key, 4), await page(key, 8), await page()];
  await leads(ann, 'Ann');
  await soon(() => where(cid)).toBe(4);
  await leads(ben, 'Ben');
  await soon(() => where(ann)).toBe(where(ben));
  expect(follows(ann)).toBe('following');
  expect(ann.news.at(-1)).toMatch(/^Ben leads now/);
  ben.watch.getState().go(11);
  await soon(() => [where(ann), where(cid)]).toEqual([11, 11]);
});

test('a leader whose line breaks goes on leading once it is back', async () => {
  await share();
  const [ann, ben] = [await page(key, 4), await page()];
  await leads(ann, 'Ann');
  await soon(() => where(ben)).toBe(4);
  let wasAway = false;
  ben.leading.subscribe(({ room }) => (wasAway ||= room?.lead?.away === true));
  ann.socket.io.engine.close();
  await soon(() => wasAway).toBe(true);
  ann.watch.getState().go(7);
  await soon(() => where(ben)).toBe(7);
  expect(follows(ann)).toBe('leading');
  expect(ben.leading.getState().room?.lead?.away).toBe(false);
});

test('a leader who leaves for good ends it, and each stays where it was', async () => {
  await share();
  const [ann, ben] = [await page(key, 4), await page()];
  await leads(ann, 'Ann');
  await soon(() => where(ben)).toBe(4);
  ann.leading.getState().close();
  await soon(() => follows(ben)).toBe('alone');
  expect(ben.news.at(-1)).toBe('Ann no longer leads.');
  expect(where(ben)).toBe(4);
  ben.watch.getState().step(1);
  expect(follows(ben)).toBe('alone');
});

test('stopping ends it at once', async () => {
  await share();
  const [ann, ben] = [await page(key, 4), await page()];
  await leads(ann, 'Ann');
  await soon(() => follows(ben)).toBe('following');
  ann.leading.getState().stop();
  await soon(() => follows(ben)).toBe('alone');
  ann.watch.getState().go(9);
  expect(where(ben)).toBe(4);
});

test('without the key nobody leads', async () => {
  await share();
  const ben = await page();
  expect(await ben.leading.getState().lead('Ben')).toBe('wrong-key');
  expect(follows(ben)).toBe('alone');
});

test('everybody is told of a newer version, and how many are here', async () => {
  await share();
  const [ann, ben] = [await page(key), await page()];
  await soon(() => ben.leading.getState().room?.present).toBe(2);
  await fetch(`${server.url}/api/studies/${study}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'if-match': '"1"' },
    body: writeStudy(studyOf(recording, { title: 'Newer' })),
  });
  await soon(() => [ann.versions.at(-1), ben.versions.at(-1)]).toEqual([2, 2]);
});
