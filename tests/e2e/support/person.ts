/** Somebody at a browser, by what they do. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { rawWords } from './words';

const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** What the screen asks for. */
export type Asked = 'dispatches' | 'talks' | 'orders' | 'response' | 'ended';

export type Part = 'Now' | 'Map' | 'Talk' | 'Dossier';
export type Book = 'Channels' | 'Ledger' | 'Log';

/** How long one thing on the screen may take to appear: the machine may be busy. */
const PATIENCE = 20_000;

export interface Habits extends BrowserContextOptions {
  /** Messages of the console that are no fault: the line is cut on purpose. */
  readonly mayComplain?: RegExp;
}

export class Person {
  /** Whatever went wrong in this browser that nobody saw. */
  readonly problems: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly isOnPhone: boolean,
  ) {}

  /** A browser of one's own: nothing is shared with the others. */
  static async at(browser: Browser, { mayComplain, ...habits }: Habits = {}): Promise<Person> {
    const options = { viewport: WIDE, reducedMotion: 'reduce' as const, ...habits };
    const context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    // Bots in the browser answer almost at once, as those of the server do.
    await context.addInitScript(() => {
      // The blank page before the first has no storage.
      if (location.protocol !== 'about:') localStorage.setItem('bp.pace', '0');
    });
    const person = new Person(await context.newPage(), context, options.viewport === PHONE);
    person.#listen(person.page, mayComplain);
    return person;
  }

  /** The same person in a second tab. */
  async secondTab(): Promise<Person> {
    const tab = new Person(await this.context.newPage(), this.context, this.isOnPhone);
    tab.#listen(tab.page, undefined);
    return tab;
  }

  #listen(page: Page, mayComplain: RegExp | undefined): void {
    page.on('pageerror', (error) => this.problems.push(`page error: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !mayComplain?.test(text)) this.problems.push(`console: ${text}`);
    });
  }

  /** Closes the browser, which must have had nothing to complain about. */
  async goes(): Promise<void> {
    await this.context.close();
    expect(this.problems).toEqual([]);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  /** Waits until this text can be read. */
  async reads(text: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Everything that can be read on the screen, screen readers' words included. */
  words(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText);
  }

  /** There is no code and no slip of the program on the screen. */
  async seesWordsOnly(): Promise<void> {
    expect(await rawWords(this.page)).toEqual([]);
  }

  /** Presses with a finger on a phone. */
  async press(target: Locator): Promise<void> {
    if (this.isOnPhone) await target.tap();
    else await target.click();
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
  }

  /** Sits down with an invitation. */
  async sitsDown(link: string, name: string): Promise<void> {
    await this.open(link);
    await this.page.getByLabel('Your name at the table').fill(name);
    await this.press(this.button('Sit down'));
    await this.page.getByRole('region', { name: 'What now' }).waitFor();
  }

  /** On a phone the parts of the table are shown one at a time. */
  async turnsTo(part: Part): Promise<void> {
    if (!this.isOnPhone) return;
    const parts = this.page.getByRole('navigation', { name: 'Parts of the table' });
    await this.press(parts.getByRole('button', { name: part }));
  }

  /** Opens the channels, the ledger or the log. */
  async opens(book: Book): Promise<Locator> {
    await this.turnsTo('Talk');
    await this.press(this.page.getByRole('tab', { name: book }));
    return this.page.getByRole('tabpanel', { name: book });
  }

  /** Goes to a channel: "Open", or the other seat's name. */
  async listensTo(channel: string): Promise<Locator> {
    const panel = await this.opens('Channels');
    await this.press(panel.getByRole('tab', { name: channel }));
    return panel.getByRole('log', { name: 'Messages' });
  }

  messageBox(to: string): Locator {
    return this.page.getByRole('textbox', { name: `Message to ${to}` });
  }

  /** Says something in the channel that is open. */
  async says(text: string, to = 'everybody'): Promise<void> {
    const box = this.messageBox(to);
    await box.fill(text);
    await box.press('Enter');
    await this.page.getByRole('log', { name: 'Messages' }).getByText(text, { exact: true }).waitFor();
    expect(await box.inputValue()).toBe('');
  }

  /** What the screen asks for, once it asks for something. */
  async isAskedFor(): Promise<Asked> {
    await this.turnsTo('Now');
    const marks: readonly (readonly [Asked, Locator])[] = [
      ['dispatches', this.button('Skip all')],
      ['talks', this.button('I am done talking')],
      ['orders', this.page.getByRole('region', { name: 'Orders chosen' })],
      ['response', this.page.getByRole('radiogroup', { name: 'Your answer' })],
      ['ended', this.page.getByRole('heading', { name: 'What each seat made of it' })],
    ];
    const [first, ...others] = marks.map(([, mark]) => mark);
    await others
      .reduce((any, mark) => any.or(mark), first!)
      .first()
      .waitFor();
    for (const [asked, mark] of marks) if (await mark.isVisible()) return asked;
    return this.isAskedFor();
  }

  async isAskedForThe(wanted: Asked): Promise<void> {
    await expect.poll(() => this.isAskedFor(), { timeout: PATIENCE }).toBe(wanted);
  }

  /** Reads what came of the orders, page by page. */
  async readsDispatches(): Promise<void> {
    const next = this.button(/^(Next dispatch|Go on)$/);
    const title = this.page.getByRole('region', { name: 'What now' });
    for (;;) {
      const [, page, pages] = /Dispatch (\d+) of (\d+)/.exec((await title.textContent()) ?? '') ?? [];
      await this.press(next);
      if (page === pages) break;
      await title.getByText(`Dispatch ${Number(page) + 1} of ${pages}`).waitFor();
    }
    await this.button('Skip all').waitFor({ state: 'hidden' });
  }

  async skipsDispatches(): Promise<void> {
    await this.press(this.button('Skip all'));
    await this.button('Skip all').waitFor({ state: 'hidden' });
  }

  /** Answers the headline's question, if there is one for this seat. */
  async answersHeadline(): Promise<void> {
    const question = this.page.getByRole('group', { name: /^You are asked/ });
    if (!(await question.isVisible())) return;
    await this.press(question.getByRole('button').first());
    await question.waitFor({ state: 'hidden' });
  }

  get composer(): Locator {
    return this.page.getByRole('region', { name: /^Your (text|answer)/ });
  }

  /** Begins a text from a shape: "First step". */
  async drafts(shape: string): Promise<void> {
    await this.press(this.button(new RegExp(`^${shape}`)));
    await this.composer.waitFor();
  }

  /** Puts the text on the table. */
  async proposes(): Promise<void> {
    await this.press(this.composer.getByRole('button', { name: /^Propose/ }));
    await this.composer.waitFor({ state: 'hidden' });
  }

  offerBy(seat: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${seat} proposes`) });
  }

  /** Offers on the table that may be accepted as they stand. */
  get acceptable(): Locator {
    const accept = this.page.locator('button:not([aria-disabled=true])', { hasText: /^Accept/ });
    return this.page
      .getByRole('region', { name: 'Offers on the table' })
      .getByRole('article')
      .filter({ has: accept });
  }

  /** Accepts the first offer that may be accepted, if there is one, and if the others leave it on the table so long. */
  async acceptsWhatIsOffered(): Promise<boolean> {
    if ((await this.acceptable.count()) === 0) return false;
    const card = await this.acceptable.first().elementHandle({ timeout: PATIENCE });
    const accept = await card?.$('button:not([aria-disabled=true]):has-text("Accept")');
    if (!card || !accept) return false;
    const how = { timeout: 3_000 };
    const pressed = await (this.isOnPhone ? accept.tap(how) : accept.click(how)).then(
      () => true,
      () => false,
    );
    if (!pressed) return false;
    // Signed, it is gone; waiting for the third, it can be taken back.
    await this.page.waitForFunction(
      (each) => !each.isConnected || !/^Accept/m.test((each as HTMLElement).innerText),
      card,
      { timeout: PATIENCE },
    );
    return true;
  }

  async isDoneTalking(): Promise<void> {
    await this.press(this.button('I am done talking'));
    await this.button('I am done talking').waitFor({ state: 'hidden' });
  }

  get tray(): Locator {
    return this.page.getByRole('region', { name: 'Orders chosen' });
  }

  /** Chooses an order by its card; with a target where it has several. */
  async chooses(order: string, target?: string): Promise<void> {
    const card = this.page.getByRole('article', { name: order, exact: true });
    if (target !== undefined) await this.press(card.getByText(target, { exact: true }));
    await this.press(card.getByRole('button', { name: /^Choose: / }));
    await card.getByRole('button', { name: /^Take back: / }).waitFor();
  }

  /** Chooses peaceful orders by their cards, those for the home front first, as many as the points allow. */
  async choosesPeacefully(): Promise<void> {
    for (const group of ['Home front', 'Diplomacy']) {
      const cards = this.page.getByRole('region', { name: group, exact: true });
      const open = cards.locator('button:not([aria-disabled=true])', { hasText: /^Choose$/ });
      while (await open.first().isVisible()) {
        const name = await open.first().getAttribute('aria-label');
        await this.press(open.first());
        await cards
          .getByRole('button', { name: name?.replace('Choose', 'Take back') ?? '', exact: true })
          .waitFor();
      }
    }
  }

  /** Commits what is chosen, after a last look where one is offered. */
  async commits(): Promise<void> {
    await this.press(this.tray.getByRole('button', { name: /^(Commit|Pass)/ }));
    const committed = this.tray;
    const look = this.page.getByRole('dialog');
    await look.or(this.page.locator('main:not(:has([aria-label="Orders chosen"]))')).first().waitFor();
    if (await look.isVisible()) await this.press(look.getByRole('button', { name: /^(Commit|Pass)$/ }));
    await committed.waitFor({ state: 'hidden' });
  }

  async orders(...names: (string | [order: string, target: string])[]): Promise<void> {
    await this.isAskedForThe('orders');
    for (const name of names) {
      const [order, target] = typeof name === 'string' ? [name] : name;
      await this.chooses(order, target);
    }
    await this.commits();
  }

  /** Answers force with the first answer that is open, or with this one. */
  async answersForce(name?: string): Promise<void> {
    const answers = this.page.getByRole('radiogroup', { name: 'Your answer' });
    const open = name === undefined ? answers.locator('input:enabled') : answers.getByRole('radio', { name });
    await open.first().check();
    await this.press(this.button(/^Answer: /));
    await answers.waitFor({ state: 'hidden' });
  }
}
