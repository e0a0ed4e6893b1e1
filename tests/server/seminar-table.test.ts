// A table of a seminar, as those who share its seats, facilitators and the gallery know it. Over real sockets.
import { afterEach, describe, expect, test } from 'vitest';
import { Refused } from '../../server/tables/replies';
import { SEATS } from '../../shared/content/seats';
import { ALL_CHANNELS, type Reply, type TableView } from '../../shared/protocol/messages';
import { replay } from '../../shared/recording/replay';
import { read } from '../../shared/recording/read';
import { write } from '../../shared/recording/record';
import { pause, person, TestClient } from '../support/server';
import {
  nameOf,
  SeminarServer,
  SURNAME,
  tokenOf,
  type Delegate,
  type Setting,
} from '../support/seminar-table';

const open: SeminarServer[] = [];
async function start(...setting: Parameters<typeof SeminarServer.start>): Promise<SeminarServer> {
  const server = await SeminarServer.start(...setting);
  open.push(server);
  return server;
}
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const codeOf = (reply: Reply): string | null => (reply.ok ? null : reply.code);
const ready = { type: 'ready', ready: true } as const;
const offer = { kind: 'offer', content: { terms: ['relief'] } };
/** The three Americans. */
const all = async (server: SeminarServer): Promise<[Delegate, Delegate, Delegate]> => [
  await server.enter('ann'),
  await server.enter('ben'),
  await server.enter('cleo'),
];
const mine = (view: TableView) => view.delegation!;
const texts = (view: TableView): string[] =>
  Object.values(view.messages).map(({ body }) => (body.kind === 'text' ? body.text : body.quick));

describe('the clock', () => {
  const clock = { talksMinutes: 10, ordersMinutes: 5 };

  test('waits for the facilitator, and then has all its time', async () => {
    const server = await start({ clock });
    // Nor does the time count before anybody has looked at the table.
    await pause(200);
    const host = await server.host();
    expect([host.state.paused, host.begun, host.deadline(), host.seq]).toEqual([true, false, null, 1]);
    const before = Date.now();
    await server.begin();
    const deadline = host.deadline()!;
    expect(host.begun).toBe(true);
    expect(deadline).toBeGreaterThanOrEqual(before + 600_000);
    expect(deadline).toBeLessThanOrEqual(Date.now() + 600_000);
    await host.chairAct({ type: 'extend', minutes: 3 });
    expect(host.deadline()).toBe(deadline + 180_000);
    await host.chairAct({ type: 'pause', paused: true });
    const paused = Date.now();
    expect([host.deadline(), host.begun]).toEqual([null, true]);
    await pause(30);
    await server.restart();
    const again = await server.host();
    expect([again.deadline(), again.begun]).toEqual([null, true]);
    const stopped = Date.now() - paused;
    await again.chairAct({ type: 'pause', paused: false });
    expect(again.deadline()).toBeGreaterThanOrEqual(deadline + 180_000 + stopped);
    const over = Date.now();
    await again.chairAct({ type: 'expire', round: 1, step: 'talks' });
    // What was given to Talks is not given to Orders.
    expect(again.deadline()).toBeGreaterThanOrEqual(over + 300_000);
    expect(again.deadline()).toBeLessThanOrEqual(Date.now() + 300_000);
  });

  test('of a step that was given more time just before it ended runs on', async () => {
    const server = await start({ clock: { talksMinutes: 0.003, ordersMinutes: null } });
    const host = await server.host();
    await server.begin();
    await host.chairAct({ type: 'extend', minutes: 10 });
    await pause(400);
    expect(host.state.step).toBe('talks');
  });

  test('is not there where a step has no end: more time is no entry', async () => {
    const server = await start();
    const host = await server.host();
    const { seq } = host;
    expect(await host.chairAct({ type: 'extend', minutes: 10 })).toMatchObject({ ok: true });
    expect(host.seq).toBe(seq);
  });
});

