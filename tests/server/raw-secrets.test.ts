/**
 * Two servers with a table each, alike but for what two seats hide: every frame that reaches anybody else is the same, byte for
 * byte, but for the time of day and the names of connections.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { TableHeader } from '../../server/storage/journal';
import { openStorage } from '../../server/storage/open';
import type { Opened } from '../../server/tables/registry';
import { hashOf } from '../../server/tables/secrets';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { SeatAction } from '../../shared/rules/actions';
import { apply } from '../../shared/rules/apply';
import { createState } from '../../shared/rules/setup';
import type { Draft, OfferId, Order, State } from '../../shared/rules/state';
import { RULES_VERSION } from '../../shared/rules/version';
import { viewOf } from '../../shared/views/filter';
import { people, startServer, takeSeat, TestClient, type TestServer } from '../support/server';

/** What the United States and Iran keep to themselves, in two ways. */
interface Hidden {
  readonly words: readonly string[];
  readonly offer: Draft;
  readonly order: Order['order'];
}

const draft = (kind: 'release' | 'access', level: number): Draft => ({
  parties: ['usa', 'iran'],
  terms: [
    {
      kind,
      debtor: 'iran',
      to: ['usa'],
      level,
      inLaw: false,
      due: kind === 'release' ? 2 : null,
      after: null,
    },
  ],
  rounds: kind === 'release' ? null : 3,
  secret: true,
  snapback: kind === 'access',
});
const ONE: Hidden = { words: ['Yes.', 'We agree.'], offer: draft('release', 1), order: 'conceal' };
const OTHER: Hidden = {
  words: ['No; and not a word of this to anybody, please, whatever comes of it.', 'So be it.'],
  offer: draft('access', 2),
  order: 'enrich-secret',
};
const ready: SeatAction = { type: 'ready', ready: true };
const silent: SeatAction = { type: 'orders', orders: [] };

/** The first round by the rules alone. */
function played(seed: string, { offer, order }: Hidden): State {
  const state = createState({ scenario: 'standard', seed, seats: people });
  const does = (seat: Seat, action: SeatAction) => expect(apply(state, seat, action)).toBeNull();
  does('iran', { type: 'offer', draft: offer });
  does('usa', { type: 'decline', offer: Object.keys(state.offers)[0] as OfferId });
  for (const seat of SEATS) does(seat, ready);
  for (const seat of SEATS) does(seat, seat === 'iran' ? { type: 'orders', orders: [{ order }] } : silent);
  return state;
}

/** A deal of the cards and dice in which neither order comes to light. */
function quietSeed(): string {
  for (let n = 0; n < 200; n += 1) {
    const seed = n.toString(16).padStart(32, '3');
    const [one, other] = [played(seed, ONE), played(seed, OTHER)];
    const same = (['israel', 'gallery'] as const).every(
      (viewer) => JSON.stringify(viewOf(one, viewer)) === JSON.stringify(viewOf(other, viewer)),
    );
    if (same && one.step === 'talks') return seed;
  }
  throw new Error('Everything comes to light.');
}

const servers: TestServer[] = [];
const clients: TestClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) await server.close();
});

async function serverWith(seed: string): Promise<{ server: TestServer; opened: Opened }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'raw-'));
  const { journal } = await openStorage(dataDir);
  const invites = { usa: 'invite-usa', iran: 'invite-iran', israel: 'invite-israel' };
  const header: TableHeader = {
    table: 'rawtable',
    code: 'ABCDE',
    name: null,
    scenario: 'standard',
    seed,
    rules: RULES_VERSION,
    seats: people,
    clock: { talksMinutes: null, ordersMinutes: null },
    gallery: true,
    inviteHashes: { usa: hashOf(invites.usa), iran: hashOf(invites.iran), israel: hashOf(invites.israel) },
    hostHash: hashOf('host'),
    createdAt: 1_760_000_000_000,
  };
  await journal.create(header);
  await journal.close();
  const server = await startServer({}, dataDir);
  servers.push(server);
  return { server, opened: { table: header.table, code: header.code, invites, host: 'host' } };
}

