import { expect, it } from 'vitest';
import { AGENDA_IDS } from '../../shared/content/agendas';
import { ENDING_TEXT, ENDINGS } from '../../shared/content/endings';
import { EVENTS } from '../../shared/content/events';
import { ORDER_IDS } from '../../shared/content/orders';
import { RESPONSE_IDS } from '../../shared/content/responses';
import { SCENARIOS } from '../../shared/content/scenarios';
import { SEAT_NAMES } from '../../shared/content/seats';
import { TERM_KINDS } from '../../shared/content/terms';
import { SECRET_TRACKS, TRACK_TEXT } from '../../shared/content/tracks';

const SHOWN = new Set(['name', 'text', 'edge', 'headline', 'question', 'label']);

/** Everything that is shown to somebody, with where it stands. */
function* texts(value: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && SHOWN.has(key)) yield [`${path}.${key}`, inner];
    else yield* texts(inner, `${path}.${key}`);
  }
}

const all = [
  ...texts(SCENARIOS, 'scenarios'),
  ...texts(TRACK_TEXT, 'tracks'),
  ...texts(ENDING_TEXT, 'endings'),
  ...texts({ seats: Object.values(SEAT_NAMES).map((name) => ({ name })) }, 'seats'),
];

/** Ids that are also plain English. */
const WORDS = new Set(['hold-fire']);
const ids = [...AGENDA_IDS, ...ENDINGS, ...Object.keys(EVENTS), ...ORDER_IDS, ...RESPONSE_IDS, ...TERM_KINDS];
const raw = [...ids.filter((id) => id.includes('-') && !WORDS.has(id)), ...SECRET_TRACKS.slice(0, 1), 'usa'];

it('there are texts to look at', () => {
  expect(all.length).toBeGreaterThan(500);
});

it('no text shows an id', () => {
  const bad = all.filter(
    ([, text]) =>
      raw.some((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text)) ||
      /[`_{}<>]|[a-z][A-Z]/.test(text),
  );
  expect(bad).toEqual([]);
});

it('texts are set with real apostrophes and dashes, and without stray spaces', () => {
  const events = all.filter(([path]) => path.includes('.events.'));
  expect(events.filter(([, text]) => /['"]|--/.test(text))).toEqual([]);
  expect(all.filter(([, text]) => text !== text.trim() || text.includes('  '))).toEqual([]);
});

it('nothing is shouted', () => {
  expect(all.filter(([, text]) => text.includes('!'))).toEqual([]);
});
