/** Stepping through recorded games in a browser: from the press of a key to the frame that shows the entry. */
import type { Page } from 'playwright-core';
import { openBrowser, startApp } from '../e2e/support/app';
import { shippedSchema } from '../../shared/recording/library';
import { median, type Bench, type Measure } from './bench';

const GAMES = 3;
const LIMIT = 50;
const SIZE = { width: 1440, height: 900 };

const rounded = (value: number): number => Number(value.toFixed(1));

/** Presses the arrow at every entry of a game; milliseconds to each painted frame. In the page, so nothing of ours may be named. */
const stepThrough = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const painted = () =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', done);
        port1.start();
        requestAnimationFrame(() => port2.postMessage(null));
      });
    const entries = Number(document.querySelector<HTMLInputElement>('input[type=range]')?.max);
    const times: number[] = [];
    for (let entry = 0; entry < entries; entry++) {
      const begun = performance.now();
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }),
      );
      await painted();
      times.push(performance.now() - begun);
    }
    return times;
  });

async function run(): Promise<Measure[]> {
  const app = await startApp();
  const browser = await openBrowser();
  try {
    const { games } = shippedSchema.parse(await (await fetch(`${app.url}/library/index.json`)).json());
    const longest = [...games].sort((a, b) => b.facts.entries - a.facts.entries).slice(0, GAMES);
    const runs: number[][] = [];
    for (const { facts } of longest) {
      const page = await browser.newPage({ viewport: SIZE });
      await page.goto(`${app.url}/watch/${facts.game}#entry=0&view=chair`);
      await page.getByRole('slider', { name: 'Entry' }).waitFor();
      // What the page still loads by itself is not part of a step.
      await page.waitForLoadState('networkidle');
      runs.push((await stepThrough(page)).sort((a, b) => a - b));
      await page.close();
    }
    const measure = (name: string, unit: string, of: (times: readonly number[]) => number): Measure => {
      const values = runs.map((times) => rounded(of(times)));
      return { name, unit, median: rounded(median(values)), runs: values };
    };
    const at = (share: number) => (times: readonly number[]) =>
      times[Math.floor(share * (times.length - 1))]!;
    return [
      measure('a step, p50', 'ms', at(0.5)),
      measure('p95', 'ms', at(0.95)),
      measure('slowest', 'ms', at(1)),
      measure(
        `steps over ${LIMIT} ms`,
        '%',
        (times) => (100 * times.filter((t) => t > LIMIT).length) / times.length,
      ),
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
