// What there is to watch: the library, games that are on, and a game that those who played it publish.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { botFor } from '../../shared/bots';
import { middleBot } from '../../shared/bots/middle';
import { stream } from '../../shared/bots/randomness';
import type { Seat } from '../../shared/content/seats';
import { uploadedSchema } from '../../shared/protocol/library';
import { write } from '../../shared/recording/record';
import type { SeatView } from '../../shared/views/view';
import { recordingOf, seedOf } from '../recording/support';
import { bot, call, openTable, person as human, sit, type TestClient } from '../support/server';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt } from './support/look';
import { Person, PHONE } from './support/person';

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

const titles = ({ page }: Person) =>
  page.getByRole('region', { name: 'Library' }).getByRole('heading', { level: 3 });

describe('the library', () => {
  test('is filtered, and a moment of a game is one press away', async () => {
    const person = await Person.at(browser);
    const { page } = person;
    await person.open(`${app.url}/watch`);
    await expect.poll(() => titles(person).count()).toBe(9);
    await looksAt(person);
    await page.getByLabel('Ending').selectOption('breakout');
    await expect.poll(() => titles(person).count()).toBe(1);
    await page.getByLabel('Played by').selectOption('people');
    await page.getByText('No such game').waitFor();
    await person.press(person.button('Show all games'));
    await page.getByLabel('Length').selectOption('long');
    await expect
      .poll(() => titles(person).allTextContents())
      .toEqual(['Ten months, two broken promises, and a peace all the same']);
    await page.getByText('Moments to go to').click();
    await person.press(page.getByRole('link', { name: /quiet proxies/ }));
    await expect
      .poll(() => page.getByRole('slider', { name: 'Entry' }).getAttribute('aria-valuetext'))
      .toMatch(/: entry 72 of 139$/);
    expect(page.url()).toContain('#entry=72&view=chair');
    await person.goes();
  });

  test('the list, and what was watched, is there without a server too', async () => {
    const person = await Person.at(browser, {
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
    });
    const { page } = person;
    await person.open(`${app.url}/watch`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await looksAt(person);
    await person.press(page.getByRole('link', { name: 'Five refusals in one month' }));
    await page.getByRole('slider', { name: 'Entry' }).waitFor();
    const address = page.url();
    await person.context.setOffline(true);
    await person.open(`${app.url}/watch`);
    await expect.poll(() => titles(person).count()).toBe(9);
    await person.reads(/The server does not answer/);
    await person.open(address);
    await page.getByRole('slider', { name: 'Entry' }).waitFor();
    await person.press(page.getByRole('link', { name: 'Other games' }));
    await person.press(
      page.getByRole('link', { name: 'Two offers declined, and a device in the fourth month' }),
    );
    await page.getByRole('heading', { name: 'This game cannot be reached' }).waitFor();
    await looksAt(person);
    await person.goes();
  });
});

test('a host opens a gallery that is behind; it is listed and watched', async () => {
  const host = await Person.at(browser);
  const { page } = host;
  await host.open(`${app.url}/host`);
  for (const seat of ['Iran', 'Israel']) {
    await page
      .getByRole('group', { name: `Who plays ${seat}` })
      .getByText('Bot', { exact: true })
      .click();
  }
  await page.getByRole('group', { name: 'Gallery' }).getByText('With a delay').click();
  await page.getByLabel('The gallery is behind by').selectOption('2');
  await looksAt(host);
  await page.getByLabel('Name of the table').fill('A public table');
  await host.press(host.button('Open the table'));
  await host.press(host.button('Take this seat yourself'));
  await host.isAskedForThe('talks');

  const onlooker = await Person.at(browser);
  await onlooker.open(`${app.url}/watch`);
  await onlooker.page.getByRole('heading', { name: 'A public table' }).waitFor();
  await onlooker.reads(/round 1 of 8, seen 2 rounds behind/);
  await looksAt(onlooker);
  await onlooker.press(onlooker.page.getByRole('link', { name: 'Watch A public table' }));
  await onlooker.reads('From the gallery, behind by 2 rounds');
  await looksAt(onlooker);
  await onlooker.goes();
  await host.goes();
});

/** Plays a seat at random until the game is over. */
async function playOn(client: TestClient, seat: Seat): Promise<void> {
  const random = stream(seat);
  for (;;) {
    const { view } = await client.until(({ view: now }) => now.step === 'ended' || !now.ready[seat], 60_000);
    if (view.step === 'ended') return;
    const act = botFor('random', seat).act({
      view: view as SeatView,
      messages: {},
      random,
      character: 'hard',
      effort: { rollouts: 1, stop: () => false },
    });
    if (act) await client.act(act.action);
  }
}

test('two who played publish their game together, and one takes it out again', async () => {
  const table = await openTable(app.url, { seats: { usa: human, iran: human, israel: bot() } });
  const clients = [
    await sit(app.url, table, 'usa', 'Ann'),
    await sit(app.url, table, 'iran', 'Bahram'),
  ] as const;
  await Promise.all([playOn(clients[0], 'usa'), playOn(clients[1], 'iran')]);
  for (const client of clients) client.close();
  const seats = ['usa', 'iran'] as const;
  const [ann, bahram] = (await Promise.all(
    seats.map(async (seat, index) => {
      const person = await Person.at(browser);
      const held = JSON.stringify({ seat, token: clients[index]!.token });
      await person.context.addInitScript(
        ([key, value]) => {
          if (location.protocol !== 'about:') localStorage.setItem(key!, value!);
        },
        [`bp.seat.${table.table}`, held],
      );
      await person.open(`${app.url}/t/${table.table}`);
      await person.button('Publish').waitFor();
      return person;
    }),
  )) as [Person, Person];

  await ann.press(ann.button('Publish'));
  await ann.page.getByRole('dialog').getByLabel('Title').fill('An evening at random');
  await looksAt(ann, { within: '[role=dialog]' });
  await ann.press(ann.button('Propose this'));
  await bahram.press(bahram.button('Publish'));
  await bahram.reads(/“An evening at random”, with the messages of the open channel, without names/);
  await looksAt(bahram, { within: '[role=dialog]' });
  await bahram.press(bahram.button('Agree'));
  await bahram.reads(/^It is published:/);
  await ann.reads(/^It is published:/);

  const reader = await Person.at(browser);
  await reader.open(`${app.url}/watch`);
  await reader.press(reader.page.getByRole('link', { name: 'An evening at random' }));
  await reader.page.getByRole('slider', { name: 'Entry' }).waitFor();
  const address = reader.page.url();
  await reader.goes();

  await ann.press(ann.button('Withdraw it'));
  await ann.reads(/has not agreed to anything yet|with the messages of the open channel/);
  const late = await Person.at(browser, { mayComplain: /status of 404/ });
  await late.open(address);
  await late.page.getByRole('heading', { name: 'This game is not here' }).waitFor();
  await late.goes();

  // Whoever played can look back at it.
  await ann.page.keyboard.press('Escape');
  await ann.press(ann.button('Open the debrief'));
  await ann.page.waitForURL(/\/watch\/[0-9a-f]{16}\/debrief/);
  await Promise.all([ann.goes(), bahram.goes()]);
});

test('the built server verifies what is sent to it, and draws pictures of it', async () => {
  const recording = recordingOf('short', seedOf(3), { usa: middleBot, iran: middleBot, israel: middleBot });
  const sent = await call(app.url, '/api/library', { title: 'Sent', recording: write(recording) });
  expect(sent.status).toBe(201);
  const { game } = uploadedSchema.parse(sent.body);
  const spoilt = write(recording).replace('"ready":true', '"ready":false');
  expect(await call(app.url, '/api/library', { title: 'Spoilt', recording: spoilt })).toMatchObject({
    status: 422,
    body: { code: 'not-a-game' },
  });
  const page = await (await fetch(`${app.url}/watch/${game}`)).text();
  const image = /property="og:image" content="([^"]+)"/.exec(page)?.[1];
  expect(image).toBe(`${app.url}/api/library/${game}/picture.png`);
  const drawn = await fetch(image!);
  expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png']);
});

test('more games at once than can wait are told to come later, and those that wait are answered', async () => {
  // Each is played to its last entry before it is found out.
  const whole = write(
    recordingOf('standard', seedOf(3), { usa: middleBot, iran: middleBot, israel: middleBot }),
  );
  const last = whole.lastIndexOf('"ready":true');
  const spoilt = `${whole.slice(0, last)}"ready":false${whole.slice(last + '"ready":true'.length)}`;
  const sent = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      call(app.url, '/api/library', { title: `Game ${index}`, recording: spoilt }),
    ),
  );
  const codes = sent.map(({ status, body }) => `${status} ${(body as { code: string }).code}`);
  const isLate = (code: string): boolean => code === '429 too-many-requests';
  const late = codes.filter(isLate);
  expect(late.length).toBeGreaterThanOrEqual(1);
  expect(late.length).toBeLessThan(codes.length);
  expect(codes.filter((code) => !isLate(code) && !code.startsWith('422 '))).toEqual([]);
  const recording = recordingOf('short', seedOf(4), { usa: middleBot, iran: middleBot, israel: middleBot });
  const good = await call(app.url, '/api/library', { title: 'Afterwards', recording: write(recording) });
  expect(good.status).toBe(201);
});
