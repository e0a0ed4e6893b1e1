// A recording from a file: found whole, moved along with keys, seen from every side, without a server.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { middleBot } from '../../shared/bots/middle';
import { gameIdOf } from '../../shared/recording/id';
import { write } from '../../shared/recording/record';
import { recordingOf, seedOf } from '../recording/support';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt } from './support/look';
import { Person, PHONE } from './support/person';

let app: App;
let browser: Browser;
const recording = recordingOf('short', seedOf(2), { usa: middleBot, iran: middleBot, israel: middleBot });
const last = recording.entries.length;
const ADDRESS = `/watch/${gameIdOf(recording)}`;
const FILE = {
  name: 'short.peace.json',
  mimeType: 'application/json',
  buffer: Buffer.from(write(recording)),
};

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const track = ({ page }: Person) => page.getByRole('slider', { name: 'Entry' });
const isAt = (person: Person, entry: number): Promise<void> =>
  expect
    .poll(() => track(person).getAttribute('aria-valuetext'))
    .toMatch(new RegExp(`: entry ${entry} of ${last}$`));

test('is opened, stepped through with keys, and seen from other seats', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  await person.open(app.url);
  await person.press(page.getByRole('link', { name: 'Watch' }));
  await page.getByRole('heading', { name: 'Watch a game' }).waitFor();
  await looksAt(person);

  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  const input = page.getByLabel('Open a recording');
  await input.setInputFiles({ ...FILE, buffer: Buffer.from('{"format":"something"}') });
  await person.reads(/^This file cannot be shown\. The file holds something else than a recording\./);
  await input.setInputFiles({
    ...FILE,
    buffer: FILE.buffer.subarray(0, FILE.buffer.indexOf('"entries":[') + 4_000),
  });
  await person.reads(/breaks off, or is damaged, at entry \d+/);
  await looksAt(person);
  await input.setInputFiles(FILE);
  await isAt(person, 0);
  expect(new URL(page.url()).pathname).toBe(ADDRESS);
  await person.reads('The beginning, before anybody has done anything.');

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await isAt(person, 2);
  await page.keyboard.press('ArrowLeft');
  await isAt(person, 1);
  await page.keyboard.press('End');
  await isAt(person, last);
  await page.getByRole('heading', { name: 'What each seat made of it' }).waitFor();
  await looksAt(person);
  await page.keyboard.press('Home');
  await isAt(person, 0);

  // A person's screen, with nothing on it to do.
  await page.getByLabel('Seen by').selectOption('iran');
  await page.getByRole('complementary', { name: 'Your dossier' }).getByText('Iran').first().waitFor();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#entry=0&view=iran');
  expect(await page.getByRole('textbox').count()).toBe(0);
  expect(await person.button('I am done talking').count()).toBe(0);
  // Iran's agenda is Iran's own.
  await page.getByRole('heading', { name: 'Agenda' }).waitFor();
  await page.getByLabel('Seen by').selectOption('gallery');
  await page.getByRole('heading', { name: 'From the gallery' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Agenda' }).count()).toBe(0);

  await page.getByLabel('Seen by').selectOption('chair');
  await page.getByLabel('Jump to').selectOption('signing');
  await person.press(person.button('Next signing'));
  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('entry=0&');
  await looksAt(person);

  await page.keyboard.press('?');
  await person.reads('Play, or pause');
  await looksAt(person, { within: '[role=dialog]' });
  await page.keyboard.press('Escape');

  await page.getByLabel('Speed').selectOption('4');
  const before = Number(await track(person).inputValue());
  await person.press(person.button('Play'));
  await expect.poll(async () => Number(await track(person).inputValue())).toBeGreaterThan(before);
  await person.press(person.button('Pause'));

  expect(sent.filter((each) => !/^GET \/(assets\/|favicon)/.test(each))).toEqual([]);
  await person.goes();
});

test('the place is in the address, for whoever has the file, on a phone with no server too', async () => {
  const person = await Person.at(browser, { viewport: PHONE, hasTouch: true, isMobile: true });
  const { page } = person;
  await person.open(app.url);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await person.context.setOffline(true);
  await person.open(`${app.url}/watch#entry=7&view=israel`);
  await looksAt(person);
  await page.getByLabel('Open a recording').setInputFiles(FILE);
  await isAt(person, 7);
  expect(await page.getByLabel('Seen by').inputValue()).toBe('israel');
  await looksAt(person);
  await person.press(person.button('Next entry'));
  await isAt(person, 8);
  await person.turnsTo('Talk');
  await looksAt(person);
  await person.goes();
});

test('a link shows its moment to whoever has the game, and says what to do to others', async () => {
  // The server is asked for a game that it has not got.
  const person = await Person.at(browser, { mayComplain: /status of 404/ });
  const { page } = person;
  await person.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.url });
  await person.open(`${app.url}${ADDRESS}#entry=5&view=usa`);
  await page.getByRole('heading', { name: 'This game is not here' }).waitFor();
  await looksAt(person);
  await page.getByLabel('Open a recording').setInputFiles(FILE);
  await isAt(person, 5);

  // From here on it is kept by this browser.
  await page.reload();
  await isAt(person, 5);
  expect(await page.getByLabel('Seen by').inputValue()).toBe('usa');
  await page.keyboard.press('ArrowRight');
  await isAt(person, 6);
  await person.press(person.button('Copy link'));
  await person.reads('The link to this moment is copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${app.url}${ADDRESS}#entry=6&view=usa`);

  const saved = page.waitForEvent('download');
  await person.press(person.button('Save the file'));
  expect((await saved).suggestedFilename()).toMatch(/^brittle-peace-short-.*\.peace\.json$/);
  await person.press(page.getByRole('link', { name: 'Other games' }));
  await page.getByRole('heading', { name: 'Watch a game' }).waitFor();
  await page.goBack();
  await isAt(person, 6);
  await person.goes();
});

test('is opened by dropping it on the page', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  await person.open(`${app.url}/watch`);
  await page.getByRole('heading', { name: 'Watch a game' }).waitFor();
  const dataTransfer = await page.evaluateHandle(
    ([text, name]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text!], name!));
      return transfer;
    },
    [FILE.buffer.toString(), FILE.name],
  );
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer });
  await isAt(person, 0);
  await person.goes();
});
