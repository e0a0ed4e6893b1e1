import { X } from 'lucide-react';
import type { Term } from '../../../shared/rules/state';
import { SEATS, type Seat } from '../../../shared/content/seats';
import { checkDraft, type TermChoice } from '../../../shared/rules/drafts';
import { scenarioOf } from '../../../shared/rules/scenario';
import type { Draft } from '../../../shared/rules/state';
import type { View } from '../../../shared/views/view';
import { monthOf } from '../../../shared/wording/calendar';
import { doneText, dueText, levelName, seatList, termName } from '../../../shared/wording/term';
import type { Clause, Piece } from '../diff';
import { PutIn, Struck } from '../TreatyText';
import styles from './Composer.module.css';
import { changeTerm } from './edit';
import { Word, WordToggle, type WordOption } from './Word';

export interface TermLineProps {
  readonly clause: Clause;
  readonly index: number;
  readonly choice: TermChoice | undefined;
  readonly draft: Draft;
  readonly view: View;
  readonly seat: Seat;
  readonly onChange: (draft: Draft) => void;
  readonly onRemove: () => void;
}

/** A term whose words are its controls. */
export function TermLine({ clause, index, choice, draft, view, seat, onChange, onRemove }: TermLineProps) {
  const { term, pieces } = clause;
  const name = termName(term);
  const set = (change: Partial<Term>) => onChange(changeTerm(draft, index, change));
  const awaited = choice?.delivery ? awaitable(view, draft, index, seat) : [];

  const control = (piece: Piece) => {
    const changed = piece.change === 'put-in';
    switch (piece.role) {
      case 'level':
        return (
          <Word
            label={`${name}: how much`}
            text={piece.text}
            value={String(term.level)}
            options={levels(term, choice)}
            onChoose={(level) => set({ level: Number(level) })}
            changed={changed}
          />
        );
      case 'to':
        return (choice?.creditors.length ?? 0) < 2 ? (
          <b>{piece.text}</b>
        ) : (
          <Word
            label={`${name}: toward whom`}
            text={piece.text}
            value={term.to.join()}
            options={groups(choice?.creditors ?? []).map((to) => ({ value: to.join(), label: seatList(to) }))}
            onChoose={(to) => set({ to: SEATS.filter((each) => to.split(',').includes(each)) })}
            changed={changed}
          />
        );
      case 'law':
        return (
          <WordToggle
            label={`${name}: in law`}
            text={piece.text}
            on
            onToggle={() => set({ inLaw: false })}
            changed={changed}
          />
        );
      case 'due':
        return (
          <Word
            label={`${name}: in which round`}
            text={piece.text}
            value={String(term.due)}
            options={rounds(view, draft)}
            onChoose={(due) => set({ due: Number(due) })}
            changed={changed}
          />
        );
      case 'after':
        return (
          <After text={piece.text} term={term} name={name} options={awaited} set={set} changed={changed} />
        );
      case 'plain':
      case 'debtor':
        return changed ? <PutIn>{piece.text}</PutIn> : piece.text;
    }
  };

  return (
    <li className={styles.term} data-change={clause.change}>
      <span className={styles.wording}>
        {clause.change === 'put-in' && <span className={styles.mark}>new</span>}
        {pieces.map((piece, at) => {
          // A comma stays on the line of the word that it follows.
          const next = pieces[at + 1];
          const comma =
            isControl(piece) && next?.role === 'plain' && next.change === 'kept' && next.text.startsWith(',');
          const cut = piece.role === 'plain' && piece.change === 'kept' && isControl(pieces[at - 1]);
          const shown = cut ? { ...piece, text: piece.text.replace(/^,/, '') } : piece;
          return (
            <span key={`${piece.role}-${at}`} className={comma ? styles.glued : undefined}>
              {piece.change === 'struck' ? <Struck>{piece.text}</Struck> : control(shown)}
              {comma && ','}
            </span>
          );
        })}
        {choice?.law && !term.inLaw && (
          <WordToggle
            absent
            label={`${name}: in law`}
            text="+ in law"
            on={false}
            onToggle={() => set({ inLaw: true })}
          />
        )}
        {term.after === null && awaited.length > 1 && (
          <After absent text="+ after …" term={term} name={name} options={awaited} set={set} />
        )}
      </span>
      <button type="button" className={styles.remove} aria-label={`Remove: ${name}`} onClick={onRemove}>
        <X aria-hidden="true" size={14} />
      </button>
    </li>
  );
}

const isControl = (piece: Piece | undefined): boolean =>
  piece !== undefined && piece.change !== 'struck' && piece.role !== 'plain' && piece.role !== 'debtor';

interface AfterProps {
  readonly text: string;
  readonly term: Term;
  readonly name: string;
  readonly options: readonly WordOption<string>[];
  readonly set: (change: Partial<Term>) => void;
  readonly absent?: boolean;
  readonly changed?: boolean;
}

const After = ({ text, term, name, options, set, absent, changed }: AfterProps) => (
  <Word
    label={`${name}: waits for`}
    text={text}
    value={term.after === null ? '' : String(term.after)}
    options={options}
    onChoose={(after) => set({ after: after === '' ? null : Number(after) })}
    {...(absent && { absent })}
    {...(changed && { changed })}
  />
);

/** A term of the older text that is no longer there; one press puts it back. */
export function StruckLine({ clause, onRestore }: { clause: Clause; onRestore: (() => void) | null }) {
  return (
    <li className={styles.term}>
      <span className={styles.wording}>
        <Struck>{clause.pieces.map((piece) => piece.text).join('')}</Struck>{' '}
        {onRestore && (
          <button
            type="button"
            className={styles.restore}
            aria-label={`Put back: ${termName(clause.term)}`}
            onClick={onRestore}
          >
            put back
          </button>
        )}
      </span>
    </li>
  );
}

const levels = (term: Term, choice: TermChoice | undefined): readonly WordOption<string>[] =>
  Array.from({ length: Math.max(choice?.levels ?? 1, term.level) }, (_, at) => ({
    value: String(at + 1),
    label: levelName(term.kind, at + 1),
  }));

/** One creditor, or all of them. */
const groups = (creditors: readonly Seat[]): readonly (readonly Seat[])[] => [
  ...(creditors.length > 1 ? [creditors] : []),
  ...creditors.map((creditor) => [creditor]),
];

function rounds(view: View, draft: Draft): readonly WordOption<string>[] {
  const end = scenarioOf(view).rounds;
  const last = draft.rounds === null ? end : Math.min(end, view.round + draft.rounds - 1);
  return Array.from({ length: last - view.round + 1 }, (_, at) => view.round + at).map((round) => ({
    value: String(round),
    label: `${dueText(round, view)} (${monthOf(scenarioOf(view), round)})`,
  }));
}

/** What a delivery could wait for. */
function awaitable(view: View, draft: Draft, index: number, seat: Seat): readonly WordOption<string>[] {
  const found = draft.terms.flatMap((other, at) => {
    if (at === index) return [];
    const refusal = checkDraft(view, seat, changeTerm(draft, index, { after: at }));
    return refusal?.code === 'circular-after'
      ? []
      : [{ value: String(at), label: `after ${doneText(other)}` }];
  });
  return [{ value: '', label: 'waits for nothing' }, ...found];
}