/** A client that keeps every frame as it came. */
async function listening(url: string, frames: string[], table: string, token?: string): Promise<TestClient> {
  const client = new TestClient(url, { autoConnect: false });
  clients.push(client);
  client.socket.io.on('open', () => {
    client.socket.io.engine.on('data', (data: string | Buffer) => void frames.push(String(data)));
  });
  client.socket.connect();
  expect(await client.enter(table, token)).toMatchObject({ ok: true });
  return client;
}

const masked = (frame: string): string => frame.replace(/"(now|at|createdAt|sid)":("[^"]*"|\d+)/g, '"$1":0');

/** Plays the first round on a server of its own; what the others were sent. */
async function framesOf(seed: string, hidden: Hidden): Promise<Record<'israel' | 'gallery', string[]>> {
  const { server, opened } = await serverWith(seed);
  const frames = { israel: [] as string[], gallery: [] as string[] };
  const sits = async (seat: Seat) => takeSeat(server.url, opened, seat, seat);
  const enters = async (seat: Seat) =>
    listening(server.url, seat === 'israel' ? frames.israel : [], 'rawtable', await sits(seat));
  const gallery = await listening(server.url, frames.gallery, 'rawtable');
  const usa = await enters('usa');
  const iran = await enters('iran');
  const israel = await enters('israel');
  await gallery.until(({ people: all }) => SEATS.every((seat) => all[seat].here));
  const all = { usa, iran, israel };
  const does = async (seat: Seat, action: SeatAction) =>
    expect(await all[seat].act(action, `${seat}-${action.type}`)).toEqual({ ok: true, value: null });
  for (const [at, text] of hidden.words.entries())
    expect(await iran.say(text, 'usa-iran', `word-${at}`)).toMatchObject({ ok: true });
  await does('iran', { type: 'offer', draft: hidden.offer });
  const { view } = await usa.until((state) => Object.keys(state.view.offers).length > 0);
  await does('usa', { type: 'decline', offer: Object.keys(view.offers)[0] as OfferId });
  expect(await israel.say('We hear nothing.', 'open', 'word')).toMatchObject({ ok: true });
  // One after the other, so that what is sent does not depend on who is first.
  for (const seat of SEATS) {
    await does(seat, ready);
    await gallery.until((state) => state.view.ready[seat] || state.view.step !== 'talks');
    await israel.until((state) => state.view.ready[seat] || state.view.step !== 'talks');
  }
  for (const seat of SEATS) {
    await does(seat, seat === 'iran' ? { type: 'orders', orders: [{ order: hidden.order }] } : silent);
    await gallery.until((state) => state.view.ready[seat] || state.view.step !== 'orders');
    await israel.until((state) => state.view.ready[seat] || state.view.step !== 'orders');
  }
  for (const each of [israel, gallery]) await each.until(({ view: now }) => now.round === 2);
  return { israel: frames.israel.map(masked), gallery: frames.gallery.map(masked) };
}

test('frames of two servers whose tables differ in secrets alone are the same for those who may not know', async () => {
  const seed = quietSeed();
  const [one, other] = [await framesOf(seed, ONE), await framesOf(seed, OTHER)];
  expect(one.israel.length).toBeGreaterThan(8);
  expect(one.israel).toEqual(other.israel);
  expect(one.gallery).toEqual(other.gallery);
  // What they keep to themselves is in no frame, in no form.
  for (const text of [...one.israel, ...one.gallery])
    for (const word of ONE.words) expect(text).not.toContain(word);
  // And the same table does differ for whoever may know.
  expect(JSON.stringify(viewOf(played(seed, ONE), 'iran'))).not.toBe(
    JSON.stringify(viewOf(played(seed, OTHER), 'iran')),
  );
}, 60_000);
