// The debrief of a recorded game in a real browser: charts at once, estimates as they come, everything to take along.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Download, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt } from './support/look';
import { Person, PHONE } from './support/person';

let app: App;
let browser: Browser;

const FILE = join(import.meta.dirname, '../golden/11-short-durable-peace.peace.json');
const GAME = (JSON.parse(readFileSync(FILE, 'utf8')) as { seal: string }).seal.slice(0, 16);
/** An analysis takes some ten seconds on a machine that does nothing else. */
const ANALYSED = 150_000;

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const figureOf = ({ page }: Person, name: string): Locator => page.getByRole('figure', { name, exact: true });

/** Opens the file, and goes to its debrief. */
async function opensDebrief(person: Person): Promise<void> {
  const { page } = person;
  await person.open(`${app.url}/watch`);
  await page.locator('input[type=file]').first().setInputFiles(FILE);
  await page.getByRole('slider', { name: 'Entry' }).waitFor();
  await person.press(page.getByRole('link', { name: 'Debrief' }));
  await page.getByRole('heading', { name: 'How it went' }).waitFor();
}

const isAnalysed = ({ page }: Person): Promise<void> =>
  expect.poll(() => page.locator('progress').count(), { timeout: ANALYSED }).toBe(0);

async function saves(person: Person, figure: Locator, kind: 'SVG' | 'PNG' | 'CSV'): Promise<Buffer> {
  const details = figure.locator('details', { has: person.page.locator('summary', { hasText: /^Save/ }) });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  return saved(person, () => details.getByRole('button', { name: kind }).click());
}

async function saved({ page }: Person, act: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download') as Promise<Download>, act()]);
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^brittle-peace-${GAME}-[a-z0-9-]+\\.(svg|png|csv|json)$`),
  );
  return readFileSync(await download.path());
}

test('charts at once, then the estimates; a moment leads into the game, and back to what is kept', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  await opensDebrief(person);
  expect(new URL(page.url()).pathname).toBe(`/watch/${GAME}/debrief`);
  // Before any estimate.
  expect(await page.getByRole('img').count()).toBeGreaterThan(9);
  await page.locator('progress').first().waitFor();
  await looksAt(person);
  await isAnalysed(person);
  await figureOf(person, 'Expected score over the game').waitFor();
  await page.getByRole('heading', { name: 'Turning points' }).waitFor();
  await looksAt(person);

  // Along a chart with the keyboard alone, and from there into the game.
  const truce = page.getByRole('slider', { name: 'The truce: moment by moment' });
  await truce.focus();
  await page.keyboard.press('Home');
  expect(await truce.getAttribute('aria-valuetext')).toMatch(
    /^The beginning: Ceasefire 4, Escalation \d+\.$/,
  );
  await page.keyboard.press('ArrowRight');
  const text = (await truce.getAttribute('aria-valuetext')) ?? '';
  expect(text).toMatch(/^July 2025, round 1: Ceasefire \d+, Escalation \d+\. Moved: .*→/);
  await person.reads(text, figureOf(person, 'The truce'));
  await page.keyboard.press('Enter');
  await page.getByRole('slider', { name: 'Entry' }).waitFor();
  expect(page.url()).toMatch(new RegExp(`/watch/${GAME}#entry=\\d+&view=chair$`));
  expect(page.url()).not.toContain('entry=0&');
  await page.goBack();
  await page.getByRole('heading', { name: 'Turning points' }).waitFor({ timeout: 5_000 });
  expect(await page.locator('progress').count()).toBe(0);

  // A package is chosen on the plane, and its text is read.
  const plane = page.getByRole('slider', { name: /^Talks of .*: moment by moment$/ });
  await plane.focus();
  const card = page.getByRole('article').getByRole('article');
  await page.keyboard.press('Home');
  const best = await card.innerText();
  await page.keyboard.press('End');
  await expect.poll(() => card.innerText()).not.toBe(best);
  await page.getByLabel('Talks of', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('heading', { name: /^Talks of August 2025/ }).waitFor();

  // Its words are explained.
  await person.press(page.getByRole('link', { name: 'Pareto frontier' }).first());
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#term-pareto');
  await person.goes();
}, 240_000);

