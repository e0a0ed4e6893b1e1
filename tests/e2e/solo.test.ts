// One person against two easy bots in the browser, from the first page to the scores; on a phone; and with the keyboard alone.
import { readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from '../../shared/recording/read';
import { replay } from '../../shared/recording/replay';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt } from './support/look';
import { Person, PHONE } from './support/person';
import { play } from './support/play';

let app: App;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test('a whole game against two easy bots, two clicks from the first page', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  await person.open(app.url);
  await page
    .getByRole('group', { name: /^Your seat/ })
    .getByText('Iran', { exact: true })
    .click();
  await person.button('Begin').click();
  await page.getByRole('region', { name: 'What now' }).waitFor();

  let { proposed, rounds, signed } = await play(person);
  for (let games = 1; rounds < 5 && games < 3; games += 1) {
    // That was over soon: chance has it so at times. Another one.
    await page.getByRole('link', { name: 'Play again' }).click();
    await person.button('Begin').click();
    ({ proposed, rounds, signed } = await play(person));
  }
  console.log(`${rounds} rounds, ${proposed} offers made, ${signed} accepted`);
  expect(proposed).toBeGreaterThan(0);

  const ending = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { level: 2 }) })
    .first();
  const title = await ending.getByRole('heading', { level: 2 }).textContent();
  expect(title).toMatch(/\w{3}/);
  for (const seat of ['the United States', 'Iran', 'Israel']) {
    const score = page.getByRole('region', { name: `Score of ${seat}` });
    const lines = await score.getByRole('row').allTextContents();
    // A head, the interests, the agenda and the total, at least.
    expect(lines.length).toBeGreaterThanOrEqual(5);
    expect(lines.find((line) => line.startsWith('Agenda: '))).toMatch(/\d of 30$/);
    expect(lines.at(-1)).toMatch(/^Total\d+(\.\d)? of 100$/);
    // The agenda in words, with what of it was met.
    expect(await score.getByText(/\((holds|does not hold)\)/).count()).toBeGreaterThan(0);
  }
  await person.reads(/✓ The dice were fixed before the first move/);
  const codes = await page.getByRole('region', { name: 'The dice' }).locator('code').allTextContents();
  expect(codes).toHaveLength(3);
  expect(codes[1]).toMatch(/^[0-9a-f]{64}$/);
  expect(codes[2]).toBe(codes[1]);

  // The recording is a file that holds.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    person.button('Save the recording').click(),
  ]);
  await person.reads('The recording is saved as a file.');
  expect(download.suggestedFilename()).toMatch(/^brittle-peace-standard-iran-[a-z-]+\.peace\.json$/);
  const got = read(readFileSync(await download.path(), 'utf8'));
  if (got.fault) throw new Error(JSON.stringify(got.fault));
  expect(replay(got.recording).fault).toBeUndefined();
  expect(got.recording.header.seedHash).toBe(codes[1]);
  expect(got.recording.header.seats.iran).toEqual({ holder: { kind: 'person' } });

  // The records stay open to read.
  await person.button('Read the log').click();
  await page.getByRole('region', { name: 'Round 1', exact: true }).waitFor();
  await person.opens('Ledger');
  await person.seesWordsOnly();

  // What the game teaches, and why the bots did what they did, in words and figures.
  await person.turnsTo('Now');
  await person.button('Open the debrief').click();
  await page.getByRole('heading', { name: 'How it went' }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/watch\/[0-9a-f]{16}\/debrief$/);
  const reasons = page.getByRole('region', { name: 'What the bots weighed' });
  await reasons.getByText(/^[A-Z][a-z]+ 2025, round 1/).click();
  const told = await reasons.locator('dd').allTextContents();
  expect(told.filter((reason) => /\d/.test(reason)).length).toBeGreaterThan(3);
  expect(await reasons.locator('details[open]').getByText('Orders').count()).toBeGreaterThan(1);
  await person.seesWordsOnly();

  await page.goBack();
  // It is published from here, and withdrawn under Watch.
  await person.press(person.button('Publish'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill('Alone against two');
  await looksAt(person, { within: '[role=dialog]' });
  await person.press(dialog.getByRole('button', { name: 'Publish' }));
  await person.reads(/^It is published:/);
  await person.open(`${app.url}/watch`);
  const published = page.getByRole('article', { name: 'Alone against two' });
  await published.waitFor();
  await person.press(published.getByRole('button', { name: 'Withdraw it' }));
  await published.waitFor({ state: 'detached' });

  await person.goes();
}, 300_000);

