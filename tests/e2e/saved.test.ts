// Solo games in the browser's storage: found again, in one tab at a time, as files, and where there is no storage.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const HAND = { viewport: PHONE, hasTouch: true, isMobile: true };

/** Begins a game of the standard length as Iran. */
async function begins(person: Person): Promise<void> {
  await person.open(app.url);
  await person.press(person.button('Begin'));
  await person.isAskedForThe('talks');
}

async function leaves(person: Person): Promise<void> {
  await person.press(person.button('Menu'));
  await person.press(person.button(/^Leave the table/));
  await person.press(person.page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }));
  await person.page.getByRole('heading', { name: 'Play now' }).waitFor();
}

const saved = (person: Person) => person.page.getByRole('region', { name: 'Go on' });

test.each([
  ['at a desk', {}],
  ['on a phone', HAND],
])('a game that was left is on the first page, and can be deleted there: %s', async (_, habits) => {
  const person = await Person.at(browser, habits);
  await begins(person);
  expect(new URL(person.page.url()).pathname).toMatch(/^\/solo\/[a-z0-9]{14}$/);
  await person.turnsTo('Talk');
  await person.says('Good morning to both of you.');
  await leaves(person);

  await saved(person).getByText('Standard, round 1 of 8, as Iran').waitFor();
  await person.press(person.page.getByText('More', { exact: true }));
  await person.button('Begin').waitFor();
  await looksAt(person);
  await person.press(saved(person).getByRole('link', { name: 'Go on: Standard, round 1 of 8, as Iran' }));
  await person.isAskedForThe('talks');
  await (await person.listensTo('Open')).getByText('Good morning to both of you.').waitFor();

  // The address alone is enough.
  await person.page.reload();
  await person.isAskedForThe('talks');
  await leaves(person);
  await person.press(saved(person).getByRole('button', { name: /^Delete: / }));
  await saved(person).getByRole('group', { name: 'Delete Standard, round 1 of 8, as Iran?' }).waitFor();
  await looksAt(person, { within: 'section[aria-labelledby=saved]' });
  // The focus goes to the harmless answer, and with it back to where it was.
  await person.page.keyboard.press('Enter');
  const again = saved(person).getByRole('button', { name: /^Delete: / });
  await expect.poll(() => again.evaluate((element) => element === document.activeElement)).toBe(true);
  await person.page.keyboard.press('Enter');
  await person.press(saved(person).getByRole('button', { name: 'Delete for good' }));
  await saved(person).waitFor({ state: 'hidden' });
  await person.page.goBack();
  await person.page.getByRole('heading', { name: 'There is no such game here' }).waitFor();
  await looksAt(person);
  await person.goes();
});

test('a game of other rules is told from the rest, refused, and can be deleted', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  await begins(person);
  const address = page.url();
  await leaves(person);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('brittle-peace');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('games', 'readwrite');
          const games = transaction.objectStore('games');
          const reading = games.getAll();
          reading.onsuccess = () => {
            for (const { table, header, summary } of reading.result) {
              games.put({ table, header: { ...header, rules: 0 }, summary: { ...summary, rules: 0 } });
            }
          };
          transaction.oncomplete = () => resolve();
          transaction.onabort = reject;
        };
        opening.onerror = reject;
      }),
  );
  await page.reload();
  await person.reads('Played under other rules than this version’s, so it cannot go on.', saved(person));
  await saved(person)
    .getByRole('button', { name: /^Delete: / })
    .waitFor();
  expect(await saved(person).getByRole('link').count()).toBe(0);
  await looksAt(person, { within: 'section[aria-labelledby=saved]' });
  await person.open(address);
  await page.getByRole('heading', { name: 'This game was played under other rules' }).waitFor();
  await looksAt(person);
  await person.press(person.button('Delete this game'));
  await page.getByRole('heading', { name: 'Play now' }).waitFor();
  expect(await saved(person).count()).toBe(0);
  await person.goes();
});

test('one tab plays at a time, and another can take over', async () => {
  const first = await Person.at(browser);
  await begins(first);
  const second = await first.secondTab();
  await second.open(first.page.url());
  await second.page.getByRole('heading', { name: 'This game is open in another tab' }).waitFor();
  await looksAt(second);
  await second.press(second.button('Play here'));
  await second.isAskedForThe('talks');
  await first.page.getByRole('heading', { name: 'This game goes on in another tab' }).waitFor();
  await second.says('Here now.');
  await first.press(first.button('Play here'));
  await first.isAskedForThe('talks');
  await (await first.listensTo('Open')).getByText('Here now.').waitFor();
  await second.page.getByRole('heading', { name: 'This game goes on in another tab' }).waitFor();
  expect(second.problems).toEqual([]);
  // A tab that is closed leaves the game free.
  await first.page.close();
  await second.page.reload();
  await second.isAskedForThe('talks');
  await first.goes();
});

test('a game is saved as a file, and goes on from it in another browser', async () => {
  const person = await Person.at(browser);
  await begins(person);
  await play(person, 2);
  await person.press(person.button('Menu'));
  const [download] = await Promise.all([
    person.page.waitForEvent('download'),
    person.press(person.button('Save as a file')),
  ]);
  await person.reads('The game is saved as a file.');
  expect(download.suggestedFilename()).toMatch(/^brittle-peace-standard-iran-round-\d\.json$/);
  const path = await download.path();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    format: 'brittle-peace-journal',
    version: 2,
    header: { scenario: 'standard', seats: { iran: { kind: 'person' } } },
  });
  const title = await person.page.title();

  const other = await Person.at(browser);
  await other.open(app.url);
  await other.press(other.page.getByText('More', { exact: true }));
  const file = other.page.getByLabel('Open a saved game');
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await other.reads('This is not a saved game.');
  await looksAt(other);
  await file.setInputFiles(path);
  await other.page.getByRole('region', { name: 'What now' }).waitFor();
  // What was told already is not told again.
  await expect.poll(() => other.page.title()).toContain(/Round \d+ of 8/.exec(title)![0]);
  await other.isAskedFor();
  await other.goes();
  await person.goes();
});

test('where there is no room the game says so, and goes on', async () => {
  const person = await Person.at(browser, { mayComplain: /quota/i });
  await person.open(app.url);
  await person.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const devtools = await person.context.newCDPSession(person.page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: app.url, quotaSize: 1 });
  await person.press(person.button('Begin'));
  await person.isAskedForThe('talks');
  await person.reads(/^This game is not being saved/);
  await looksAt(person);
  await person.says('Can you hear me?');
  await person.isDoneTalking();
  await person.isAskedForThe('orders');

  // Once there is room, all of it is kept.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: app.url });
  await person.commits();
  await person.page.getByText(/^This game is not being saved/).waitFor({ state: 'hidden' });
  await person.page.reload();
  await person.page.getByRole('region', { name: 'What now' }).waitFor();
  await (await person.listensTo('Open')).getByText('Can you hear me?').waitFor();
  await person.goes();
});
