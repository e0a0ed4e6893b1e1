import { useId } from 'react';
import { beside, headingAt, toPath } from './arcs';
import { Impact } from './Impact';
import { MARK_STYLES } from './marks';
import { FRAMES, type FrameName, type Xy } from './places';
import type { Route } from './routes';
import { SeatShape } from './SeatShape';
import styles from './RegionMap.module.css';

interface Props {
  route: Route;
  frame: FrameName;
  /** Map units for one screen pixel. */
  unit: number;
}

const FADES = [1, 0.62, 0.52, 0.44, 0.38] as const;
/** The lines of a bundle: how far each lies from the middle, in pixels. */
const BUNDLE = { single: [0], double: [-1.7, 1.7], triple: [-3.4, 0, 3.4] } as const;
const MASK_MARGIN = 200;

const at = ([x, y]: Xy, unit: number, turn = 0) =>
  `translate(${x.toFixed(1)} ${y.toFixed(1)})${turn === 0 ? '' : ` rotate(${turn.toFixed(1)})`} scale(${unit.toFixed(3)})`;

/** The arc of one mark, the seat's shape on its way, and the sign at its target. */
export function MarkArc({ route, frame, unit }: Props) {
  const { mark, age, from, to, curve, badge, radius } = route;
  const maskId = useId();
  const style = MARK_STYLES[mark.kind];
  const isNow = age === 0;
  const box = FRAMES[frame];
  const lines = curve
    ? BUNDLE[style.line].map((offset) => toPath(beside(curve, offset * unit, style.line === 'triple')))
    : [];

  return (
    <g
      className={styles.mark}
      data-kind={mark.kind}
      data-seat={mark.seat ?? 'none'}
      data-now={isNow || undefined}
      opacity={FADES[age] ?? FADES[4]}
    >
      <title>{mark.label}</title>
      {isNow && curve && (
        <mask
          id={maskId}
          maskUnits="userSpaceOnUse"
          x={box.x - MASK_MARGIN}
          y={box.y - MASK_MARGIN}
          width={box.width + 2 * MASK_MARGIN}
          height={box.height + 2 * MASK_MARGIN}
        >
          <path d={toPath(curve)} pathLength={1} strokeWidth={18 * unit} className={styles.reveal} />
        </mask>
      )}
      <g mask={isNow && curve ? `url(#${maskId})` : undefined}>
        {lines.map((d) => (
          <path
            key={d}
            d={d}
            className={styles.arc}
            strokeWidth={style.width + (isNow && style.line === 'single' ? 0.4 : 0)}
            strokeDasharray={style.dash || undefined}
          />
        ))}
      </g>
      {curve && style.arrow && (
        <path
          d="M-6-4.6 0 0-6 4.6"
          transform={at(curve[2], unit, headingAt(curve, 1))}
          className={styles.arrow}
        />
      )}
      {from && mark.kind === 'talks' && (
        <g transform={at(from, unit)}>
          <circle r={radius} className={styles.stroke} />
        </g>
      )}
      <g transform={at(to, unit)}>
        <g className={styles.landing}>
          <Impact mark={mark} />
        </g>
        {isNow && <circle r={radius} className={styles.pulse} />}
      </g>
      {mark.seat && (
        <g transform={at(badge, unit)}>
          <SeatShape seat={mark.seat} className={styles.badge} />
        </g>
      )}
    </g>
  );
}
