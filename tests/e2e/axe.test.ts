// Every screen, wide and on a phone, in light and in dark: nothing that bars anybody, nothing cut off, nothing but words.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Seat } from '../../shared/content/seats';
import { options } from '../../shared/rules/options';
import type { Draft } from '../../shared/rules/state';
import { openTable, sit, TestClient } from '../support/server';
import { openBrowser, startApp, type App } from './support/app';
import { looksAt } from './support/look';
import { Person, PHONE } from './support/person';

let app: App;
let browser: Browser;
/** The same person at a wide screen and at a phone. */
let wide: Person;
let phone: Person;

const HAND = { viewport: PHONE, hasTouch: true, isMobile: true };

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  wide = await Person.at(browser);
  phone = await Person.at(browser, HAND);
});
afterAll(async () => {
  await wide.goes();
  await phone.goes();
  await browser.close();
  await app.stop();
});

/** Parts of the table, to look again at no more than has changed. */
const WORK = 'main > :not([aria-label^="Map"])';
const RECORDS = '[role=tabpanel]';
const OVER = '[role=dialog]';

/** Brings something up on both screens, and looks at it. */
async function everywhere(shows: (person: Person) => Promise<unknown>, within?: string): Promise<void> {
  for (const person of [wide, phone]) {
    await shows(person);
    await looksAt(person, within === undefined ? {} : { within });
  }
}

