// Notes on a game: kept as they are written, shared by a link, and a facilitator whom the others follow.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { middleBot } from '../../shared/bots/middle';
import { gameIdOf } from '../../shared/recording/id';
import { write } from '../../shared/recording/record';
import { readStudy } from '../../shared/study/read';
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
const HAND = { viewport: PHONE, hasTouch: true, isMobile: true };
const PANEL = '[aria-label="Study of this game"]';

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const panel = ({ page }: Person) => page.locator(PANEL);
const track = ({ page }: Person) => page.getByRole('slider', { name: 'Entry' });
const isAt = (person: Person, entry: number): Promise<void> =>
  expect
    .poll(() => track(person).getAttribute('aria-valuetext'), { timeout: 15_000 })
    .toMatch(new RegExp(`: entry ${entry} of ${last}$`));
const goes = async (person: Person, entry: number): Promise<void> => {
  await track(person).fill(String(entry));
  await isAt(person, entry);
};
const article = (person: Person, entry: number) =>
  panel(person).getByRole('article', { name: `Note at entry ${entry}`, exact: true });

async function opensGame(person: Person): Promise<void> {
  await person.open(`${app.url}/watch`);
  await person.page.getByLabel('Open a recording').setInputFiles(FILE);
  await isAt(person, 0);
  await person.press(person.button('Study'));
  await panel(person).getByText('No notes yet').waitFor();
}

async function writes(person: Person, entry: number, text: string, mark?: string): Promise<void> {
  await goes(person, entry);
  await person.press(person.button(`Add a note at entry ${entry}`));
  const field = person.page.getByRole('textbox', { name: `Note at entry ${entry}` });
  await field.fill(text);
  if (mark !== undefined) await person.press(panel(person).getByText(mark, { exact: true }));
}

/** Shares what is open, and tells the link. */
async function shares(person: Person): Promise<{ link: string; key: string }> {
  const { page } = person;
  await person.press(person.button('Share this study'));
  await person.press(person.button('Share by link'));
  const link = await page.getByLabel('Link to the study', { exact: true }).inputValue();
  const key = await page.getByLabel('Edit key', { exact: true }).inputValue();
  return { link, key };
}

test('notes are written, survive a reload, are gone through with keys, and can be had back', async () => {
  const person = await Person.at(browser);
  const { page } = person;
  await opensGame(person);
  await looksAt(person);
  await goes(person, 4);
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: 'Note at entry 4' });
  await field.fill('Iran asks for more than it needs.\n\nAnd gets it.');
  await looksAt(person, { within: PANEL });
  await person.press(panel(person).getByText('Dubious promise', { exact: true }));
  // A key that is typed is no shortcut.
  await field.press('End');
  await page.keyboard.type(' n]');
  // At once: what was typed a moment ago is not lost.
  await page.reload();
  await isAt(person, 4);
  await article(person, 4).getByText('And gets it. n]').waitFor();
  await article(person, 4).getByText('Dubious promise').waitFor();
  expect(await article(person, 4).getByRole('paragraph').count()).toBe(3);

  await writes(person, 12, 'Here it turns.', 'Turning point');
  await page.keyboard.press('Escape');
  await article(person, 12).getByText('Here it turns.').waitFor();
  expect(await page.locator('svg [data-kind=note]').count()).toBeGreaterThanOrEqual(2);
  await page.keyboard.press('[');
  await isAt(person, 4);
  await page.keyboard.press(']');
  await isAt(person, 12);
  await panel(person)
    .getByRole('status')
    .filter({ hasText: 'Turning point. Here it turns.' })
    .waitFor({ state: 'attached' });
  await looksAt(person);

  await person.press(person.button('Delete the note at entry 12'));
  await article(person, 12).waitFor({ state: 'hidden' });
  await person.press(person.button('Undo'));
  await article(person, 12).getByText('Here it turns.').waitFor();

  // A second tab writes another note; neither loses anything.
  const tab = await person.secondTab();
  await tab.open(page.url());
  await writes(tab, 7, 'From the other tab.');
  await panel(person).getByText('From the other tab.').waitFor();
  await person.press(person.button('Edit the note at entry 12'));
  await page.getByRole('textbox', { name: 'Note at entry 12' }).fill('Here it turns, and not back.');
  await panel(tab).getByText('Here it turns, and not back.').waitFor();
  await tab.page.reload();
  await expect.poll(() => panel(tab).getByRole('listitem').count(), { timeout: 15_000 }).toBe(3);
  await tab.page.close();

  // One file is enough, in another browser too.
  const download = page.waitForEvent('download');
  await person.press(person.button('More about this study'));
  await looksAt(person, { within: '[aria-label="More about this study"][role=dialog]' });
  await person.press(person.button('Save as a file, with the game'));
  const file = await download;
  expect(file.suggestedFilename()).toBe('my-study.peace-study.json');
  const path = await file.path();
  const { readFileSync } = await import('node:fs');
  const text = readFileSync(path, 'utf8');
  expect(readStudy(text)).toMatchObject({
    recording: { seal: recording.seal },
    study: { notes: { length: 3 } },
  });
  const other = await Person.at(browser);
  await other.open(`${app.url}/watch#entry=7&view=iran`);
  await other.page
    .getByLabel('Open a recording')
    .setInputFiles({ name: 'x.peace-study.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await isAt(other, 7);
  await article(other, 7).getByText('From the other tab.').waitFor();
  expect(new URL(other.page.url()).pathname).toBe(`${ADDRESS}/study`);
  await other.goes();
  await person.goes();
});

