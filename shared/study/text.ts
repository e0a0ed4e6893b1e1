/** Texts of studies: one line, or paragraphs; nothing that steers a screen. */
import { NAME_MOST, NOTE_TEXT_MOST, TITLE_MOST } from './format';

/**
 * Control characters, halves of characters, and the marks that turn the direction of all that follows. What writing needs,
 * the joiners of Persian among it, is let through.
 */
const STEERING = '\\p{Cc}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069';

export const LINE = new RegExp(`^[^${STEERING}]+$`, 'u');
/** Paragraphs: only the ends of lines are let through besides. */
export const PARAGRAPHS = new RegExp(`^(?:[^${STEERING}]|\\n)*$`, 'u');

const STEERING_ALL = new RegExp(`[${STEERING}]`, 'gu');

/** The first `most` code units, without half a character at the end. */
const upTo = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/** What somebody typed, as a note may hold it. */
export const cleanText = (typed: string): string =>
  upTo(
    typed
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .map((line) => line.replaceAll('\t', ' ').replace(STEERING_ALL, ''))
      .join('\n'),
    NOTE_TEXT_MOST,
  );

const cleanLine = (typed: string, most: number): string =>
  upTo(typed.replace(/\s+/g, ' ').replace(STEERING_ALL, '').trim(), most).trim();

/** A title as a study may have it; empty where nothing is left. */
export const cleanTitle = (typed: string): string => cleanLine(typed, TITLE_MOST);
/** The name of somebody who writes; empty where nothing is left. */
export const cleanName = (typed: string): string => cleanLine(typed, NAME_MOST);

/** The paragraphs of a text, none of them empty. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
