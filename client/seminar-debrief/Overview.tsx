import { useState, type MouseEvent } from 'react';
import { useLocation } from 'wouter';
import { ENDING_TEXT } from '../../shared/content/endings';
import { SEATS } from '../../shared/content/seats';
import { gameIdOf } from '../../shared/recording/id';
import type { Timeline } from '../../shared/recording/timeline';
import { counted } from '../../shared/wording/term';
import { figure } from '../debrief/words';
import { SeatMark } from '../ui/SeatMark';
import { handOver } from '../watch/opened';
import { keepRecording } from '../watch/shelf';
import { Part } from './Part';
import type { DebriefedTable } from './results';
import styles from './SeminarDebrief.module.css';

/** Every table in a row: how it ended, who sat there, what became of deals, and its own debrief. */
export function Overview({ tables }: { tables: readonly DebriefedTable[] }) {
  if (tables.length === 0) return null;
  return (
    <Part id="tables" title="How each table ended">
      <ol className={styles.tables}>
        {tables.map((table) => (
          <TableCard key={table.number} table={table} />
        ))}
      </ol>
    </Part>
  );
}

function TableCard({ table: { number, seats, game, problem } }: { table: DebriefedTable }) {
  const figures = game?.figures;
  return (
    <li className={styles.table}>
      <h3>
        <span className={styles.number}>Table {number}</span>{' '}
        {figures ? ENDING_TEXT[figures.ending].name : problem === null ? 'Not over yet' : 'Cannot be shown'}
      </h3>
      {problem !== null && <p className={styles.note}>{problem}</p>}
      <dl className={styles.seats}>
        {SEATS.map((seat) => (
          <div key={seat}>
            <dt>
              <SeatMark seat={seat} />
              {figures && <b> {figure(figures.scores[seat])}</b>}
            </dt>
            <dd>{seats[seat].length > 0 ? seats[seat].join(', ') : 'Nobody; a bot plays'}</dd>
          </div>
        ))}
      </dl>
      {figures && (
        <p className={styles.note}>
          {counted(figures.rounds, 'round')}. {counted(figures.deals.signed, 'deal')} signed
          {figures.deals.signed > 0 && `: ${figures.deals.kept} kept, ${figures.deals.breached} broken`}.
          Human cost {figure(figures.toll)}.
        </p>
      )}
      {game && <OwnDebrief number={number} timeline={game.timeline} />}
    </li>
  );
}

/** To the table's own debrief: this browser keeps its recording from then on. */
function OwnDebrief({ number, timeline }: { number: number; timeline: Timeline }) {
  const [, navigate] = useLocation();
  const [opening, setOpening] = useState(false);
  const { recording } = timeline;
  const href = `/watch/${gameIdOf(recording)}/debrief`;
  const open = async (event: MouseEvent) => {
    event.preventDefault();
    if (opening) return;
    setOpening(true);
    // Where it cannot be kept, the page still gets it by hand.
    handOver(timeline);
    await keepRecording(timeline);
    navigate(href);
  };
  return (
    <p data-print="no">
      <a href={href} onClick={(event) => void open(event)}>
        Debrief of table {number}
      </a>
    </p>
  );
}
