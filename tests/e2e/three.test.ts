// Three people at their own browsers, from the invitations on; a server that dies under them; people who go and come.
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openTable, plan } from '../support/server';
import { openBrowser, startApp, type App } from './support/app';
import { Person } from './support/person';

let app: App;
let browser: Browser;

beforeAll(async () => {
  app = await startApp({ GRACE_SECONDS: '1' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** What Chromium says of a line that is cut. */
const CUT = /ERR_CONNECTION_(REFUSED|RESET|CLOSED)|WebSocket connection to .* failed/;
const SEATS = ['the United States', 'Iran', 'Israel'] as const;

/** Trust in the table for screen readers: how far one seat trusts another. */
async function trust({ page }: Person, from: string, to: string): Promise<number> {
  const table = page.getByRole('table', { name: /^Trust in round/ });
  const heads = await table.getByRole('columnheader').allTextContents();
  const row = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: from, exact: true }) });
  const cells = await row.getByRole('cell').allTextContents();
  return parseInt(cells[heads.indexOf(to) - 1] ?? '', 10);
}

const all = <T>(people: readonly Person[], does: (person: Person) => Promise<T>): Promise<T[]> =>
  Promise.all(people.map(does));

describe('a game of three', () => {
  let usa: Person;
  let iran: Person;
  let israel: Person;
  let three: Person[];
  let links: string[];

  beforeAll(async () => {
    three = await Promise.all([1, 2, 3].map(() => Person.at(browser, { mayComplain: CUT })));
    [usa, iran, israel] = three as [Person, Person, Person];
  });
  afterAll(() => all(three, (person) => person.goes()));
  afterEach(() => all(three, (person) => person.seesWordsOnly()));

  test('one hosts, all three sit down by their links', async () => {
    const { page } = usa;
    await usa.open(app.url);
    await page.getByRole('link', { name: 'Host a table' }).click();
    await page.getByLabel('Name of the table').fill('The long table');
    await usa.button('Open the table').click();
    await page.getByRole('heading', { name: 'The long table is open' }).waitFor();
    links = await Promise.all(
      SEATS.map((seat) => page.getByLabel(`Link for ${seat}`, { exact: true }).inputValue()),
    );
    expect(new Set(links).size).toBe(3);
    await all(three, (person) =>
      person.sitsDown(links[three.indexOf(person)]!, ['Ann', 'Bahram', 'Chava'][three.indexOf(person)]!),
    );
    // The invitation is spent, and stands in the address no more.
    expect(iran.page.url()).not.toContain('invite');
    await all(three, (person) => person.isAskedForThe('talks'));
    await iran.page.getByRole('button', { name: 'USA, talking, not ready yet' }).waitFor();

    // A link seats whoever opens it first.
    const late = await Person.at(browser, { mayComplain: /409|403/ });
    await late.open(links[1]!);
    await late.button('Sit down').click();
    await late.reads(/Somebody has this seat already|not good any more/);
    await late.goes();
  });

  test('open and private messages, and a quick one', async () => {
    await usa.says('Good morning to both of you.');
    await all([iran, israel], (person) => person.reads('Good morning to both of you.'));

    await usa.listensTo('Iran');
    await usa.says('Between us: inspectors first.', 'Iran');
    await iran.page.getByRole('tab', { name: 'United States 1 unread' }).click();
    await iran.reads('Between us: inspectors first.');
    await iran.says('Relief first.', 'the United States');
    await usa.reads('Relief first.');

    await israel.button('Quick message').click();
    await israel.page.getByLabel('How it is meant').selectOption({ label: 'Promise' });
    await israel.page.getByLabel('What it is about').selectOption({ label: 'Hold fire' });
    await israel.button('Say this').click();
    await usa.listensTo('Open');
    await iran.listensTo('Open');
    await all(three, (person) => person.reads('Promise: hold fire'));
    // What was said before it has been delivered too; the private words are nowhere in the third's page or storage.
    const everything = await israel.page.evaluate(
      () => document.documentElement.outerHTML + JSON.stringify(Object.entries(localStorage)),
    );
    expect(everything).toContain('Good morning to both of you.');
    expect(everything).not.toContain('inspectors first');
    expect(everything).not.toContain('Relief first');
  });

  test('an offer, a counter-offer as a difference, three signatures', async () => {
    await israel.drafts('First step');
    await israel.proposes();
    await iran.offerBy('Israel').getByRole('button', { name: 'Counter' }).click();
    // Iran takes out what costs it most, and offers what it can give: that passes whatever the headline did.
    await iran.composer.getByRole('button', { name: /^Remove: Inspections/ }).click();
    await iran.button('Add to what Iran gives').click();
    await iran.page.getByRole('combobox', { name: 'Search what Iran can give' }).fill('detainees');
    await iran.page.keyboard.press('Enter');
    await iran.composer.getByText('Both tests pass for every party').waitFor();
    await iran.seesWordsOnly();
    await iran.proposes();

    const answer = usa.offerBy('Iran');
    await answer.getByText(/in answer to an earlier text/).waitFor();
    const struck = answer.locator('del');
    expect(await struck.allTextContents()).toEqual([expect.stringMatching(/^struck out: .*inspection/)]);
    const putIn = answer.locator('ins');
    expect(await putIn.allTextContents()).toEqual([
      expect.stringMatching(/^put in: let American detainees go home/),
    ]);

    await answer.getByRole('button', { name: 'Accept', exact: true }).click();
    await israel.offerBy('Iran').getByText('accepted').waitFor();
    await israel.offerBy('Iran').getByRole('button', { name: 'Accept and sign' }).click();
    for (const person of three) {
      const ledger = await person.opens('Ledger');
      const deal = ledger.getByRole('region', { name: 'In force' }).getByRole('article');
      await deal.getByText('Signed in round 1.').waitFor();
      await deal.getByText('let American detainees go home').waitFor();
    }
  });

  test('a covert order: the others learn nothing of it, unless it is detected', async () => {
    await all(three, async (person) => {
      await person.answersHeadline();
      await person.isDoneTalking();
    });
    await usa.orders(['Reassure', 'Iran']);
    await usa.reads('Your orders are committed');
    await usa.reads('Waiting for Iran and Israel.');
    await iran.orders('Subsidise');
    await israel.orders('Recruit agents', 'Court the coalition');

    await all(three, (person) => person.isAskedForThe('dispatches'));
    await all(three, (person) => person.readsDispatches());
    const log = await israel.opens('Log');
    await log
      .getByText(/Israel recruits agents inside Iran/)
      .first()
      .waitFor();
    for (const person of [usa, iran]) {
      const text = await (await person.opens('Log')).innerText();
      expect(text).toContain('Israel gives budgets and portfolios to coalition partners.');
      if (text.includes('It comes to light: Israel recruits')) continue;
      expect(await person.page.content()).not.toMatch(/In secret|recruits agents/);
    }
    await all(three, (person) => person.isAskedForThe('talks'));
  });

  test('a reload keeps the seat and what was typed', async () => {
    await usa.listensTo('Open');
    await usa.messageBox('everybody').fill('I was about to say');
    await usa.drafts('Freeze for freeze');
    await usa.composer.getByLabel('Snapback').selectOption('with');
    await usa.page.reload();
    await usa.isAskedForThe('talks');
    await usa.page.getByRole('button', { name: 'USA, you', exact: false }).waitFor();
    expect(await usa.messageBox('everybody').inputValue()).toBe('I was about to say');
    expect(await usa.composer.getByLabel('Snapback').inputValue()).toBe('with');
    await usa.button('Put the text away').click();
  });

  test('the server is killed and comes back: nothing is lost, and the game goes on by itself', async () => {
    await iran.listensTo('Open');
    await iran.messageBox('everybody').fill('Written before the line broke');
    // An answer to a headline is waited for, so it is given while there is a line.
    await israel.answersHeadline();
    await app.kill();
    await all(three, (person) => person.reads('Reconnecting …'));
    await iran.reads('Not connected just now. What you type is kept.');
    await iran.messageBox('everybody').press('End');
    await iran.page.keyboard.type(', and after');
    // What is done while the line is down is done once it is back.
    await israel.button('I am done talking').click();
    await app.restart();
    await all(three, (person) => person.button('Connected').waitFor());
    await israel.button('Talk on after all').waitFor();
    await all([usa, israel], (person) => person.listensTo('Open'));
    await all(three, (person) => person.reads('Good morning to both of you.', person.page.getByRole('log')));
    expect(await usa.messageBox('everybody').inputValue()).toBe('I was about to say');
    const box = iran.messageBox('everybody');
    expect(await box.inputValue()).toBe('Written before the line broke, and after');
    await box.press('Enter');
    await all(three, (person) =>
      person.reads('Written before the line broke, and after', person.page.getByRole('log')),
    );
    for (const person of three) {
      const ledger = await person.opens('Ledger');
      await ledger.getByText('Signed in round 1.').waitFor();
      expect(await ledger.getByLabel('kept', { exact: true }).count()).toBeGreaterThan(0);
    }
  });

  test('a strike, a broken word and the answers, before everybody’s eyes', async () => {
    await all([usa, iran], async (person) => {
      await person.answersHeadline();
      await person.isDoneTalking();
    });
    await all(three, (person) => person.isAskedForThe('orders'));
    const before = await Promise.all([
      trust(usa, 'Iran', 'United States'),
      trust(usa, 'Israel', 'United States'),
    ]);
    await usa.chooses('Tighten sanctions');
    await usa.tray.getByRole('button', { name: 'Commit 1 order' }).click();
    const look = usa.page.getByRole('dialog', { name: 'A last look' });
    await look.getByText(/Breaks the sanctions relief you gave Iran/).waitFor();
    await look.getByRole('button', { name: 'Commit' }).click();
    await iran.orders('Crackdown');
    await israel.orders(['Air strike', 'missile force']);

    await all(three, (person) => person.isAskedForThe('dispatches'));
    await all(three, (person) => person.readsDispatches());
    for (const person of three) {
      const log = await person.opens('Log');
      // Whether it hit is the die's affair.
      await log.getByText(/Israel strikes the missile force from the air\. (Damage \d|Repelled)/).waitFor();
      await log.getByText(/The United States breaks its word to Iran/).waitFor();
      const ledger = await person.opens('Ledger');
      await ledger.getByLabel('broken', { exact: true }).waitFor();
      expect(await trust(person, 'Iran', 'United States')).toBeLessThan(before[0]);
    }

    await all([usa, iran], (person) => person.isAskedForThe('response'));
    await israel.reads('Nothing of this is yours to answer.');
    await iran.answersForce('Protest');
    await iran.reads('Your answer is given: Protest.');
    await usa.answersForce('Rebuke Israel');
    await all(three, (person) => person.isAskedForThe('dispatches'));
    await all(three, (person) => person.skipsDispatches());
    for (const person of three) {
      const log = await person.opens('Log');
      await log.getByText(/Iran protests/).waitFor();
      await log.getByText(/The United States rebukes Israel/).waitFor();
    }
    await all(three, (person) => person.isAskedForThe('talks'));
  });

  test('a second tab with the same seat', async () => {
    const tab = await iran.secondTab();
    await tab.open(iran.page.url());
    await tab.isAskedForThe('talks');
    await tab.says('From the other tab.');
    await iran.listensTo('Open');
    await iran.reads('From the other tab.', iran.page.getByRole('log'));
    await iran.says('And from the first.');
    await tab.reads('And from the first.');
    await tab.isDoneTalking();
    await iran.button('Talk on after all').click();
    await tab.button('I am done talking').waitFor();
    await tab.page.close();
    await usa.page.getByRole('button', { name: 'Iran, talking, not ready yet' }).waitFor();
    expect(tab.problems).toEqual([]);
  });
});

