import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { join, openSeminar } from '../support/seminar';
import { openBrowser, startApp, type App } from './support/app';

let app: App;
let browser: Browser;
beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop().catch((e) => console.log(String(e)));
});
const out = '/tmp/door-shots';
test('look', async () => {
  const chosen = await openSeminar(app.url, {
    placement: 'choice',
    tables: 6,
    delegation: 3,
    name: 'Bargaining under distrust',
    questions: [{ id: 'own-1', when: 'before', kind: 'words', text: 'What would you like to try out?' }],
    readsPrivate: true,
  });
  for (const name of ['Bo', 'Cy Young', 'Dana']) await join(app.url, chosen, name);
  const even = await openSeminar(app.url, { name: null });
  for (const name of ['Bo', 'Cy', 'Dana']) await join(app.url, even, name);
  for (const [label, viewport] of [
    ['wide', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      if ((label === 'wide') !== (colorScheme === 'light') && !process.env.ALL) continue;
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.on('console', (m) => m.type() === 'error' && console.log(m.text()));
      page.on('pageerror', (e) => console.log(e.message));
      const shot = (name: string) =>
        page.screenshot({ path: `${out}/${name}-${label}-${colorScheme}.png`, fullPage: true });
      await page.goto(app.url);
      await page.waitForTimeout(500);
      await shot('home');
      await page.goto(`${app.url}/seminar`);
      await page.getByRole('heading', { name: 'Run a seminar' }).waitFor();
      await page.waitForTimeout(300);
      await page.getByRole('button', { name: 'Add a question of your own' }).click();
      await shot('setup');
      await page.getByRole('button', { name: 'Remove question 1' }).click();
      await page.getByLabel('Name of the seminar').fill('Negotiation, week 7');
      await page.getByRole('button', { name: 'Open the seminar' }).click();
      await page.getByRole('button', { name: 'Copy the secret link' }).waitFor();
      await page.waitForTimeout(500);
      await shot('ready');
      await page.goto(`${app.url}/join/${chosen.code}`);
      await page.getByLabel('Your name').waitFor();
      await shot('join');
      await page.getByLabel('Your name').fill(`Ada ${label} ${colorScheme}`);
      await page.getByRole('button', { name: 'Join', exact: true }).click();
      await page.getByRole('heading', { name: 'Choose a place' }).waitFor();
      await page.waitForTimeout(300);
      await shot('choose');
      await page.getByRole('button', { name: /^Iran at table 2/ }).click();
      await page.getByText('Look at your table').waitFor();
      await page.getByRole('radio', { name: '5' }).first().check({ force: true });
      await shot('chosen');
      await page.goto(`${app.url}/join/${even.code}`);
      await page.getByLabel('Your name').fill(`Eva ${label} ${colorScheme}`);
      await page.getByRole('button', { name: 'Join', exact: true }).click();
      await page.getByText('Look at your table').waitFor();
      await shot('placed');
      await page.goto(`${app.url}/join/${even.code}`);
      await page.getByRole('button', { name: /^Go on as/ }).waitFor();
      await shot('again');
      await page.goto(`${app.url}/seminar/nosuch`);
      await page.getByRole('heading', { name: 'This seminar does not open' }).waitFor();
      await shot('refused');
      await context.close();
    }
  }
}, 200_000);
