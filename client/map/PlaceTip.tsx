import type { CSSProperties } from 'react';
import type { MapMark } from './marks';
import type { Place } from './places';
import styles from './RegionMap.module.css';

interface Props {
  id: string;
  place: Place;
  /** What happened there, the newest last. */
  marks: readonly MapMark[];
  /** The place's point as parts of the map's width and height, 0 to 1. */
  at: readonly [number, number];
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

const MOST_MARKS = 3;

/** What a place is. Stands above its point in the lower half of the map and below it in the upper one. */
export function PlaceTip({ id, place, marks, at: [x, y], onPointerEnter, onPointerLeave }: Props) {
  const position = { '--tip-x': x, '--tip-y': y } as CSSProperties;
  return (
    <div
      id={id}
      role="tooltip"
      className={styles.tip}
      data-side={y > 0.5 ? 'above' : 'below'}
      style={position}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
    >
      <p className={styles.tipHead}>
        <strong>{place.label}</strong> <span>{place.kind}</span>
      </p>
      <p>{place.about}</p>
      {marks.slice(-MOST_MARKS).map((mark) => (
        <p key={mark.id} className={styles.tipMark}>
          {mark.label}
        </p>
      ))}
    </div>
  );
}
