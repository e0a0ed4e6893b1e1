// A facilitator and two delegates, each in a browser of their own, at a real server: pause, an event, somebody moved by the
// keyboard, the projector, a co-facilitator, and the end of it all.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Joined, SeminarOpened } from '../../shared/protocol/seminar';
import { join, openSeminar } from '../support/seminar';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt } from './support/look';
import { Person } from './support/person';

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

const ROOM = { viewport: { width: 1920, height: 1080 } };

/** A browser that holds a token, as the pages of a seminar put it there. */
async function delegate(table: string, seat: string, { token }: Joined): Promise<Person> {
  const person = await Person.at(browser);
  await person.open(`${app.url}/rules`);
  await person.page.evaluate(
    ([key, held]) => localStorage.setItem(key!, held!),
    [`bp.seat.${table}`, JSON.stringify({ seat, token })],
  );
  await person.open(`${app.url}/t/${table}`);
  await person.page.getByRole('region', { name: 'What now' }).waitFor();
  return person;
}

async function atDesk({ seminar, token }: Pick<SeminarOpened, 'seminar' | 'token'>): Promise<Person> {
  const person = await Person.at(browser);
  await person.open(`${app.url}/seminar/${seminar}/desk#${token}`);
  await person.page.getByRole('tab', { name: /^People/ }).waitFor();
  return person;
}

