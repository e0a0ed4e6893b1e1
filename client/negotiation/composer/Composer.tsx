import { useEffect, useMemo, useRef } from 'react';
import type { Seat } from '../../../shared/content/seats';
import { appraise } from '../../../shared/rules/appraise';
import type { Appraisal, PartyAppraisal, Remedy } from '../../../shared/rules/answers';
import { check } from '../../../shared/rules/apply';
import { checkDraft, plainTerm, termChoices } from '../../../shared/rules/drafts';
import { spentSignatories } from '../../../shared/rules/obligations';
import { remedies } from '../../../shared/rules/remedies';
import type { Draft } from '../../../shared/rules/state';
import type { View } from '../../../shared/views/view';
import { committedBy, isVotedOn } from '../../delegation/committing';
import { useTable } from '../../session/table';
import { Button } from '../../ui/Button';
import { SeatMark } from '../../ui/SeatMark';
import { refusalText } from '../../wording/refusal';
import { atStart, inSentence, listed, possessive, spentText } from '../../../shared/wording/term';
import { clauses } from '../diff';
import { useAct } from '../useAct';
import { Worth } from '../Worth';
import styles from './Composer.module.css';
import type { Composing } from './composing';
import { addTerm, emptyDraft, removeTerm } from './edit';
import { Preamble, PreambleHelp } from './Preamble';
import { SHAPES } from './shapes';
import { StruckLine, TermLine } from './TermLine';
import { TermPicker, type PickerItem } from './TermPicker';
import { Marks, Tests } from './Tests';

export interface ComposerProps {
  readonly composing: Composing;
  readonly seat: Seat;
  readonly onChange: (composing: Composing) => void;
  readonly onClose: () => void;
  readonly onProposed: () => void;
  /** It was opened just now, not found where it was left: bring it into sight. */
  readonly fresh: boolean;
}

/** A text being drafted: its words are its controls, and under each party stand the two tests, live. */
export function Composer({ composing, seat, onChange, onClose, onProposed, fresh }: ComposerProps) {
  const view = useTable((t) => t.view);
  const { run, busy } = useAct();
  const head = useTable(committedBy);
  const isMotion = useTable(isVotedOn);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!fresh) return;
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView({ block: 'start' });
  }, [fresh]);
  const { draft, before } = composing;
  const answered = composing.counters === null ? undefined : view.offers[composing.counters];
  const change = (next: Draft) => onChange({ ...composing, draft: next });
  const appraisal = useMemo(() => appraise(view, draft), [view, draft]);
  const mended = useMemo(() => remedies(view, draft, 12), [view, draft]);
  const spent = spentSignatories(view, draft.parties);
  const found = clauses(draft, before, view);
  const action = { type: 'offer', draft, ...(answered && { counters: answered.id }) } as const;
  const refusal = check(view, seat, action);

  const propose = async () => {
    if (refusal === null && (await run('propose', action))) onProposed();
  };

  return (
    <section className={styles.composer} aria-labelledby="composer-title">
      <div className={styles.head}>
        <h2 ref={title} tabIndex={-1} id="composer-title" className={styles.title}>
          {before === null
            ? 'Your text'
            : answered
              ? `Your answer to ${possessive(answered.by)} text`
              : 'Your answer'}
        </h2>
        <Button kind="quiet" size="small" onClick={onClose}>
          Put the text away
        </Button>
      </div>
      {before !== null && !answered && (
        <p className={styles.note}>
          The offer that this answers is off the table. You can still propose it as a text of your own.
        </p>
      )}

      <Preamble draft={draft} before={before} view={view} seat={seat} onChange={change} />
      <PreambleHelp />

      <div className={styles.columns} data-parties={draft.parties.length}>
        {draft.parties.map((party) => {
          const choices = termChoices(view, draft.parties, party);
          const own = appraisal.parties.find((each) => each.seat === party);
          const gives = found[party];
          return (
            <div key={party} className={styles.column}>
              <h3 className={styles.lead}>
                <SeatMark seat={party} show="shape" decorative />
                {atStart(party)} will
              </h3>
              <ul role="list" className={styles.terms}>
                {gives.map((clause, position) =>
                  clause.index === null ? (
                    <StruckLine
                      key={`struck-${position}`}
                      clause={clause}
                      onRestore={
                        restorable(view, draft, seat, clause.term)
                          ? () => change(addTerm(draft, { ...clause.term, after: null }))
                          : null
                      }
                    />
                  ) : (
                    <TermLine
                      key={`${clause.term.kind}-${position}`}
                      clause={clause}
                      index={clause.index}
                      choice={choices.find((each) => each.kind === clause.term.kind)}
                      draft={draft}
                      view={view}
                      seat={seat}
                      onChange={change}
                      onRemove={() => clause.index !== null && change(removeTerm(draft, clause.index))}
                    />
                  ),
                )}
              </ul>
              {gives.every((clause) => clause.index === null) && (
                <p className={styles.nothing}>give nothing yet.</p>
              )}
              <TermPicker
                debtor={party}
                items={choices.map((choice): PickerItem => {
                  const next = addTerm(draft, plainTerm(view, choice));
                  const problem = checkDraft(view, seat, next);
                  const bars =
                    problem !== null &&
                    ['repeated-term', 'too-many-terms', 'bad-term'].includes(problem.code);
                  return {
                    kind: choice.kind,
                    reason: bars
                      ? problem.code === 'repeated-term'
                        ? 'In the text already.'
                        : refusalText(problem, view)
                      : null,
                  };
                })}
                onPick={(kind) => {
                  const choice = choices.find((each) => each.kind === kind);
                  if (choice) change(addTerm(draft, plainTerm(view, choice)));
                }}
              />
              {own && draft.terms.length > 0 && (
                <Tests party={own} draft={draft} remedies={remediesFor(view, own, mended)} onTake={change} />
              )}
            </div>
          );
        })}
      </div>

      <div className={styles.foot}>
        <div className={styles.status}>
          {draft.terms.length > 0 && (
            <ul role="list" className={styles.marks} aria-label="Both tests of every party">
              {appraisal.parties.map((party) => (
                <li key={party.seat}>
                  <Marks party={party} />
                </li>
              ))}
            </ul>
          )}
          <p
            className={styles.verdict}
            role="status"
            data-tone={refusal ? 'refused' : appraisal.passes && spent.length === 0 ? 'passes' : 'fails'}
          >
            {refusal ? refusalText(refusal, view) : verdict(appraisal, spent)}
          </p>
          {draft.terms.length > 0 && <Worth draft={draft} brief />}
        </div>
        {head === null ? (
          <Button
            kind="primary"
            aria-disabled={refusal !== null}
            loading={busy === 'propose'}
            onClick={propose}
          >
            {isMotion ? 'Put to our vote' : before === null ? 'Propose' : 'Propose as an answer'}
          </Button>
        ) : (
          <p className={styles.note}>{head} sees this text as you write, and can propose it.</p>
        )}
      </div>
    </section>
  );
}

