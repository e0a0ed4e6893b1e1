// People who share a seat in a seminar, each at a browser: what they see of each other, and who does what.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type {
  DeskView,
  ParticipantView,
  SeminarOpened,
  SeminarSettings,
} from '../../shared/protocol/seminar';
import { join, openSeminar, SeminarClient } from '../support/seminar';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt, turnsTo } from './support/look';
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

interface Delegates {
  readonly opened: SeminarOpened;
  readonly desk: SeminarClient<DeskView>;
  /** Opens the table of somebody who has joined. */
  sits(name: string, habits?: Habits): Promise<Person>;
  /** Opens the table as its facilitator. */
  teaches(habits?: Habits): Promise<Person>;
  readonly idOf: (name: string) => string;
  readonly close: () => void;
}

/** A seminar of one table, with these people in the seat of the United States. */
async function delegates(names: readonly string[], more: Partial<SeminarSettings>): Promise<Delegates> {
  const opened = await openSeminar(app.url, {
    tables: 1,
    delegation: 5,
    placement: 'facilitator',
    asks: { before: false, after: false },
    ...more,
  });
  const desk = new SeminarClient<DeskView>(app.url);
  await desk.attend(opened.seminar, opened.token);
  const joined = new Map<string, { person: string; token: string }>();
  for (const name of names) {
    const { person, token } = await join(app.url, opened, name);
    joined.set(name, { person, token });
    await desk.ask({ type: 'move', person, place: { table: 1, seat: 'usa' } });
  }
  const idOf = (name: string) => joined.get(name)!.person;
  return {
    opened,
    desk,
    idOf,
    close: () => desk.close(),
    async teaches(habits) {
      const teacher = await Person.at(browser, habits);
      await teacher.open(`${app.url}/seminar/${opened.seminar}/desk#${opened.token}`);
      await teacher.page.waitForFunction(() => location.hash === '');
      await teacher.page.getByText('Table 1').first().waitFor();
      await teacher.open(`${app.url}/t/${desk.view?.tables[1]?.id}`);
      await teacher.page.getByRole('region', { name: 'Facilitator' }).waitFor();
      return teacher;
    },
    async sits(name, habits) {
      const person = await Person.at(browser, habits);
      const { token } = joined.get(name)!;
      const page = new SeminarClient<ParticipantView>(app.url);
      const reply = await page.attend(opened.seminar, token);
      const table = reply.ok && reply.value.view.kind === 'participant' ? reply.value.view.table : null;
      page.close();
      await person.open(`${app.url}/seminar/${opened.seminar}#${token}`);
      await person.page.waitForFunction(() => location.hash === '');
      await person.page
        .getByRole('link', { name: /your table/i })
        .first()
        .waitFor();
      await person.open(`${app.url}/t/${table}`);
      await person.page.getByRole('region', { name: 'Our delegation' }).waitFor();
      return person;
    },
  };
}

/** On a phone it is one line. */
const unfolds = (person: Person) =>
  person.press(ours(person).getByRole('button', { name: /^Our delegation/ }));
const heightOf = async (person: Person): Promise<number> => (await ours(person).boundingBox())!.height;
const ours = ({ page }: Person) => page.getByRole('region', { name: 'Our delegation' });
const shots = process.env.SHOTS;
async function shoot(person: Person, name: string): Promise<void> {
  if (shots === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await turnsTo(person, colorScheme);
    await person.page.screenshot({ path: `${shots}/${name}-${colorScheme}.png` });
  }
}

