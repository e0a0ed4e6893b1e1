import { scaleLinear } from 'd3-scale';
import { SEAT_NAMES, type Seat } from '../../../shared/content/seats';
import { SEAT_PATHS } from '../../../shared/drawing/seats';
import { figure } from '../words';
import type { Drawing } from './Figure';
import styles from './marks.module.css';

export interface ScoreGroup {
  readonly seat: Seat;
  readonly total: number;
  /** `null` while it is worked out. */
  readonly par: number | null;
  readonly rows: readonly { readonly name: string; readonly points: number; readonly par: number | null }[];
}

const GAP = 36;
const ROW = 34;
const TOP = 34;
const RIGHT = 92;

interface Looks {
  /** What the stroke across a bar is. */
  readonly stroke?: string;
  /** Where a bar ends at least. */
  readonly least?: number;
}

/** For each seat a bar for each component, with par (or something else) as a tick across it. */
export function drawScores(
  groups: readonly ScoreGroup[],
  width: number,
  index: number | null,
  { stroke = 'par', least = 10 }: Looks = {},
): Drawing {
  const columns = width >= 640 ? 3 : 1;
  const wide = (width - (columns - 1) * GAP) / columns;
  const highs = groups.map(({ rows }) => TOP + rows.length * ROW);
  const top = (at: number): number =>
    columns === 3 ? 0 : highs.slice(0, at).reduce((sum, each) => sum + each + GAP / 2, 0);
  const most = Math.max(
    least,
    ...groups.flatMap(({ rows }) => rows.flatMap(({ points, par }) => [points, par ?? 0])),
  );
  const x = scaleLinear([0, most], [0, wide - RIGHT]);
  let before = 0;
  return {
    height: columns === 3 ? Math.max(...highs) : top(groups.length) - GAP / 2,
    body: groups.map(({ seat, total, par, rows }, at) => {
      const first = before;
      before += rows.length;
      return (
        <g key={seat} transform={`translate(${columns === 3 ? at * (wide + GAP) : 0} ${top(at)})`}>
          <path
            className={styles.seat}
            data-hue={seat}
            d={SEAT_PATHS[seat]}
            transform="translate(0 1) scale(0.58)"
          />
          <text className={styles.title} x={20} y={13}>
            {SEAT_NAMES[seat]}: {figure(total)}
            {par !== null && <tspan className={styles.note}>{` ${stroke} ${figure(par)}`}</tspan>}
          </text>
          {rows.map(({ name, points, par: of }, row) => (
            <g key={name} transform={`translate(0 ${TOP + row * ROW})`}>
              {index === first + row && (
                <rect
                  data-passing=""
                  className={styles.halo}
                  x={-5}
                  y={-3}
                  width={wide}
                  height={ROW - 4}
                  rx={3}
                />
              )}
              <text className={styles.small} y={9}>
                {name}
              </text>
              <rect
                className={styles.bar}
                data-hue={seat}
                data-faded=""
                x={0}
                y={15}
                width={x(most)}
                height={8}
              />
              <rect
                className={styles.bar}
                data-hue={seat}
                x={points < 0 ? x(0) : 0}
                y={15}
                width={Math.max(0, x(points))}
                height={8}
              />
              {of !== null && <path className={styles.par} d={`M${x(of)} 11V27`} />}
              <text className={styles.value} x={x(most) + 8} y={23}>
                {figure(points)}
                {of !== null && <tspan className={styles.note}>{` ${stroke} ${figure(of)}`}</tspan>}
              </text>
            </g>
          ))}
        </g>
      );
    }),
    locate(px, py) {
      const at =
        columns === 3
          ? Math.max(0, Math.min(2, Math.floor(px / (wide + GAP))))
          : groups.findLastIndex((_, each) => top(each) <= py);
      const which = Math.max(0, at);
      const row = Math.floor((py - top(which) - TOP) / ROW);
      const start = groups.slice(0, which).reduce((sum, { rows }) => sum + rows.length, 0);
      return start + Math.max(0, Math.min((groups[which]?.rows.length ?? 1) - 1, row));
    },
  };
}
