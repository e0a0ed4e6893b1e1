import { useState } from 'react';
import type { Which } from '../../shared/analysis/seminar/talks';
import { leftInAll, leftPerRound } from '../../shared/analysis/seminar/talks';
import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { counted } from '../../shared/wording/term';
import { drawDeviations } from '../debrief/charts/Deviations';
import { Figure } from '../debrief/charts/Figure';
import { PAIRS } from '../debrief/charts/Plane';
import { drawTablePlanes, drawTogether } from '../debrief/charts/TablePlanes';
import { usePrinting } from '../debrief/charts/useWidth';
import { leftText } from '../debrief/parts/deals';
import { figure, margin, percent } from '../debrief/words';
import { Button } from '../ui/Button';
import { SegmentedControl } from '../ui/SegmentedControl';
import { Select } from '../ui/Select';
import {
  comparedFigures,
  comparedTables,
  leftInWords,
  panelsOf,
  tableText,
  type ComparedTable,
  type Order,
} from './deals';
import { inPieces } from './games';
import { Part } from './Part';
import styles from './SeminarDebrief.module.css';
import type { Talks } from './talks';

interface DealsByTableProps {
  readonly talks: Talks;
  /** Tables whose games are over. */
  readonly games: number;
}

/** What was signed at each table against what could have been, and what was left. */
export function DealsByTable({ talks, games }: DealsByTableProps) {
  return (
    <Part
      id="deals"
      title="Deals, against the frontier"
      lead="The talks of a round as a bargaining problem, the same as in each table’s own debrief: what every text would have brought each seat over signing nothing that round, by playing the game on many times."
    >
      <Work talks={talks} games={games} />
      {talks.tables.size > 0 && <Compared talks={talks} />}
    </Part>
  );
}

/** How far the talks are weighed, and what helps where they are not. */
function Work({ talks: { tables, status, progress, problem, begin }, games }: DealsByTableProps) {
  if (status === 'done') return null;
  const rough = [...tables.values()].filter(({ whole }) => !whole).length;
  if (status === 'idle') {
    return (
      <div className={styles.work} data-print="no">
        <p>
          The talks of {counted(games - tables.size, 'table')} are not worked out in this browser yet. It
          takes about five seconds of work for each, and is kept.
        </p>
        <Button onClick={begin}>Work them out</Button>
      </div>
    );
  }
  if (problem !== null) {
    return (
      <p role="alert" className={styles.work}>
        {problem} <Button onClick={begin}>Try again</Button>
      </p>
    );
  }
  return (
    <p className={styles.work}>
      <label>
        <span>
          Working out the talks: {percent(progress)} is done. {tables.size} of {counted(games, 'table')}{' '}
          {tables.size === 1 ? 'is' : 'are'} shown{rough > 0 && `, ${rough} of them roughly so far`}. It goes
          on while you look around, and is kept.
        </span>
        <progress value={progress} />
      </label>
    </p>
  );
}

const SHAPES = [
  { value: 'apart', label: 'A panel for each' },
  { value: 'together', label: 'All in one' },
] as const;
type Shape = (typeof SHAPES)[number]['value'];

const ALL_PAIRS = 'all';
const pairName = (at: number): string => (PAIRS[at] ?? []).map((seat) => SEAT_NAMES[seat]).join(' and ');

/** Panels that fit on one page of paper, with what is said about them. */
const ON_PAPER = 9;

