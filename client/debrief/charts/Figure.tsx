import { useId, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { plain } from '../../../shared/wording/numbers';
import { Button } from '../../ui/Button';
import { toast } from '../../ui/toast';
import { useSource } from '../story';
import styles from './Figure.module.css';
import { savePng, saveSvg, saveText } from './save';
import type { Cell } from '../../../shared/analysis/debrief/csv';
import { csvOfFigure, type FigureTable } from './table';
import { useWidth } from './useWidth';

/** A place of a chart whose figures can be asked for, by pointer or keyboard. */
export interface Stop {
  /** What holds there, in full: it is all that a screen reader gets. */
  readonly text: string;
  /** The entry that "go to this moment" opens; `null` where there is none. */
  readonly entry: number | null;
}

export interface Drawing {
  readonly height: number;
  readonly body: ReactNode;
  /** The stop that is nearest to a place in the drawing. */
  readonly locate?: (x: number, y: number) => number;
}

export interface FigureProps {
  readonly title: string;
  /** What it measures, in a sentence or two. */
  readonly about?: ReactNode;
  /** What can be seen, in a sentence, for those who cannot. */
  readonly summary: string;
  readonly table: FigureTable;
  readonly draw: (width: number, index: number | null) => Drawing;
  readonly stops?: readonly Stop[];
  /** Where a stop is chosen for good, as a package whose text is shown. */
  readonly chosen?: number | null;
  readonly onChoose?: (index: number) => void;
  readonly children?: ReactNode;
  /** Keeps it in one piece with what comes after it. */
  readonly level?: 'h3' | 'h4';
}

/** A chart with its title, the figures at a moment, all figures as a table, and ways to take it along. */
export function Figure(props: FigureProps) {
  const { title, about, summary, table, draw, stops = [], chosen, onChoose, children, level = 'h4' } = props;
  const { source, game, zoom = 1 } = useSource();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(place) / zoom;
  const [index, setIndex] = useState<number | null>(null);
  const [held, setHeld] = useState(false);
  const shown = index ?? chosen ?? null;
  const drawing = draw(width, shown);
  const Title = level;
  const file = `brittle-peace-${game}-${table.file}`;
  const signature = { title, source };
  const png = async () => {
    if (svg.current && !(await savePng(svg.current, signature, file))) {
      toast({ text: 'This browser cannot make a picture of it. Save it as SVG.', tone: 'bad' });
    }
  };
  return (
    <figure className={styles.figure} aria-labelledby={`${id}-title`}>
      <figcaption>
        <Title id={`${id}-title`} className={styles.title}>
          {title}
        </Title>
        {about && <p className={styles.about}>{about}</p>}
      </figcaption>
      <div ref={place} className={styles.place}>
        <svg
          ref={svg}
          viewBox={`0 0 ${width} ${drawing.height}`}
          className={styles.svg}
          role="img"
          aria-labelledby={`${id}-name ${id}-desc`}
        >
          <title id={`${id}-name`}>{title}</title>
          <desc id={`${id}-desc`}>{summary}</desc>
          {drawing.body}
        </svg>
        {stops.length > 0 && drawing.locate && (
          <Cursor
            name={title}
            stops={stops}
            index={shown}
            locate={drawing.locate}
            scale={width}
            held={held}
            onIndex={setIndex}
            onHold={setHeld}
            onChoose={onChoose}
          />
        )}
      </div>
      <div className={styles.foot} data-print="no">
        {stops.length > 0 && <Readout stop={shown === null ? null : (stops[shown] ?? null)} held={held} />}
        <details className={styles.save}>
          <summary>
            Save<span className={styles.hidden}>: {title}</span>
          </summary>
          <p className={styles.ways}>
            <Button size="small" onClick={() => svg.current && saveSvg(svg.current, signature, file)}>
              SVG
            </Button>
            <Button size="small" onClick={() => void png()}>
              PNG
            </Button>
            <Button size="small" onClick={() => saveText(csvOfFigure(table), 'text/csv', `${file}.csv`)}>
              CSV
            </Button>
          </p>
        </details>
        <details className={styles.figures}>
          <summary>
            Figures<span className={styles.hidden}> of: {title}</span>
          </summary>
          <FigureRows table={table} />
        </details>
      </div>
      {children}
    </figure>
  );
}

interface CursorProps {
  readonly name: string;
  readonly stops: readonly Stop[];
  readonly index: number | null;
  readonly locate: (x: number, y: number) => number;
  /** Width of the drawing in its own units. */
  readonly scale: number;
  /** What is shown stays when the pointer goes. */
  readonly held: boolean;
  readonly onIndex: (index: number | null) => void;
  readonly onHold: (held: boolean) => void;
  readonly onChoose?: ((index: number) => void) | undefined;
}

/** Lies over the drawing: a slider over its stops, so that arrows move and screen readers read what is there. */
function Cursor({ name, stops, index, locate, scale, held, onIndex, onHold, onChoose }: CursorProps) {
  const { onGo } = useSource();
  // What was chosen for good is shown elsewhere too: the pointer may go on looking.
  const stays = held && !onChoose;
  const at = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const factor = scale / Math.max(1, box.width);
    return locate((event.clientX - box.left) * factor, (event.clientY - box.top) * factor);
  };
  const choose = (next: number) => {
    onIndex(next);
    onHold(true);
    onChoose?.(next);
  };
  const press = (event: KeyboardEvent) => {
    const last = stops.length - 1;
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (step !== undefined) choose(index === null ? (step > 0 ? 0 : last) : clamp(index + step, last));
    else if (event.key === 'Home') choose(0);
    else if (event.key === 'End') choose(last);
    else if (event.key === 'Escape') {
      onIndex(null);
      onHold(false);
    } else if (event.key === 'Enter') {
      const entry = index === null ? null : stops[index]?.entry;
      if (entry != null) onGo(entry);
    } else return;
    event.preventDefault();
  };
  return (
    <div
      className={styles.cursor}
      data-print="no"
      role="slider"
      tabIndex={0}
      aria-label={`${name}: moment by moment`}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={stops.length}
      aria-valuenow={(index ?? 0) + 1}
      aria-valuetext={index === null ? 'Arrow keys move along it' : (stops[index]?.text ?? '')}
      onKeyDown={press}
      onPointerMove={(event) => stays || onIndex(at(event))}
      onPointerLeave={(event) => stays || event.pointerType !== 'mouse' || onIndex(null)}
      onClick={(event) => {
        const next = at(event as unknown as PointerEvent);
        if (stays && next === index) {
          onHold(false);
          onIndex(null);
        } else choose(next);
      }}
    />
  );
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** The figures of a moment; the way to it once they stay. */
function Readout({ stop, held }: { stop: Stop | null; held: boolean }) {
  const { onGo } = useSource();
  return (
    <div className={styles.readout} data-print="no">
      {stop && (
        <p>
          {stop.text}{' '}
          {held && stop.entry !== null && (
            <Button size="small" kind="quiet" onClick={() => stop.entry !== null && onGo(stop.entry)}>
              Go to this moment
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

function shownCell(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return typeof cell === 'number' ? plain(Math.round(cell * 100) / 100) : cell;
}

/** A table that scrolls by itself where it is wider than the page. */
function FigureRows({ table: { name, columns, rows } }: { table: FigureTable }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={name}>
      <table className={styles.table}>
        <caption className={styles.hidden}>{name}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {shownCell(cell)}
                  </th>
                ) : (
                  <td key={column} data-number={typeof cell === 'number' || undefined}>
                    {shownCell(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
