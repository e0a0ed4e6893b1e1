// The composer, the offers, the orders and the rest of the negotiation, in a browser and on positions of the real rules.
// SHOTS=folder also takes pictures of every scene; SCENES=a,b! limits them, and `!` shows one inside the whole table.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SCENES } from './support/negotiation-harness/scenes';
import { openHarness, type Harness } from './support/negotiation-harness/serve';

let harness: Harness;
let page: Page;
const problems: string[] = [];

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());
afterEach(async () => {
  await page.context().close();
  expect(problems.splice(0)).toEqual([]);
});

async function open(scene: string, viewport = WIDE, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  const context = await harness.browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) problems.push(message.text());
  });
  const whole = scene.endsWith('!');
  await page.goto(harness.url(scene.replace('!', ''), whole));
  await page.waitForSelector(whole ? 'main' : 'main > div:not(:empty)');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
/** How far the keyboard has to go is not tested: only that it can do everything. */
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('the composer', () => {
  test('drafts and proposes a text with the keyboard alone', async () => {
    await open('talks');
    await button(/^First step/).focus();
    await press('Enter');
    await page.getByRole('heading', { name: 'Your text' }).waitFor();
    expect(
      await page.getByRole('heading', { name: 'Your text' }).evaluate((h) => h === document.activeElement),
    ).toBe(true);

    await button('Add to what Iran gives').focus();
    await press('Enter');
    await page.getByRole('combobox', { name: 'Search what Iran can give' }).waitFor();
    await page.keyboard.type('detainees');
    await press('Enter');
    await page.getByText('let American detainees go home').waitFor();

    await page.getByRole('combobox', { name: 'Sanctions relief, 1 step: how much' }).selectOption('2');
    await page.getByText('2 steps').first().waitFor();
    await button('Sanctions relief, 2 steps: in law').focus();
    await press('Enter');
    expect(await button('Sanctions relief, 2 steps: in law').getAttribute('aria-pressed')).toBe('true');
    await page
      .getByText('It can be proposed, but not signed as it stands: the United States could not accept it.')
      .waitFor();

    await button('Remove: Release of detainees').focus();
    await press('Enter');
    await button('Propose').focus();
    await press('Enter');
    await button('Withdraw').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
  });

  test('keeps what was typed through a reload', async () => {
    await open('composer');
    await page.getByRole('combobox', { name: 'Snapback' }).selectOption('with');
    await page.goto(`${harness.url('composer')}&keep`);
    await page.getByText('with snapback').first().waitFor();
  });

  test('mends a text with one press', async () => {
    await open('counter');
    const mend = button(/Sanctions relief not in law/);
    await mend.click();
    await page.getByText('Both tests pass for every party').waitFor();
    await button('Propose as an answer').click();
    await page.getByRole('article').nth(2).waitFor();
    expect(await page.getByText('struck out: ').count()).toBeGreaterThan(0);
  });

  test('a counter-offer starts from the other text, and marks what changes', async () => {
    await open('offers');
    await button('Counter').first().click();
    await page.getByRole('heading', { name: 'Your answer to the United States’ text' }).waitFor();
    expect(await page.locator('section[aria-labelledby=composer-title] :is(ins, del)').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Inspections, level 3: how much' }).selectOption('2');
    expect(await page.locator('section[aria-labelledby=composer-title] del').first().textContent()).toContain(
      'level 3',
    );
    await button('Remove: Cap on enrichment, freeze').click();
    await button('Put back: Cap on enrichment, freeze').click();
    await button('Put the text away').click();
    await button('Bring it back').click();
    await page.getByRole('heading', { name: 'Your answer to the United States’ text' }).waitFor();
  });
});

describe('offers and deals', () => {
  test('an offer that fails a test cannot be accepted, and says why', async () => {
    await open('offers');
    expect(await button('Accept and sign').getAttribute('aria-disabled')).toBe('true');
    await page.getByText(/Iran gives more than trust and assurances cover/).waitFor();
    await button('Decline').click();
    await page.getByText('declined').waitFor();
  });

  test('the gallery reads public offers and does nothing', async () => {
    await open('offers-gallery');
    expect(await page.getByRole('article').count()).toBe(2);
    expect(await page.getByRole('button').count()).toBe(0);
  });

  test('denouncing names its price and asks first', async () => {
    await open('ledger');
    await button('Denounce').first().click();
    await page.getByRole('dialog').getByText('Iran’s trust in you falls by 2').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Denounce' }).click();
    await page.getByText(/denounced in round 2/).waitFor();
  });

  test('a secret deal can be published', async () => {
    await open('ledger');
    await button('Publish').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText(/since made public/).waitFor();
  });
});

describe('orders', () => {
  test('chosen, held to the points, looked at twice, committed', async () => {
    await open('orders-usa');
    await button('Choose: Tighten sanctions').click();
    await button('Choose: Rally the base').click();
    expect(await button('Choose: Shuttle diplomacy').getAttribute('aria-disabled')).toBe('true');
    await button('Commit 2 orders').click();
    const dialog = page.getByRole('dialog', { name: 'A last look' });
    await dialog.getByText('Breaks the sanctions relief you gave Iran').waitFor();
    await dialog.getByRole('button', { name: 'Commit' }).click();
    await page.getByRole('heading', { name: 'Your orders are committed' }).waitFor();
    await page.getByText('Waiting for Iran and Israel.').waitFor();
  });

  test('a target is chosen on the card', async () => {
    await open('orders-israel');
    await button('Take back: Air strike: leadership').first().click();
    // On its label, as a person does: that waits until what was taken back has made room.
    const target = page.getByRole('radio', { name: 'missile force' });
    await page.locator('label').filter({ has: target }).first().click();
    expect(await target.first().isChecked()).toBe(true);
    await button('Choose: Air strike: missile force').click();
    await button('Commit 1 order').click();
    await page
      .getByRole('dialog')
      .getByText(/A strike is rolled/)
      .waitFor();
  });

  test('nothing chosen is a pass, said plainly', async () => {
    await open('orders-usa', PHONE);
    await button('Pass this round').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pass' }).click();
    await page.getByRole('heading', { name: 'You pass this round' }).waitFor();
  });

  test('a first game shows the plainer orders first', async () => {
    await open('orders-short');
    expect(await page.getByRole('heading', { name: 'Tighten sanctions' }).isVisible()).toBe(false);
    await page.getByText(/^More orders/).click();
    expect(await page.getByRole('heading', { name: 'Tighten sanctions' }).isVisible()).toBe(true);
  });
});

test('an answer is chosen and confirmed', async () => {
  await open('response-iran');
  await page.getByText('Israel strikes the missile force from the air.').waitFor();
  await page.getByRole('radio', { name: 'Choreograph' }).check();
  await button('Answer: Choreograph').click();
  await page.getByText('Your answer is given: Choreograph.').waitFor();
});

describe('channels', () => {
  test('text is only text, and unread messages are counted by channel', async () => {
    await open('channels');
    await page.getByText('<b>We will say it ourselves.</b>').waitFor();
    await page.getByRole('tab', { name: 'Iran 1 unread' }).click();
    await page.getByText('a month of quiet from Tel Aviv').waitFor();
    await page.getByRole('tab', { name: 'Open' }).click();
    await page.getByRole('tab', { name: 'Iran', exact: true }).waitFor();
  });

  test('Enter sends, and too long a text says so and stays', async () => {
    await open('channels', PHONE);
    const field = page.getByRole('textbox', { name: 'Message to everybody' });
    await field.fill('One step at a time.');
    await press('Enter');
    await page.getByRole('log').getByText('One step at a time.').waitFor();
    expect(await field.inputValue()).toBe('');
    await field.fill('x'.repeat(2_010));
    await page.getByText('10 characters too many').waitFor();
    await press('Enter');
    expect((await field.inputValue()).length).toBe(2_010);
  });

  test('talk stays at its end, unless its reader has left that', async () => {
    await open('channels', PHONE);
    const log = page.getByRole('log');
    const left = () => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
    const says = async (text: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Message to everybody' }).fill(text);
      await press('Enter');
      await log.getByText(text, { exact: true }).waitFor();
    };
    for (let number = 1; number <= 12; number += 1) await says(`This is sentence ${number}.`);
    expect(await log.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
    await expect.poll(left).toBeLessThan(2);
    await log.evaluate((box) => box.scrollTo({ top: 0, behavior: 'instant' }));
    await says('This is read later.');
    expect(await log.evaluate((box) => box.scrollTop)).toBe(0);
    expect(await left()).toBeGreaterThan(40);
  });

  test('a quick message is two choices', async () => {
    await open('channels');
    await button('Quick message').click();
    await page.getByRole('combobox', { name: 'How it is meant' }).selectOption('promise');
    await page.getByRole('combobox', { name: 'What it is about' }).selectOption('term:hold-fire');
    await button('Say this').click();
    await page.getByRole('log').getByText('Promise: hold fire').waitFor();
  });
});

describe('every scene', () => {
  const { SHOTS: shots, SCENES: wanted } = process.env;
  const names = wanted ? wanted.split(',') : Object.keys(SCENES);
  const looks = [
    ['wide', WIDE, 'light'],
    ['phone', PHONE, 'dark'],
    ['wide', WIDE, 'dark'],
    ['phone', PHONE, 'light'],
  ] as const;

  test.each(names)('%s: no barrier, nothing cut off', async (name) => {
    // Every second one on a phone, in the dark; for pictures all.
    const own = shots ? looks : looks.slice(names.indexOf(name) % 2).slice(0, 1);
    for (const [size, viewport, colour] of own) {
      if (page && !page.isClosed()) await page.context().close();
      await open(name, viewport, colour);
      if (shots) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: join(shots, `${name}-${size}-${colour}.png`), fullPage: true });
      }
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual(
        [],
      );
    }
  });
});
