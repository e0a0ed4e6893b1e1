// Without a server: the page was loaded once, and everything that one person needs is there.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, startApp } from './support/app';
import { looksAt } from './support/look';
import { Person, PHONE } from './support/person';
import { play } from './support/play';

const PATIENCE = { timeout: 20_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Until everything is kept for later, and the page is served from there. */
const isKept = ({ page }: Person): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });

test('a whole game against two bots with no server, left and taken up again in the middle', async () => {
  const app = await startApp();
  const person = await Person.at(browser);
  const { page } = person;
  await person.open(app.url);
  await isKept(person);
  await app.kill();
  await person.context.setOffline(true);

  await person.press(page.getByText('Short', { exact: true }));
  await person.press(person.button('Begin'));
  await person.isAskedForThe('talks');
  await play(person, 2);
  await page.reload();
  await page.getByRole('region', { name: 'What now' }).waitFor();
  expect(await page.title()).toMatch(/^Round [23] of 5/);

  // Another day: a new page, and the game is on it.
  const address = page.url();
  await page.close();
  const later = await person.secondTab();
  await later.open(app.url);
  await later.press(later.page.getByRole('link', { name: /^(Go on|Look at the end): Short, / }));
  await later.isAskedFor();
  expect(later.page.url()).toBe(address);
  await play(later);
  await later.reads(/✓ The dice were fixed before the first move/);
  for (const seat of ['the United States', 'Iran', 'Israel']) {
    const score = later.page.getByRole('region', { name: `Score of ${seat}` });
    expect(await score.getByRole('row').last().textContent()).toMatch(/^Total\d+(\.\d)? of 100$/);
  }
  await later.press(later.page.getByRole('link', { name: 'Play again' }));
  await later.reads(/^Short, ended in round \d, as Iran$/);
  expect(later.problems).toEqual([]);
  await person.goes();
  await app.stop();
}, 300_000);

test('the rules are there, and pages that need the server say so', async () => {
  const app = await startApp();
  for (const habits of [{}, { viewport: PHONE, hasTouch: true, isMobile: true }]) {
    const person = await Person.at(browser, { ...habits, mayComplain: /WebSocket connection/ });
    await person.open(app.url);
    await isKept(person);
    await person.context.setOffline(true);
    await person.open(`${app.url}/rules`);
    await person.page.getByRole('heading', { name: 'The table', exact: true }).waitFor();
    for (const [path, what] of [
      ['/host', 'A table with other people'],
      ['/join', 'A table or a seminar'],
      ['/seminar', 'A seminar'],
    ] as const) {
      await person.open(`${app.url}${path}`);
      await person.reads(new RegExp(`^You are offline\\. ${what} needs the server`));
      await looksAt(person);
    }
    await person.open(`${app.url}/t/sometable`);
    await person.page.getByRole('heading', { name: 'You are offline' }).waitFor();
    await looksAt(person);
    await person.context.setOffline(false);
    await person.page.getByRole('heading', { name: 'This table does not open' }).waitFor();
    await person.goes();
  }
  await app.stop();
});

test('it can be installed', async () => {
  const app = await startApp();
  const person = await Person.at(browser);
  await person.open(app.url);
  const devtools = await person.context.newCDPSession(person.page);
  const { errors } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = await fetch(`${app.url}/manifest.webmanifest`);
  expect(manifest.headers.get('content-type')).toContain('application/manifest+json');
  const { icons } = (await manifest.json()) as { icons: { src: string; type: string; sizes: string }[] };
  expect(icons.map(({ sizes }) => sizes)).toContain('512x512');
  for (const { src, type } of icons) {
    const icon = await fetch(`${app.url}${src}`);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, type]);
  }
  const worker = await fetch(`${app.url}/sw.js`);
  expect(worker.headers.get('cache-control')).toBe('no-cache');
  expect(worker.headers.get('content-security-policy')).toContain("worker-src 'self'");
  await person.goes();
  await app.stop();
});

test('a newer version waits until no game is being played, and is then one press away', async () => {
  // A copy of what was built, of which a newer version can be made.
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'newer-'));
  cpSync(join(import.meta.dirname, '../../dist'), folder, { recursive: true });
  const app = await startApp({}, join(folder, 'server/main.js'));
  const person = await Person.at(browser);
  const { page } = person;
  await person.open(app.url);
  await isKept(person);
  const playing = await person.secondTab();
  await playing.open(app.url);
  await playing.press(playing.button('Begin'));
  await playing.isAskedForThe('talks');

  const client = join(folder, 'client');
  for (const end of ['', '.br', '.gz']) rmSync(join(client, `index.html${end}`), { force: end !== '' });
  const built = readFileSync(join(import.meta.dirname, '../../dist/client/index.html'), 'utf8');
  const newer = built.replace('<title>', '<meta name="newer" /><title>');
  writeFileSync(join(client, 'index.html'), newer);
  for (const end of ['.br', '.gz']) rmSync(join(client, `sw.js${end}`));
  const worker = readFileSync(join(client, 'sw.js'), 'utf8');
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 24);
  expect(worker).toContain(hash(built));
  writeFileSync(
    join(client, 'sw.js'),
    worker.replaceAll(hash(built), hash(newer)).replace(/\$\{\w+\}[0-9a-f]{12}/, (name) => `${name}-newer`),
  );

  await page.reload();
  // Looked for, found, and not offered: the other tab plays.
  await expect
    .poll(
      () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state),
      PATIENCE,
    )
    .toBe('installed');
  await page.reload();
  await page.getByRole('heading', { name: 'Play now' }).waitFor();
  await page.waitForTimeout(500);
  expect(await person.button('Load it').count()).toBe(0);
  expect(await page.locator('meta[name=newer]').count()).toBe(0);

  await playing.page.close();
  await page.reload();
  await person.reads('A newer version is ready.');
  await looksAt(person);
  await person.press(person.button('Load it'));
  await expect.poll(() => page.locator('meta[name=newer]').count(), PATIENCE).toBe(1);
  await person.press(person.page.getByRole('link', { name: /^Go on: Standard/ }));
  await person.isAskedForThe('talks');
  await person.goes();
  await app.stop();
  rmSync(folder, { recursive: true });
});
