// The content security policy lets everything through that the pages do, and nothing else.
import { expect, test } from 'vitest';
import { openBrowser, startApp } from './support/app';
import { Person } from './support/person';

test('the first page, the rules and a table run under the content security policy', async () => {
  const app = await startApp();
  const browser = await openBrowser();
  const person = await Person.at(browser);
  const { page } = person;
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text());
  });
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective}: ${event.blockedURI}`),
    );
  });
  const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);

  const response = await page.goto(app.url);
  const policy = response!.headers()['content-security-policy'];
  expect(policy).toMatch(/default-src 'self'|default-src 'none'/);
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
  await page.getByRole('heading', { name: 'Play now' }).waitFor();
  expect(await violations()).toEqual([]);

  await page.goto(`${app.url}/rules`);
  await page.getByRole('heading', { name: 'The table', exact: true }).waitFor();
  expect(await violations()).toEqual([]);

  await page.goto(app.url);
  await person.button('Begin').click();
  await person.isAskedForThe('talks');
  await person.drafts('First step');
  await person.button('Put the text away').click();
  await person.reads('Your text was put away.');
  await person.button('Menu').click();
  await person.button(/^Keyboard shortcuts/).click();
  await page.getByRole('dialog').waitFor();
  expect(await violations()).toEqual([]);

  // What people write is text, whatever it looks like.
  await page.keyboard.press('Escape');
  const markup = '<img src="/favicon.svg" onload="hacked = true"><b>bold</b> [x](javascript:hacked=true)';
  await person.says(markup);
  await person.reads(markup);
  expect(await page.locator('img[src="/favicon.svg"], a[href^="javascript:"]').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await violations()).toEqual([]);

  // The watch itself works: what the policy forbids is seen.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.hacked = true';
    document.body.append(script);
  });
  await expect.poll(violations).toHaveLength(1);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(complaints).toHaveLength(1);
  await person.context.close();
  await browser.close();
  await app.stop();
});
