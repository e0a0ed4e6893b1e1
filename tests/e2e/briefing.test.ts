// What people read before a game: the background for all, a brief of one's own, and the first round step by step.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Joined } from '../../shared/protocol/seminar';
import { AGENDA_IDS, AGENDAS } from '../../shared/content/agendas';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt, turnsTo } from './support/look';
import { Person, PHONE } from './support/person';

let app: App;
let browser: Browser;
let wide: Person;
let phone: Person;
beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  wide = await Person.at(browser);
  phone = await Person.at(browser, { viewport: PHONE, hasTouch: true, isMobile: true });
});
afterAll(async () => {
  await wide.goes();
  await phone.goes();
  await browser.close();
  await app.stop();
});

/** Where pictures of what was looked at go, if somebody wants them. */
const pictures = process.env.PICTURES;
async function pictured(person: Person, name: string): Promise<void> {
  if (pictures === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await turnsTo(person, colorScheme);
    const path = `${pictures}/${name}-${person.isOnPhone ? 'phone' : 'wide'}-${colorScheme}.png`;
    await person.page.screenshot({ path, fullPage: true });
  }
}

/** Sheets of paper that a page makes. */
async function sheets(person: Person, name: string, format = 'A4'): Promise<number> {
  const path = pictures === undefined ? undefined : `${pictures}/${name}-${format}.pdf`;
  const pdf = await person.page.pdf({ format, ...(path && { path }) });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
}

test('the background says what is fact and what is supposed, on a desk and a phone', async () => {
  for (const person of [wide, phone]) {
    await person.open(`${app.url}/briefing`);
    await person.reads('This is a simulation.');
    await person.reads(/408\.6 kg of uranium enriched to 60 %/);
    await person.page.getByRole('heading', { name: 'What the game supposes' }).waitFor();
    await person.page.getByRole('heading', { name: 'Glossary' }).waitFor();
    await looksAt(person);
    await pictured(person, 'background');
  }
  expect(await sheets(wide, 'background')).toBeLessThan(9);
  await wide.open(`${app.url}/rules`);
  await wide.press(wide.page.getByRole('link', { name: 'Background' }));
  await wide.reads('This is a simulation.');
});

describe('in a seminar', () => {
  const people: Joined[] = [];
  let desk: SeminarClient;
  let tables: string[];
  beforeAll(async () => {
    const opened = await openSeminar(app.url, { tables: 1, guided: true });
    for (const name of ['Ada', 'Ben', 'Cem']) people.push(await join(app.url, opened, name));
    desk = new SeminarClient(app.url);
    await desk.attend(opened.seminar, opened.token);
    const view = desk.view;
    tables = view?.kind === 'desk' ? Object.values(view.tables).map(({ id }) => id) : [];
  });
  afterAll(() => desk.close());

  /** Opens the lobby, which keeps the seat, and the brief that it links to. */
  async function opensBrief(person: Person, { seminar, token }: Joined): Promise<void> {
    await person.open(`${app.url}/seminar/${seminar}#${token}`);
    const href = await person.page.getByRole('link', { name: 'Your brief' }).getAttribute('href');
    expect(href).toBe(`/briefing/${tables[0]}`);
    await person.open(`${app.url}${href}`);
    await person.page.getByRole('heading', { name: 'Secret agenda' }).waitFor();
  }

  test('each seat reads its own brief, on one sheet of paper', async () => {
    const own = new Set<string>();
    for (const [at, joined] of people.entries()) {
      const reader = await Person.at(browser);
      await opensBrief(reader, joined);
      const title = await reader.page.getByRole('heading', { level: 1 }).innerText();
      own.add(title);
      const agenda = await reader.page.getByRole('region', { name: 'Secret agenda' }).innerText();
      const named = AGENDA_IDS.filter((id) => agenda.includes(`${AGENDAS[id].name}.`));
      expect(named).toHaveLength(1);
      await looksAt(reader);
      await pictured(reader, `brief-${at}`);
      for (const format of ['A4', 'Letter'])
        expect(await sheets(reader, `brief-${at}`, format), `${title}, ${format}`).toBe(1);
      await reader.goes();
    }
    expect(own.size).toBe(3);
  });

  test('on a phone', async () => {
    await opensBrief(phone, people[1]!);
    await looksAt(phone);
    await pictured(phone, 'brief');
  });

  test('whoever holds no seat reads none', async () => {
    const stranger = await Person.at(browser);
    await stranger.open(`${app.url}/briefing/${tables[0]}`);
    await stranger.page
      .getByRole('heading', { name: /This table does not open|No seat, no brief/ })
      .waitFor();
    expect(await stranger.words()).not.toContain('Secret agenda');
    await stranger.goes();
  });

  test('the first round is told step by step, whatever was put away before', async () => {
    const reader = await Person.at(browser);
    await opensBrief(reader, people[0]!);
    await reader.page.evaluate(() =>
      localStorage.setItem('bp.habits', JSON.stringify({ hidden: { talks: true, orders: true } })),
    );
    await reader.press(reader.page.getByRole('link', { name: 'To the table' }));
    await reader.page.getByRole('complementary', { name: 'Before the game begins' }).waitFor();
    await desk.ask({ type: 'begin' });
    const talks = reader.page.getByRole('complementary', { name: 'Round 1, step 1: talks' });
    await talks.waitFor();
    await looksAt(reader, { within: 'aside' });
    await pictured(reader, 'guided');
    await reader.press(talks.getByRole('button', { name: 'Got it' }));
    await talks.waitFor({ state: 'detached' });
    await desk.ask({ type: 'advance', tables: 'all' });
    await reader.page.getByRole('complementary', { name: 'Round 1, step 2: orders' }).waitFor();
    await reader.page.getByRole('button', { name: 'Menu' }).click();
    await reader.page.getByRole('button', { name: /Your brief/ }).waitFor();
    await reader.goes();
  });
});