const heading = ({ page }: Person, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor();

describe('the pages around the table', () => {
  test.each([
    ['the first page', '/', 'Brittle Peace'],
    ['hosting', '/host', 'Host a table'],
    ['joining', '/join', 'Join with a code'],
    ['setting a seminar up', '/seminar', 'Run a seminar'],
    ['a seminar that does not open', '/seminar/nosuchseminar', 'This seminar does not open'],
    ['an address that leads nowhere', '/nowhere', 'There is no page here'],
    ['a table that does not open', '/t/nosuchtable', 'This table does not open'],
  ])('%s', async (_, path, title) => {
    await everywhere(async (person) => {
      await person.open(`${app.url}${path}`);
      await heading(person, title);
    });
  });

  // Long, and of a few kinds of elements: one colour on each screen.
  test('the rules', async () => {
    for (const person of [wide, phone]) {
      await person.open(`${app.url}/rules`);
      await heading(person, 'The table');
    }
    await looksAt(wide, { colours: ['light'] });
    await looksAt(phone, { colours: ['dark'] });
  });

  test('hosting with a clock and a bot, and the invitations', async () => {
    await everywhere(async (person) => {
      await person.open(`${app.url}/host`);
      await person.press(person.page.getByText('Timed', { exact: true }));
      await person.page.getByLabel('Minutes for Talks').fill('0');
      const seat = person.page.getByRole('listitem').filter({ hasText: 'Israel' });
      await person.press(seat.getByText('Bot', { exact: true }));
      await person.reads('A number from 1 to 120, please.');
    });
    await everywhere(async (person) => {
      await person.page.getByLabel('Minutes for Talks').fill('90');
      await person.press(person.page.getByText('With a delay'));
      await person.press(person.button('Open the table'));
      await heading(person, 'Your table is open');
      await person.page
        .getByRole('img', { name: /^QR code/ })
        .first()
        .waitFor();
    });
  });

  test('joining with a code, and arriving by a link', async () => {
    const { table, code, invites } = await openTable(app.url);
    await everywhere(async (person) => {
      await person.open(`${app.url}/join?code=${code}`);
      await heading(person, 'Take a seat');
    });
    await everywhere(async (person) => {
      await person.open(`${app.url}/join`);
      await person.page.getByLabel('Code or link').fill('?');
      await person.press(person.button('Find it'));
      await person.reads(/neither a code nor a link/);
    });
    await everywhere(async (person) => {
      await person.open(`${app.url}/t/${table}#seat=iran&invite=${invites.iran}`);
      await heading(person, 'You are asked to play Iran');
    });
  });
});

const DRAFT: Draft = {
  parties: ['usa', 'iran'],
  terms: [
    { kind: 'relief', debtor: 'usa', to: ['iran'], level: 1, inLaw: false, due: 1, after: null },
    { kind: 'release', debtor: 'iran', to: ['usa'], level: 1, inLaw: false, due: 1, after: null },
  ],
  rounds: null,
  secret: false,
  snapback: false,
};

describe('the table', () => {
  let table: string;
  /** The two others are not at browsers. */
  let usa: TestClient;
  let israel: TestClient;

  const acts = async (client: TestClient, action: Parameters<TestClient['act']>[0]): Promise<void> => {
    expect(await client.act(action)).toMatchObject({ ok: true });
  };

  beforeAll(async () => {
    const opened = await openTable(app.url, { scenario: 'standard', gallery: true });
    ({ table } = opened);
    usa = await sit(app.url, opened, 'usa', 'Ann');
    israel = await sit(app.url, opened, 'israel', 'Chava');
    await wide.sitsDown(`${app.url}/t/${table}#seat=iran&invite=${opened.invites.iran}`, 'Bahram');
    const storageState = await wide.context.storageState();
    await phone.goes();
    phone = await Person.at(browser, { ...HAND, storageState });
    await phone.open(`${app.url}/t/${table}`);
    await acts(usa, { type: 'offer', draft: DRAFT });
    await usa.say('Good morning to both of you.');
    await usa.say('And this is between us.', 'usa-iran');
  });
  afterAll(() => {
    usa.close();
    israel.close();
  });

  test('talks', () =>
    everywhere(async (person) => {
      await person.isAskedForThe('talks');
      await person.offerBy('The United States').waitFor();
    }));

  test('the composer, and its list of terms', async () => {
    await everywhere((person) => person.drafts('Hold fire'), WORK);
    await everywhere(async (person) => {
      await person.press(person.button('Add to what Iran gives'));
      await person.page.getByRole('combobox', { name: /^Search/ }).waitFor();
    }, OVER);
    await everywhere(async (person) => {
      await person.page.keyboard.press('Escape');
      await person.press(person.button('Put the text away'));
      await person.reads('Your text was put away.');
    }, 'section[aria-label^=Notices]');
  });

  test('an answer with its changes', () =>
    everywhere(async (person) => {
      await person.press(person.offerBy('The United States').getByRole('button', { name: 'Counter' }));
      await person.press(person.composer.getByRole('button', { name: /^Remove: Release/ }));
      await person.composer.locator('del').first().waitFor();
    }, WORK));

  test('the channels, with a quick message begun', () =>
    everywhere(async (person) => {
      await person.listensTo('United States');
      await person.reads('And this is between us.');
      await person.press(person.button('Quick message'));
    }, RECORDS));

  test('the ledger, and the price of leaving', async () => {
    await wide.press(wide.offerBy('The United States').getByRole('button', { name: 'Accept and sign' }));
    await everywhere(async (person) => {
      await (await person.opens('Ledger')).getByText('Signed in round 1.').waitFor();
    }, RECORDS);
    await everywhere(async (person) => {
      await person.press(person.button('Denounce'));
      await person.page.getByRole('dialog').waitFor();
    }, OVER);
    for (const person of [wide, phone]) await person.press(person.button('Go back'));
  });

  test('the log, the map and the dossier', async () => {
    await everywhere(async (person) => {
      await (
        await person.opens('Log')
      )
        .getByText(/sign “/)
        .first()
        .waitFor();
    }, RECORDS);
    for (const part of ['Map', 'Dossier'] as const) {
      await phone.turnsTo(part);
      await looksAt(phone);
    }
  });

  test('the menu, and what it opens', async () => {
    await everywhere(async (person) => {
      await person.press(person.button('Menu'));
      await person.page.getByRole('dialog', { name: 'Menu' }).waitFor();
    }, OVER);
    for (const person of [wide, phone]) await person.page.keyboard.press('Escape');
    for (const [item, title] of [
      [/^Keyboard shortcuts/, 'Keyboard shortcuts'],
      [/^Link to this table/, 'Link to this table'],
      [/^Leave the table/, 'Leave the table?'],
    ] as const) {
      await everywhere(async (person) => {
        await person.press(person.button('Menu'));
        await person.press(person.button(item));
        await person.page.getByRole('dialog', { name: title }).waitFor();
      }, OVER);
      for (const person of [wide, phone]) {
        await person.page.keyboard.press('Escape');
        await person.page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
    }
  });

  test('an explanation', () =>
    everywhere(async (person) => {
      await person.turnsTo('Now');
      await person.press(person.button('Ceasefire').first());
      await person.page.getByRole('tooltip').waitFor();
    }, '[role=tooltip]'));

  test('from the gallery', async () => {
    const own = [wide, phone];
    wide = await Person.at(browser);
    phone = await Person.at(browser, HAND);
    await everywhere(async (person) => {
      await person.open(`${app.url}/t/${table}`);
      await person.reads('You are watching');
    });
    await wide.goes();
    await phone.goes();
    [wide, phone] = own as [Person, Person];
  });

  test('orders, a last look, and orders that are committed', async () => {
    for (const client of [usa, israel]) await acts(client, { type: 'ready', ready: true });
    await wide.page.keyboard.press('Escape');
    await wide.answersHeadline();
    await wide.isDoneTalking();
    await everywhere(async (person) => {
      await person.isAskedForThe('orders');
      await person.chooses('Missile barrage');
    }, WORK);
    await everywhere(async (person) => {
      await person.press(person.tray.getByRole('button', { name: /^Commit/ }));
      await person.page.getByRole('dialog', { name: 'A last look' }).waitFor();
    }, OVER);
    await phone.press(phone.button('Go back'));
    await wide.press(wide.page.getByRole('dialog').getByRole('button', { name: 'Commit', exact: true }));
    await everywhere((person) => heading(person, 'Your orders are committed'), WORK);
  });

  test('dispatches and the answer to force', async () => {
    await acts(usa, { type: 'orders', orders: [] });
    await acts(israel, { type: 'orders', orders: [{ order: 'airstrike', target: 'missiles' }] });
    await everywhere((person) => person.isAskedForThe('dispatches'));
    await everywhere(async (person) => {
      await person.skipsDispatches();
      await person.isAskedForThe('response');
    }, WORK);
    await everywhere((person) => person.page.getByRole('radio', { name: 'Protest' }).check(), WORK);
  });

  test('the ending, with all that was hidden', async () => {
    const held = await wide.page.evaluate((key) => localStorage.getItem(key), `bp.seat.${table}`);
    const iran = new TestClient(app.url);
    await iran.enter(table, (JSON.parse(held!) as { token: string }).token);
    const seats: readonly (readonly [Seat, TestClient])[] = [
      ['usa', usa],
      ['iran', iran],
      ['israel', israel],
    ];
    /** Passes, and answers as little as may be. */
    const goesOn = async (seat: Seat, client: TestClient): Promise<void> => {
      const { view } = client.state!;
      const may = options(view, seat);
      if (!may.awaited) return;
      if (view.step === 'talks') await client.act({ type: 'ready', ready: true });
      else if (view.step === 'orders') await client.act({ type: 'orders', orders: [] });
      else {
        const answer = may.responses.find(({ refusal }) => refusal === null);
        if (answer) await client.act({ type: 'respond', response: answer.value });
      }
    };
    await expect
      .poll(
        async () => {
          for (const [seat, client] of seats) await goesOn(seat, client);
          return usa.state!.view.step;
        },
        { timeout: 30_000, interval: 10 },
      )
      .toBe('ended');
    iran.close();
    await everywhere(async (person) => {
      // A screen that was behind has more dispatches after those it shows.
      await expect
        .poll(
          async () => {
            const asked = await person.isAskedFor();
            if (asked === 'dispatches') await person.press(person.button('Skip all'));
            return asked;
          },
          { timeout: 20_000 },
        )
        .toBe('ended');
    });
    await everywhere((person) => person.opens('Log'), RECORDS);
    await everywhere((person) => person.opens('Ledger'), RECORDS);
  });
});