function verdict({ parties, passes }: Appraisal, spent: readonly Seat[]): string {
  if (spent.length > 0) return spentText(spent);
  if (passes) return 'Both tests pass for every party: this could be signed as it stands.';
  const failing = parties
    .filter((party) => !party.credibility.passes || !party.ratification.passes)
    .map((party) => inSentence(party.seat));
  return `It can be proposed, but not signed as it stands: ${listed(failing)} could not accept it.`;
}

const restorable = (view: View, draft: Draft, seat: Seat, term: Draft['terms'][number]): boolean =>
  draft.parties.includes(term.debtor) &&
  checkDraft(view, seat, addTerm(draft, { ...term, after: null })) === null;

/** Of all changes that mend the text, those that mend it for this party. */
function remediesFor(view: View, party: PartyAppraisal, all: readonly Remedy[]): readonly Remedy[] {
  const { credibility, ratification } = party;
  if (credibility.passes && ratification.passes) return [];
  return all
    .filter((remedy) => {
      const after = appraise(view, remedy.draft).parties.find((each) => each.seat === party.seat);
      if (!after) return false;
      return (
        (!credibility.passes &&
          (after.credibility.passes || after.credibility.margin > credibility.margin)) ||
        (!ratification.passes && after.ratification.after > ratification.after)
      );
    })
    .slice(0, 4);
}

/** Shapes to start a text from. */
export function Shapes({ seat, onStart }: { seat: Seat; onStart: (composing: Composing) => void }) {
  const view = useTable((t) => t.view);
  const start = (draft: Draft) => onStart({ draft, before: null, counters: null });
  return (
    <div className={styles.shapes}>
      <h2 className={styles.title}>Draft a text</h2>
      <ul role="list" className={styles.shapeList}>
        {SHAPES.map((shape) => (
          <li key={shape.id}>
            <button type="button" className={styles.shape} onClick={() => start(shape.build(view, seat))}>
              <span className={styles.shapeName}>{shape.name}</span>
              <span className={styles.shapeText}>{shape.text}</span>
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className={styles.shape}
            onClick={() => start(emptyDraft(seat === 'usa' ? ['usa', 'iran'] : ['usa', seat]))}
          >
            <span className={styles.shapeName}>Empty text</span>
            <span className={styles.shapeText}>
              Begin with a blank sheet, and put in what each side gives.
            </span>
          </button>
        </li>
      </ul>
    </div>
  );
}
