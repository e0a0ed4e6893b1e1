// Before the table: a facilitator sets a seminar up, participants join it by its code in browsers of their own, find their
// places and are taken to their tables. And after it.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ParticipantView } from '../../shared/protocol/seminar';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt, turnsTo } from './support/look';
import { Person, PHONE, type Habits } from './support/person';

let app: App;
let browser: Browser;
const people: Person[] = [];

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterEach(async () => {
  for (const person of people.splice(0)) await person.goes();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const HAND: Habits = { viewport: PHONE, hasTouch: true, isMobile: true };

async function somebody(habits?: Habits): Promise<Person> {
  const person = await Person.at(browser, habits);
  people.push(person);
  return person;
}

const heading = ({ page }: Person, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor();

async function joins(person: Person, code: string, name: string): Promise<void> {
  await person.open(`${app.url}/join`);
  await person.page.getByLabel('Code or link').fill(code.toLowerCase());
  await person.press(person.button('Find it'));
  await person.page.getByLabel('Your name').fill(name);
  await person.press(person.button('Join'));
  await person.reads(`You are ${name}.`);
}

async function shoot(person: Person, name: string): Promise<void> {
  if (process.env.SHOTS === undefined) return;
  for (const colour of ['light', 'dark'] as const) {
    await turnsTo(person, colour);
    await person.page.screenshot({ path: `${process.env.SHOTS}/${name}-${colour}.png` });
  }
}

const isAtTheTable = async (person: Person): Promise<void> => {
  await person.page.waitForURL(/\/t\/\w+$/);
  await person.page.getByRole('region', { name: 'What now' }).waitFor();
};

/** A facilitator who is not at a browser. */
async function facilitator(opened: { seminar: string; token: string }): Promise<SeminarClient> {
  const client = new SeminarClient(app.url);
  expect(await client.attend(opened.seminar, opened.token)).toMatchObject({ ok: true });
  return client;
}

test('from setting it up to the table, by choice', async () => {
  const teacher = await somebody();
  await teacher.open(app.url);
  await teacher.press(teacher.page.getByRole('link', { name: 'Run a seminar' }));
  await heading(teacher, 'Run a seminar');
  await teacher.page.getByLabel('Name of the seminar (optional)').fill('Bargaining, week 7');
  await teacher.page.getByLabel('Participants').fill('12');
  await teacher.reads('4 tables with three seats each: 12 places for 12 people.');
  await teacher.page.getByLabel('Participants').fill('7.5');
  await teacher.reads('A whole number from 2 to 120, please.');
  await teacher.page.getByLabel('Participants').fill('12');
  await teacher.press(teacher.page.getByText('They choose', { exact: true }));
  await teacher.page.getByLabel('Tables', { exact: true }).selectOption('2 tables');
  await teacher.reads(
    '2 tables with three seats each: 6 places, and 12 come. Add a table, or more people to a seat.',
  );
  await teacher.page.getByLabel('At most in each seat').selectOption('2 people');
  await teacher.page.getByLabel('Minutes for Talks').fill('10');
  await teacher.reads('2 tables, 12 places, 120 minutes');
  await teacher.press(teacher.page.getByText('Set each channel by itself'));
  await teacher.page.getByLabel('United States and Israel').selectOption('Closed');
  await teacher.press(teacher.button('Add a question of your own'));
  await teacher.page.getByLabel('Question 1', { exact: true }).fill('What will you try?');
  await teacher.page.getByLabel('When question 1 is asked').selectOption('Before the game');
  await teacher.page.getByLabel('How question 1 is answered').selectOption('Answered in words');
  await looksAt(teacher);
  await teacher.press(teacher.button('Open the seminar'));
  await heading(teacher, 'Bargaining, week 7 is open');
  await teacher.page.getByRole('img', { name: /^QR code/ }).waitFor();
  await looksAt(teacher);
  // What opens it is not on a screen that may be projected.
  expect(await teacher.page.content()).not.toContain('/desk#');
  // A reload loses nothing.
  await teacher.page.reload();
  await heading(teacher, 'Bargaining, week 7 is open');
  const link = await teacher.page.getByLabel('Link for participants', { exact: true }).inputValue();
  const code = link.slice(-5);
  // The secret link opens the desk elsewhere, and does not stay in the address.
  await teacher.press(teacher.button('Show it'));
  const secret = await teacher.page
    .getByLabel('Secret link of the facilitator', { exact: true })
    .inputValue();
  const elsewhere = await somebody();
  await elsewhere.open(secret);
  await elsewhere.button('Begin the game …').first().waitFor();
  expect(elsewhere.page.url()).toMatch(/\/desk$/);

  // One comes by the picture's link, the other types the code.
  const ada = await somebody();
  await ada.open(link);
  await heading(ada, 'Bargaining, week 7');
  await ada.reads('Between the United States and Israel nothing may be said.');
  await ada.reads(/what two seats write to each other, .* they do not read/i);
  await looksAt(ada);
  await ada.press(ada.button('Join'));
  await ada.reads('Write the name by which the others know you.');
  await ada.page.getByLabel('Your name').fill('Ada');
  await ada.press(ada.button('Join'));
  await heading(ada, 'Choose a place');
  // A code that is nobody’s and a name that is taken are answered so.
  const bo = await somebody({ ...HAND, mayComplain: /status of (404|409)/ });
  await bo.open(`${app.url}/join`);
  await bo.page.getByLabel('Code or link').fill('ZZZZZ');
  await bo.press(bo.button('Find it'));
  await bo.reads(/^Nothing is open under this code/);
  await bo.page.getByLabel('Code or link').fill(code);
  await bo.press(bo.button('Find it'));
  await bo.page.getByLabel('Your name').fill('ada');
  await bo.press(bo.button('Join'));
  await bo.reads(/^Somebody in this seminar has this name already\./);
  await bo.page.getByLabel('Your name').fill('Bo');
  await bo.press(bo.button('Join'));
  await heading(bo, 'Choose a place');

  // By keyboard, and by finger.
  await ada.button('United States at table 1: nobody yet, 2 places free').focus();
  await ada.page.keyboard.press('ArrowRight');
  await ada.page.keyboard.press('ArrowDown');
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('region', { name: 'Your place' }).getByText('at table 2').waitFor();
  await bo.press(bo.button('Iran at table 2: Ada, 1 place free'));
  await bo.reads('You share the seat with Ada.', bo.page.getByRole('region', { name: 'Your place' }));
  await ada.reads(/^You share the seat with Bo\./);
  await looksAt(ada);
  await looksAt(bo);

  // Questions before the game; a reload keeps what is filled in and not saved.
  const trust = ada.page.getByRole('group', { name: /trust Israel/ });
  await trust.getByRole('radio', { name: '3', exact: true }).check({ force: true });
  await ada.page.getByLabel('What score will your own seat have').fill('120');
  await ada.press(ada.button('Save'));
  await ada.reads('A whole number from 0 to 100, please.');
  await ada.page.getByLabel('What score will your own seat have').fill('55');
  await ada.page.reload();
  expect(await trust.getByRole('radio', { name: '3', exact: true }).isChecked()).toBe(true);
  await ada.press(ada.button('Save'));
  await ada.reads('Saved, with 3 questions left out. You can change it until your game is over.');
  await ada.page.reload();
  await ada.reads('Your answers are saved.');
  expect(await ada.page.getByLabel('What score will your own seat have').inputValue()).toBe('55');

  // Bo is writing as the game begins, and is not torn away.
  await bo.page.getByLabel('What will you try?').fill('To listen');
  await teacher.press(teacher.page.getByRole('link', { name: 'To the desk' }));
  await teacher.press(teacher.button('Begin the game …').first());
  await teacher.press(teacher.button('Begin the game'));
  await isAtTheTable(ada);
  await bo.reads('The game has begun. What you typed here is kept.');
  await looksAt(bo);
  await bo.press(bo.page.getByRole('link', { name: 'To your table' }).first());
  await isAtTheTable(bo);
  expect(new URL(bo.page.url()).pathname).toBe(new URL(ada.page.url()).pathname);
});

test('who comes late or again finds a place, who is moved or removed is told', async () => {
  const opened = await openSeminar(app.url, { name: 'Moved about', delegation: 1 });
  const desk = await facilitator(opened);
  const cy = await somebody();
  await joins(cy, opened.code, 'Cy');
  await cy.reads('at table 1');
  const { people: listed } = desk.view as unknown as { people: Record<string, { name: string }> };
  const person = Object.keys(listed).find((id) => listed[id]?.name === 'Cy') ?? '';
  await desk.ask({ type: 'move', person, place: { table: 2, seat: 'israel' } });
  await cy.reads('The facilitator has moved you: you sit as Israel at table 2 now.');
  await looksAt(cy, { colours: ['light'] });

  // The same browser goes on as before.
  await cy.open(`${app.url}/join/${opened.code}`);
  await looksAt(cy, { colours: ['dark'] });
  await cy.press(cy.button('Go on as Cy'));
  await cy.reads('at table 2');
  await desk.ask({ type: 'begin' });
  await isAtTheTable(cy);

  // A latecomer is placed at once, beside somebody.
  const dana = await somebody();
  await joins(dana, opened.code, 'Dana');
  await dana.reads('at table 2');
  await dana.press(dana.page.getByRole('link', { name: 'To your table' }));
  await isAtTheTable(dana);
  await dana.page.goBack();
  await dana.reads('You are Dana.');

  // After the game: the four sides, trust in the two others, and the debrief.
  await dana.press(dana.page.getByText('Is your game over? Some questions on how it was'));
  const scales = dana.page.getByRole('region', { name: 'After the game' }).getByRole('group');
  expect(await scales.count()).toBe(18);
  for (const group of await scales.all())
    await group.getByRole('radio', { name: '6', exact: true }).check({ force: true });
  await looksAt(dana);
  await dana.press(dana.button('Save').last());
  await dana.reads('Saved. Thank you; you can change it until the debrief.');
  await desk.ask({ type: 'phase', phase: 'debrief' });
  await dana.page.getByRole('link', { name: 'To the debrief' }).waitFor();
  await looksAt(dana, { colours: ['dark'] });

  const late = Object.entries((desk.view as unknown as { people: typeof listed }).people);
  const removed = late.find(([, { name }]) => name === 'Dana')?.[0] ?? '';
  await desk.ask({ type: 'remove', person: removed });
  await heading(dana, 'This seminar does not open');
  await dana.reads(/^This browser no longer has a place here/);
  await looksAt(dana, { colours: ['light'] });
  desk.close();
});

test('while the facilitator places people, and with the server gone for a moment', async () => {
  const opened = await openSeminar(app.url, {
    placement: 'facilitator',
    asks: { before: false, after: false },
  });
  const eva = await somebody({ mayComplain: /WebSocket|ERR_CONNECTION/ });
  await joins(eva, opened.code, 'Eva');
  await eva.reads('The facilitator gives you a place. Stay on this page; it appears here.');
  await app.kill();
  await eva.reads(/^The connection is lost\./);
  await app.restart();
  const desk = await facilitator(opened);
  const [person = ''] = Object.keys((desk.view as unknown as { people: object }).people);
  await desk.ask({ type: 'move', person, place: { table: 1, seat: 'usa' } });
  await eva.reads('at table 1');
  // What one participant sees is their own: another token sees another place.
  const { token } = await join(app.url, opened, 'Finn');
  const finn = new SeminarClient<ParticipantView>(app.url);
  await finn.attend(opened.seminar, token);
  expect(finn.view?.me).toMatchObject({ name: 'Finn', place: null });
  finn.close();
  desk.close();
});

test('on a phone twenty tables are a line each, and one of them open', async () => {
  const opened = await openSeminar(app.url, { tables: 20, delegation: 5, placement: 'choice' });
  const ada = await somebody(HAND);
  await joins(ada, opened.code, 'Ada');
  const { page } = ada;
  const seats = page.getByRole('region', { name: 'Choose a place' });
  const table = (number: number) => seats.getByRole('button', { name: new RegExp(`^Table ${number}\\b`) });
  await table(20).waitFor();
  // The first with a free place is open; all of them are two screens high.
  expect(await table(1).getAttribute('aria-expanded')).toBe('true');
  expect(await seats.getByRole('button', { name: /at table/ }).count()).toBe(3);
  expect((await seats.boundingBox())!.height).toBeLessThan(2 * 844);
  await looksAt(ada);
  await shoot(ada, 'seats-phone');
  await ada.press(table(17));
  expect(await table(1).getAttribute('aria-expanded')).toBe('false');
  await ada.press(seats.getByRole('button', { name: /^Iran at table 17: nobody yet, 5 places free/ }));
  await ada.reads('So far you have the seat to yourself.');
  await table(17).getByText('Your table').waitFor();
  await shoot(ada, 'seats-chosen-phone');
  // With a few tables, or room for them, nothing is folded.
  const ben = await somebody();
  await joins(ben, opened.code, 'Ben');
  await ben.page.getByRole('button', { name: /^Iran at table 17: Ada/ }).waitFor();
  expect(await ben.page.getByRole('button', { name: /at table/ }).count()).toBe(60);
});
