import type { LibraryRefusal } from '../../shared/protocol/library';
import type { Reply, ServerRefusal } from '../../shared/protocol/messages';
import type { Refusal } from '../../shared/rules/actions';
import type { SeminarRefusal } from '../../shared/protocol/seminar';
import type { StudyRefusal } from '../../shared/study/refusals';

export type AnyRefusal = ServerRefusal | LibraryRefusal | StudyRefusal | SeminarRefusal;

/** Something asked from outside that is refused, thrown where it is found out and answered at the edge. */
export class Refused extends Error {
  constructor(
    readonly code: AnyRefusal,
    readonly detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** The answer to a request that has nothing to tell but that it was carried out. */
export const DONE: Reply<null> = { ok: true, value: null };

export const refuse = (code: AnyRefusal, detail: Readonly<Record<string, unknown>> = {}): Reply<never> => ({
  ok: false,
  code,
  detail,
});

/** The rules' refusal, as an answer. */
export const refusedByRules = ({ code, data }: Refusal): Reply<never> => ({
  ok: false,
  code,
  detail: data ?? {},
});