describe('a delegation with a head', () => {
  let those: Delegates;
  let ann: Person;
  let bo: Person;

  beforeAll(async () => {
    those = await delegates(['Ann', 'Bo'], {
      readsPrivate: true,
      talk: { open: 'quick', 'usa-iran': 'free', 'usa-israel': 'none', 'iran-israel': 'free' },
    });
    ann = await those.sits('Ann');
    bo = await those.sits('Bo', { viewport: PHONE, hasTouch: true, isMobile: true });
  });
  afterAll(async () => {
    await ann.goes();
    await bo.goes();
    those.close();
  });
  afterEach(() => ann.seesWordsOnly());

  test('before the beginning it says what to read, and the delegation can talk', async () => {
    await ann.reads('The facilitator has not begun yet.');
    await shoot(ann, 'early-wide');
    await ann.listensTo('Ours');
    await ann.says('Shall I draft?', 'our delegation');
    await bo.turnsTo('Talk');
    await bo.press(bo.page.getByRole('tab', { name: /^Ours 1 unread/ }));
    await bo.reads('Shall I draft?');
    await bo.reads('Ann', bo.page.getByRole('log', { name: 'Messages' }));
    await shoot(bo, 'early-phone');
    expect(await those.desk.ask({ type: 'begin' })).toMatchObject({ ok: true });
    await ann.isAskedForThe('talks');
    await ann.page.getByText('The facilitator has not begun yet.').waitFor({ state: 'hidden' });
  });

  test('each sees what the other drafts as it changes, and can take it over', async () => {
    await bo.turnsTo('Now');
    await bo.drafts('First step');
    const draft = ann.page.getByRole('region', { name: 'Draft of Bo' });
    await draft.waitFor();
    const before = await draft.innerText();
    await bo.press(bo.composer.getByRole('button', { name: /^Remove: / }).first());
    await expect.poll(() => draft.innerText()).not.toBe(before);
    await bo.composer.getByText('Ann sees this text as you write, and can propose it.').waitFor();
    expect(await bo.composer.getByRole('button', { name: /^Propose/ }).count()).toBe(0);
    await shoot(ann, 'draft-wide');
    await draft.getByRole('button', { name: 'Take it over' }).click();
    await ann.composer.waitFor();
    await looksAt(ann);
    // On a phone it is one line, which says that something is there, and unfolds.
    await ours(bo).getByText('1 draft', { exact: true }).waitFor();
    expect(await heightOf(bo)).toBeLessThan(60);
    await shoot(bo, 'folded-phone');
    await looksAt(bo, { within: '[aria-label="Our delegation"]' });
    await unfolds(bo);
    await bo.page.getByRole('region', { name: 'Draft of Ann' }).waitFor();
    await shoot(bo, 'draft-phone');
    await looksAt(bo);
    await bo.reads('The facilitator sees what we draft and vote on.');
    await unfolds(bo);
    expect(await bo.page.getByRole('region', { name: 'Draft of Ann' }).count()).toBe(0);
  });

  test('who is not head is refused politely', async () => {
    await bo.turnsTo('Now');
    await bo.press(bo.button('I am done talking'));
    await bo.reads(/^Ann is head of your delegation and decides\./);
  });

  test('closed channels, phrases only, and who reads along', async () => {
    await ann.listensTo('Israel');
    await ann.reads('The facilitator has closed this channel.');
    await ann.listensTo('Open');
    await ann.reads(/^Fixed phrases only/);
    expect(await ann.page.getByRole('textbox', { name: 'Message to everybody' }).isVisible()).toBe(false);
    await ann.listensTo('Iran');
    await ann.reads('The facilitator reads what is said here.');
  });

  test('a message is marked as a bluff while it is written, by the keyboard too', async () => {
    const { page } = ann;
    await ann.listensTo('Ours');
    const toggle = page.getByRole('button', { name: 'Mark this message as a bluff' });
    expect(await toggle.count()).toBe(0);
    await ann.listensTo('Iran');
    await toggle.waitFor();
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('textbox', { name: 'Message to Iran' }).fill('We have nothing hidden.');
    await toggle.focus();
    await page.keyboard.press('Space');
    await ann.reads(/^This message is marked as a bluff/);
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await shoot(ann, 'bluff-wide');
    await looksAt(ann);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await ann.reads('We have nothing hidden.', page.getByRole('log', { name: 'Messages' }));
    const mark = page.getByRole('log').getByRole('button', { name: 'A bluff' });
    await expect.poll(() => mark.first().getAttribute('aria-pressed')).toBe('true');
    // The next is not.
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
  });

  test('a message is marked for the debrief; what the facilitator says stands out', async () => {
    await ann.says('We hold to it, whatever comes.', 'Iran');
    const mark = ann.button('A bluff').last();
    await mark.click();
    await expect.poll(() => mark.getAttribute('aria-pressed')).toBe('true');
    await those.desk.ask({ type: 'speak', to: { tables: 'all', seat: null }, text: 'Ten minutes left.' });
    await ann.listensTo('Open');
    await ann.reads('Ten minutes left.');
    await ann.reads('The facilitator');
    await shoot(ann, 'channels-wide');
    await looksAt(ann);
  });

  test('the facilitator sees what is drafted, and makes somebody head', async () => {
    const teacher = await those.teaches();
    const usa = teacher.page.getByRole('region', { name: 'Delegation of the United States' });
    await usa.getByRole('region', { name: 'Draft of Ann' }).waitFor();
    await usa.getByLabel('Another head for United States').selectOption({ label: 'Bo' });
    await usa.getByRole('button', { name: 'Make head' }).click();
    await ann.reads(/^Bo commits for us\./);
    await shoot(teacher, 'chair-wide');
    await looksAt(teacher);
    await usa.getByLabel('Another head for United States').selectOption({ label: 'Ann' });
    await usa.getByRole('button', { name: 'Make head' }).click();
    await ann.reads(/^You commit for us/);
    await teacher.goes();
    const hand = await those.teaches({ viewport: PHONE, hasTouch: true, isMobile: true });
    const strip = hand.page.getByRole('region', { name: 'Facilitator' });
    await strip.getByText(/\d drafts?/).waitFor();
    await shoot(hand, 'chair-folded-phone');
    await hand.press(strip.getByRole('button', { name: /^Facilitator/ }));
    await strip.getByRole('region', { name: 'Draft of Ann' }).waitFor();
    await shoot(hand, 'chair-phone');
    await looksAt(hand);
    await hand.goes();
  });

  test('the head passes it on', async () => {
    await ours(ann).getByLabel('Pass the head on to').selectOption({ label: 'Bo' });
    await ours(ann).getByRole('button', { name: 'Pass on' }).click();
    await ann.reads(/^Bo commits for us\./);
    await bo.turnsTo('Now');
    await ours(bo).getByText('you are head', { exact: false }).first().waitFor();
    await unfolds(bo);
    await bo.reads(/^You commit for us/);
    await unfolds(bo);
    await bo.isDoneTalking();
    // Where the bots are done too, the orders come at once.
    await those.desk.until('it counts', ({ tables }) => {
      const { step, seats } = tables['1']!;
      return seats.usa.ready || step !== 'talks';
    });
  });

  test('whoever is moved is told so, and led to the seminar', async () => {
    await those.desk.ask({ type: 'move', person: those.idOf('Bo'), place: { table: 1, seat: 'iran' } });
    await bo.page.getByRole('heading', { name: 'You do not sit here any more' }).waitFor();
    await shoot(bo, 'moved-phone');
    await bo.press(bo.page.getByRole('link', { name: 'To the seminar' }));
    await bo.page.waitForURL(new RegExp(`/seminar/${those.opened.seminar}$`));
  });
});

