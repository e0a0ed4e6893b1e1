import type { ResultsStop } from '../../shared/analysis/seminar/results';
import { TRACK_TEXT, TRACKS } from '../../shared/content/tracks';
import { scenarioOf } from '../../shared/rules/scenario';
import { monthOf } from '../../shared/wording/calendar';
import { usePrinting } from '../debrief/charts/useWidth';
import { figure } from '../debrief/words';
import { Part } from './Part';
import type { DebriefedTable } from './results';
import styles from './SeminarDebrief.module.css';

interface StopsOnPaperProps {
  readonly stops: readonly ResultsStop[];
  readonly tables: readonly DebriefedTable[];
}

/** The facilitator's stops with where each table stood: on the screen they are gone through one by one. */
export function StopsOnPaper({ stops, tables }: StopsOnPaperProps) {
  if (!usePrinting() || stops.length === 0) return null;
  return (
    <Part id="stops" title="Stops">
      <ol className={styles.stops}>
        {stops.map((stop, at) => (
          <li key={at}>
            <p className={styles.number}>{whereOf(stop, tables)}</p>
            <p>{stop.text}</p>
            <p className={styles.note}>{stoodOf(stop, tables)}</p>
          </li>
        ))}
      </ol>
    </Part>
  );
}

function positionOf({ table, entry }: ResultsStop, tables: StopsOnPaperProps['tables']) {
  const timeline = tables.find(({ number }) => number === table)?.game?.timeline;
  return timeline && entry !== null ? timeline.stateAt(entry) : null;
}

function whereOf(stop: ResultsStop, tables: StopsOnPaperProps['tables']): string {
  if (stop.table === null) return 'All tables';
  const state = positionOf(stop, tables);
  return state
    ? `Table ${stop.table}, ${monthOf(scenarioOf(state), state.round)}, round ${state.round}`
    : `Table ${stop.table}`;
}

function stoodOf(stop: ResultsStop, tables: StopsOnPaperProps['tables']): string {
  const state = positionOf(stop, tables);
  if (!state) return '';
  const deals = Object.values(state.deals).filter(({ status }) => status === 'in-force').length;
  const tracks = TRACKS.map((track) => `${TRACK_TEXT[track].name} ${figure(state.tracks[track])}`);
  return `${tracks.join(', ')}. Deals in force: ${deals}.${state.war ? ' There is war.' : ''}`;
}
