import { memo, useState } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { FRAMES, pointOf, type FrameName, type Place, type PlaceId } from './places';
import styles from './RegionMap.module.css';
import type { Size } from './useSize';

interface Props {
  places: readonly Place[];
  frame: FrameName;
  unit: number;
  size: Size;
  shown: PlaceId | null;
  tooltipId: string;
  onShow: (id: PlaceId) => void;
  onHide: (id: PlaceId) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The places as one list over the map: one tab stop, arrow keys from place to place, and targets for the pointer. */
export const PlaceIndex = memo(function PlaceIndex({
  places,
  frame,
  unit,
  size,
  shown,
  tooltipId,
  onShow,
  onHide,
}: Props) {
  const [currentId, setCurrentId] = useState<PlaceId>('tehran');
  const current = Math.max(
    0,
    places.findIndex((place) => place.id === currentId),
  );
  const { x, y, width, height } = FRAMES[frame];

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    if (event.key === 'Escape' && shown) {
      onHide(shown);
      return;
    }
    const step = STEPS[event.key];
    const last = places.length - 1;
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? last
          : step === undefined
            ? null
            : (current + step + places.length) % places.length;
    if (next === null) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll<SVGGElement>('[role="option"]')[next]?.focus();
  };

  const onFocus = (place: Place) => {
    setCurrentId(place.id);
    onShow(place.id);
  };
  const onBlur = (event: FocusEvent<SVGGElement>, place: Place) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onHide(place.id);
  };

  return (
    <svg
      className={styles.index}
      style={size}
      viewBox={`${x} ${y} ${width} ${height}`}
      role="listbox"
      aria-label="Places on the map"
      onKeyDown={onKeyDown}
    >
      {places.map((place, i) => {
        const [cx, cy] = pointOf(place, frame);
        return (
          <g
            key={place.id}
            role="option"
            className={styles.option}
            transform={`translate(${cx} ${cy}) scale(${unit.toFixed(3)})`}
            tabIndex={i === current ? 0 : -1}
            aria-selected={shown === place.id}
            aria-label={`${place.label}, ${place.kind}`}
            aria-describedby={shown === place.id ? tooltipId : undefined}
            onFocus={() => onFocus(place)}
            onBlur={(event) => onBlur(event, place)}
            onPointerEnter={() => onShow(place.id)}
            onPointerLeave={(event) => event.pointerType === 'mouse' && onHide(place.id)}
            onClick={(event) => event.currentTarget.focus()}
          >
            <circle r={12} className={styles.target} />
            <circle r={9} className={styles.focusRing} />
          </g>
        );
      })}
    </svg>
  );
});