test('on a phone, in dark, with a finger', async () => {
  const person = await Person.at(browser, {
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  });
  const { page } = person;
  await opensDebrief(person);
  await isAnalysed(person);
  await looksAt(person);
  const truce = figureOf(person, 'The truce');
  await truce.scrollIntoViewIfNeeded();
  await truce.getByRole('slider').tap({ position: { x: 200, y: 60 } });
  await person.press(truce.getByRole('button', { name: 'Go to this moment' }));
  await page.getByRole('slider', { name: 'Entry' }).waitFor();
  await person.goes();
}, 240_000);

test('every chart as a picture, all figures as files, and the whole on paper', async () => {
  const person = await Person.at(browser, { colorScheme: 'dark' });
  const { page } = person;
  await opensDebrief(person);
  await isAnalysed(person);

  for (const name of [
    'The truce',
    'The trust triangle, at the end of each round',
    'Expected score over the game',
  ]) {
    const figure = figureOf(person, name);
    const svg = (await saves(person, figure, 'SVG')).toString();
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain(`>${name}</text>`);
    expect(svg).toContain(GAME);
    // Nothing that only this page could resolve, and light whatever the page is.
    expect(svg).not.toMatch(/var\(|class=|light-dark|href=|data-passing/);
    expect(svg).toContain('fill="#ffffff"');
    expect(svg).toContain('rgb(24, 32, 40)');
    const problems = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return parsed.querySelector('parsererror')?.textContent ?? null;
    }, svg);
    expect(problems).toBeNull();
    const png = await saves(person, figure, 'PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!;
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
    // A picture in one colour would be far smaller.
    expect(png.length).toBeGreaterThan(10_000);
    const csv = (await saves(person, figure, 'CSV')).toString();
    const figures = figure.locator('details', { has: page.locator('summary', { hasText: /^Figures/ }) });
    await figures.locator('summary').click();
    const rows = await figures.getByRole('row').count();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(rows);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
  }

  const packages = await saved(person, () => person.button('Packages and their gains').click());
  expect(packages.toString().split('\r\n')[0]).toContain('gain over no deal');
  const all = JSON.parse(
    (await saved(person, () => person.button('Everything as JSON').click())).toString(),
  ) as Record<string, unknown>;
  expect(all).toMatchObject({ facts: { ending: 'durable-peace' } });
  for (const part of ['course', 'promises', 'beliefs', 'reasons', 'evaluation', 'bargains', 'par']) {
    expect(all).toHaveProperty(part);
  }

  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(6);
  expect(pages.length).toBeLessThan(30);

  // On paper: light, no controls, and no chart higher than a page, so that none is cut.
  await page.setViewportSize({ width: 672, height: 986 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.body).color), { timeout: 20_000 })
    .toBe('rgb(24, 32, 40)');
  await expect
    .poll(() => page.getByRole('img').first().getAttribute('viewBox'), { timeout: 20_000 })
    .toMatch(/^0 0 672 /);
  const paper = await page.evaluate(() => ({
    heights: [...document.querySelectorAll('figure')].map((each) => each.getBoundingClientRect().height),
    whole: [...document.querySelectorAll('figure')].every(
      (each) => getComputedStyle(each).breakInside === 'avoid',
    ),
    buttons: [...document.querySelectorAll('button')]
      .filter((each) => each.checkVisibility())
      .map((each) => each.innerText),
    talks: [...document.querySelectorAll('h3')].filter((each) => each.innerText.startsWith('Talks of'))
      .length,
  }));
  expect(Math.max(...paper.heights)).toBeLessThan(986);
  expect(paper.whole).toBe(true);
  // Those of the packages are read on paper as a list.
  expect(paper.buttons.filter((name) => /^(Save|SVG|PNG|CSV|Go |Print|Watch)/.test(name))).toEqual([]);
  // The talks of all rounds, not of one.
  expect(paper.talks).toBeGreaterThan(2);
  await person.goes();
}, 240_000);
