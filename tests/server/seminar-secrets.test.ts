// Two tables of a seminar that differ only in what some viewers may not know look the same to these, down to the byte and to
// the number of updates that they are sent.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../server/log';
import type { Journal, TableHeader } from '../../server/storage/journal';
import type { DelegationStore } from '../../server/storage/delegation-store';
import { openStorage } from '../../server/storage/open';
import { TableHost } from '../../server/tables/host';
import type { Seat, Viewer } from '../../shared/content/seats';
import { RULES_VERSION } from '../../shared/rules/version';
import type { SeatAction } from '../../shared/rules/actions';
import { random, someAct } from '../game/support';
import { people } from '../support/server';
import { People } from '../support/seminar-table';

const SITS = { usa: ['ann', 'ben', 'cleo'], iran: ['dara', 'esra'], israel: ['fay'] } as const;
const VIEWERS = ['usa', 'iran', 'israel', 'gallery', 'chair'] as const;

let folder: string;
let journal: Journal;
let delegations: DelegationStore;
let now: number;
const open: TableHost[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  ({ journal, delegations } = await openStorage(folder));
  now = 1_760_000_000_000;
});
afterEach(async () => {
  for (const host of open.splice(0)) await host.stop();
  await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A table at which all are, with what each viewer was sent of it. */
async function tableNamed(table: string, number: number) {
  const company = new People('majority', true);
  for (const [seat, all] of Object.entries(SITS)) for (const each of all) company.place(each, seat as Seat);
  const header: TableHeader = {
    table,
    code: `-${table}`,
    name: null,
    scenario: 'short',
    seed: number.toString(16).padStart(32, '7'),
    rules: RULES_VERSION,
    seats: people,
    clock: { talksMinutes: 30, ordersMinutes: 30 },
    gallery: true,
    inviteHashes: {},
    hostHash: '',
    createdAt: now,
    seminar: { id: 's1', number: 1 },
  };
  await journal.create(header);
  const sent: Partial<Record<Viewer, string[]>> = {};
  const publish = (_: string, viewer: Viewer, version: number, delta: unknown): void => {
    (sent[viewer] ??= []).push(`${version} ${JSON.stringify(delta)}`);
  };
  const log = createLog({ logLevel: 'silent' });
  const host = await TableHost.open(
    header,
    { journal, delegations, log, graceSeconds: 60, now: () => now, publish },
    company,
  );
  open.push(host);
  for (const viewer of ['gallery', 'chair'] as const) host.enter(viewer);
  for (const [seat, all] of Object.entries(SITS)) {
    for (const person of all)
      host.enter(seat as Seat, { viewer: seat as Seat, person, token: '', dismiss: () => undefined });
  }
  await host.chairAct({ type: 'pause', paused: false });
  return { host, sent, company };
}

const settled = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

/** Something within the American delegation, or a mark, that nobody else may know of. */
async function inSecret(host: TableHost, next: () => number, id: string): Promise<void> {
  const act: SeatAction = { type: 'ready', ready: true };
  const text = { kind: 'text', text: `among us ${id}` } as const;
  const whom = next() < 0.5 ? 'ben' : 'cleo';
  switch (Math.floor(next() * 7)) {
    case 0:
      await host.say('usa', id, 'team-usa', text, { person: 'ben' });
      return;
    case 1: {
      const content = { text: id };
      await host.together('usa', whom, (all, person) => all.draft('usa', person, { kind: 'offer', content }));
      return;
    }
    case 2:
      await host.mark('usa', 'ann', 1 + Math.floor(next() * 4), next() < 0.5 ? 'bluff' : 'believed');
      return;
    case 3:
      await host.mark('usa', 'ann', 1 + Math.floor(next() * 4), next() < 0.5 ? 'doubted' : null);
      return;
    case 4:
      await host.chairSay('team-usa', id);
      return;
    case 5:
      await host.together('usa', 'ben', (all, person) => all.makeHead('usa', person, whom));
      return;
    default: {
      const made = await host.act('usa', id, act, { person: whom });
      if (made.ok && made.value)
        await host.together('usa', 'ann', (all, person) =>
          all.voteOn('usa', person, made.value!.motion, false),
        );
    }
  }
}

/** What two of a delegation agree on. */
async function agreed(host: TableHost, seat: Seat, id: string, action: SeatAction): Promise<void> {
  const [first, second] = SITS[seat];
  const reply = await host.act(seat, id, action, { person: first });
  if (reply.ok && reply.value && second)
    await host.together(seat, second, (all, person) => all.voteOn(seat, person, reply.value!.motion, true));
}

test.each([1, 2, 3])('what the Americans do among themselves, nobody else sees (%i)', async (number) => {
  const plain = await tableNamed('aa', number);
  const rich = await tableNamed('bb', number);
  const [steps, secrets] = [random(number), random(number + 100)];
  const seen = ({ host }: typeof plain, viewer: Viewer): string =>
    JSON.stringify(host.look(viewer)).replace(/"table":"(aa|bb)"/, '"table":"xx"');
  let differed = 0;
  for (let step = 0; step < 80; step += 1) {
    const chosen = someAct(plain.host.state, steps);
    if (!chosen) break;
    now += 1_000;
    const word = { kind: 'text', text: `word ${step}` } as const;
    const isBluff = secrets() < 0.5;
    for (const { host } of [plain, rich]) {
      // What is meant as a bluff as it is written looks like anything else that is said.
      const mark = host === rich.host && isBluff ? 'bluff' : undefined;
      const channel = step % 3 ? 'open' : step % 2 ? 'usa-iran' : 'usa-israel';
      await host.say('usa', `u${step}`, channel, word, { person: 'ann', mark });
      await host.say('iran', `w${step}`, step % 2 ? 'open' : 'usa-iran', word, { person: 'dara' });
      if (chosen.actor === 'chair') await host.chairAct(chosen.action as never);
      else await agreed(host, chosen.actor, `a${step}`, chosen.action as SeatAction);
    }
    await settled();
    for (let count = 0; count < 3; count += 1) await inSecret(rich.host, secrets, `s${step}-${count}`);
    await settled();
    for (const viewer of VIEWERS) {
      const same = seen(plain, viewer) === seen(rich, viewer);
      if (viewer === 'usa' || viewer === 'chair') differed += same ? 0 : 1;
      else if (!same) expect(rich.host.look(viewer)).toEqual(plain.host.look(viewer));
    }
    if (plain.host.state.step === 'ended') break;
  }
  for (const viewer of ['iran', 'israel', 'gallery'] as const)
    expect(rich.sent[viewer]).toEqual(plain.sent[viewer]);
  const marked = (table: typeof plain, viewer: Viewer) =>
    Object.values(table.host.look(viewer).state.messages).filter(({ mark }) => mark === 'bluff').length;
  expect(marked(rich, 'usa')).toBeGreaterThan(2);
  expect(marked(rich, 'chair')).toBe(marked(rich, 'usa'));
  for (const viewer of ['iran', 'israel', 'gallery'] as const) expect(marked(rich, viewer)).toBe(0);
  expect(plain.sent.iran!.length).toBeGreaterThan(20);
  expect(differed).toBeGreaterThan(20);
});
