// From a recording to another game: a seat is taken at a signing, or none; the branch outlives a reload, knows where it came
// from, and is told beside the original once it is over.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENDING_TEXT } from '../../shared/content/endings';
import type { Recording } from '../../shared/recording/format';
import { gameIdOf } from '../../shared/recording/id';
import { read } from '../../shared/recording/read';
import { replay } from '../../shared/recording/replay';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt } from './support/look';
import { Person, PHONE } from './support/person';

let app: App;
let browser: Browser;
const NAME = '06-short-frozen-conflict.peace.json';
const TEXT = readFileSync(join(import.meta.dirname, '../golden', NAME));
const original = JSON.parse(TEXT.toString()) as Recording;
const FILE = { name: NAME, mimeType: 'application/json', buffer: TEXT };

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Opens the recording at an entry, from a seat or with everything open. */
async function watches(person: Person, place: string): Promise<void> {
  await person.open(`${app.url}/watch#${place}`);
  await person.page.getByLabel('Open a recording').setInputFiles(FILE);
  await person.page.getByRole('slider', { name: 'Entry' }).waitFor();
}

const dialog = ({ page }: Person) => page.getByRole('dialog', { name: 'Branch from here' });
const origin = ({ page }: Person) =>
  page.getByRole('region', { name: 'Branch', exact: true }).getByRole('link');

test('at a signing a seat is taken, a step played, and it is all still there after a reload', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  await watches(person, 'entry=0&view=usa');
  await page.getByLabel('Jump to').selectOption('signing');
  await person.press(person.button('Next signing'));
  const entry = Number(await page.getByRole('slider', { name: 'Entry' }).inputValue());
  expect(entry).toBeGreaterThan(0);
  await person.press(person.button('Branch'));
  await dialog(person).getByText(`entry ${entry} of ${original.entries.length}`).waitFor();
  expect(await dialog(person).getByRole('radio', { name: 'United States' }).isChecked()).toBe(true);
  await looksAt(person, { within: '[role=dialog]' });
  await dialog(person).getByText('Iran', { exact: true }).click();
  await person.press(person.button('Play on as Iran'));

  await page.getByRole('complementary', { name: 'Your dossier' }).getByText('Iran').first().waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/solo\/\w+$/);
  const round = /Round (\d)/.exec(await page.title())![1];
  await person.reads(`another game, round ${round}, entry ${entry}`, origin(person));
  expect(await origin(person).getAttribute('href')).toBe(
    `/watch/${gameIdOf(original)}#entry=${entry}&view=iran`,
  );
  await looksAt(person);

  const asked = await person.isAskedFor();
  expect(['talks', 'orders']).toContain(asked);
  if (asked === 'talks') {
    await person.says('Let us try this another way.');
    await person.answersHeadline();
    await person.isDoneTalking();
  }
  await person.isAskedForThe('orders');
  await person.commits();
  await expect.poll(() => page.title()).not.toMatch(/: Orders/);
  const reached = Number(/Round (\d)/.exec(await page.title())?.[1]);
  await page.reload();
  await origin(person).waitFor();
  expect(Number(/Round (\d)/.exec(await page.title())?.[1])).toBeGreaterThanOrEqual(reached);
  const log = await person.opens('Channels');
  if (asked === 'talks') await log.getByText('Let us try this another way.').waitFor();

  // And back to the moment that it came from.
  await person.press(origin(person));
  const slider = page.getByRole('slider', { name: 'Entry' });
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toContain(`entry ${entry} of `);
  expect(await page.getByLabel('Seen by').inputValue()).toBe('iran');
  expect(new URL(page.url()).pathname).toBe(`/watch/${gameIdOf(original)}`);

  // The first page knows it as a branch.
  await person.open(app.url);
  await person.reads(new RegExp(`^Branched from another game, round ${round}, entry ${entry} · `));
  await looksAt(person);
  await person.goes();
});