describe('who is there', () => {
  test('is asked of the seminar: a token opens the seat, the desk, or nothing', async () => {
    const server = await start();
    const ann = await server.enter('ann');
    expect(ann.entered).toMatchObject({ viewer: 'usa', person: 'ann' });
    expect(ann.state).toMatchObject({ seminar: { id: 's1', number: 1 }, overheard: true });
    const chair = await server.chair();
    expect(chair.entered!.viewer).toBe('chair');
    expect(chair.entered).not.toHaveProperty('person');
    for (const [token, code] of [
      ['wrong', 'wrong-token'],
      [undefined, 'no-gallery'],
    ] as const) {
      const stranger = new TestClient(server.url);
      expect(codeOf(await stranger.enter(server.table, token))).toBe(code);
      stranger.close();
    }
  });

  test('shows in the own delegation by person, to others by seat', async () => {
    const server = await start({ gallery: true });
    const ann = await server.enter('ann');
    const dara = await server.enter('dara');
    const gallery = await server.enter(null);
    await server.enter('ben');
    const seen = await ann.until((view) => mine(view).people.ben?.here === true);
    expect(mine(seen)).toMatchObject({
      deciding: 'head',
      head: 'ann',
      people: {
        ann: { name: nameOf('ann'), here: true },
        ben: { name: nameOf('ben'), here: true },
        cleo: { name: nameOf('cleo'), here: false },
      },
    });
    expect(dara.state!.people.usa).toMatchObject({ kind: 'person', here: true, votable: false });
    expect(dara.state!.people.usa.name).toContain(nameOf('cleo'));
    expect(gallery.state!.people.usa.name).toBeNull();
    expect(JSON.stringify(gallery.state)).not.toContain(SURNAME);
    const host = await server.host();
    expect([host.isHere('ben'), host.isHere('cleo'), host.activeAt('cleo')]).toEqual([true, false, null]);
    expect(Date.now() - host.activeAt('ben')!).toBeLessThan(5_000);
  });

  test('whoever is moved is sent away at once, sees no more, and acts no more', async () => {
    const server = await start();
    const ann = await server.enter('ann');
    const ben = await server.enter('ben');
    await ben.draft(offer);
    await ann.until((view) => 'ben' in mine(view).drafts);
    const { updates } = ben;
    await server.place('ben', 'iran');
    await ann.until((view) => !('ben' in mine(view).people) && !('ben' in mine(view).drafts));
    const before = updates.length;
    await ann.say('Among us.', 'team-usa');
    expect(codeOf(await ben.say('Still here?', 'team-usa'))).toBe('not-entered');
    expect(ben.dismissed).toEqual([{ table: server.table }]);
    expect(updates.length).toBe(before);
    const again = await ben.enter(server.table, tokenOf('ben'));
    expect(again).toMatchObject({ ok: true, value: { viewer: 'iran', person: 'ben' } });
    await server.place('ben', null);
    expect(codeOf(await ben.act(ready))).toBe('not-entered');
    expect(codeOf(await ben.enter(server.table, tokenOf('ben')))).toBe('wrong-token');
  });

  test('even where nobody says that it changed, a request is not carried out for whoever was moved', async () => {
    const server = await start();
    await server.begin();
    const ann = await server.enter('ann');
    server.company.place('ann', 'iran');
    expect(codeOf(await ann.act(ready))).toBe('not-entered');
    expect((await server.host()).state.ready.usa).toBe(false);
  });

  test('nobody sits down, stands in, or gives a seat away but the facilitator', async () => {
    const server = await start();
    const host = await server.host();
    await server.begin();
    const ann = await server.enter('ann');
    const of = { table: server.table };
    for (const request of [
      { type: 'vote', ...of, seat: 'iran', bot: true },
      { type: 'step-away', ...of },
      { type: 'return', ...of },
    ]) {
      expect([request.type, codeOf(await ann.ask(request))]).toEqual([request.type, 'facilitated']);
    }
    const facilitated = expect.objectContaining({ code: 'facilitated' });
    const code = host.header.code;
    await expect(host.takeSeat('usa', null, { code })).rejects.toEqual(facilitated);
    await expect(host.takeSeat('usa', null, { host: 'x' })).rejects.toEqual(facilitated);
    await expect(host.seatBot('usa', 'x', 'easy')).rejects.toEqual(facilitated);
    await expect(host.admitProgram('usa', 'x', null)).rejects.toEqual(facilitated);
    await expect(server.registry.byCode(code)).rejects.toBeInstanceOf(Refused);
    expect(SEATS.map((seat) => host.isFree(seat))).toEqual([false, false, false]);
    expect([host.holders, host.holderWith(tokenOf('ann'))]).toEqual([[], undefined]);
  });

  test('a bot plays where the facilitator seats one, and people there only look on', async () => {
    const server = await start();
    const host = await server.host();
    const fay = await server.enter('fay');
    await host.chairAct({ type: 'seat', seat: 'israel', holder: { kind: 'bot', level: 'random' } });
    await pause(50);
    expect(host.state.ready.israel).toBe(false);
    await server.begin();
    await fay.until(({ view }) => view.ready.israel);
    expect(codeOf(await fay.act({ type: 'ready', ready: false }))).toBe('facilitated');
    expect(fay.state!.people.israel).toMatchObject({ kind: 'bot', level: 'random' });
    await host.chairAct({ type: 'seat', seat: 'israel', holder: person });
    expect(codeOf(await fay.act({ type: 'ready', ready: false }))).toBeNull();
  });

  test('a table of a seminar that is not there is not there', async () => {
    const server = await start({ seminar: { id: 's2', number: 1 } });
    await expect(server.host()).rejects.toMatchObject({ code: 'unknown-table' });
  });
});

