// Several people in one seat, in real browsers: whose word it is, what the others see of it, and what they decide together.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Joined, SeminarOpened, SeminarSettings } from '../../shared/protocol/seminar';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import type { DeskView } from '../../shared/protocol/seminar';
import { openBrowser, startApp, type App } from './support/app';
import { barriers } from './support/look';

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

const contexts: BrowserContext[] = [];
async function pageOf({ seminar: id, token }: Joined, size = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ viewport: size });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${app.url}/seminar/${id}#${token}`);
  return page;
}
afterAll(() => Promise.all(contexts.map((context) => context.close())));

/** Through the lobby to the table, once the game is on. */
async function atTable(joined: Joined, size?: { width: number; height: number }): Promise<Page> {
  const page = await pageOf(joined, size);
  await page.getByRole('link', { name: /table/i }).first().click();
  await page.waitForURL(/\/t\//);
  await page.getByRole('region', { name: 'Our delegation' }).waitFor();
  return page;
}

describe('a delegation with a head', () => {
  test('drafts are seen live, the head alone commits, and passes it on', async () => {
    const { people, desk } = await seminar();
    await desk.ask({ type: 'begin' });
    const [ada, dora] = [await atTable(people[0]!), await atTable(people[3]!)];
    const ours = dora.getByRole('region', { name: 'Our delegation' });
    await expect.poll(() => ours.textContent()).toContain('Ada commits for us');

    // What Ada drafts, Dora sees as it changes.
    await ada
      .getByRole('button', { name: /Draft an offer|Draft a text|New offer/ })
      .first()
      .click();
    await ours.getByText(/Ada drafts a text/).waitFor();

    // Their own channel.
    await ada.getByRole('tab', { name: 'Ours' }).click();
    await ada.getByRole('textbox', { name: 'Message to our delegation' }).fill('Inspections first?');
    await ada.keyboard.press('Enter');
    await dora.getByRole('tab', { name: /Ours/ }).click();
    await dora.getByText('Inspections first?').waitFor();

    // Dora is told whose word it is.
    await dora.keyboard.press('Escape');
    await dora.getByRole('button', { name: 'Done talking' }).first().click();
    await dora
      .getByText(/Ada is head of your delegation/)
      .first()
      .waitFor();

    await ada.getByLabel('Pass the head on to').selectOption({ label: 'Dora' });
    await expect.poll(() => ours.textContent()).toContain('You are the head of our delegation');
    for (const theme of ['light', 'dark'] as const) expect(await barriers(dora, theme)).toEqual([]);
    desk.close();
  }, 120_000);

  test('a closed channel says so, a bluff is marked, and whoever is moved is led away', async () => {
    const { people, desk } = await seminar({
      readsPrivate: true,
      talk: { open: 'free', 'usa-iran': 'quick', 'usa-israel': 'none', 'iran-israel': 'free' },
    });
    await desk.ask({ type: 'begin' });
    const ada = await atTable(people[0]!, { width: 390, height: 844 }).catch(() => null);
    expect(ada).not.toBeNull();
    const page = ada!;
    await page.getByRole('tab', { name: /Talk/ }).click();
    await page
      .getByRole('tab', { name: /Israel/ })
      .last()
      .click();
    await page.getByText('The facilitator has closed this channel.').waitFor();
    await page.getByRole('tab', { name: 'Open' }).click();
    await page.getByRole('textbox', { name: 'Message to everybody' }).fill('We will never sign.');
    await page.keyboard.press('Enter');
    const bluff = page.getByRole('button', { name: 'A bluff' });
    await bluff.click();
    await expect.poll(() => bluff.getAttribute('aria-pressed')).toBe('true');
    for (const theme of ['light', 'dark'] as const) expect(await barriers(page, theme)).toEqual([]);
    await desk.ask({ type: 'move', person: people[0]!.person, place: null });
    await page.getByRole('link', { name: 'To the seminar' }).waitFor();
    desk.close();
  }, 120_000);
});

test('by majority an act waits for its votes', async () => {
  const { people, desk } = await seminar({ deciding: 'majority' });
  await desk.ask({ type: 'begin' });
  const [ada, dora] = [await atTable(people[0]!), await atTable(people[3]!)];
  const ours = (page: Page) => page.getByRole('region', { name: 'Our delegation' });
  await expect.poll(() => ours(ada).textContent()).not.toContain('Dora, away');
  await ada.getByRole('button', { name: 'Done talking' }).first().click();
  await ours(dora)
    .getByText(/Ada moves: to be done talking/)
    .waitFor();
  expect(await ours(ada).textContent()).toContain('1 of 2 needed');
  await ours(dora).getByRole('button', { name: 'Support' }).click();
  await desk.until('the United States is done', ({ tables }) => tables['1']!.seats.usa.ready);
  desk.close();
}, 120_000);
