/** What must never be read on a screen: codes of the program where words belong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { AGENDAS } from '../../../shared/content/agendas';
import { EVENTS } from '../../../shared/content/events';
import { ORDERS } from '../../../shared/content/orders';
import { RESPONSES } from '../../../shared/content/responses';
import { TERMS } from '../../../shared/content/terms';
import { REFUSALS } from '../../../shared/rules/actions';

// Some codes are good English as well ("hold-fire"), and the rulebook has them.
const rulebook = readFileSync(join(import.meta.dirname, '../../../docs/rules.md'), 'utf8').toLowerCase();
const isEnglish = (code: string): boolean => rulebook.includes(code);

const ids = [ORDERS, TERMS, RESPONSES, EVENTS, AGENDAS].flatMap((table) => Object.keys(table));
const codes = [...ids, ...REFUSALS].filter((code) => code.includes('-') && !isEnglish(code));

const RAW = new RegExp(
  [
    '\\b(?:undefined|NaN|Infinity|null)\\b',
    '\\[object|\\$\\{|\\b(?:deal|offer)-\\d',
    '\\b(?:usa|heu|intel|airstrike|weaponise)\\b',
    `(?<![\\w-])(?:${codes.join('|')})(?![\\w-])`,
  ].join('|'),
  'g',
);

/** Whatever on the page is no text for a reader; empty where all is well. */
export async function rawWords(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  return [...text.matchAll(RAW)].map(
    ({ index, 0: word }) => `${word}: …${text.slice(Math.max(0, index - 40), index + 40)}…`,
  );
}