test('somebody stays away, the others vote for a bot, and the seat is taken back', async () => {
  const three = await Promise.all(SEATS.map(() => Person.at(browser)));
  const [usa, iran, israel] = three as [Person, Person, Person];
  const { table, invites } = await openTable(app.url, { scenario: 'standard' });
  const link = (seat: 'usa' | 'iran' | 'israel') =>
    `${app.url}/t/${table}#seat=${seat}&invite=${invites[seat]}`;
  await usa.sitsDown(link('usa'), 'Ann');
  await iran.sitsDown(link('iran'), 'Bahram');
  await israel.sitsDown(link('israel'), 'Chava');

  await iran.page.goto('about:blank');
  const away = (person: Person): Locator =>
    person.page.getByRole('status').filter({ hasText: 'Iran is away.' });
  await all([usa, israel], (person) => away(person).waitFor());
  await usa.button('Let a bot play on').click();
  await israel.reads('1 vote so far.');
  await usa.button('Take my vote back').waitFor();
  await israel.button('Let a bot play on').click();
  await all([usa, israel], (person) => away(person).waitFor({ state: 'hidden' }));
  await usa.page.getByRole('button', { name: /^Iran, bot/ }).waitFor();

  // The bot plays: with the two others done, Talks end.
  await all([usa, israel], (person) => person.isDoneTalking());
  await all([usa, israel], (person) => person.isAskedForThe('orders'));

  await iran.open(`${app.url}/t/${table}`);
  await iran.reads('A bot plays for you');
  await iran.seesWordsOnly();
  await iran.button('Take my seat back').click();
  await iran.reads(/Your orders/);
  await usa.page.getByRole('button', { name: /^Iran, (choosing|ready)/ }).waitFor();
  await all(three, (person) => person.goes());
});

test('the clock ends a step for whoever is not done', async () => {
  const { table, invites } = await openTable(app.url, {
    ...plan(),
    seats: {
      usa: { kind: 'person' },
      iran: { kind: 'bot', level: 'easy' },
      israel: { kind: 'bot', level: 'easy' },
    },
    clock: { talksMinutes: 0.15, ordersMinutes: 0.1 },
  });
  const person = await Person.at(browser);
  await person.sitsDown(`${app.url}/t/${table}#seat=usa&invite=${invites.usa}`, 'Ann');
  await person.page.getByRole('timer', { name: /^Talks, time left/ }).waitFor();
  await person.isAskedForThe('orders');
  await person.page.getByRole('timer', { name: /^Orders, time left/ }).waitFor();
  await person.choosesPeacefully();
  // Chosen is not committed: the seat passes.
  await person.isAskedForThe('dispatches');
  await person.seesWordsOnly();
  await person.skipsDispatches();
  await person.goes();
});