describe('the head of a delegation', () => {
  test('decides, and nobody else', async () => {
    const server = await start();
    const ann = await server.enter('ann');
    const ben = await server.enter('ben');
    expect(codeOf(await ann.act(ready))).toBe('too-early');
    await server.begin();
    expect(await ben.act(ready)).toMatchObject({
      ok: false,
      code: 'not-head',
      detail: { head: nameOf('ann') },
    });
    expect(codeOf(await ann.act(ready))).toBeNull();
    const host = await server.host();
    expect(host.state.ready.usa).toBe(true);
  });

  test('passes it on; others vote, and more than half of those here decide', async () => {
    const server = await start();
    const [ann, ben, cleo] = [
      await server.enter('ann'),
      await server.enter('ben'),
      await server.enter('cleo'),
    ];
    expect(await ben.head('cleo')).toMatchObject({ ok: true });
    await ann.until((view) => mine(view).headVotes.ben === 'cleo');
    expect(server.company.head('usa')).toBe('ann');
    await cleo.head('ben');
    expect(server.company.head('usa')).toBe('ann');
    await cleo.head('cleo');
    expect(server.company.head('usa')).toBe('cleo');
    const seen = await ann.until((view) => mine(view).head === 'cleo');
    expect(mine(seen).headVotes).toEqual({});
    await cleo.head('ann');
    expect(server.company.head('usa')).toBe('ann');
    expect(codeOf(await ann.head('dara'))).toBe('unknown-person');
    expect(codeOf(await ann.head('toString'))).toBe('malformed');
  });

  test('who is away does not count', async () => {
    const server = await start();
    const ben = await server.enter('ben');
    await ben.head('ben');
    expect(server.company.head('usa')).toBe('ben');
  });
});

