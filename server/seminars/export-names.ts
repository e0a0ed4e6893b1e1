import { createHash } from 'node:crypto';
import type { SeminarDoc } from './document';

export interface Naming {
  /** What stands for a name that a journal holds. */
  readonly byName: (name: string) => string;
  readonly byId: (person: string) => string;
}

const DIGITS = 8;

/**
 * Names as they are, or pseudonyms: the same person has the same one in every file and in every export. They are made of
 * ids, which are random, and not of names, which could be guessed and tried. Whoever was removed from the seminar has no id
 * any more, and is numbered.
 */
export function namesOf({ id: seminar, people, facilitators }: SeminarDoc, pseudonyms: boolean): Naming {
  if (!pseudonyms) return { byName: (name) => name, byId: (person) => people[person]?.name ?? '' };
  const pseudonym = (kind: string, id: string): string =>
    `${kind}-${createHash('sha256').update(`pseudonym:${seminar}:${id}`).digest('hex').slice(0, DIGITS)}`;
  const known = new Map<string, string>();
  for (const [id, { name }] of Object.entries(facilitators))
    if (name !== null) known.set(name, pseudonym('facilitator', id));
  for (const [id, { name }] of Object.entries(people)) known.set(name, pseudonym('person', id));
  let former = 0;
  return {
    byId: (person) => pseudonym('person', person),
    byName(name) {
      const found = known.get(name);
      if (found !== undefined) return found;
      former += 1;
      const made = `former-${former}`;
      known.set(name, made);
      return made;
    },
  };
}
