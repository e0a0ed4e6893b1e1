import type { ReactNode } from 'react';
import type { Draft } from '../../shared/rules/state';
import { useTable } from '../session/table';
import { cx } from '../ui/cx';
import { SeatMark } from '../ui/SeatMark';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { atStart, durationText, seatList } from '../../shared/wording/term';
import { clauses, givers, type Piece } from './diff';
import styles from './TreatyText.module.css';

export interface TreatyTextProps {
  readonly draft: Draft;
  /** The text that this one answers: what was struck out and what was put in is then marked. */
  readonly before?: Draft | null;
  /** Stands after the term with this index: what became of it. */
  readonly note?: (index: number) => ReactNode;
  /** Names rounds by their number, as in the ledger, not from where the reader stands. */
  readonly dated?: boolean;
  readonly className?: string;
}

/** A treaty as it is read: who will do what, one clause to a line. */
export function TreatyText({ draft, before = null, note, dated = false, className }: TreatyTextProps) {
  const view = useTable((t) => t.view);
  const found = clauses(draft, before, view, !dated);
  return (
    <div className={cx(styles.text, className)}>
      <Preamble draft={draft} before={before} />
      {givers(found).map((seat) => (
        <div key={seat} className={styles.party}>
          <p className={styles.lead}>
            <SeatMark seat={seat} show="shape" decorative className={styles.shape} />
            {atStart(seat)} will
          </p>
          <ul role="list" className={styles.clauses}>
            {found[seat].map((clause, position) => (
              <li key={`${clause.term.kind}-${position}`} className={styles.clause}>
                <Pieces pieces={clause.pieces} />
                {position === found[seat].length - 1 ? '.' : ';'}
                {clause.index !== null && note?.(clause.index)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** What holds for the whole text: between whom, how long, how openly. */
function Preamble({ draft, before }: { draft: Draft; before: Draft | null }) {
  const words = (text: Draft) => [
    `Between ${seatList(text.parties)}`,
    durationText(text.rounds),
    text.secret ? 'in secret' : 'in public',
    text.snapback ? 'with snapback' : 'without snapback',
  ];
  const old = before ? words(before) : [];
  return (
    <p className={styles.preamble}>
      {words(draft).map((word, index) => (
        <span key={index}>
          {index > 0 && ', '}
          {before && old[index] !== word ? (
            <>
              <Struck>{old[index]}</Struck> <PutIn>{word}</PutIn>
            </>
          ) : (
            word
          )}
        </span>
      ))}
      :
    </p>
  );
}

/** The words of a clause with their changes; what is struck out or put in together is said together. */
function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return runs(pieces).map(({ change, run }, index) => {
    const text = run.map((piece, at) =>
      piece.role === 'plain' || piece.role === 'debtor' ? (
        piece.text
      ) : (
        <b key={at} className={styles.choice}>
          {piece.text}
        </b>
      ),
    );
    if (change === 'struck') return <Struck key={index}>{text}</Struck>;
    if (change === 'put-in') return <PutIn key={index}>{text}</PutIn>;
    return <span key={index}>{text}</span>;
  });
}

interface Run {
  readonly change: Piece['change'];
  readonly run: Piece[];
}

function runs(pieces: readonly Piece[]): readonly Run[] {
  const found: Run[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.change === piece.change) last.run.push(piece);
    else found.push({ change: piece.change, run: [piece] });
  }
  return found;
}

/** Words that the answer takes out. */
export const Struck = ({ children }: { children: ReactNode }) => (
  <del className={styles.struck}>
    <VisuallyHidden>struck out: </VisuallyHidden>
    {children}
    <VisuallyHidden>. </VisuallyHidden>
  </del>
);

/** Words that the answer puts in. */
export const PutIn = ({ children }: { children: ReactNode }) => (
  <ins className={styles.putIn}>
    <VisuallyHidden>put in: </VisuallyHidden>
    {children}
  </ins>
);
