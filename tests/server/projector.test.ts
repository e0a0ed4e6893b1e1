// The projector: a facilitator's token opens a table as the gallery sees it, also where nobody may watch, and never more.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION, type Entered } from '../../shared/protocol/messages';
import type { DeskView } from '../../shared/protocol/seminar';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import { startServer, TestClient, type TestServer } from '../support/server';

let server: TestServer;
const clients: { close(): void }[] = [];

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  for (const client of clients) client.close();
  await server.close();
});

/** Enters a table as the gallery, with a token. */
async function watch(table: string, token?: string) {
  const client = new TestClient(server.url);
  clients.push(client);
  const reply = await client.ask<Entered>({
    type: 'enter',
    protocol: PROTOCOL_VERSION,
    table,
    asGallery: true,
    ...(token !== undefined && { token }),
  });
  return { client, reply };
}

async function seminar(gallery: boolean) {
  const opened = await openSeminar(server.url, { tables: 1, gallery });
  const desk = new SeminarClient<DeskView>(server.url);
  clients.push(desk);
  await desk.attend(opened.seminar, opened.token);
  const ada = await join(server.url, opened, 'Ada');
  return { opened, desk, ada, table: desk.view!.tables[1]!.id };
}

test('a facilitator shows a table without a gallery, and no secret of it', async () => {
  const { opened, table } = await seminar(false);
  const { reply } = await watch(table, opened.token);
  if (!reply.ok) throw new Error(reply.code);
  const { viewer, state } = reply.value;
  expect(viewer).toBe('gallery');
  expect(state.view.viewer).toBe('gallery');
  expect(state.view.secret).toBeNull();
  expect(state.view.agendas).toEqual({ usa: null, iran: null, israel: null });
  expect(state.delegations).toBeUndefined();
  expect(JSON.stringify(state)).not.toContain('Ada');
});

test('nobody else watches a table without a gallery', async () => {
  const { ada, table } = await seminar(false);
  for (const token of [ada.token, undefined])
    expect((await watch(table, token)).reply).toMatchObject({ ok: false, code: 'no-gallery' });
  expect((await watch(table, 'x'.repeat(40))).reply).toMatchObject({ ok: false, code: 'wrong-token' });
});

test('with a gallery, whoever takes part may look on as everybody does', async () => {
  const { ada, table } = await seminar(true);
  const { reply } = await watch(table, ada.token);
  expect(reply).toMatchObject({ ok: true, value: { viewer: 'gallery' } });
});

test('a facilitator who is dismissed shows nothing any more', async () => {
  const { opened, desk, table } = await seminar(false);
  const invited = await desk.ask<{ token: string }>({ type: 'invite', name: 'Assistant' });
  if (!invited.ok) throw new Error(invited.code);
  const { client, reply } = await watch(table, invited.value.token);
  expect(reply.ok).toBe(true);
  const dismissed = new Promise((resolve) => client.socket.once('dismissed', resolve));
  const view = await desk.until('the second facilitator', ({ facilitators }) =>
    Object.values(facilitators).some(({ name }) => name === 'Assistant'),
  );
  const [facilitator] = Object.entries(view.facilitators).find(([, { name }]) => name === 'Assistant')!;
  expect((await desk.ask({ type: 'dismiss', facilitator })).ok).toBe(true);
  expect(await dismissed).toEqual({ table });
  expect((await watch(table, invited.value.token)).reply).toMatchObject({ ok: false, code: 'wrong-token' });
  expect((await watch(table, opened.token)).reply.ok).toBe(true);
});
