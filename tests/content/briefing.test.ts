import { describe, expect, test } from 'vitest';
import { CHAPTERS } from '../../shared/content/briefing/chapters';
import { ASSUMPTIONS, CHAPTER_TITLES, FACTS } from '../../shared/content/briefing/facts';
import { NEGOTIATION_WORDS, SUBJECT_WORDS } from '../../shared/content/briefing/glossary';
import {
  assumptionSchema,
  factSchema,
  seatTextSchema,
  wordSchema,
} from '../../shared/content/briefing/schema';
import { SEAT_TEXTS } from '../../shared/content/briefing/seats';
import { SCENARIOS } from '../../shared/content/scenarios';
import { OTHERS, SEATS } from '../../shared/content/seats';
import { TRACK_TEXT } from '../../shared/content/tracks';

const DEPARTS = '2025-06-24';

describe('the background paper', () => {
  test.each(FACTS.map((fact) => [fact.text.slice(0, 50), fact] as const))('%s', (_, fact) => {
    factSchema.parse(fact);
    // Nothing is reported before it begins, and nothing beside the chapter for it goes past the departure.
    expect(fact.source.date.slice(0, fact.date.length) >= fact.date.slice(0, fact.source.date.length)).toBe(
      true,
    );
    if (fact.chapter !== 'after' && fact.chapter !== 'cost') expect(fact.date <= DEPARTS).toBe(true);
    if (fact.chapter === 'after') expect(fact.date > DEPARTS).toBe(true);
    expect(fact.text).toMatch(/\.$/);
  });

  test('each chapter has facts, in the order of their dates', () => {
    for (const chapter of CHAPTERS) {
      const dates = FACTS.filter((fact) => fact.chapter === chapter).map(({ date }) => date);
      expect(CHAPTER_TITLES[chapter]).not.toBe('');
      expect(dates.length).toBeGreaterThan(0);
      expect(dates).toEqual([...dates].sort());
    }
  });

  test.each([
    ['2025-06-13', 'Israel attacks'],
    ['2025-06-22', 'Fordow, Natanz and Isfahan'],
    ['2025-06-23', 'Al Udeid'],
    ['2025-06-24', 'ceasefire'],
    ['2025-06-25', 'Majlis'],
    ['2025-05-17', '408.6 kg'],
    ['2015-07-14', '3.67 %'],
    ['2015-07-14', '300 kg'],
    ['2018-05-08', 'withdraws'],
    ['2015-07-20', 'snapback'],
    ['2025-06-24', '610'],
    ['2025-06-30', '935'],
    ['2025-07-07', '1,060'],
  ])('%s: %s', (date, words) => {
    expect(FACTS.some((fact) => fact.date === date && fact.text.includes(words))).toBe(true);
  });

  test('whoever counts the dead is named in the text, beside who reported it', () => {
    const cost = FACTS.filter(({ chapter }) => chapter === 'cost');
    for (const { text, source } of cost) {
      expect(text).toMatch(/Ministry|services|judiciary|foundation/);
      expect(`${source.publisher} ${source.title}`).toMatch(/Associated Press|Agence France-Presse|Reuters/);
    }
  });

  test('what is supposed says what is known and what the game makes of it', () => {
    for (const assumption of ASSUMPTIONS) assumptionSchema.parse(assumption);
  });
});

test('words are explained in at most two sentences, each once', () => {
  const words = [...NEGOTIATION_WORDS, ...SUBJECT_WORDS];
  for (const word of words) {
    wordSchema.parse(word);
    const sentences = word.text.match(/[.?!](\s|$)/g) ?? [];
    expect(sentences.length, word.word).toBeGreaterThan(0);
    expect(sentences.length, word.word).toBeLessThanOrEqual(2);
  }
  expect(new Set(words.map(({ id }) => id)).size).toBe(words.length);
  const alphabetical = SUBJECT_WORDS.map(({ word }) => word.toLowerCase());
  expect(alphabetical).toEqual([...alphabetical].sort());
});

describe('texts of a seat', () => {
  test.each(SEATS)('%s', (seat) => {
    const texts = seatTextSchema.parse(SEAT_TEXTS[seat]);
    expect(Object.keys(texts.others)).toEqual([...OTHERS[seat]]);
    for (const track of texts.tracks) {
      const { owner } = TRACK_TEXT[track];
      expect([seat, 'shared', 'iaea']).toContain(owner);
    }
    // What is advised can be done in every scenario, by this seat or to its good.
    for (const { orders, terms } of Object.values(SCENARIOS)) {
      for (const move of texts.first) {
        if ('order' in move) expect(orders[move.order]?.seat, move.order).toBe(seat);
        else
          expect([...(terms[move.term]?.debtors ?? []), ...(terms[move.term]?.creditors ?? [])]).toContain(
            seat,
          );
      }
    }
  });

  test('figures stand in no text: they are read from the view', () => {
    for (const { situation, redLines, first } of Object.values(SEAT_TEXTS)) {
      const text = [situation, ...redLines, ...first.map(({ why }) => why)].join(' ');
      expect(text.replaceAll(/\d+ June|\b(20)?18\b/g, '')).not.toMatch(/\d/);
    }
  });
});
