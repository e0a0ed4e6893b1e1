import { SEATS, OTHERS } from '../../../shared/content/seats';
import { SEAT_PATHS } from '../../../shared/drawing/seats';
import { laneOf, LAYOUTS, type TrustLayout } from '../../../shared/drawing/trust';
import type { Trust } from '../../ui/TrustTriangle';
import type { Drawing } from './Figure';
import styles from './marks.module.css';

const PAIRS = SEATS.flatMap((from) => OTHERS[from].map((to) => ({ from, to })));
const LAYOUT: TrustLayout = LAYOUTS.normal;
/** Drawn at a size at which its numbers can be read. */
const SCALE = 0.62;
const CELL = { width: LAYOUT.width * SCALE, height: LAYOUT.height * SCALE + 22 };
const GAP = 14;

/** The trust triangle once for each round, with the numbers on its arrows. */
export function drawTriangles(
  rounds: readonly {
    readonly label: string;
    readonly trust: Readonly<Record<keyof Trust, Readonly<Trust[keyof Trust]>>>;
  }[],
  width: number,
  index: number | null,
): Drawing {
  const columns = Math.max(1, Math.min(rounds.length, Math.floor((width + GAP) / (CELL.width + GAP))));
  const gap = columns > 1 ? Math.min(40, (width - columns * CELL.width) / (columns - 1)) : 0;
  const place = (at: number) => ({
    x: (at % columns) * (CELL.width + gap),
    y: Math.floor(at / columns) * (CELL.height + GAP),
  });
  return {
    height: Math.ceil(rounds.length / columns) * (CELL.height + GAP) - GAP,
    body: rounds.map(({ label, trust }, at) => {
      const { x, y } = place(at);
      return (
        <g key={at} transform={`translate(${x} ${y})`}>
          <text className={styles.title} x={CELL.width / 2} y={13} textAnchor="middle">
            {label}
          </text>
          {index === at && (
            <rect
              data-passing=""
              className={styles.halo}
              x={0}
              y={-4}
              width={CELL.width}
              height={CELL.height + 4}
              rx={4}
            />
          )}
          <g transform={`translate(0 ${4}) scale(${SCALE})`}>
            {PAIRS.map(({ from, to }) => (
              <Arrow
                key={from + to}
                from={from}
                to={to}
                value={trust[from][to]}
                before={rounds[at - 1]?.trust[from][to]}
              />
            ))}
            {SEATS.map((seat) => {
              const { x: cx, y: cy } = LAYOUT.corners[seat];
              const scale = LAYOUT.mark / 10;
              return (
                <path
                  key={seat}
                  className={styles.seat}
                  data-hue={seat}
                  d={SEAT_PATHS[seat]}
                  transform={`translate(${cx - 12 * scale} ${cy - (seat === 'israel' ? 13.2 : 12) * scale}) scale(${scale})`}
                />
              );
            })}
          </g>
        </g>
      );
    }),
    locate: (px, py) => {
      const row = Math.floor(py / (CELL.height + GAP));
      const column = Math.floor(px / (CELL.width + gap));
      return Math.max(
        0,
        Math.min(rounds.length - 1, row * columns + Math.max(0, Math.min(columns - 1, column))),
      );
    },
  };
}

function Arrow({
  from,
  to,
  value,
  before,
}: {
  from: keyof Trust;
  to: keyof Trust;
  value: number;
  before: number | undefined;
}) {
  const { path, head, figure } = laneOf(LAYOUT, from, to);
  const { lane } = LAYOUT;
  const moved = before !== undefined && before !== value;
  return (
    <g>
      <path className={styles.lane} data-hue={from} d={path} strokeWidth={lane} />
      {value > 0 && (
        <>
          <path className={styles.weight} data-hue={from} d={path} strokeWidth={(lane * value) / 10} />
          <path className={styles.head} data-hue={from} d={head(lane * (0.55 + 0.105 * value))} />
        </>
      )}
      <text className={styles.number} x={figure.x} y={figure.y + 6} style={{ fontSize: '18px' }}>
        {value}
        {moved && (value > before ? '▴' : '▾')}
      </text>
    </g>
  );
}
