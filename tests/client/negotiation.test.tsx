import fc from '../support/property';
import { describe, expect, test } from 'vitest';
import { parse } from '../../client/negotiation/composer/composing';
import {
  addTerm,
  changeParties,
  changeRounds,
  emptyDraft,
  refresh,
  removeTerm,
} from '../../client/negotiation/composer/edit';
import { SHAPES } from '../../client/negotiation/composer/shapes';
import { clauses } from '../../client/negotiation/diff';
import { quickText } from '../../client/negotiation/quick';
import { channelsOf, streamOf } from '../../client/negotiation/stream';
import { SEATS, type Seat } from '../../shared/content/seats';
import type { Message, TableView } from '../../shared/protocol/messages';
import { appraise } from '../../shared/rules/appraise';
import { apply } from '../../shared/rules/apply';
import { checkDraft, plainTerm, termChoices } from '../../shared/rules/drafts';
import { createState } from '../../shared/rules/setup';
import type { Draft, State, Term } from '../../shared/rules/state';
import { viewOf } from '../../shared/views/filter';

const person = { kind: 'person' } as const;
const begin = (): State =>
  createState({
    scenario: 'standard',
    seed: '00112233445566778899aabbccddeeff',
    seats: { usa: person, iran: person, israel: person },
  });
const state = begin();

const anyDraft = fc
  .record({
    parties: fc.constantFrom<readonly Seat[]>(['usa', 'iran'], ['usa', 'israel'], ['iran', 'israel'], SEATS),
    picks: fc.array(fc.tuple(fc.nat(30), fc.nat(7), fc.nat(7), fc.option(fc.nat(6))), { maxLength: 8 }),
    rounds: fc.option(fc.integer({ min: 1, max: 8 })),
  })
  .map(({ parties, picks, rounds }): Draft => {
    const choices = parties.flatMap((debtor) => termChoices(state, parties, debtor));
    const terms = picks.map(([pick, level, due, after]): Term => {
      const choice = choices[pick % choices.length]!;
      return {
        ...plainTerm(state, choice),
        level: 1 + (level % choice.levels),
        due: choice.delivery ? 1 + due : null,
        after: choice.delivery && after !== null && after < picks.length ? after : null,
      };
    });
    return { ...emptyDraft(parties), rounds, terms };
  });

describe('editing a text', () => {
  test('what waits goes on waiting for the same term, or for none', () => {
    fc.assert(
      fc.property(anyDraft, fc.nat(8), (draft, index) => {
        if (index >= draft.terms.length) return;
        const after = removeTerm(draft, index);
        expect(after.terms).toHaveLength(draft.terms.length - 1);
        const kept = draft.terms.filter((_, at) => at !== index);
        kept.forEach((term, at) => {
          const now = after.terms[at]?.after ?? null;
          const awaited = term.after === null || term.after === index ? null : draft.terms[term.after];
          expect(now === null ? null : kept[now]).toEqual(awaited ?? null);
        });
      }),
    );
  });

  test('parties that leave take what they gave and were owed with them', () => {
    fc.assert(
      fc.property(
        anyDraft,
        fc.constantFrom<readonly Seat[]>(['usa', 'iran'], ['usa', 'israel'], ['iran', 'israel']),
        (draft, parties) => {
          for (const term of changeParties(draft, parties).terms) {
            expect(parties).toContain(term.debtor);
            expect(term.to.length).toBeGreaterThan(0);
            for (const seat of term.to) expect(parties).toContain(seat);
            expect(term.after ?? 0).toBeLessThan(draft.terms.length);
          }
        },
      ),
    );
  });

  test('deliveries stay inside the life of the deal', () => {
    fc.assert(
      fc.property(
        anyDraft,
        fc.option(fc.integer({ min: 1, max: 8 })),
        fc.integer({ min: 1, max: 8 }),
        (draft, rounds, round) => {
          const end = rounds === null ? 8 : Math.min(8, round + rounds - 1);
          for (const { due } of changeRounds(draft, rounds, round, 8).terms) {
            if (due === null) continue;
            expect(due).toBeGreaterThanOrEqual(round);
            expect(due).toBeLessThanOrEqual(end);
          }
          expect(refresh(refresh(draft, round, 8), round, 8)).toEqual(refresh(draft, round, 8));
        },
      ),
    );
  });

  test('a text that was kept is read back, and rubbish is dropped', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(parse(JSON.stringify({ draft, before: null, counters: null }))).toEqual({
          draft,
          before: null,
          counters: null,
        });
      }),
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => parse(JSON.stringify(value)) === null));
    expect(parse('{')).toBeNull();
    expect(
      parse(JSON.stringify({ draft: { ...emptyDraft(['usa', 'iran']), terms: [{ kind: 'toString' }] } })),
    ).toBeNull();
  });
});

describe('shapes to start from', () => {
  test.each(
    SHAPES.flatMap(({ id, build }) => SEATS.map((seat) => [`${id} for ${seat}`, build, seat] as const)),
  )('%s can be proposed', (_, build, seat) => {
    const draft = build(viewOf(state, seat), seat);
    expect(draft.parties).toContain(seat);
    expect(checkDraft(state, seat, draft)).toBeNull();
  });

  test.each(['usa', 'iran'] as const)('the first step of %s could be signed as it stands', (seat) => {
    const first = SHAPES.find(({ id }) => id === 'first-step')?.build(viewOf(state, seat), seat);
    expect(first && appraise(viewOf(state, seat), first).passes).toBe(true);
  });
});

