// A solo table: what is acknowledged is kept, what is kept comes back, and bots neither hold it up nor act on old news.
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { BotAct } from '../../shared/bots/bot';
import { patch } from '../../shared/protocol/diff';
import type { TableView } from '../../shared/protocol/messages';
import { stateHash } from '../../shared/rules/hash';
import { foldJournal } from '../../client/solo/fold';
import { readJournal } from '../../client/solo/journal';
import { recordGame } from '../../client/solo/recording';
import { read } from '../../shared/recording/read';
import { write } from '../../shared/recording/record';
import { replay } from '../../shared/recording/replay';
import { ConflictError, SoloStore } from '../../client/solo/store';
import { summaryOf } from '../../client/solo/table';
import { bots, header, later, newId, playOn, soloTable } from './solo-support';
import { driveBots } from '../../client/solo/bots';
import { answer } from '../../shared/bots/request';

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
const hello = { kind: 'text', text: 'Hello.' } as const;
const ready = { type: 'ready', ready: true } as const;

/** A game in a database of its own. */
async function kept(name: string) {
  const store = new SoloStore();
  const own = { ...header, table: name };
  const { table } = soloTable({ header: own, entries: [] }, { store, isKept: false });
  await table.keepsAtOnce();
  return { store, table };
}

describe('the journal', () => {
  test('a whole game comes back from its file', async () => {
    const { table } = soloTable();
    const stop = bots(table);
    await playOn(table);
    stop();
    expect(table.state.ending).not.toBeNull();
    const journal = readJournal(table.exported());
    expect(stateHash(foldJournal(journal).state)).toBe(stateHash(table.state));
    expect(journal.entries.map(({ seq }) => seq)).toEqual(journal.entries.map((_, index) => index + 1));
    const others = journal.entries.filter(({ actor, kind }) => actor !== 'iran' && kind === 'move');
    expect(others.length).toBeGreaterThan(10);
    expect(others.every(({ reason }) => reason !== undefined && reason !== '')).toBe(true);
  });

  test('a game that is over has a recording; before that it has none', async () => {
    const { table } = soloTable();
    const stop = bots(table);
    await table.say(newId(), 'usa-iran', hello);
    await playOn(table, () => table.state.round === 2);
    expect(table.recorded().fault?.code).toBe('not-over');
    await playOn(table);
    stop();
    const store = new SoloStore();
    const journal = readJournal(table.exported());
    await store.create(journal, summaryOf(journal.header, foldJournal(journal)));
    const made = recordGame((await store.read(journal.header.table))!);
    expect(made).toEqual(table.recorded());
    if (made.fault) throw new Error(made.fault.code);
    const got = read(write(made.recording));
    if (got.fault) throw new Error(got.fault.code);
    expect(replay(got.recording).fault).toBeUndefined();
    expect(got.recording.result.scores).toEqual(table.state.ending!.scores);
    expect(got.recording.header.seats.iran).toEqual({ holder: { kind: 'person' } });
    expect(got.recording.entries).toContainEqual(
      expect.objectContaining({ kind: 'message', payload: { channel: 'usa-iran', body: hello } }),
    );
    await store.delete(journal.header.table);
  });

  test('nothing is answered or shown before it is kept', async () => {
    const gate = later<void>();
    const { table, updates } = soloTable(undefined, {
      store: { create: async () => undefined, append: () => gate.promise },
    });
    let answered = false;
    const act = table.act(newId(), ready).then((reply) => {
      answered = true;
      return reply;
    });
    await soon();
    expect(answered).toBe(false);
    expect(updates).toEqual([]);
    expect(table.enter().state.view.ready.iran).toBe(false);
    gate.resolve();
    expect(await act).toEqual({ ok: true, value: null });
    expect(table.enter().state.view.ready.iran).toBe(true);
    expect(updates).toHaveLength(1);
  });

  test('a game that was left is the same when it is opened again', async () => {
    const { store, table } = await kept('resumed');
    const stop = bots(table);
    await table.say(newId(), 'usa-iran', hello);
    await playOn(table, () => table.state.round === 2);
    stop();
    await table.stop();

    const journal = await store.read('resumed');
    const again = soloTable(journal!, { store });
    expect(stateHash(again.table.state)).toBe(stateHash(table.state));
    expect(again.table.enter().state).toEqual(table.enter().state);
    expect(again.table.look('usa').seen).toEqual(table.look('usa').seen);
    expect(await store.list()).toMatchObject([
      { table: 'resumed', scenario: 'short', seat: 'iran', round: 2 },
    ]);

    const stopAgain = bots(again.table);
    await playOn(again.table);
    stopAgain();
    expect(foldJournal((await store.read('resumed'))!).state.ending).toEqual(again.table.state.ending);
    await store.delete('resumed');
    expect(await store.read('resumed')).toBeNull();
    expect(await store.list()).toEqual([]);
  });

  test('an act that comes as the table is put away is nobody’s fault', async () => {
    const { table } = soloTable();
    const complaints: string[] = [];
    const stop = driveBots(table, {
      ask: async (make) => answer({ ...make(), rollouts: 1 }, () => 1),
      pace: [0, 0],
      complain: (text) => complaints.push(text),
    });
    const act = table.botAct.bind(table);
    const refused = new Promise<string | null>((resolve) => {
      table.botAct = async (...given) => {
        stop();
        await table.stop();
        const code = await act(...given);
        resolve(code);
        return code;
      };
    });
    expect(await refused).toBe('elsewhere');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(complaints).toEqual([]);
  });

  test('a request that comes twice is carried out once', async () => {
    const { table } = soloTable();
    const id = newId();
    expect(await table.say(id, 'open', hello)).toEqual({ ok: true, value: null });
    expect(await table.say(id, 'open', hello)).toEqual({ ok: true, value: null });
    expect(Object.values(table.enter().state.messages)).toHaveLength(1);
  });

  test('what the rules refuse is refused with their code, and not kept', async () => {
    const { table } = soloTable();
    expect(await table.act(newId(), { type: 'orders', orders: [] })).toMatchObject({
      ok: false,
      code: 'wrong-step',
    });
    expect(await table.say(newId(), 'usa-israel', hello)).toMatchObject({ ok: false, code: 'no-seat' });
    expect(table.seq).toBe(0);
  });
});

