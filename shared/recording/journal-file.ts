/**
 * The file of a solo game, which was all that could be saved before there were recordings: the journal, without scenario
 * and hashes. Of a game that is over it makes a recording; that nothing in it was changed, nobody can say.
 */
import * as z from 'zod/mini';
import { SEATS } from '../content/seats';
import { CHANNELS } from '../protocol/messages';
import type { Act } from './format';
import { problem } from './problems';
import { record, type Journal } from './record';
import type { Json } from './json';
import { originSchema, type Origin } from './origin';
import { holderSchema } from './parts';
import { actSchema } from './schema';
import type { Migrated } from './migrations';

export const JOURNAL_FORMAT = 'brittle-peace-journal';

const time = z.number().check(z.minimum(0));
const fileSchema = z.object({
  header: z.object({
    scenario: z.string(),
    seed: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    rules: z.int(),
    seats: z.strictObject({ usa: holderSchema, iran: holderSchema, israel: holderSchema }),
    createdAt: time,
    branch: z.optional(z.object({ origin: originSchema })),
  }),
  entries: z.array(z.unknown()).check(z.maxLength(20_000)),
});

export function fromJournalFile(file: Json): Migrated {
  const parsed = fileSchema.safeParse(file);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    return { fault: problem('malformed', { path: path.slice(0, 200) }) };
  }
  const { header } = parsed.data;
  const entries: Act[] = [];
  for (const [index, entry] of parsed.data.entries.entries()) {
    const { seq, requestId: _, ...act } = Object(entry) as Record<string, unknown>;
    const read = actSchema.safeParse(act);
    if (!read.success || seq !== index + 1) {
      return { fault: { ...problem('malformed', { path: '' }), entry: index + 1 } };
    }
    entries.push(read.data as Act);
  }
  const [usa, iran, israel] = SEATS.map((seat) => ({ holder: header.seats[seat] }));
  const { branch, ...facts } = header;
  const origin = branch?.origin as Origin | undefined;
  const journal = { ...facts, seats: { usa, iran, israel }, entries, ...(origin && { origin }) } as Journal;
  const recorded = record(journal, { messages: CHANNELS, names: true });
  return recorded.fault ? recorded : { file: recorded.recording as unknown as Json };
}
