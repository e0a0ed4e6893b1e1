// Several people in one seat, in real browsers: whose word it is, what the others see of it, and what they decide together.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskView, Joined, SeminarOpened, SeminarSettings } from '../../shared/protocol/seminar';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt } from './support/look';
import { Person, PHONE, type Habits } from './support/person';

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

interface Seminar {
  readonly opened: SeminarOpened;
  readonly people: readonly Joined[];
  readonly desk: SeminarClient<DeskView>;
}

/** One table with Ada and Dora in the seat of the United States. */
async function seminar(more: Partial<SeminarSettings> = {}): Promise<Seminar> {
  const opened = await openSeminar(app.url, { tables: 1, ...more });
  const people: Joined[] = [];
  for (const name of ['Ada', 'Ben', 'Cem', 'Dora']) people.push(await join(app.url, opened, name));
  const desk = new SeminarClient<DeskView>(app.url);
  await desk.attend(opened.seminar, opened.token);
  return { opened, people, desk };
}

const everybody: Person[] = [];
afterAll(() => Promise.all(everybody.map((person) => person.goes())));

const ours = ({ page }: Person) => page.getByRole('region', { name: 'Our delegation' });

/** Through the lobby to the table, once the game is on. */
async function atTable({ seminar: id, token }: Joined, habits: Habits = {}): Promise<Person> {
  const person = await Person.at(browser, habits);
  everybody.push(person);
  await person.open(`${app.url}/seminar/${id}#${token}`);
  await person.press(person.page.getByRole('link', { name: /table/i }).first());
  await person.page.waitForURL(/\/t\//);
  await ours(person).waitFor();
  return person;
}

test('drafts are seen live, the head alone commits, and passes it on', async () => {
  const { people, desk } = await seminar();
  await desk.ask({ type: 'begin' });
  const [ada, dora] = [await atTable(people[0]!), await atTable(people[3]!)];
  await dora.reads('Ada commits for us', ours(dora));

  // What Ada drafts, Dora sees as it changes.
  await ada.drafts('First step');
  await dora.reads(/Ada drafts a text/, ours(dora));

  // Their own channel.
  await ada.page.getByRole('tab', { name: 'Ours' }).click();
  await ada.page.getByRole('textbox', { name: 'Message to our delegation' }).fill('Inspections first?');
  await ada.page.keyboard.press('Enter');
  await dora.page.getByRole('tab', { name: /Ours/ }).click();
  await dora.reads('Inspections first?');

  // Dora is told whose word it is.
  await dora.page
    .getByRole('button', { name: /done talking/i })
    .first()
    .click();
  await dora.reads(/Ada is head of your delegation/);
  await looksAt(dora);

  await ada.page.getByLabel('Pass the head on to').selectOption({ label: 'Dora' });
  await dora.reads('You are the head of our delegation', ours(dora));
  desk.close();
}, 120_000);

test('a closed channel says so, a bluff is marked, and whoever is moved is led away', async () => {
  const { people, desk } = await seminar({
    readsPrivate: true,
    talk: { open: 'free', 'usa-iran': 'quick', 'usa-israel': 'none', 'iran-israel': 'free' },
  });
  await desk.ask({ type: 'begin' });
  const ada = await atTable(people[0]!, { viewport: PHONE, hasTouch: true });
  const { page } = ada;
  await ada.turnsTo('Talk');
  await page.getByRole('tab', { name: 'Israel' }).tap();
  await ada.reads('The facilitator has closed this channel.');
  await page.getByRole('tab', { name: 'Open' }).tap();
  await page.getByRole('textbox', { name: 'Message to everybody' }).fill('We will never sign.');
  await page.getByRole('button', { name: 'Send' }).tap();
  const bluff = page.getByRole('button', { name: 'A bluff' });
  await bluff.tap();
  await expect.poll(() => bluff.getAttribute('aria-pressed')).toBe('true');
  await looksAt(ada);
  await desk.ask({ type: 'move', person: people[0]!.person, place: null });
  await page.getByRole('link', { name: 'To the seminar' }).waitFor();
  desk.close();
}, 120_000);

test('by majority an act waits for its votes', async () => {
  const { people, desk } = await seminar({ deciding: 'majority' });
  await desk.ask({ type: 'begin' });
  const [ada, dora] = [await atTable(people[0]!), await atTable(people[3]!)];
  await expect.poll(() => ours(ada).textContent()).not.toContain('Dora, away');
  await ada.page
    .getByRole('button', { name: /done talking/i })
    .first()
    .click();
  await dora.reads(/Ada moves: to be done talking/, ours(dora));
  expect(await ours(ada).textContent()).toContain('1 of 2 needed');
  await looksAt(dora);
  await ours(dora).getByRole('button', { name: 'Support' }).click();
  await desk.until('the United States is done', ({ tables }) => tables['1']!.seats.usa.ready);
  desk.close();
}, 120_000);