test('a link shows the study in a fresh browser; one leads, the other follows, looks aside, and comes back', async () => {
  const ann = await Person.at(browser);
  await opensGame(ann);
  await writes(ann, 4, 'This is where to begin.', 'Signal');
  await ann.page.keyboard.press('Escape');
  await ann.press(ann.button('Share this study'));
  await looksAt(ann, { within: '[role=dialog]' });
  await ann.page.keyboard.press('Escape');
  const { link, key } = await shares(ann);
  await looksAt(ann, { within: '[role=dialog]' });
  await ann.page.keyboard.press('Escape');
  expect(link).toMatch(new RegExp(`${ADDRESS}/study/[a-z0-9]{20}#entry=4&view=chair$`));
  expect(link).not.toContain(key);

  // Somebody who has nothing but the link, at a phone.
  const ben = await Person.at(browser, HAND);
  await ben.open(link);
  await isAt(ben, 4);
  await article(ben, 4).getByText('This is where to begin.').waitFor();
  await ben.reads('1 other has this study open.');
  expect(await ben.button('Edit the note at entry 4').count()).toBe(0);
  expect(await ben.button('Lead').count()).toBe(0);
  await looksAt(ben);

  // What is written now arrives there.
  await writes(ann, 9, 'Written while Ben reads.');
  await ann.page.keyboard.press('Escape');
  await panel(ben).getByText('Written while Ben reads.').waitFor();

  await ann.press(ann.button('Lead'));
  await ann.page.getByLabel('Your name').fill('Ann');
  await looksAt(ann, { within: '[role=dialog]' });
  await ann.press(ann.page.getByRole('dialog').getByRole('button', { name: 'Lead' }));
  await ann.reads('You lead');
  await isAt(ben, 9);
  await ben.reads('Following Ann.');
  await looksAt(ben);
  await ann.page.keyboard.press('ArrowRight');
  await isAt(ben, 10);
  await ann.page.getByLabel('Seen by').selectOption('iran');
  await expect.poll(() => ben.page.getByLabel('Seen by').inputValue(), { timeout: 15_000 }).toBe('iran');

  await ben.press(ben.button('Entry before'));
  await isAt(ben, 9);
  await ben.reads('You look aside.');
  await goes(ann, 15);
  await ben.reads('Ann is 6 entries ahead.');
  await isAt(ben, 9);
  await looksAt(ben);
  await ben.press(ben.button(/^Come back/));
  await isAt(ben, 15);
  await ben.reads('Following Ann.');
  await ben.press(ben.button('Fold the notes'));
  await looksAt(ben);
  await ben.press(ben.button('Unfold the notes'));

  // Somebody who comes late is where Ann is; with the key she may lead too, and Ann is told.
  const cid = await Person.at(browser, { mayComplain: /403/ });
  await cid.open(link);
  await isAt(cid, 15);
  await cid.reads('Following Ann.');
  await cid.press(cid.button('Share this study'));
  await cid.page.getByLabel('Edit key').fill('not the key');
  await cid.press(cid.button('Use this key'));
  await cid.reads(/^This edit key does not open/);
  await looksAt(cid, { within: '[role=dialog]' });
  await cid.page.getByLabel('Edit key').fill(key);
  await cid.press(cid.button('Use this key'));
  await cid.page.getByLabel('Edit key', { exact: true }).and(cid.page.locator('[readonly]')).waitFor();
  await cid.page.keyboard.press('Escape');
  await cid.press(cid.button('Lead instead'));
  await cid.page.getByLabel('Your name').fill('Cid');
  await cid.press(cid.page.getByRole('dialog').getByRole('button', { name: 'Lead' }));
  await ann.reads(/^Cid leads now/);
  await ann.reads('Following Cid.');
  await looksAt(ann);
  await goes(cid, 20);
  await isAt(ann, 20);
  await isAt(ben, 20);
  // With a key instead of a button.
  await ann.page.keyboard.press('ArrowLeft');
  await ann.reads('You look aside.');
  await ann.page.keyboard.press('b');
  await isAt(ann, 20);

  // Whoever leads is gone for good; what is the leader's last word stays.
  await cid.press(cid.button('Stop leading'));
  await ben.reads(/^2 others have this study open/);

  // Two write the same note at once: both are kept.
  await cid.page.keyboard.press('[');
  await isAt(cid, 9);
  await cid.press(cid.button('Edit the note at entry 9'));
  await cid.page.getByRole('textbox', { name: 'Note at entry 9' }).fill('By Cid.');
  await cid.page.keyboard.press('Escape');
  await goes(ann, 9);
  await article(ann, 9).getByText('By Cid.').waitFor();

  await ann.press(ann.button('More about this study'));
  await ann.press(ann.button('Link and edit key'));
  await ann.press(ann.button('Stop sharing'));
  await ann.press(ann.button('Yes, delete it from the server'));
  await ben.reads(/^Whoever shared this study has deleted it/);
  await ann.goes();
  await ben.goes();
  await cid.goes();
});

test('a link to a study that is gone says so; a study of another game is refused', async () => {
  const person = await Person.at(browser, { mayComplain: /404/ });
  await opensGame(person);
  await person.open(`${app.url}${ADDRESS}/study/${'a'.repeat(20)}`);
  await person.reads(/^There is no such study any more/);
  await looksAt(person, { within: PANEL });
  await person.press(person.button('Close the study'));
  await panel(person).waitFor({ state: 'hidden' });
  await person.goes();
});