function Compared({ talks }: { talks: Talks }) {
  const [which, setWhich] = useState<Which>('signed');
  const [order, setOrder] = useState<Order>('number');
  const [shape, setShape] = useState<Shape>('apart');
  const [chosen, setChosen] = useState<string>('0');
  const paper = usePrinting();
  const pairs = chosen === ALL_PAIRS ? PAIRS : PAIRS.slice(Number(chosen), Number(chosen) + 1);
  const compared = comparedTables(talks.tables, which, order);
  const rounds = [
    ...new Set([...talks.tables.values()].flatMap(({ bargains }) => bargains.map(({ round }) => round))),
  ].sort((a, b) => a - b);
  const pieces =
    paper && shape === 'apart' ? inPieces(compared, Math.floor(ON_PAPER / pairs.length)) : [compared];
  return (
    <>
      <div className={styles.choices} data-print="no">
        <Select
          label="Talks"
          value={String(which)}
          onValueChange={(value) =>
            setWhich(value === 'signed' || value === 'costliest' ? value : Number(value))
          }
          options={[
            { value: 'signed', label: 'Where a deal was signed first' },
            { value: 'costliest', label: 'Where most was left on the table' },
            ...rounds.map((round) => ({ value: String(round), label: `Of round ${round}` })),
          ]}
        />
        <Select
          label="Gains of"
          value={chosen}
          onValueChange={setChosen}
          options={[
            ...PAIRS.map((_, at) => ({ value: String(at), label: pairName(at) })),
            { value: ALL_PAIRS, label: 'All three pairs' },
          ]}
        />
        <Select
          label="Order of tables"
          value={order}
          onValueChange={setOrder}
          options={[
            { value: 'number', label: 'By number' },
            { value: 'all', label: 'Most left for all three first' },
            ...SEATS.map((value) => ({ value, label: `Most left for ${SEAT_NAMES[value]} first` })),
          ]}
        />
        <SegmentedControl label="Tables" options={SHAPES} value={shape} onValueChange={setShape} />
      </div>
      {compared.length === 0 && <p className={styles.note}>No table had such talks.</p>}
      {compared.length > 0 && <Left compared={compared} />}
      {compared.length > 0 &&
        pieces.map((piece, at) => (
          <Figure
            key={at}
            title={titleOf(shape, piece, pieces.length)}
            about={at === 0 && (shape === 'apart' ? <HowToRead /> : <HowToReadTogether />)}
            summary={piece.map(tableText).join(' ')}
            table={comparedFigures(piece)}
            stops={piece.map((each) => ({ text: tableText(each), entry: null }))}
            draw={(width, index) =>
              (shape === 'apart' ? drawTablePlanes : drawTogether)(panelsOf(piece), pairs, width, index)
            }
          />
        ))}
    </>
  );
}

function titleOf(shape: Shape, piece: readonly ComparedTable[], pieces: number): string {
  if (shape === 'together') return 'From what came of the talks to the Nash point';
  const which = pieces === 1 ? '' : `: ${piece.map(({ table }) => table).join(', ')}`;
  return `What was signed, and what could have been, at each table${which}`;
}

const HowToRead = () => (
  <>
    The crossing lines are no deal; what each seat could expect then, its reservation value, stands above.
    Shaded is where both seats of the pair gain and nobody loses, the dashed line is the edge of the Pareto
    frontier. ◆ signed, ✕ on the table but not signed, ● never offered; ringed is what is on the frontier for
    all three seats. K–S is the Kalai–Smorodinsky point; best is, of what nobody offered, that which would
    have brought all three most with loss to nobody.
  </>
);

const HowToReadTogether = () => (
  <>
    For each table a line from ◆ the deal that was signed, or ■ no deal, to ○ the Nash point of the same
    talks. The longer the line, the more was left; where it leads up and to the right, both seats would have
    gained.
  </>
);

/** Points left on the table, by table, for all and for each seat. */
function Left({ compared }: { compared: readonly ComparedTable[] }) {
  const panels = [
    { seat: null, title: 'All three together', of: ({ bargain }: ComparedTable) => leftInAll(bargain) },
    ...SEATS.map((seat) => ({
      seat,
      title: SEAT_NAMES[seat],
      of: ({ bargain }: ComparedTable) => bargain.leftOnTable[seat],
    })),
  ];
  const textOf = ({ table, talks, bargain }: ComparedTable): string => {
    const mean = leftPerRound(talks.bargains);
    return `Table ${table}, round ${bargain.round}: ${leftInWords(bargain)} points in all.${mean === null ? '' : ` On average over its rounds: ${figure(mean)}.`} ${leftText(bargain)}`;
  };
  return (
    <Figure
      title="Left on the table, by table"
      about="Points that the Nash point would have brought over what came of the talks. A column downward is what a seat got beyond it. The thin line is how far the estimate may be off; for all three together, at most."
      summary={compared
        .map(({ table, bargain }) => `Table ${table}: ${leftInWords(bargain)} points for all three together`)
        .join('; ')}
      table={{ ...comparedFigures(compared), file: 'left-on-the-table' }}
      stops={compared.map((each) => ({ text: textOf(each), entry: null }))}
      draw={(width, index) =>
        drawDeviations(
          panels.map(({ seat, title, of }) => ({
            seat,
            title,
            values: compared.map((each) => ({
              label: String(each.table),
              value: of(each).mean,
              margin: margin(of(each)) ?? 0,
            })),
          })),
          width,
          index,
        )
      }
    />
  );
}