describe('a majority', () => {
  const setting: Setting = { deciding: 'majority' };

  test('decides what is proposed, and it is done once', async () => {
    const server = await start(setting);
    await server.begin();
    const [ann, ben, cleo] = [
      await server.enter('ann'),
      await server.enter('ben'),
      await server.enter('cleo'),
    ];
    const host = await server.host();
    const reply = (await ben.act(ready, 'r1')) as Reply<{ motion: string }>;
    if (!reply.ok) throw new Error(reply.code);
    const { motion } = reply.value;
    expect(await ben.act(ready, 'r1')).toEqual(reply);
    const seen = await ann.until((view) => motion in mine(view).motions);
    expect(mine(seen).motions[motion]).toEqual({
      by: 'ben',
      action: ready,
      for: ['ben'],
      against: [],
      needs: 2,
    });
    await cleo.motion(motion, false);
    expect(host.state.ready.usa).toBe(false);
    expect(await ann.motion(motion, true)).toMatchObject({ ok: true, value: null });
    expect(host.state.ready.usa).toBe(true);
    expect(codeOf(await cleo.motion(motion, true))).toBe('unknown-motion');
    expect(await ben.act(ready, 'r1')).toMatchObject({ ok: true, value: null });
    await ann.until((view) => Object.keys(mine(view).motions).length === 0);
  });

  test('against it drops it; what is not legal is refused at once; what is no more so is gone', async () => {
    const server = await start(setting);
    await server.begin();
    const [ann, ben, cleo] = [
      await server.enter('ann'),
      await server.enter('ben'),
      await server.enter('cleo'),
    ];
    const first = (await ben.act(ready)) as { value: { motion: string } };
    await ann.motion(first.value.motion, false);
    await cleo.motion(first.value.motion, false);
    await ann.until((view) => Object.keys(mine(view).motions).length === 0);
    expect(codeOf(await ben.act({ type: 'accept', offer: 'none' as never }))).toBe('unknown-offer');
    await ben.act(ready);
    await ann.until((view) => Object.keys(mine(view).motions).length === 1);
    await (await server.host()).chairAct({ type: 'expire', round: 1, step: 'talks' });
    await ann.until((view) => Object.keys(mine(view).motions).length === 0);
  });

  test('of one is that one; a motion is nobody else’s to see or vote on', async () => {
    const server = await start(setting);
    await server.begin();
    const [dara, esra, fay] = [
      await server.enter('dara'),
      await server.enter('esra'),
      await server.enter('fay'),
    ];
    expect(await fay.act(ready)).toMatchObject({ ok: true, value: null });
    const { value } = (await dara.act(ready)) as { value: { motion: string } };
    expect(codeOf(await fay.motion(value.motion, true))).toBe('unknown-motion');
    esra.close();
    await dara.until((view) => mine(view).people.esra?.here === false);
    // Whoever goes takes no decision along: it is made when somebody votes.
    expect((await server.host()).state.ready.iran).toBe(false);
    await dara.motion(value.motion, true);
    expect((await server.host()).state.ready.iran).toBe(true);
  });
});

describe('drafts', () => {
  test('are seen by the own delegation and facilitators', async () => {
    const server = await start({ gallery: true });
    const [ann, ben, dara] = [
      await server.enter('ann'),
      await server.enter('ben'),
      await server.enter('dara'),
    ];
    const [chair, gallery] = [await server.chair(), await server.enter(null)];
    expect(codeOf(await ben.draft(offer))).toBeNull();
    const seen = await ann.until((view) => 'ben' in mine(view).drafts);
    expect(mine(seen).drafts.ben).toMatchObject(offer);
    await chair.until((view) => 'ben' in view.delegations!.usa.drafts);
    for (const other of [dara, gallery]) expect(JSON.stringify(other.state)).not.toContain('relief');
    await ben.draft(null);
    await ann.until((view) => Object.keys(mine(view).drafts).length === 0);
  });

  test.each<[string, unknown]>([
    ['too long', { kind: 'offer', content: 'x'.repeat(8_001) }],
    ['too deep', { kind: 'offer', content: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) }],
    ['a prototype', { kind: 'offer', content: JSON.parse('{"a":{"__proto__":1}}') }],
    ['nothing', { kind: 'offer' }],
    ['of another kind', { kind: 'letter', content: 1 }],
    ['more than a draft', { ...offer, by: 'ann' }],
  ])('%s is none', async (_, draft) => {
    const server = await start();
    const ann = await server.enter('ann');
    expect(codeOf(await ann.draft(draft))).toBe('malformed');
  });

  test('of orders end with the step, those of offers stay', async () => {
    const server = await start();
    await server.begin();
    const [ann, ben] = [await server.enter('ann'), await server.enter('ben')];
    const host = await server.host();
    await ann.draft({ kind: 'orders', content: ['rally'] });
    await ben.draft(offer);
    await host.chairAct({ type: 'expire', round: 1, step: 'talks' });
    await ann.until(({ view, delegation }) => view.step === 'orders' && 'ann' in delegation!.drafts);
    await host.chairAct({ type: 'expire', round: 1, step: 'orders' });
    await ann.until((view) => !('ann' in mine(view).drafts) && 'ben' in mine(view).drafts);
  });
});