describe('a delegation that votes', () => {
  let those: Delegates;
  let three: Person[];

  beforeAll(async () => {
    those = await delegates(['Ann', 'Bo', 'Chava'], { deciding: 'majority' });
    three = [];
    for (const name of ['Ann', 'Bo', 'Chava']) three.push(await those.sits(name));
    await those.desk.ask({ type: 'begin' });
  });
  afterAll(async () => {
    for (const each of three) await each.goes();
    those.close();
  });

  test('a text waits for its votes, one lost and one carried', async () => {
    const [ann, bo, chava] = three as [Person, Person, Person];
    await ann.isAskedForThe('talks');
    await ann.drafts('First step');
    await ann.composer.getByRole('button', { name: 'Put to our vote' }).click();
    const motion = bo.page.getByRole('region', { name: 'Motion by Ann' });
    await motion.getByText('1 of 2 needed for it').waitFor();
    await bo.page.getByRole('status').filter({ hasText: 'Motion by Ann, to offer' }).first().waitFor();
    await shoot(bo, 'motion-wide');
    await looksAt(bo);
    expect(await ann.offerBy('The United States').count()).toBe(0);
    await bo.page.keyboard.press('n');
    await chava.page.getByText(/against it: Bo/).waitFor();
    await chava.page.keyboard.press('y');
    await motion.waitFor({ state: 'hidden' });
    // The bots may accept it at once, and then it is no longer on the table.
    await those.desk.until('it is made', ({ tables }) => {
      const { onOffer, inForce } = tables['1']!.deals;
      return onOffer + inForce > 0;
    });

    await chava.button('I am done talking').click();
    const ready = ann.page.getByRole('region', { name: 'Motion by Chava' });
    await ready.getByText('to be done talking').waitFor();
    await ready.getByRole('button', { name: 'Oppose' }).click();
    await bo.page
      .getByRole('region', { name: 'Motion by Chava' })
      .getByRole('button', { name: 'Oppose' })
      .click();
    await ready.waitFor({ state: 'hidden' });
    await chava.button('I am done talking').waitFor();
  });

  test('the facilitator sees the table without acting at it, and not what is private', async () => {
    const teacher = await those.teaches();
    await teacher.reads(/What is written, drafted and voted on in private stays private\./);
    expect(await teacher.page.getByRole('region', { name: /^(Draft|Motion)/ }).count()).toBe(0);
    expect(await teacher.button('I am done talking').count()).toBe(0);
    await shoot(teacher, 'chair-private-wide');
    await teacher.goes();
  });

  test('as the debrief begins the game stands still, and those at the table are told', async () => {
    const [ann] = three as [Person, Person, Person];
    await those.desk.ask({ type: 'phase', phase: 'debrief' });
    await ann.reads(/^The debrief has begun\. This game stands still in round \d/);
    await ann.page.getByRole('link', { name: 'To the debrief' }).waitFor();
    await shoot(ann, 'debrief-wide');
    await looksAt(ann);
    await those.desk.ask({ type: 'phase', phase: 'playing' });
    await ann.page.getByText('The debrief has begun.').waitFor({ state: 'hidden' });
  });
});
