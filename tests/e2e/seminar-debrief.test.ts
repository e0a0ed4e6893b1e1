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
  for (const [index, { seminar, token }] of joined.entries()) {
    const lobby = new SeminarClient<ParticipantView>(app.url);
    await lobby.attend(seminar, token);
    const answers = {
      'expected-score': 40 + index,
      'expected-ending': 'durable-peace',
      'trust-iran': 2 + index,
    };
    await lobby.ask({ type: 'answer', when: 'before', answers });
    lobby.close();
  }
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
  // A game may be over before its third round.
  if (!isNoted) await note('n2', 'Look at who trusts whom here.', 1, 2);
  await note('n3', 'Not over yet.', 3, 3);
  await desk.ask({ type: 'phase', phase: 'debrief' });
  for (const [index, { seminar, token }] of joined.entries()) {
    const lobby = new SeminarClient<ParticipantView>(app.url);
    await lobby.attend(seminar, token);
    const answers = {
      'self-face': index + 2,
      'process-fair': 5,
      'outcome-own': 4,
      'trust-iran': index + 3,
      own: `Answer ${index}`,
    };
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

/** Both tables that are over, in all ways in which they are shown. */
async function seesDealsAgainstTheFrontier({ page }: Person): Promise<void> {
  const deals = page.locator('#deals');
  // The whole of it is worked out by threads of this browser.
  await deals.getByText(/Working out the talks/).waitFor({ state: 'detached', timeout: 120_000 });
  const figureOf = (title: string | RegExp) => deals.getByRole('figure', { name: title });
  const apart = figureOf('What was signed, and what could have been, at each table');
  const panels = () =>
    apart
      .locator('svg text')
      .getByText(/^Table \d/)
      .allTextContents();
  expect((await panels()).map((title) => title.slice(0, 7))).toEqual(['Table 1', 'Table 2']);
  await deals.getByLabel('Gains of').selectOption('All three pairs');
  expect(await panels()).toHaveLength(6);
  await deals.getByLabel('Talks', { exact: true }).selectOption('Of round 1');
  expect((await panels()).every((title) => title.includes('round 1'))).toBe(true);
  await deals.getByLabel('Talks', { exact: true }).selectOption('Where most was left on the table');

  // Most left first: as the table of figures has it, which is the same for all to read.
  await deals.getByLabel('Order of tables').selectOption('Most left for all three first');
  const left = figureOf('Left on the table, by table');
  await left.getByText(/^Figures/).click();
  const rows = await left
    .getByRole('row')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent)),
    );
  const column = rows[0]!.indexOf('Left on the table in all');
  const values = rows.slice(1).map((row) => Number(row[column]!.replace('−', '-')));
  expect(values).toHaveLength(2);
  expect(values[0]).toBeGreaterThanOrEqual(values[1]!);
  await left.getByText(/^Figures/).click();

  const slider = left.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Table \d, round \d: .* points in all/);
  await page.keyboard.press('Escape');
  await deals.getByText('All in one').click();
  await figureOf('From what came of the talks to the Nash point').waitFor();
  await deals.getByText('A panel for each').click();
}

/** Three people in one seat, each at a table of their own: by seat, and never by table. */
async function seesWhatPeopleSaid(person: Person): Promise<void> {
  const said = person.page.locator('#questionnaires');
  await person.reads(/^3 people answered before the game, 3 people after it\./, said);
  for (const title of [
    'Subjective value of the negotiation, by seat',
    'Trust in each other seat, before and after',
    'Scores: expected, and come',
  ])
    await said.getByRole('figure', { name: title }).waitFor();
  const trust = said.getByRole('figure', { name: 'Trust in each other seat, before and after' });
  await trust.getByText(/^Figures/).click();
  const row = trust.getByRole('row', { name: /Iran United States/ });
  expect(await row.getByRole('cell').allTextContents()).toEqual([
    'United States',
    '3',
    '1',
    '3',
    '4',
    '1',
    '3',
  ]);
  await trust.getByText(/^Figures/).click();
  expect(await said.getByRole('figure', { name: /by table/ }).count()).toBe(0);
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
    await seesDealsAgainstTheFrontier(person);
    await seesWhatPeopleSaid(person);
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
  300_000,
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
  // A phone is not set to work unasked.
  await person.reads(/The talks of 2 tables are not worked out in this browser yet/);
  await person.button('Work them out').click();
  await person.page.locator('#deals figure').first().waitFor({ timeout: 60_000 });
  await looksAt(person);
  await person.goes();
}, 60_000);