describe('what a delegation has under way', () => {
  test('survives a restart: drafts, votes for a head, and motions with their votes', async () => {
    const server = await start({ deciding: 'majority' });
    await server.begin();
    let [ann, ben, cleo] = await all(server);
    await ann.draft({ kind: 'offer', content: 'first' });
    await ann.draft({ kind: 'offer', content: 'last' });
    await ben.draft(offer);
    await ben.draft(null);
    await ben.head('cleo');
    const { value } = (await ben.act(ready, 'r1')) as { value: { motion: string } };
    await cleo.motion(value.motion, false);
    const before = mine((await server.enter('ann')).state!);
    await server.restart();
    [ann, ben, cleo] = await all(server);
    const seen = await ann.until((view) => mine(view).people.cleo?.here === true);
    expect(mine(seen)).toEqual(before);
    expect(mine(seen)).toMatchObject({
      drafts: { ann: { kind: 'offer', content: 'last' } },
      headVotes: { ben: 'cleo' },
      motions: { [value.motion]: { by: 'ben', action: ready, for: ['ben'], against: ['cleo'], needs: 2 } },
    });
    // The same request is the same motion, and is carried out once.
    expect(await ben.act(ready, 'r1')).toMatchObject({ value });
    await ann.motion(value.motion, true);
    expect((await server.host()).state.ready.usa).toBe(true);
    await server.restart();
    ann = await server.enter('ann');
    expect(mine(ann.state!).motions).toEqual({});
    expect((await server.host()).state.ready.usa).toBe(true);
  });

  test('is gone after a restart where it could not go on: of people who moved, and in another step', async () => {
    const server = await start({ deciding: 'majority' });
    await server.begin();
    const [ann, ben] = await all(server);
    const host = await server.host();
    await host.chairAct({ type: 'expire', round: 1, step: 'talks' });
    await ann.draft({ kind: 'orders', content: 'mine' });
    await ben.draft(offer);
    await ben.head('ben');
    await ben.act({ type: 'orders', orders: [] });
    await host.stop();
    // What happens while the server is down, or just before it ends.
    server.company.place('ben', 'iran');
    const other = await server.elsewhere();
    await other.move({ actor: 'chair' }, { type: 'expire', round: 1, step: 'orders' });
    await server.restart();
    const again = await server.enter('ann');
    expect(mine(again.state!)).toMatchObject({ drafts: {}, headVotes: {}, motions: {} });
    expect(again.state!.view.step).not.toBe('orders');
  });

  test('is in no recording, in no entry, and deleted with the table', async () => {
    const server = await start({ deciding: 'majority' });
    await server.begin();
    const [ann, ben] = await all(server);
    const host = await server.host();
    await ann.draft({ kind: 'offer', content: 'unspoken' });
    await ben.head('cleo');
    await ben.act(ready);
    expect(JSON.stringify(await host.entries())).not.toMatch(/unspoken|cleo|ready/);
    expect(await server.kept()).toHaveLength(3);
    while (host.state.step !== 'ended')
      await host.chairAct({ type: 'expire', round: host.state.round, step: host.state.step });
    const all7 = { messages: ALL_CHANNELS, names: true, marks: true };
    expect(write(await host.recordingFor(all7))).not.toContain('unspoken');
    await ann.draft({ kind: 'offer', content: 'written late' });
    await server.registry.remove([server.table]);
    expect(await server.kept()).toEqual([]);
  });

  test('is seen by facilitators where private channels are read, and else who sits there alone', async () => {
    for (const readsPrivate of [true, false]) {
      const server = await start({ deciding: 'majority', readsPrivate });
      await server.begin();
      const [, ben] = await all(server);
      const chair = await server.chair();
      await ben.draft(offer);
      await ben.head('cleo');
      await ben.act(ready);
      const seen = await chair.until(({ delegations }) => delegations!.usa.people.cleo?.here === true);
      await pause(50);
      const { people, head, drafts, motions, headVotes } = chair.state!.delegations!.usa;
      expect([Object.keys(people), head]).toEqual([['ann', 'ben', 'cleo'], 'ann']);
      const counts = [drafts, motions, headVotes].map((each) => Object.keys(each).length);
      expect(counts).toEqual(readsPrivate ? [1, 1, 1] : [0, 0, 0]);
      if (!readsPrivate) expect(JSON.stringify([seen, chair.updates])).not.toContain('relief');
    }
  });

  test('a facilitator makes somebody head at the table, and nobody of another seat does', async () => {
    const server = await start();
    const [ann, ben] = await all(server);
    const dara = await server.enter('dara');
    const chair = await server.chair();
    await ben.head('cleo');
    expect(await chair.head('ben')).toMatchObject({ ok: true });
    const seen = await ann.until((view) => mine(view).head === 'ben');
    expect(mine(seen).headVotes).toEqual({});
    expect(codeOf(await chair.head('nobody'))).toBe('unknown-person');
    expect(codeOf(await dara.head('ann'))).toBe('unknown-person');
    expect(codeOf(await chair.draft(offer))).toBe('no-seat');
  });
});

