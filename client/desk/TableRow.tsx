import { ExternalLink, Pause, Play, Presentation, StickyNote } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { ENDING_TEXT } from '../../shared/content/endings';
import { SEATS } from '../../shared/content/seats';
import { TRACK_TEXT } from '../../shared/content/tracks';
import type { DeskTable } from '../../shared/protocol/seminar';
import { Countdown } from '../ui/Countdown';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { gravity } from '../wording/gravity';
import { runCommand } from './commands';
import { choose, useDesk, useDeskStore } from './store';
import { isWaiting, needsOf } from './needs';
import { SeatCell } from './SeatCell';
import styles from './Tables.module.css';
import { useAsk } from './useAsk';
import { STEP_NAMES } from './words';

/** The two that press most, and how many more there are. */
const needText = ([first, second, ...more]: readonly string[]): string =>
  [first, second, more.length > 0 ? `${more.length} more` : undefined]
    .filter((text) => text !== undefined)
    .join('. ');

const Figure = ({ column, label, value }: { column: string; label: string; value: number }) => (
  <span className={styles.figure} data-column={column} data-none={value === 0 || undefined}>
    <span className={styles.label}>{label}</span>
    <b>{value}</b>
  </span>
);

interface VitalProps {
  readonly track: 'ceasefire' | 'escalation';
  readonly value: number;
  readonly war?: boolean;
}

function Vital({ track, value, war }: VitalProps) {
  const [tone, word] = gravity(track, value);
  const { name } = TRACK_TEXT[track];
  return (
    <span
      className={styles.vital}
      data-column={track}
      data-tone={tone}
      data-heat={track === 'escalation' ? value : undefined}
    >
      <span className={styles.label}>{name}</span>
      <b>{value}</b>
      {war ? (
        <span className={styles.war}>War</span>
      ) : (
        <span className={styles.word} aria-hidden="true">
          {word}
        </span>
      )}
      <VisuallyHidden>of 10, {word}</VisuallyHidden>
    </span>
  );
}

function Stage({ table, begun }: { table: DeskTable; begun: boolean }) {
  const ended = table.ending !== null;
  return (
    <span className={styles.stage} data-column="stage">
      <b>{ended ? ENDING_TEXT[table.ending].name : begun ? STEP_NAMES[table.step] : 'Not begun'}</b>
      <span className={styles.round}>
        {ended ? `after round ${table.round}` : `round ${table.round} of ${table.rounds}`}
      </span>
    </span>
  );
}

function Clock({ table, begun }: { table: DeskTable; begun: boolean }) {
  const now = useDesk((desk) => desk.now);
  const { deadline } = table.clock;
  const text =
    table.step === 'ended' || !begun ? '' : table.paused ? 'Paused' : deadline === null ? 'No clock' : null;
  return (
    <span className={styles.clock} data-column="clock" data-paused={(table.paused && begun) || undefined}>
      {text ?? <Countdown until={deadline} label={STEP_NAMES[table.step]} now={now} />}
    </span>
  );
}

interface ActProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly column: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

const Act = ({ label, icon, column, pressed, disabled, onPress }: ActProps) => (
  <button
    type="button"
    className={styles.act}
    data-column={column}
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    disabled={disabled}
    onClick={onPress}
  >
    {icon}
  </button>
);

/** One table: where it stands, how brittle its peace is, who sits there, and what is done with it most. */
export const TableRow = memo(function TableRow({ number }: { number: number }) {
  const store = useDeskStore();
  const ask = useAsk();
  const table = useDesk(({ view }) => view.tables[number]);
  const begun = useDesk(({ view }) => {
    const there = view.tables[number];
    return view.phase !== 'gathering' && there !== undefined && !isWaiting(there);
  });
  const chosen = useDesk((desk) => desk.chosen.includes(number));
  const projected = useDesk(({ view }) => view.projected === number);
  const need = useDesk(({ view, time }) => needText(needsOf(view, number, time).map(({ text }) => text)));
  if (!table) return null;
  const { onOffer, inForce, broken } = table.deals;
  const ended = table.step === 'ended';
  return (
    <li
      className={styles.row}
      data-table={number}
      data-chosen={chosen || undefined}
      data-ended={ended || undefined}
    >
      <label className={styles.check}>
        <input
          type="checkbox"
          data-column="check"
          checked={chosen}
          onChange={() => choose(store, number)}
          aria-label={`Choose table ${number}`}
        />
      </label>
      <a
        className={styles.number}
        data-column="number"
        href={`/t/${table.id}`}
        target="_blank"
        rel="noreferrer"
        title="Open this table with everything in sight, in a tab of its own"
      >
        <VisuallyHidden>Table </VisuallyHidden>
        {number}
        <ExternalLink size={13} aria-hidden="true" />
        <VisuallyHidden>, open in a new tab</VisuallyHidden>
      </a>
      <Stage table={table} begun={begun} />
      <Clock table={table} begun={begun} />
      <Vital track="ceasefire" value={table.tracks.ceasefire} war={table.war && !ended} />
      <Vital track="escalation" value={table.tracks.escalation} />
      <Figure column="toll" label="Cost" value={table.tracks.toll} />
      <Figure column="offers" label="Offers" value={onOffer} />
      <Figure column="deals" label="Deals" value={inForce} />
      <Figure column="broken" label="Broken" value={broken} />
      {SEATS.map((seat) => (
        <SeatCell key={seat} table={number} seat={seat} />
      ))}
      <p className={styles.need}>{need}</p>
      <span className={styles.acts}>
        <Act
          column="pause"
          label={table.paused ? `Let table ${number} go on` : `Pause table ${number}`}
          icon={table.paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
          disabled={ended || !begun}
          onPress={() => runCommand('pause', store, ask, [number])}
        />
        <Act
          column="project"
          label={
            projected ? `Take table ${number} off the projector` : `Show table ${number} on the projector`
          }
          icon={<Presentation aria-hidden="true" />}
          pressed={projected}
          onPress={() => void ask({ type: 'project', table: projected ? null : number })}
        />
        <Act
          column="note"
          label={`Note about table ${number}`}
          icon={<StickyNote aria-hidden="true" />}
          onPress={() => store.setState({ side: 'notes', part: 'side', noting: number })}
        />
      </span>
    </li>
  );
});
