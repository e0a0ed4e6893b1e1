import type { ReactNode } from 'react';
import { ENDING_TEXT } from '../../shared/content/endings';
import { SEATS } from '../../shared/content/seats';
import {
  compareOutcomes,
  type Compared,
  type Comparison,
  type Outcome,
} from '../../shared/recording/compare';
import { signed } from '../../shared/wording/numbers';
import { SeatMark } from '../ui/SeatMark';
import styles from './OutcomeTable.module.css';

interface Branched {
  readonly key: string;
  /** Heads the column: who played. */
  readonly name: ReactNode;
  /** Where it parts from the original: "round 3, entry 41". */
  readonly from: ReactNode;
  readonly outcome: Outcome;
}

interface OutcomeTableProps {
  readonly caption: string;
  readonly original: { readonly name: ReactNode; readonly outcome: Outcome };
  readonly branches: readonly Branched[];
}

interface Row {
  readonly name: ReactNode;
  readonly of: (game: Comparison) => Compared;
  readonly digits: 0 | 1;
}

const ROWS: readonly Row[] = [
  { name: 'Last round', of: ({ round }) => round, digits: 0 },
  ...SEATS.map((seat): Row => ({
    name: <SeatMark seat={seat} size="small" />,
    of: ({ scores }) => scores[seat],
    digits: 1,
  })),
  { name: 'Human cost', of: ({ toll }) => toll, digits: 0 },
  { name: 'Deals signed', of: ({ deals }) => deals, digits: 0 },
];

/** How a game and its branches came out, one beside the other, with by how much each branch differs. */
export function OutcomeTable({ caption, original, branches }: OutcomeTableProps) {
  const [own, ...others] = compareOutcomes(original.outcome, [
    original.outcome,
    ...branches.map(({ outcome }) => outcome),
  ]);
  if (!own) return null;
  return (
    // It may be wider than a phone: then it is moved, with the arrow keys too.
    <div className={styles.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{original.name}</th>
            {branches.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Parted in</th>
            <td>–</td>
            {branches.map(({ key, from }) => (
              <td key={key}>{from}</td>
            ))}
          </tr>
          <tr className={styles.ending}>
            <th scope="row">Ending</th>
            <td>{ENDING_TEXT[own.ending].name}</td>
            {others.map(({ ending, sameEnding }, index) => (
              <td key={branches[index]?.key}>
                {ENDING_TEXT[ending].name}
                {sameEnding && <span className={styles.change}>the same</span>}
              </td>
            ))}
          </tr>
          {ROWS.map(({ name, of, digits }, row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              <td className={styles.figure}>{of(own).value.toFixed(digits)}</td>
              {others.map((other, index) => (
                <td key={branches[index]?.key} className={styles.figure}>
                  {of(other).value.toFixed(digits)}
                  <span className={styles.change}>{changeText(of(other), digits)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const changeText = ({ change }: Compared, digits: 0 | 1): string => {
  const sign = signed(Math.sign(change)).charAt(0);
  return change === 0 ? 'the same' : `${sign}${Math.abs(change).toFixed(digits)}`;
};