describe('what may be said', () => {
  const talk = { open: 'free', 'usa-iran': 'quick', 'usa-israel': 'none', 'iran-israel': 'free' } as const;

  test('is limited by channel, but for a delegation’s own', async () => {
    const server = await start({ talk });
    const ann = await server.enter('ann');
    expect(ann.state!.talk).toEqual(talk);
    expect(codeOf(await ann.say('Hello'))).toBe('too-early');
    expect(codeOf(await ann.say('Among us', 'team-usa'))).toBeNull();
    await server.begin();
    const quick = { kind: 'quick', quick: 'warn', about: { kind: 'seat', id: 'iran' } };
    const saying = (channel: string, body: unknown) =>
      ann.ask({ type: 'say', table: server.table, id: ann.newId(), channel, body });
    expect(codeOf(await ann.say('Hello'))).toBeNull();
    expect(codeOf(await ann.say('Hello', 'usa-iran'))).toBe('phrases-only');
    expect(codeOf(await saying('usa-iran', quick))).toBeNull();
    expect(codeOf(await saying('usa-israel', quick))).toBe('channel-closed');
    expect(codeOf(await ann.say('Hello', 'team-iran'))).toBe('no-seat');
    expect(codeOf(await ann.say('Hello', 'iran-israel'))).toBe('no-seat');
  });

  test('names who of a delegation said it, but not to the gallery', async () => {
    const server = await start({ gallery: true });
    await server.begin();
    const [ben, dara, gallery] = [
      await server.enter('ben'),
      await server.enter('dara'),
      await server.enter(null),
    ];
    await ben.say('Let us begin.');
    const seen = await dara.until(({ messages }) => '1' in messages);
    expect(seen.messages['1']).toMatchObject({ from: 'usa', by: nameOf('ben') });
    const watched = await gallery.until(({ messages }) => '1' in messages);
    expect(watched.messages['1']).not.toHaveProperty('by');
  });

  test('facilitators speak to all or to one delegation', async () => {
    const server = await start();
    const host = await server.host();
    const [ann, dara] = [await server.enter('ann'), await server.enter('dara')];
    await host.chairSay('open', 'Ten minutes left.');
    await host.chairSay('team-usa', 'Mind your deadline.');
    const seen = await ann.until((view) => texts(view).length === 2);
    expect(Object.values(seen.messages).map(({ from }) => from)).toEqual(['chair', 'chair']);
    expect(texts(dara.state!)).toEqual(['Ten minutes left.']);
  });

  test.each([
    [true, ['open', 'pair', 'team', 'mind you']],
    [false, ['open', 'mind you']],
  ])('facilitators read what is private where that was said: %s', async (readsPrivate, heard) => {
    const server = await start({ readsPrivate });
    await server.begin();
    const ann = await server.enter('ann');
    expect(ann.state!.overheard).toBe(readsPrivate ? true : undefined);
    await ann.say('open');
    await ann.say('pair', 'usa-iran');
    await ann.say('team', 'team-usa');
    await (await server.host()).chairSay('team-usa', 'mind you');
    expect(texts((await server.chair()).state!)).toEqual(heard);
  });
});

