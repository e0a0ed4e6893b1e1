/** A seminar of which all games are over: people sit down and say something, then bots of the server play on for them. */
import { SEATS } from '../../shared/content/seats';
import type { DeskView, Joined, SeminarOpened, SeminarSettings } from '../../shared/protocol/seminar';
import { join, openSeminar, SeminarClient } from './seminar';
import { TestClient } from './server';

export interface Finished {
  readonly opened: SeminarOpened;
  readonly people: readonly Joined[];
  /** The facilitator, still attending. */
  readonly desk: SeminarClient<DeskView>;
}

/** How long the games of all tables may take, in milliseconds. */
const PATIENCE = 300_000;

/** Opens a seminar with one person in each seat of each table, and so many messages of each in the open. */
export async function finishedSeminar(
  url: string,
  tables: number,
  messages: number,
  more: Partial<SeminarSettings> = {},
): Promise<Finished> {
  const opened = await openSeminar(url, { tables, delegation: 1, ...more });
  const people: Joined[] = [];
  for (let n = 1; n <= tables * SEATS.length; n += 1) people.push(await join(url, opened, `Person ${n}`));
  const desk = new SeminarClient<DeskView>(url);
  await desk.attend(opened.seminar, opened.token);
  await desk.ask({ type: 'begin' });
  await desk.until('play', (view) => Object.values(view.tables).every(({ paused }) => !paused));
  for (const { person, token } of people) {
    const { place } = desk.view!.people[person]!;
    const client = new TestClient(url);
    await client.enter(desk.view!.tables[place!.table]!.id, token);
    for (let n = 1; n <= messages; n += 1) await client.say(`What would you give for it? (${n})`);
    client.close();
  }
  for (let table = 1; table <= tables; table += 1) {
    for (const seat of SEATS) await desk.ask({ type: 'bot', place: { table, seat }, level: 'easy' });
  }
  const over = (view: DeskView): boolean => Object.values(view.tables).every(({ ending }) => ending !== null);
  await desk.until('over', over, PATIENCE);
  return { opened, people, desk };
}