test('without a person it runs to its end, and is told beside the original', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  await watches(person, 'entry=20&view=chair');
  await person.press(person.button('Branch'));
  await dialog(person).getByText('Nobody').click();
  await dialog(person).getByText('As the gallery').click();
  await dialog(person).getByLabel('Bots in all seats').selectOption('random');
  await looksAt(person, { within: '[role=dialog]' });
  // Slow enough to be looked at.
  await page.evaluate(() => localStorage.setItem('bp.pace', '3000'));
  await person.press(person.button('Watch it go on'));
  await page.getByRole('heading', { name: 'From the gallery' }).waitFor();
  await person.press(person.button('Let the bots wait'));
  await looksAt(person);
  const before = await page.getByRole('log').first().innerText();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_500)));
  expect(await page.getByRole('log').first().innerText()).toBe(before);
  await person.press(person.button('Let the bots go on'));
  await page.getByLabel('Speed of the bots').selectOption('Infinity');

  const beside = page.getByRole('region', { name: 'How the branch came out beside the original' });
  for (;;) {
    await beside.or(person.button('Skip all')).first().waitFor({ timeout: 60_000 });
    if (await beside.isVisible()) break;
    await person.skipsDispatches();
  }
  expect(await person.button('Let the bots wait').count()).toBe(0);
  const row = (name: string) =>
    beside
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('cell')
      .allInnerTexts();
  expect((await row('Ending'))[0]).toBe(ENDING_TEXT[original.result.ending].name);
  for (const [seat, name] of [
    ['usa', 'United States'],
    ['iran', 'Iran'],
    ['israel', 'Israel'],
  ] as const) {
    const [was, is] = await row(name);
    expect(was).toBe(original.result.scores[seat].total.toFixed(1));
    const [, value, change] = /^(\d+\.\d)\s*(?:([+−]\d+\.\d)|the same)$/.exec(is!)!;
    // Each figure is rounded for itself.
    const told = Number((change ?? '0').replace('−', '-'));
    expect(Math.abs(Number(value) - Number(was) - told)).toBeLessThan(0.11);
  }
  await looksAt(person);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    person.button('Save the recording').click(),
  ]);
  const got = read(readFileSync(await download.path(), 'utf8'));
  if (got.fault) throw new Error(JSON.stringify(got.fault));
  expect(replay(got.recording).fault).toBeUndefined();
  expect(got.recording.header.origin).toMatchObject({ seal: original.seal, entry: 20 });

  // A recording of a branch is watched like any other, and knows its original.
  await person.open(`${app.url}/watch#entry=9999&view=chair`);
  await page.getByLabel('Open a recording').setInputFiles(await download.path());
  await beside.waitFor();
  await looksAt(person);
  await person.press(page.getByRole('link', { name: 'Where it branched' }));
  const slider = page.getByRole('slider', { name: 'Entry' });
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toContain('entry 20 of ');

  // The original lists it.
  await watches(person, 'entry=20&view=chair');
  await person.press(person.button('Branch'));
  const branches = dialog(person).getByRole('region', { name: 'Branches of this game on this machine' });
  await branches.getByRole('link', { name: 'Three bots' }).waitFor();
  await branches.getByText('round 2, entry 20').waitFor();
  await looksAt(person, { within: '[role=dialog]' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await person.press(person.button('Branch'));
  await person.reads(/the game is over, and there is nothing to go on with/);
  expect(await person.button(/^Play on/).count()).toBe(0);
  await person.goes();
}, 180_000);

test('on a phone', async () => {
  const person = await Person.at(browser, { viewport: PHONE, hasTouch: true, isMobile: true });
  await watches(person, 'entry=12&view=israel');
  await person.press(person.button('Branch'));
  await looksAt(person);
  await person.press(person.button('Play on as Israel'));
  await origin(person).waitFor();
  await looksAt(person);
  await person.turnsTo('Talk');
  await looksAt(person);
  await person.goes();
});

test('a branch of a game of the library knows it by its title', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  const list = readFileSync(join(import.meta.dirname, '../../client/public/library/index.json'), 'utf8');
  const { games } = JSON.parse(list) as { games: { title: string; facts: { game: string } }[] };
  const { title, facts } = games[0]!;
  await person.open(`${app.url}/watch/${facts.game}#entry=5&view=iran`);
  await page.getByRole('slider', { name: 'Entry' }).waitFor();
  await person.press(person.button('Branch'));
  await person.press(person.button('Play on as Iran'));
  await person.reads(title, origin(person));
  await person.goes();
});