describe('marks', () => {
  test('are for those who make them and facilitators, at sending or later, and over a restart', async () => {
    const server = await start({ gallery: true });
    await server.begin();
    const enter = async () => ({
      ann: await server.enter('ann'),
      ben: await server.enter('ben'),
      dara: await server.enter('dara'),
      fay: await server.enter('fay'),
      gallery: await server.enter(null),
      chair: await server.chair(),
    });
    const first = await enter();
    const saying = { type: 'say', table: server.table, channel: 'open' };
    const body = { kind: 'text', text: 'We shall never strike.' };
    await first.ann.ask({ ...saying, id: 'a', body, mark: 'bluff' });
    await first.ann.say('Trust us.', 'usa-iran');
    await first.ben.mark(2, 'bluff');
    await first.dara.until(({ messages }) => '2' in messages);
    await first.dara.mark(1, 'believed');
    await first.fay.mark(1, 'doubted');
    const check = async (all: Record<string, Delegate>) => {
      const marks = (view: TableView) =>
        Object.values(view.messages).map(({ mark, believed }) => [mark, believed]);
      await all.chair!.until(
        ({ messages }) => messages['1']?.believed === true && messages['2']?.mark === 'bluff',
      );
      await pause(20);
      expect(marks(all.ann!.state!)).toEqual([
        ['bluff', undefined],
        ['bluff', undefined],
      ]);
      expect(marks(all.dara!.state!)).toEqual([
        [undefined, true],
        [undefined, undefined],
      ]);
      expect(marks(all.fay!.state!)).toEqual([[undefined, false]]);
      expect(marks(all.gallery!.state!)).toEqual([[undefined, undefined]]);
    };
    await check(first);
    await server.restart();
    const second = await enter();
    await check(second);
    await second.ann.mark(1, null);
    await second.fay.mark(1, null);
    await second.ann.until(({ messages }) => messages['1']!.mark === undefined);
    await second.fay.until(({ messages }) => messages['1']!.believed === undefined);
    const { seq } = await server.host();
    expect(codeOf(await second.ann.mark(1, null))).toBeNull();
    expect((await server.host()).seq).toBe(seq);
  });

  test('fit the message: one’s own is a bluff, another’s is believed or doubted', async () => {
    const server = await start();
    await server.begin();
    const [ann, dara, fay] = [
      await server.enter('ann'),
      await server.enter('dara'),
      await server.enter('fay'),
    ];
    await ann.say('To you alone.', 'usa-iran');
    await ann.say('Among us.', 'team-usa');
    await (await server.host()).chairSay('open', 'Five minutes.');
    for (const [who, message, mark, code] of [
      [ann, 1, 'believed', 'unknown-message'],
      [ann, 3, 'doubted', 'unknown-message'],
      [ann, 9, 'bluff', 'unknown-message'],
      [dara, 1, 'bluff', 'unknown-message'],
      [dara, 1, 'doubted', null],
      [fay, 1, 'doubted', 'unknown-message'], // the facilitator’s is the first that it reads
      [fay, 2, 'doubted', 'unknown-message'],
    ] as const) {
      expect([message, mark, codeOf(await who.mark(message, mark))]).toEqual([message, mark, code]);
    }
    expect(codeOf(await (await server.chair()).mark(1, 'doubted'))).toBe('no-seat');
  });
});