describe('what the page gets', () => {
  test('the view of its seat, and differences that lead from one to the next', async () => {
    const { table, updates } = soloTable();
    const { state, version } = table.enter();
    const stop = bots(table);
    await playOn(table, () => table.state.round === 2);
    stop();
    let shown: TableView = state;
    let number = version;
    for (const update of updates) {
      expect(update.version).toBe((number += 1));
      shown = patch(shown, update.delta);
    }
    expect(shown).toEqual(table.enter().state);
    expect(shown.view).toMatchObject({ viewer: 'iran', seed: null, agendas: { usa: null, israel: null } });
    const sent = JSON.stringify([state, updates]);
    expect(sent).not.toContain(header.seed);
    expect(sent).not.toContain('"reason"');
    expect(shown.clock.deadline).toBeNull();
  });
});

describe('storage', () => {
  test('a game goes on where storage fails, and is kept whole once it works again', async () => {
    const store = new SoloStore();
    let isFull = true;
    const append: SoloStore['append'] = (...all) =>
      isFull ? Promise.reject(new Error('full')) : store.append(...all);
    const create: SoloStore['create'] = (...all) =>
      isFull ? Promise.reject(new Error('full')) : store.create(...all);
    const own = { ...header, table: 'full' };
    const { table, told } = soloTable(
      { header: own, entries: [] },
      { store: { create, append }, isKept: false },
    );
    await table.keepsAtOnce();
    expect(told).toEqual(['nowhere']);
    expect(await table.say(newId(), 'open', hello)).toMatchObject({ ok: true });
    expect(await store.read('full')).toBeNull();
    isFull = false;
    await table.say(newId(), 'open', hello);
    expect(told).toEqual(['nowhere', 'browser']);
    expect((await store.read('full'))?.entries).toHaveLength(2);
    await table.say(newId(), 'open', hello);
    expect((await store.read('full'))?.entries).toHaveLength(3);
    await store.delete('full');
  });

  test('of two that play the same game, the later one to write stops', async () => {
    const { store, table } = await kept('twice');
    const other = soloTable((await store.read('twice'))!, { store });
    await table.say(newId(), 'open', hello);
    expect(await other.table.say(newId(), 'open', hello)).toMatchObject({ ok: false, code: 'elsewhere' });
    expect(other.told).toEqual(['elsewhere']);
    expect(await other.table.act(newId(), ready)).toMatchObject({ ok: false, code: 'elsewhere' });
    expect((await store.read('twice'))?.entries).toHaveLength(1);
    await store.delete('twice');
    expect(await table.act(newId(), ready)).toMatchObject({ ok: false, code: 'no-game' });
    expect(await store.list()).toEqual([]);
  });

  test('a game is not written over', async () => {
    const { store, table } = await kept('once');
    const journal = readJournal(table.exported());
    await expect(store.create(journal, summaryOf(journal.header, foldJournal(journal)))).rejects.toThrow(
      ConflictError,
    );
    await store.delete('once');
  });
});