test('a seminar is led from its desk', async () => {
  const opened = await openSeminar(app.url, { tables: 2, delegation: 2, placement: 'facilitator' });
  const ada = await join(app.url, opened, 'Ada');
  const ben = await join(app.url, opened, 'Ben');
  const desk = await atDesk(opened);
  const { page } = desk;
  // The token has left the address, and a reload finds it again.
  expect(page.url()).toBe(`${app.url}/seminar/${opened.seminar}/desk`);
  await page.reload();
  await looksAt(desk);

  // Whoever joins stands there at once.
  await page.getByRole('button', { name: /^Ada/ }).waitFor();
  await join(app.url, opened, 'Chloé');
  await page.getByRole('button', { name: /^Chloé/ }).waitFor();

  // By the keyboard alone each gets a seat, one after the other.
  const dialog = page.getByRole('dialog');
  const seat = async (name: string, table: string, where: string) => {
    await page.getByRole('dialog', { name }).waitFor();
    await dialog.getByLabel('Table').selectOption(table);
    await dialog.getByLabel('Seat', { exact: true }).selectOption(where);
    await dialog.getByRole('button', { name: 'Move', exact: true }).press('Enter');
  };
  await page.getByRole('button', { name: /^Ada/ }).press('Enter');
  await seat('Ada', '1', 'usa');
  await seat('Ben', '1', 'iran');
  await seat('Chloé', '2', 'usa');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('region', { name: 'Table 1, United States' }).getByText('Ada').waitFor();

  await page.getByRole('button', { name: 'Begin the game …' }).first().press('Enter');
  await dialog.getByText(/seats are empty/).waitFor();
  await looksAt(desk, { within: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Begin the game' }).press('Enter');
  const row = (number: number) => page.locator(`[data-table="${number}"]`);
  await row(1).getByText('Talks').waitFor();
  await looksAt(desk);

  const table = (await row(1).getByRole('link').getAttribute('href'))!.replace('/t/', '');
  const [usa, iran] = [await delegate(table, 'usa', ada), await delegate(table, 'iran', ben)];
  await usa.reads('Talks');

  // Pause and go on, by keys.
  await row(1).getByRole('link').focus();
  await page.keyboard.press('p');
  await usa.reads('Paused');
  await iran.reads('Paused');
  await row(1).getByText('Paused').first().waitFor();
  await page.keyboard.press('p');
  await usa.page.getByRole('banner').getByText('Paused').waitFor({ state: 'hidden' });

  // An event in one's own words, for table 1 alone; and taken back.
  const ceasefire = async () => Number(await row(1).locator('[data-column=ceasefire] b').textContent());
  const before = await ceasefire();
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.getByText('Write one').click();
  await page.getByLabel('Headline').fill('A patrol is fired on at the border');
  await page.getByLabel('What happened').fill('Nobody says who began.');
  await page.getByRole('button', { name: 'Add an effect' }).click();
  await page.getByLabel('By how much the 1. effect moves it').selectOption('−1');
  await page.getByRole('checkbox', { name: 'Table 1', exact: true }).check({ force: true });
  await page.getByRole('button', { name: 'Let it happen' }).click();
  await usa.reads('A patrol is fired on at the border');
  await iran.reads('A patrol is fired on at the border');
  expect(await ceasefire()).toBe(before - 1);
  await page.getByRole('button', { name: /^Undo at table 1: A patrol/ }).click();
  await expect.poll(ceasefire).toBe(before);

  // Planned, and dropped.
  await page.getByText('From the deck', { exact: true }).click();
  await page.getByLabel('Search the deck').fill('Lebanese border');
  await page.getByRole('radio', { name: /Fire across the Lebanese border/ }).check({ force: true });
  await page.getByLabel('When').selectOption('2');
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.getByRole('region', { name: 'To come' }).getByText('Round 2, table 1').waitFor();
  await page.getByRole('button', { name: /^Drop: / }).click();
  await page.getByRole('region', { name: 'To come' }).waitFor({ state: 'hidden' });

  // What came from the deck stands beside what was brought in, each with its round.
  const happened = page.getByRole('region', { name: 'At each table' });
  await happened.getByText('Table 1, round 1, from the deck').waitFor();
  await happened.getByText('Table 2, round 1, from the deck').waitFor();

  // At a table that is not in Talks an event waits for its next ones.
  await row(1).getByRole('link').focus();
  await page.keyboard.press('a');
  await dialog.getByRole('button', { name: /^End/ }).press('Enter');
  await row(1).getByText('Orders').waitFor();
  await page.getByRole('radio', { name: /Fire across the Lebanese border/ }).check({ force: true });
  await page.getByLabel('When').selectOption('now');
  await page.getByText('Table 1 is not in Talks: it comes there as the next Talks begin.').waitFor();
  await page.getByRole('button', { name: 'Let it happen' }).click();
  await page
    .getByRole('region', { name: 'To come' })
    .getByText('Waits for the next Talks of table 1')
    .waitFor();
  await looksAt(desk);

  // To all, and to one role.
  await page.getByRole('tab', { name: 'Speak' }).click();
  await page.getByRole('textbox').last().fill('Five minutes to go.');
  await page.getByRole('button', { name: 'Say it' }).click();
  await iran.opens('Channels');
  await iran.reads('Five minutes to go.');

  // The projector shows the code, then the table as the gallery sees it, though there is no gallery.
  const room = await Person.at(browser, ROOM);
  const heard: string[] = [];
  room.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => void heard.push(String(payload))),
  );
  await room.open(`${app.url}/seminar/${opened.seminar}/projector#${opened.token}`);
  await room.reads(opened.code);
  await room.reads('3');
  await looksAt(room);
  await row(1).getByRole('button', { name: 'Show table 1 on the projector' }).click();
  await room.page.getByRole('heading', { name: 'Table 1' }).waitFor();
  await looksAt(room);
  const tables = heard.filter((frame) => frame.includes('"agendas"'));
  expect(tables.length).toBeGreaterThan(0);
  for (const frame of tables) {
    expect(frame).toContain('"viewer":"gallery"');
    expect(frame).toContain('"agendas":{"usa":null,"iran":null,"israel":null}');
    expect(frame).toContain('"secret":null');
  }
  expect(heard.join(' ')).not.toMatch(/Ada|Ben|Chloé/);

  // Somebody moved by the keyboard acts no more where they were.
  await page.getByRole('tab', { name: /^People/ }).click();
  await page.getByRole('button', { name: /^Ben/ }).press('Enter');
  await seat('Ben', '2', 'israel');
  await page.getByRole('region', { name: 'Table 2, Israel' }).getByText('Ben').waitFor();
  await page.getByRole('region', { name: 'Table 1, Iran' }).getByText(/Bot/).waitFor();

  // A note about a table, as a stop of the debrief.
  await page.getByRole('tab', { name: 'Tables', exact: true }).click();
  await row(1).getByRole('link').focus();
  await page.keyboard.press('n');
  await page.getByLabel('Note', { exact: true }).fill('The first promise.');
  await page.getByLabel('A stop of the debrief').check();
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('region', { name: 'Stops of the debrief' }).getByText('The first promise.').waitFor();

  // One click opens a table with everything in sight.
  const [tab] = await Promise.all([page.waitForEvent('popup'), row(1).getByRole('link').click()]);
  await tab.getByText('Round 1').first().waitFor();
  expect(await tab.evaluate(() => document.body.innerText)).not.toMatch(/does not open/);
  await tab.close();

  // A second facilitator comes by a link that is shown once, and is sent away again.
  await page.getByRole('tab', { name: 'Seminar' }).click();
  await page.getByLabel('Name of another facilitator').fill('Assistant');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('region', { name: 'Facilitators' }).getByText('(you)').waitFor();
  const link = await page.getByRole('textbox', { name: 'Secret link' }).inputValue();
  const [, secret = ''] = link.split('#');
  const helper = await atDesk({ seminar: opened.seminar, token: secret });
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.getByRole('button', { name: 'Dismiss Assistant' }).click();
  await helper.page.getByRole('heading', { name: 'This desk does not open' }).waitFor();
  await looksAt(helper);

  // A participant's token opens no desk.
  const outsider = await Person.at(browser);
  await outsider.open(`${app.url}/seminar/${opened.seminar}/desk#${ada.token}`);
  await outsider.page.getByRole('heading', { name: 'This desk does not open' }).waitFor();

  await page.getByText(/^2 games are not over\. They stop where they are/).waitFor();
  await page.getByRole('button', { name: 'Open the debrief' }).click();
  await usa.reads(/^The debrief has begun\. This game stands still in round 1/);
  await page.getByRole('link', { name: 'To the debrief' }).waitFor();

  await page.getByRole('button', { name: 'Delete it now …' }).click();
  const deletes = dialog.getByRole('button', { name: 'Delete everything' });
  expect(await deletes.isDisabled()).toBe(true);
  await dialog.getByLabel(/^Type/).fill('delete');
  await deletes.press('Enter');
  await page.waitForURL(`${app.url}/`);

  for (const person of [desk, usa, iran, room, helper, outsider]) await person.goes();
});