describe('a recording', () => {
  const play = async (server: SeminarServer) => {
    const host = await server.host();
    const [ann, ben, dara] = [
      await server.enter('ann'),
      await server.enter('ben'),
      await server.enter('dara'),
    ];
    await server.begin();
    await ann.say('We shall never strike.');
    await ann.mark(1, 'bluff');
    await dara.mark(1, 'believed');
    await ben.say('Among us.', 'team-usa');
    await dara.say('Among the others.', 'team-iran');
    await ann.act(ready);
    const written = { headline: 'A tanker is boarded', text: 'By whom?', effects: [] };
    await host.chairAct({ type: 'inject', written, id: 'w1' });
    await host.chairAct({ type: 'undo', injected: 'w1' });
    await host.chairSay('open', 'That was a mistake.');
    while (host.state.step !== 'ended')
      await host.chairAct({ type: 'expire', round: host.state.round, step: host.state.step });
    return host;
  };
  const everything = [
    'open',
    'usa-iran',
    'usa-israel',
    'iran-israel',
    'team-usa',
    'team-iran',
    'team-israel',
  ] as const;

  test('has what facilitators did and said, names and marks, and is played again', async () => {
    const host = await play(await start());
    const recording = await host.recordingFor({ messages: everything, names: true, marks: true });
    const got = read(write(recording));
    if (got.fault) throw new Error(JSON.stringify(got.fault));
    const played = replay(got.recording);
    if (played.fault) throw new Error(JSON.stringify(played.fault));
    const { timeline } = played;
    const seen = timeline.messagesAt(timeline.length, 'chair');
    expect(seen['1']).toMatchObject({ mark: 'bluff', believed: true, by: nameOf('ann') });
    expect(timeline.messagesAt(timeline.length, 'usa')['1']).not.toHaveProperty('believed');
    expect(Object.values(seen).map(({ from }) => from)).toEqual(['usa', 'usa', 'iran', 'chair']);
    const acts = recording.entries.filter(({ kind, actor }) => kind === 'move' && actor === 'usa');
    expect(acts.map(({ by }) => by)).toEqual([nameOf('ann')]);
  });

  test('without names has none, or others in their place', async () => {
    const host = await play(await start());
    const nameless = write(await host.recordingFor({ messages: everything, names: false, marks: true }));
    expect(nameless.includes(SURNAME)).toBe(false);
    const named = await host.recordingFor({ messages: everything, names: (name) => `P-${name.length}` });
    expect(named.header.names).toBe(true);
    expect(write(named).includes(SURNAME)).toBe(false);
    expect(named.entries.map(({ by }) => by)).toContain(`P-${nameOf('ann').length}`);
    expect(replay(named).fault).toBeUndefined();
  });

  test('for those who sat there has what they could read, and no marks', async () => {
    const host = await play(await start());
    const options = { messages: true, names: true };
    const text = write(await host.recording(tokenOf('ann'), options));
    expect(text.includes('Among us.')).toBe(true);
    for (const hidden of ['Among the others.', '"bluff"', '"believed"'])
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    expect(write(await host.recording(tokenOf('facilitator'), options))).toContain('Among the others.');
    await expect(host.recording('wrong', options)).rejects.toMatchObject({ code: 'wrong-token' });
    const unheard = await play(await start({ readsPrivate: false }));
    expect(unheard.channelsOf('chair')).toEqual(['open']);
    expect(unheard.channelsOf('usa')).toEqual(['open', 'usa-iran', 'usa-israel', 'team-usa']);
    expect(write(await unheard.recording(tokenOf('facilitator'), options))).not.toContain('Among');
  });
});

describe('events that the chair brings in', () => {
  test('are shown to all, and can be taken back; those of the deck get an id of their own', async () => {
    const server = await start();
    await server.begin();
    const host = await server.host();
    const ann = await server.enter('ann');
    await host.chairAct({ type: 'inject', event: 'power-cuts' });
    const seen = await ann.until(({ view }) => view.injected !== undefined);
    const [id] = Object.keys(seen.view.injected!);
    expect(seen.view.headline).toMatchObject({ id: 'power-cuts', injected: id });
    expect(await host.chairAct({ type: 'undo', injected: id! })).toMatchObject({ ok: true });
    await ann.until(({ view }) => view.injected![id!]!.undone);
    expect(await host.chairAct({ type: 'undo', injected: id! })).toMatchObject({ code: 'already-done' });
  });
});

describe('a table', () => {
  test('that is held stays in memory, and is deleted with all that belongs to it', async () => {
    const server = await start();
    const host = await server.host();
    const release = host.hold();
    expect(host.isIdleSince(Date.now() + 1)).toBe(false);
    release();
    release();
    expect(host.isIdleSince(Date.now() + 1)).toBe(true);
    await server.registry.remove([server.table]);
    await expect(server.host()).rejects.toMatchObject({ code: 'unknown-table' });
    await server.restart();
    await expect(server.host()).rejects.toMatchObject({ code: 'unknown-table' });
  });

  test('is on view only where its seminar has a gallery, and once it has begun', async () => {
    for (const gallery of [true, false]) {
      const server = await start({ gallery });
      await server.host();
      expect(await server.registry.onView()).toEqual([]);
      await server.begin();
      expect(await server.registry.onView()).toHaveLength(gallery ? 1 : 0);
    }
  });
});
