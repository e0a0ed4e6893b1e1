// A seminar's debrief in a real browser: its tables side by side, the way to each, and the facilitator's stops.
// SHOTS=folder also takes pictures of every screen.
import { mkdirSync } from 'node:fs';
import { join as inFolder } from 'node:path';
import type { Browser } from 'playwright-core';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskView, Joined, ParticipantView, SeminarOpened } from '../../shared/protocol/seminar';
import { pause, TestClient } from '../support/server';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt, turnsTo } from './support/look';
import { Person, PHONE } from './support/person';

const { SHOTS } = process.env;
const TABLES = 3;

let app: App;
let browser: Browser;
let opened: SeminarOpened;
let joined: Joined[];

/** Table 3 is not over; at the others people leave everything to the bots and the clock. */
beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  opened = await openSeminar(app.url, {
    tables: TABLES,
    delegation: 1,
    name: 'Bargaining, spring term',
    questions: [{ id: 'own', when: 'after', kind: 'words', text: 'What surprised you?' }],
  });
  joined = [];
  for (const name of ['Ada', 'Ben', 'Cem']) joined.push(await join(app.url, opened, name));
  const desk = new SeminarClient<DeskView>(app.url);
  await desk.attend(opened.seminar, opened.token);
  for (const [index, { person }] of joined.entries())
    await desk.ask({ type: 'move', person, place: { table: index + 1, seat: 'usa' } });
  await desk.ask({ type: 'begin' });
  await desk.until('play', ({ tables }) => Object.values(tables).every(({ paused }) => !paused));
  const seat = new TestClient(app.url);
  await seat.enter(desk.view!.tables['1']!.id, joined[0]!.token);
  await seat.say('We will never sign.');
  await seat.until(({ messages }) => Object.values(messages).some(({ from }) => from === 'usa'));
  const [said] = Object.entries(seat.state!.messages).find(([, { from }]) => from === 'usa')!;
  await seat.ask({ type: 'mark', table: seat.state!.table, message: Number(said), mark: 'bluff' });
  const note = (id: string, text: string, table: number | null, order: number) =>
    desk.ask({
      type: 'note',
      id,
      note: {
        text,
        table,
        entry: table === null ? null : desk.view!.tables[table]!.entry,
        stop: true,
        order,
      },
    });
  await note('n1', 'Three tables, one situation. What did you expect of the others?', null, 1);
  const over = () => [1, 2].every((table) => desk.view!.tables[table]!.ending !== null);
  let isNoted = false;
  while (!over()) {
    await desk.ask({ type: 'advance', tables: [1, 2] });
    await pause(60);
    if (isNoted || desk.view!.tables['1']!.round < 3) continue;
    isNoted = true;
    await note('n2', 'Look at who trusts whom here.', 1, 2);
  }
  await note('n3', 'Not over yet.', 3, 3);
  await desk.ask({ type: 'phase', phase: 'debrief' });
  for (const [index, { seminar, token }] of joined.entries()) {
    const lobby = new SeminarClient<ParticipantView>(app.url);
    await lobby.attend(seminar, token);
    const answers = { 'self-face': index + 2, 'process-fair': 5, 'outcome-own': 4, own: `Answer ${index}` };
    await lobby.ask({ type: 'answer', when: 'after', answers });
    lobby.close();
  }
  seat.close();
  desk.close();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function picture(person: Person, name: string, fullPage = true): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  for (const colour of ['light', 'dark'] as const) {
    await turnsTo(person, colour);
    await person.page.screenshot({ path: inFolder(SHOTS, `${name}-${colour}.png`), fullPage });
  }
}

async function open(token: string, habits: Parameters<typeof Person.at>[1] = {}): Promise<Person> {
  const person = await Person.at(browser, { acceptDownloads: true, ...habits });
  await person.open(`${app.url}/seminar/${opened.seminar}/debrief#${token}`);
  await person.page.getByRole('heading', { name: 'Bargaining, spring term' }).waitFor();
  await person.page.getByRole('heading', { name: /Table 3/ }).waitFor();
  return person;
}

test.each([
  ['wide', {}],
  ['phone', { viewport: PHONE, hasTouch: true, isMobile: true }],
] as const)(
  'a facilitator sees all tables side by side, on a screen that is %s',
  async (name, habits) => {
    const person = await open(opened.token, habits);
    const { page } = person;
    expect(page.url()).not.toContain(opened.token);
    for (const title of [
      'Scores, against par',
      'Trust given, and trust deserved',
      'The human cost',
      'What people said',
    ])
      await page.getByRole('heading', { name: title }).waitFor();
    await person.reads('Not over yet');
    await person.reads(/Answer 0/);
    await looksAt(person);
    await picture(person, `debrief-${name}`);
    if (name === 'wide') {
      await person.button('For the projector').click();
      await looksAt(person, { colours: ['light'] });
      // Not of the whole page: it would be laid out anew, since type follows the height of the screen.
      await page.locator('#scores').scrollIntoViewIfNeeded();
      await picture(person, 'debrief-projector', false);
      await person.button('For the projector').click();
    }

    await person.press(person.button('Show 3 stops'));
    const bar = page.getByRole('region', { name: 'Stops' });
    await person.reads('Three tables, one situation. What did you expect of the others?');
    await looksAt(person);
    await picture(person, `stop-1-${name}`, false);
    await page.keyboard.press('PageDown');
    await bar.getByText('2 of 3').waitFor();
    await bar.getByText('Look at who trusts whom here.').waitFor();
    await picture(person, `stop-2-${name}`, false);
    await looksAt(person);
    await page.keyboard.press('End');
    await person.reads('The game at table 3 is not over, so it is not shown.');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Bargaining, spring term' }).waitFor();

    await person.press(page.getByRole('link', { name: 'Debrief of table 2' }));
    await page.waitForURL(/\/watch\/\w+\/debrief/);
    await page.getByRole('heading', { name: 'How it went' }).waitFor();
    await person.goes();
  },
  180_000,
);

test('the export comes as a ZIP, without names unless they are wanted', async () => {
  const person = await open(opened.token);
  const download = person.page.waitForEvent('download');
  await person.button('Save the export').click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/pseudonyms\.zip$/);
  const zip = unzipSync(readFileSync(await file.path()));
  expect(Object.keys(zip)).toContain('codebook.md');
  expect(strFromU8(zip['people.csv']!)).not.toContain('Ada');
  await person.goes();
}, 60_000);

test('a participant sees the tables, and nothing that is for facilitators', async () => {
  const person = await Person.at(browser);
  await person.open(`${app.url}/seminar/${opened.seminar}#${joined[0]!.token}`);
  await person.page.getByRole('link', { name: 'To the debrief' }).first().click();
  await person.page.getByRole('heading', { name: /Table 3/ }).waitFor();
  const words = await person.words();
  for (const secret of ['Answer 1', 'What people said', 'Take it along', 'stops'])
    expect(words).not.toContain(secret);
  await looksAt(person);
  await person.goes();
}, 60_000);
