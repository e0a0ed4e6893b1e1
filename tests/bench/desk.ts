/** The facilitator's desk with 20 tables at which 60 people act: what reaches it, how late, and whether the page stays fluent. */
import type { DeskView, Joined } from '../../shared/protocol/seminar';
import { openBrowser, startApp } from '../e2e/support/app';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import { TestClient } from '../support/server';
import { measureOf, median, percentile, type Bench, type Measure } from './bench';

const TABLES = 20;
const PEOPLE = 60;
const SECONDS = 10;
/** Acts a second of each table: readiness given and taken back, which the desk shows at once. */
const EVERY = 500;
const SIZE = { width: 1440, height: 900 };

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

async function run(): Promise<Measure[]> {
  const app = await startApp();
  const browser = await openBrowser();
  const clients: { close(): void }[] = [];
  try {
    const opened = await openSeminar(app.url, { tables: TABLES, delegation: 1, scenario: 'long' });
    const people: Joined[] = [];
    for (let n = 1; n <= PEOPLE; n += 1) people.push(await join(app.url, opened, `Person ${n}`));
    const desk = new SeminarClient<DeskView>(app.url);
    clients.push(desk);
    await desk.attend(opened.seminar, opened.token);
    await desk.ask({ type: 'begin' });
    await desk.until('all play', ({ tables }) => Object.values(tables).every(({ paused }) => !paused));
    const page = await browser.newPage({ viewport: SIZE });
    await page.goto(`${app.url}/seminar/${opened.seminar}/desk#${opened.token}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');

    const seats = await Promise.all(
      people.map(async ({ person, token }) => {
        const { place } = desk.view!.people[person]!;
        const client = new TestClient(app.url);
        clients.push(client);
        await client.enter(desk.view!.tables[place!.table]!.id, token);
        return { client, place: place! };
      }),
    );
    const actors = seats.filter(({ place }) => place.seat === 'usa');
    const lags: number[] = [];
    const before = { bytes: desk.bytes, updates: desk.updates };
    const tasks = page.evaluate(
      (milliseconds) =>
        new Promise<number[]>((resolve) => {
          const found: number[] = [];
          const watch = new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) found.push(duration);
          });
          watch.observe({ type: 'longtask' });
          setTimeout(() => {
            watch.disconnect();
            resolve(found);
          }, milliseconds);
        }),
      SECONDS * 1_000,
    );
    const end = Date.now() + SECONDS * 1_000;
    await Promise.all(
      actors.map(async ({ client, place }, index) => {
        await wait((index * EVERY) / actors.length);
        for (let ready = true; Date.now() < end; ready = !ready) {
          const begun = performance.now();
          await client.act({ type: 'ready', ready });
          await desk.until('shown', ({ tables }) => tables[place.table]!.seats.usa.ready === ready);
          lags.push(performance.now() - begun);
          await wait(EVERY);
        }
      }),
    );
    const long = await tasks;
    return [
      measureOf('acts', '/s', [lags.length / SECONDS]),
      measureOf('from an act to the desk, p50', 'ms', [median(lags)]),
      measureOf('p99', 'ms', [percentile(lags, 0.99)]),
      measureOf('to the desk', 'kB/s', [(desk.bytes - before.bytes) / SECONDS / 1_000]),
      measureOf('updates', '/s', [(desk.updates - before.updates) / SECONDS]),
      measureOf('tasks of the page over 50 ms', '', [long.length]),
      measureOf('the longest', 'ms', [Math.max(0, ...long)]),
    ];
  } finally {
    for (const client of clients) client.close();
    await browser.close();
    await app.stop();
  }
}

export const desk: Bench = {
  about: `the facilitator’s desk in a browser while ${PEOPLE} people act at ${TABLES} tables`,
  run,
};
