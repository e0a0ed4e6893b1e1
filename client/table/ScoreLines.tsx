import type { ScoreSheet } from '../../shared/rules/state';
import { AGENDAS } from '../../shared/content/agendas';
import { signed } from '../../shared/wording/numbers';
import styles from './ScoreLines.module.css';

/** Points, rounded as they are shown: whole from 10 on, with one decimal below. */
export const points = (value: number): string =>
  Number.isInteger(value) || value >= 10 ? String(Math.round(value)) : value.toFixed(1);

/** Every component of a score: what it is, how much of it there is, and what it may come to. */
export function ScoreLines({ sheet }: { sheet: ScoreSheet }) {
  const { interests, agenda, bonus, cap, total } = sheet;
  const lines = [
    ...interests.map(({ name, weight, share, points: got }) => ({ name, weight, share, got })),
    {
      name: agenda.id ? `Agenda: ${AGENDAS[agenda.id].name}` : 'Agenda',
      weight: 30,
      share: agenda.points / 30,
      got: agenda.points,
    },
  ];
  return (
    <table className={styles.lines}>
      <thead className={styles.head}>
        <tr>
          <th scope="col">Component</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, weight, share, got }) => (
          <tr key={name}>
            <th scope="row">
              {name}
              <span className={styles.bar} aria-hidden="true">
                <i style={{ inlineSize: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
              </span>
            </th>
            <td>
              <b>{points(got)}</b> of {weight}
            </td>
          </tr>
        ))}
        {bonus !== 0 && (
          <tr>
            <th scope="row">Durable peace</th>
            <td>
              <b>{signed(bonus)}</b>
            </td>
          </tr>
        )}
        {cap !== null && (
          <tr>
            <th scope="row">The ending allows at most</th>
            <td>
              <b>{points(cap)}</b>
            </td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>
            <b>{points(total)}</b> of 100
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
