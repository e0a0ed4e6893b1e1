import { OTHERS, SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import { cx } from './cx';
import { Explain } from './Explain';
import { signed } from '../../shared/wording/numbers';
import { SEAT_PATHS } from '../../shared/drawing/seats';
import { seatColour } from './SeatMark';
import styles from './TrustTriangle.module.css';
import { laneOf, LAYOUTS, type TriangleSize, type TrustLayout } from '../../shared/drawing/trust';
import { VisuallyHidden } from './VisuallyHidden';

export type Trust = Record<Seat, Record<Seat, number>>;

/** A change of one directed trust, and what changed it. */
export interface TrustChange {
  from: Seat;
  to: Seat;
  by: number;
  why: string;
}

export interface TrustTriangleProps {
  /** `trust[from][to]`, 0 to 10. */
  trust: Trust;
  /** What changed this round: these arrows glow once and say why. */
  changed?: readonly TrustChange[];
  size?: TriangleSize;
  /** What the picture shows, for its screen reader table: "Trust in round 3". */
  caption?: string;
  className?: string;
}

const PAIRS = SEATS.flatMap((from) => OTHERS[from].map((to) => ({ from, to })));

/** Who trusts whom: three seats, six arrows whose weight and number are how far. */
export function TrustTriangle({
  trust,
  changed = [],
  size = 'normal',
  caption = 'Trust, from 0 to 10',
  className,
}: TrustTriangleProps) {
  const layout = LAYOUTS[size];
  const changesOf = (from: Seat, to: Seat) =>
    changed.filter((change) => change.from === from && change.to === to);
  return (
    <figure className={cx(styles.figure, styles[size], className)} style={{ maxInlineSize: layout.width }}>
      <svg
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        className={styles.picture}
        aria-hidden="true"
        focusable="false"
      >
        {PAIRS.map(({ from, to }) => (
          <Arrow
            key={from + to}
            layout={layout}
            from={from}
            to={to}
            value={trust[from][to]}
            glows={changesOf(from, to).length > 0}
          />
        ))}
        {SEATS.map((seat) => (
          <Corner key={seat} layout={layout} seat={seat} />
        ))}
      </svg>
      {size !== 'small' &&
        PAIRS.map(({ from, to }) => {
          const { figure } = laneOf(layout, from, to);
          const changes = changesOf(from, to);
          const sentence = `${sentenceName(from, true)} trusts ${sentenceName(to)} ${trust[from][to]} of 10`;
          return (
            <span
              key={from + to}
              className={styles.spot}
              style={{
                left: `${(100 * figure.x) / layout.width}%`,
                top: `${(100 * figure.y) / layout.height}%`,
              }}
            >
              <Explain
                bare
                className={styles.ask}
                tabIndex={changes.length > 0 ? 0 : -1}
                label={[sentence, ...changes.map(reason)].join('. ')}
                text={
                  <>
                    <b>{sentence}.</b>
                    {changes.map((change, index) => (
                      <span key={index} className={styles.reason}>
                        {reason(change)}
                      </span>
                    ))}
                  </>
                }
              />
            </span>
          );
        })}
      <VisuallyHidden as="div">
        <TrustTable trust={trust} changesOf={changesOf} caption={caption} />
      </VisuallyHidden>
    </figure>
  );
}

function Arrow({
  layout,
  from,
  to,
  value,
  glows,
}: {
  layout: TrustLayout;
  from: Seat;
  to: Seat;
  value: number;
  glows: boolean;
}) {
  const { path, head, figure } = laneOf(layout, from, to);
  const { lane, figures } = layout;
  const weight = (lane * Math.max(0, Math.min(10, value))) / 10;
  return (
    <g className={styles.arrow} style={{ color: seatColour(from) }}>
      {glows && <path key={value} className={styles.glow} d={path} strokeWidth={lane * 2.2} />}
      <path className={styles.lane} d={path} strokeWidth={lane} />
      <path className={styles.lanehead} d={head(lane * 1.6)} />
      {value > 0 ? (
        <>
          <path className={styles.weight} d={path} strokeWidth={weight} />
          <path className={styles.head} d={head(lane * (0.55 + 0.105 * value))} />
        </>
      ) : (
        <path
          className={styles.none}
          d={path}
          strokeDasharray={`${lane * 0.12} ${lane * 0.34}`}
          strokeWidth={Math.max(1, lane * 0.12)}
        />
      )}
      {figures > 0 && (
        <>
          <circle
            className={cx(styles.disc, glows && styles.discChanged)}
            cx={figure.x}
            cy={figure.y}
            r={figures * 0.86}
          />
          <text className={styles.number} x={figure.x} y={figure.y} dy="0.355em" fontSize={figures}>
            {value}
          </text>
        </>
      )}
    </g>
  );
}

function Corner({ layout, seat }: { layout: TrustLayout; seat: Seat }) {
  const { x, y } = layout.corners[seat];
  const { mark, names } = layout;
  const scale = mark / 10;
  const above = seat === 'usa';
  return (
    <g style={{ color: seatColour(seat) }}>
      <path
        d={SEAT_PATHS[seat]}
        fill="currentColor"
        transform={`translate(${x - 12 * scale} ${y - (seat === 'israel' ? 13.2 : 12) * scale}) scale(${scale})`}
      />
      {names > 0 && (
        <text
          className={styles.name}
          x={x}
          y={above ? y - mark - names * 0.75 : y + mark + names * 1.45}
          fontSize={names}
        >
          {SEAT_NAMES[seat]}
        </text>
      )}
    </g>
  );
}

function TrustTable({
  trust,
  changesOf,
  caption,
}: {
  trust: Trust;
  changesOf: (from: Seat, to: Seat) => TrustChange[];
  caption: string;
}) {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Who trusts</th>
          {SEATS.map((seat) => (
            <th key={seat} scope="col">
              {SEAT_NAMES[seat]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SEATS.map((from) => (
          <tr key={from}>
            <th scope="row">{SEAT_NAMES[from]}</th>
            {SEATS.map((to) => (
              <td key={to}>
                {from === to ? '—' : [`${trust[from][to]}`, ...changesOf(from, to).map(reason)].join(', ')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const sentenceName = (seat: Seat, start = false): string =>
  seat === 'usa' ? `${start ? 'The' : 'the'} ${SEAT_NAMES.usa}` : SEAT_NAMES[seat];
const reason = ({ by, why }: TrustChange): string => `${signed(by)}: ${why}`;
