import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Without letters and digits that are taken for one another. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const ID_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODE_LENGTH = 6;
const ID_LENGTH = 14;
const STUDY_LENGTH = 20;
/** One less than a table's, so that no code leads to both. */
const SEMINAR_CODE_LENGTH = CODE_LENGTH - 1;
const PERSON_LENGTH = 10;

const draw = (letters: string, length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

export const newTableId = (): string => draw(ID_LETTERS, ID_LENGTH);
/** An id that is all it takes to read a study: 99 bits, not to be guessed. */
export const newStudyId = (): string => draw(ID_LETTERS, STUDY_LENGTH);
/** A code to be said aloud and typed. */
export const newCode = (): string => draw(CODE_LETTERS, CODE_LENGTH);
/** The id under which an event is brought in. */
export const newInjectionId = (): string => draw(ID_LETTERS, ID_LENGTH);
/** A code to a seminar, for a whole room to type. */
export const newSeminarCode = (): string => draw(CODE_LETTERS, SEMINAR_CODE_LENGTH);
/** Somebody in a seminar, or something planned in one; no secret. */
export const newPersonId = (): string => draw(ID_LETTERS, PERSON_LENGTH);
/** The seed of a table's chance, as 32 hexadecimal digits. */
export const newSeed = (): string => randomBytes(16).toString('hex');
/** A secret that proves a right: 256 bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. The secrets are random and long, so one round without salt is enough. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whether this is the secret of which the hash was kept; takes as long either way. */
export function isSecretOf(secret: string, hash: string | undefined): boolean {
  const given = createHash('sha256').update(secret).digest();
  const kept = Buffer.from(hash ?? '', 'hex');
  return kept.length === given.length && timingSafeEqual(given, kept);
}
