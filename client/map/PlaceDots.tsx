import { memo } from 'react';
import { MAP_BLEED } from './geometry';
import { PlaceDot } from './PlaceDot';
import { FRAMES, pointOf, type FrameName, type Place, type PlaceId } from './places';
import styles from './RegionMap.module.css';

interface Props {
  places: readonly Place[];
  frame: FrameName;
  unit: number;
  focus: PlaceId | null;
}

/** The line that leads off the map to a place beyond it: west to Washington, north to Vienna. */
function wayOff(place: Place, frame: FrameName): string {
  const [x, y] = pointOf(place, frame);
  const box = FRAMES[frame];
  return place.id === 'vienna' ? `M${x} ${y}V${box.y - MAP_BLEED}` : `M${x} ${y}H${box.x - MAP_BLEED}`;
}

/** The places' signs, under the marks. They stay where they are while the marks change. */
export const PlaceDots = memo(function PlaceDots({ places, frame, unit, focus }: Props) {
  return places.map((place) => {
    const [x, y] = pointOf(place, frame);
    return (
      <g key={place.id}>
        {place.offMap && <path d={wayOff(place, frame)} className={styles.away} />}
        <g transform={`translate(${x} ${y}) scale(${unit.toFixed(3)})`}>
          {place.id === focus && <circle r={9} className={styles.halo} />}
          <PlaceDot kind={place.kind} />
        </g>
      </g>
    );
  });
});