describe('a text beside the one that it answers', () => {
  const relief: Term = {
    kind: 'relief',
    debtor: 'usa',
    to: ['iran'],
    level: 1,
    inLaw: false,
    due: 1,
    after: null,
  };
  const access: Term = {
    kind: 'access',
    debtor: 'iran',
    to: ['usa'],
    level: 2,
    inLaw: false,
    due: null,
    after: null,
  };
  const before = addTerm(addTerm(emptyDraft(['usa', 'iran']), relief), access);
  const read = (draft: Draft, seat: Seat): string =>
    clauses(draft, before, state)
      [seat].flatMap(({ pieces }) => pieces)
      .map(({ text, change }) =>
        change === 'struck' ? `[-${text}-]` : change === 'put-in' ? `[+${text}+]` : text,
      )
      .join('');

  test('the same text has no mark', () => {
    expect(read(before, 'usa')).toBe('lift 1 step of sanctions on Iran, this round');
  });
  test('a changed word is struck out and put in', () => {
    expect(read({ ...before, terms: [{ ...relief, level: 2, inLaw: true }, access] }, 'usa')).toBe(
      'lift [-1 step-] [+2 steps+] of sanctions on Iran[+, +][+in law+], this round',
    );
  });
  test('a word that goes is struck out', () => {
    const waiting = { ...before, terms: [{ ...relief, after: 1 }, access] };
    const pieces = clauses(before, waiting, state).usa.flatMap((clause) => clause.pieces);
    expect(
      pieces
        .filter(({ change }) => change === 'struck')
        .map(({ text }) => text)
        .join(''),
    ).toBe(', after Iran has admitted inspectors at level 2');
  });
  test('a term that goes stands struck out, one that comes is put in', () => {
    const cap: Term = { ...access, kind: 'cap', level: 1 };
    expect(read({ ...before, terms: [relief, cap] }, 'iran')).toBe(
      '[+freeze enrichment+][-open its sites to inspection at -][-level 2-]',
    );
  });
  test('kept and put in together are the new text, kept and struck the old one', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (a, b) => {
        const words = (draft: Draft, other: Draft | null, drop: string, index: boolean): string[] =>
          SEATS.flatMap((seat) =>
            clauses(draft, other, state)
              [seat].filter((clause) => !index || clause.index !== null)
              .map(({ pieces }) =>
                pieces
                  .filter(({ change }) => change !== drop)
                  .map(({ text }) => text)
                  .join('')
                  .replaceAll(' ', ''),
              ),
          );
        expect(words(b, a, 'struck', true)).toEqual(words(b, null, '', false));
      }),
    );
  });
});

describe('what stands in a channel', () => {
  const game = begin();
  const draft = SHAPES[0]!.build(viewOf(game, 'iran'), 'iran');
  const lines = (viewer: Seat | 'gallery') => Object.keys(viewOf(game, viewer).log).length;
  const message = (text: string, after: number, channel: Message['channel'] = 'open'): Message => ({
    from: 'usa',
    channel,
    round: 1,
    after,
    at: 0,
    body: { kind: 'text', text },
  });
  const early = lines('usa');
  apply(game, 'iran', { type: 'offer', draft });
  apply(game, 'usa', { type: 'offer', draft: { ...draft, secret: true } });
  const table = (viewer: Seat | 'gallery', messages: readonly Message[]): TableView =>
    ({
      view: viewOf(game, viewer),
      messages: Object.fromEntries(messages.map((each, index) => [index + 1, each])),
    }) as unknown as TableView;
  const kinds = (viewer: Seat | 'gallery', channel: Message['channel'], messages: readonly Message[] = []) =>
    streamOf(channel, table(viewer, messages)).map((item) =>
      item.kind === 'message' && item.message.body.kind === 'text'
        ? item.message.body.text
        : item.kind === 'event'
          ? `${item.dispatch.what.kind}${item.secret ? ' in secret' : ''}`
          : item.kind,
    );

  test('offers stand where they were made, between what was said before and after', () => {
    expect(kinds('usa', 'open', [message('before', early), message('after', early + 1)])).toEqual([
      'round',
      'before',
      'offer',
      'after',
    ]);
  });
  test('a secret offer stands in the channel of its parties alone', () => {
    expect(kinds('usa', 'usa-iran')).toEqual(['round', 'offer', 'offer in secret']);
    expect(kinds('israel', 'open')).toEqual(['round', 'offer']);
    expect(kinds('gallery', 'open')).toEqual(['round', 'offer']);
  });
  test('messages of other channels stay there', () => {
    expect(kinds('usa', 'usa-israel', [message('psst', 9, 'usa-israel'), message('aloud', 9)])).toEqual([
      'round',
      'psst',
    ]);
  });
  test('a seat has its own channels, the gallery the open one', () => {
    expect(channelsOf('iran', false)).toEqual(['open', 'usa-iran', 'iran-israel']);
    expect(channelsOf(null, false)).toEqual(['open']);
    expect(channelsOf(null, true)).toHaveLength(4);
  });
});

test.each([
  ['promise', { kind: 'term', id: 'hold-fire' }, 'Promise: hold fire'],
  ['warn', { kind: 'order', id: 'airstrike' }, 'Warning: air strike'],
  ['accept', { kind: 'term', id: 'relief' }, 'Yes to sanctions relief'],
  ['thank', { kind: 'seat', id: 'usa' }, 'Thanks to the United States'],
  ['ask', { kind: 'term', id: 'no such term' }, 'Request: a term'],
] as const)('a quick message to %s', (quick, about, expected) => {
  expect(quickText(quick, about)).toBe(expected);
});
