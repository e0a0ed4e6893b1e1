/** Somebody types and clicks at a table at which the two others say and do something thirty times a second. */
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openBrowser, startApp } from '../../e2e/support/app';
import { openTable, sit, type TestClient } from '../../support/server';
import { measureOf, median, percentile, type Measure } from '../bench';

const SECONDS = 20;
/** Of both others together. */
const UPDATES = 30;
const SIZE = { width: 1440, height: 900 };
/** Milliseconds from a key to the next, and from what is clicked to what is clicked or typed after it. */
const KEY = 90;
const CLICK = 250;
/** The least that Event Timing can be asked for; whatever is faster is counted as this. */
const LEAST = 16;
/** How many of the slowest are told by name. */
const SLOWEST = 5;
const TEXT = 'Four months, and we sign today.';

declare global {
  interface Window {
    /** Milliseconds of each interaction: the longest of its events, from the input to the frame that shows what came of it. */
    interactions: Map<number, { time: number; at: number; what: string }>;
    /** Keys and clicks while others do something, also those that are too fast for Event Timing. */
    inputs: number;
  }
}

/** In the page, so nothing of ours may be named. */
const watch = (page: Page, seconds: number): Promise<void> =>
  page.evaluate(
    ([least, lasts]) => {
      const begun = performance.now();
      window.interactions = new Map();
      window.inputs = 0;
      for (const type of ['keydown', 'pointerdown']) {
        const count = () => {
          if (performance.now() - begun <= lasts * 1_000) window.inputs += 1;
        };
        addEventListener(type, count, { capture: true });
      }
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as PerformanceEventTiming[]) {
          const { interactionId, duration } = entry as PerformanceEventTiming & { interactionId: number };
          if (interactionId === 0) continue;
          if (duration <= (window.interactions.get(interactionId)?.time ?? 0)) continue;
          const on = entry.target?.textContent?.slice(0, 40) || entry.target?.nodeName;
          const at = (entry.startTime - begun) / 1_000;
          window.interactions.set(interactionId, {
            time: duration,
            at,
            what: `${entry.name} on ${on}, at ${at.toFixed(1)} s`,
          });
        }
      }).observe({ type: 'event', durationThreshold: least } as PerformanceObserverInit);
    },
    [LEAST, seconds] as const,
  );

/** Each does something and takes it back, or says something, until `over`; how much of it the server took. */
async function bursts(clients: readonly TestClient[], over: () => boolean): Promise<number> {
  const asked: Promise<boolean>[] = [];
  const begun = performance.now();
  for (let done = 0; !over(); done += 1) {
    const client = clients[done % clients.length]!;
    const round = Math.floor(done / clients.length);
    const reply =
      round % 2 === 0
        ? client.say(`${round}: not before the inspectors are back, whatever was said this morning.`)
        : client.act({ type: 'ready', ready: round % 4 === 1 });
    asked.push(reply.then(({ ok }) => ok));
    await setTimeout(Math.max(0, begun + ((done + 1) * 1_000) / UPDATES - performance.now()));
  }
  return (await Promise.all(asked)).filter(Boolean).length;
}

/** Types into the open channel, and clicks through what lies beside it. */
async function uses(page: Page, over: () => boolean): Promise<void> {
  const tab = (name: string) => page.getByRole('tab', { name });
  while (!over()) {
    await page.getByRole('textbox', { name: /^Message to / }).click();
    await page.keyboard.type(TEXT, { delay: KEY });
    await page.keyboard.press('Enter');
    for (const name of ['Ledger', 'Log', 'Channels']) {
      await setTimeout(CLICK);
      await tab(name).click();
    }
    await setTimeout(CLICK);
  }
}

export async function burst(seconds = SECONDS): Promise<Measure[]> {
  const app = await startApp();
  const browser = await openBrowser();
  const clients: TestClient[] = [];
  try {
    const table = await openTable(app.url, { scenario: 'long' });
    const page = await browser.newPage({ viewport: SIZE });
    await page.goto(`${app.url}/t/${table.table}#seat=usa&invite=${table.invites.usa}`);
    await page.getByLabel('Your name at the table').fill('Ann');
    await page.getByRole('button', { name: 'Sit down', exact: true }).click();
    await page.getByRole('region', { name: 'What now' }).waitFor();
    await page.waitForLoadState('networkidle');
    for (const seat of ['iran', 'israel'] as const) clients.push(await sit(app.url, table, seat));

    await watch(page, seconds);
    const end = performance.now() + seconds * 1_000;
    const over = () => performance.now() > end;
    const [updates] = await Promise.all([bursts(clients, over), uses(page, over)]);
    const { slow, inputs } = await page.evaluate(() => ({
      slow: [...window.interactions.values()],
      inputs: window.inputs,
    }));
    const under = slow.filter(({ at }) => at <= seconds);
    const later = slow.filter(({ at }) => at > seconds).map(({ time }) => time);
    const fast = Array.from({ length: Math.max(0, inputs - under.length) }, () => LEAST);
    slow.sort((a, b) => b.time - a.time);
    for (const { time, what } of slow.slice(0, SLOWEST)) console.error(`burst: ${time} ms, ${what}`);
    const times = [...fast, ...under.map(({ time }) => time)];
    return [
      measureOf('updates by others', '/s', [updates / seconds]),
      measureOf('keys and clicks', '', [inputs]),
      measureOf('from one to its frame, p50', 'ms', [median(times)]),
      measureOf('p98', 'ms', [percentile(times, 0.98)], 4),
      measureOf('slowest', 'ms', [percentile(times, 1)], 4),
      measureOf('slowest once nobody else does anything', 'ms', [Math.max(LEAST, ...later)], 4),
    ];
  } finally {
    for (const client of clients) client.close();
    await browser.close();
    await app.stop();
  }
}
