/** What a page costs whoever opens it: kilobytes, Lighthouse's scores, and how soon it answers under a burst of updates. */
import { shippedSchema } from '../../shared/recording/library';
import { startApp } from '../e2e/support/app';
import { buildClient } from '../support/child';
import { measureOf, yardstick, type Bench, type Measure } from './bench';
import { burst } from './client/burst';
import { CATEGORIES, PRESETS, startLighthouse, type Lighthoused, type Report } from './client/lighthouse';
import { sizes } from './client/sizes';

const RUNS = 1;

/** Begins a game against bots, which the browser keeps, and leaves it. */
async function soloGame({ context }: Lighthoused, url: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await page.getByRole('region', { name: 'What now' }).waitFor();
  const address = page.url();
  await page.close();
  return address;
}

async function recordedGame(url: string): Promise<string> {
  const { games } = shippedSchema.parse(await (await fetch(`${url}/library/index.json`)).json());
  const [longest] = [...games].sort((a, b) => b.facts.entries - a.facts.entries);
  return `${url}/watch/${longest!.facts.game}`;
}

function measuresOf(title: string, reports: readonly Report[]): Measure[] {
  return [
    ...CATEGORIES.map((category) =>
      measureOf(
        `${title}, ${category}`,
        'of 100',
        reports.map(({ scores }) => scores[category]),
      ),
    ),
    measureOf(
      `${title}, LCP`,
      'ms',
      reports.map(({ lcp }) => lcp),
    ),
    measureOf(
      `${title}, TBT`,
      'ms',
      reports.map(({ tbt }) => tbt),
    ),
    measureOf(
      `${title}, CLS`,
      '',
      reports.map(({ cls }) => cls),
    ),
  ];
}

/** Of a machine that is shared or slowed down, scores in performance are less than the pages deserve: a lower bound. */
async function scores(runs: number): Promise<Measure[]> {
  const app = await startApp();
  const lighthouse = await startLighthouse();
  try {
    // One after the other: the home page is to be that of a first visit, without a game to go on with.
    const pages = {
      home: async () => app.url,
      table: () => soloGame(lighthouse, app.url),
      viewer: () => recordedGame(app.url),
    };
    const machine: number[] = [];
    const found: Measure[] = [];
    for (const [name, find] of Object.entries(pages)) {
      const address = await find();
      for (const preset of PRESETS) {
        const reports: Report[] = [];
        for (let run = 0; run < runs; run += 1) reports.push(await lighthouse.look(address, preset));
        const title = `${name}, ${preset}`;
        const failing = new Set(reports.flatMap((report) => report.failing));
        for (const audit of failing) console.error(`${title}: ${audit}`);
        machine.push(...reports.map((report) => report.machine));
        found.push(...measuresOf(title, reports));
      }
    }
    return [...found, measureOf('this machine, by Lighthouse’s benchmarkIndex', '', machine)];
  } finally {
    await lighthouse.close();
    await app.stop();
  }
}

export const client: Bench = {
  about: 'sizes of the pages, Lighthouse on home, table and viewer, and how a table answers under a burst',
  async run({ runs = RUNS, seconds, only }) {
    const parts: Record<string, () => Measure[] | Promise<Measure[]>> = {
      sizes,
      lighthouse: () => scores(runs),
      burst: () => burst(seconds),
    };
    buildClient();
    const measures: Measure[] = [yardstick()];
    for (const [name, measure] of Object.entries(parts)) {
      if (only === undefined || name === only) measures.push(...(await measure()));
    }
    return measures;
  },
};