describe('bots', () => {
  /** Bots that answer when they are told to. */
  function slowBots(table: Parameters<typeof bots>[0]) {
    const asked: { seat: string; random: string; messages: number; give: (act: BotAct | null) => void }[] =
      [];
    const stop = bots(table, ({ view, random, messages }) => {
      const answer = later<BotAct | null>();
      asked.push({ seat: view.viewer, random, messages: Object.keys(messages).length, give: answer.resolve });
      return answer.promise;
    });
    return { asked, stop };
  }

  test('a person is answered at once while they think', async () => {
    const { table } = soloTable();
    const { asked, stop } = slowBots(table);
    await soon();
    expect(asked.map(({ seat }) => seat)).toEqual(['usa', 'israel']);
    expect(await table.act(newId(), ready)).toMatchObject({ ok: true });
    stop();
  });

  test('one that answered old news is asked again', async () => {
    const { table } = soloTable();
    const { asked, stop } = slowBots(table);
    await soon();
    await table.say(newId(), 'usa-iran', hello);
    asked[0]!.give({ action: ready, reason: 'Nobody has said anything.' });
    await soon();
    expect(table.state.ready.usa).toBe(false);
    expect(asked.at(-1)).toMatchObject({ seat: 'usa', messages: 1 });
    // Israel has not heard it: its answer is as good as before.
    asked[1]!.give({ action: ready, reason: 'Nothing to say.' });
    await soon();
    expect(table.state.ready.israel).toBe(true);
    stop();
  });

  test('but not for ever: what is still legal counts in the end', async () => {
    const { table } = soloTable();
    const { asked, stop } = slowBots(table);
    for (let times = 0; times < 5 && !table.state.ready.usa; times += 1) {
      await soon();
      await table.say(newId(), 'open', hello);
      asked
        .filter(({ seat }) => seat === 'usa')
        .at(-1)!
        .give({ action: ready, reason: 'Enough.' });
      await soon();
    }
    expect(table.state.ready.usa).toBe(true);
    stop();
  });

  test('one whose act is not legal is passed over, so that the table goes on', async () => {
    const { table } = soloTable();
    const complaints: string[] = [];
    const { driveBots } = await import('../../client/solo/bots');
    const stop = driveBots(table, {
      ask: async (make) => {
        make();
        return { action: { type: 'orders', orders: [] }, reason: 'Out of turn.' };
      },
      pace: [0, 0],
      complain: (text) => complaints.push(text),
    });
    await soon();
    stop();
    expect(table.state.ready).toMatchObject({ usa: true, israel: true });
    expect(complaints[0]).toContain('wrong-step');
  });

  test('they are given their own view, and nothing else of the game', async () => {
    const { table } = soloTable();
    const seen: string[] = [];
    const stop = bots(table, async ({ view, messages }) => {
      seen.push(JSON.stringify({ view, messages }));
      return null;
    });
    await soon();
    stop();
    expect(seen).toHaveLength(2);
    for (const text of seen) {
      expect(text).not.toContain(header.seed);
      expect(JSON.parse(text)).toMatchObject({ view: { seed: null, secret: null, agendas: { iran: null } } });
    }
  });
});
