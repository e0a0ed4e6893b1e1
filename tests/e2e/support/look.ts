/** Looking at a screen: nothing that bars anybody, nothing cut off, nothing but words. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Person } from './person';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Look {
  /** A part of the page; without it, all of it. */
  readonly within?: string;
  readonly colours?: readonly ('light' | 'dark')[];
}

/** Changes the colours of a page, and waits until it stands in the others. */
export async function turnsTo({ page }: Person, colour: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: colour });
  // Chromium now and then leaves some elements the ink of before when colours change under a page. A rule that is
  // another one each time, for every element, has all of them styled anew.
  await page.evaluate((mark) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { --looked-at: ${mark}; }`);
    document.adoptedStyleSheets = [sheet];
  }, `${colour}-${Date.now()}`);
  // Colours fade into each other; what counts is where they end.
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map((each) => each.finished));
  });
}

async function barriers(person: Person, { within, colours = ['light', 'dark'] }: Look): Promise<string[]> {
  const { page } = person;
  const found: string[] = [];
  for (const colour of colours) {
    await turnsTo(person, colour);
    let axe = new AxeBuilder({ page }).setLegacyMode();
    if (within !== undefined) axe = axe.include(within);
    // Of all rules, only those on contrast can come out otherwise in other colours.
    const values = colour === colours[0] ? TAGS : ['color-contrast', 'link-in-text-block'];
    const runOnly = { type: colour === colours[0] ? ('tag' as const) : ('rule' as const), values };
    const { violations } = await axe.options({ resultTypes: ['violations'], runOnly }).analyze();
    for (const { id, nodes } of violations) {
      for (const { html, failureSummary } of nodes) found.push(`${colour}, ${id}: ${html} ${failureSummary}`);
    }
  }
  return found;
}

/** What runs past the right edge, where anything does. */
const overflow = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => element.outerHTML.slice(0, 200));
  });

/** Looks at what is on the screen, in both colours. */
export async function looksAt(person: Person, look: Look = {}): Promise<void> {
  await person.page.evaluate(() => document.fonts.ready.then(() => undefined));
  expect.soft(await barriers(person, look)).toEqual([]);
  expect.soft(await overflow(person)).toEqual([]);
  await person.seesWordsOnly();
}