test('two rounds on a phone, with a finger', async () => {
  const person = await Person.at(browser, { viewport: PHONE, hasTouch: true, isMobile: true });
  await person.open(app.url);
  await person.press(person.button('Begin'));
  await play(person, 3);
  expect(await person.page.title()).toMatch(/^Round (3|\d of 8: The end)/);
  for (const book of ['Channels', 'Ledger', 'Log'] as const) await person.opens(book);
  for (const part of ['Map', 'Dossier', 'Now'] as const) await person.turnsTo(part);
  await person.goes();
});

test('the first round with the keyboard alone', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  const { keyboard } = page;
  /** Presses Tab until the focus is there, and it shows. */
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    const isThere = () =>
      target.evaluate((element) => element === document.activeElement && element.matches(':focus-visible'));
    for (let presses = 0; presses < 300; presses += 1) {
      if (await isThere()) return;
      await keyboard.press('Tab');
    }
    throw new Error(`the Tab key never comes to ${target}`);
  };
  const enter = async (target: Locator): Promise<void> => {
    await reach(target);
    await keyboard.press('Enter');
  };

  const skipToContent = async (): Promise<void> => {
    await enter(page.getByRole('link', { name: 'Skip to the content' }));
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  };

  await person.open(app.url);
  await reach(page.getByRole('radio', { name: /^Iran/ }));
  await keyboard.press('ArrowRight');
  await reach(page.getByRole('radio', { name: /^Israel/ }));
  await enter(person.button('Begin'));
  await person.isAskedForThe('talks');
  await page.getByRole('heading', { name: 'Israel' }).first().waitFor();

  const question = page.getByRole('group', { name: /^You are asked/ });
  if (await question.isVisible()) {
    await enter(question.getByRole('button').first());
    await question.waitFor({ state: 'hidden' });
  }
  await skipToContent();
  await enter(person.button(/^First step/));
  await person.composer.waitFor();
  await enter(person.composer.getByRole('button', { name: 'Propose' }));
  await person.composer.waitFor({ state: 'hidden' });
  await person
    .offerBy('Israel')
    .or(page.getByRole('log').getByText('Israel makes an offer'))
    .first()
    .waitFor();

  await reach(person.messageBox('everybody'));
  await keyboard.type('Good morning. What would a first step be worth to you?');
  await keyboard.press('Enter');
  await page.getByRole('log').getByText('Good morning.').waitFor();

  // One key, as the list of shortcuts says; the list itself is a key away.
  await keyboard.press('Tab');
  await keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Done talking').waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keyboard.press('r');

  await person.tray.waitFor();
  await skipToContent();
  await enter(person.button('Choose: Rearm'));
  await person.button('Take back: Rearm').first().waitFor();
  await enter(person.tray.getByRole('button', { name: 'Commit 1 order' }));
  await person.tray.waitFor({ state: 'hidden' });
  for (;;) {
    const asked = await person.isAskedFor();
    if (asked === 'dispatches') {
      const title = page.getByRole('region', { name: 'What now' });
      await title.getByText('Dispatch 1 of').waitFor();
      await keyboard.press(' ');
      await title.getByText('Dispatch 1 of').waitFor({ state: 'hidden' });
      await keyboard.press('s');
      await person.button('Skip all').waitFor({ state: 'hidden' });
    } else if (asked === 'response') {
      const answers = page.getByRole('radiogroup', { name: 'Your answer' });
      await reach(answers.locator('input:enabled').first());
      await keyboard.press(' ');
      await enter(person.button(/^Answer: /));
      await answers.waitFor({ state: 'hidden' });
    } else break;
  }
  expect(await page.title()).toMatch(/^Round 2 of 8: Talks|The end/);
  await person.goes();
});
