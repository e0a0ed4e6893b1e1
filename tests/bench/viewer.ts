/** Stepping through recorded games in a browser: from the press of a key to the frame that shows the entry. */
import type { Browser, Page } from 'playwright-core';
import { openBrowser, startApp } from '../e2e/support/app';
import { shippedSchema } from '../../shared/recording/library';
import { measureOf, percentile, type Bench, type Measure } from './bench';

const GAMES = 3;
const LIMIT = 50;
const SIZE = { width: 1440, height: 900 };

/** Presses the arrow so many times; milliseconds to each painted frame. In the page, so nothing of ours may be named. */
const press = (page: Page, presses: number): Promise<number[]> =>
  page.evaluate(async (count) => {
    const painted = () =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', done);
        port1.start();
        requestAnimationFrame(() => port2.postMessage(null));
      });
    const times: number[] = [];
    for (let at = 0; at < count; at++) {
      const begun = performance.now();
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }),
      );
      await painted();
      times.push(performance.now() - begun);
    }
    return times;
  }, presses);

interface Steps {
  /** Milliseconds from each press to its frame, the shortest first. */
  readonly times: readonly number[];
  /** Milliseconds that the page's main thread worked for each, the fewest first. */
  readonly work: readonly number[];
}

/** Steps through a game as it is watched, and once more without motion, whose frames are no part of a step's work. */
async function stepThrough(browser: Browser, address: string, entries: number): Promise<Steps> {
  const page = await browser.newPage({ viewport: SIZE });
  const begin = async () => {
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('slider', { name: 'Entry' }).waitFor();
    // What the page still loads by itself is not part of a step.
    await page.waitForLoadState('networkidle');
  };
  await begin();
  const times = await press(page, entries);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await begin();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
  };
  const work: number[] = [];
  for (let entry = 0; entry < entries; entry++) {
    const before = await worked();
    await press(page, 1);
    work.push((await worked()) - before);
  }
  await page.close();
  return { times, work };
}

async function run(): Promise<Measure[]> {
  const app = await startApp();
  const browser = await openBrowser();
  try {
    const { games } = shippedSchema.parse(await (await fetch(`${app.url}/library/index.json`)).json());
    const longest = [...games].sort((a, b) => b.facts.entries - a.facts.entries).slice(0, GAMES);
    const runs: Steps[] = [];
    for (const { facts } of longest) {
      const address = `${app.url}/watch/${facts.game}#entry=0&view=chair`;
      runs.push(await stepThrough(browser, address, facts.entries));
    }
    const measure = (name: string, unit: string, of: (steps: Steps) => number) =>
      measureOf(name, unit, runs.map(of));
    const share = (values: readonly number[]) =>
      (100 * values.filter((time) => time > LIMIT).length) / values.length;
    return [
      measure('a step, p50', 'ms', ({ times }) => percentile(times, 0.5)),
      measure('p95', 'ms', ({ times }) => percentile(times, 0.95)),
      measure('slowest', 'ms', ({ times }) => percentile(times, 1)),
      measure(`steps over ${LIMIT} ms`, '%', ({ times }) => share(times)),
      measure('its work alone, p50', 'ms of CPU', ({ work }) => percentile(work, 0.5)),
      measure('p95', 'ms of CPU', ({ work }) => percentile(work, 0.95)),
      measure('slowest', 'ms of CPU', ({ work }) => percentile(work, 1)),
    ];
  } finally {
    await browser.close();
    await app.stop();
  }
}

export const viewer: Bench = {
  about: `steps through the ${GAMES} longest shipped games in a browser, everything open, to the painted frame`,
  run,
};
