import { memo, useId, useMemo, useRef } from 'react';
import { visuallyHidden } from '../ui/VisuallyHidden';
import { placeLabels, visiblePlaces } from './labels';
import { MapLabels } from './MapLabels';
import { MarkArc } from './MarkArc';
import { describeMark, type MapMark } from './marks';
import { PlaceDots } from './PlaceDots';
import { PlaceIndex } from './PlaceIndex';
import { FRAMES, isPlaceId, placeById, pointOf, type PlaceId } from './places';
import { PlaceTip } from './PlaceTip';
import { routesOf, type Route } from './routes';
import { SeatShape } from './SeatShape';
import { useShownPlace } from './useShownPlace';
import { useSize } from './useSize';
import region from './region.svg';
import styles from './RegionMap.module.css';

export interface RegionMapProps {
  /** The oldest first. */
  marks: readonly MapMark[];
  /** A place or a mark, by its id, to bring out; without one, the newest mark. */
  focus?: string | null | undefined;
  /** For a phone: a closer crop, fewer names, and the last few marks alone. */
  compact?: boolean | undefined;
  /** How much larger names and marks are than at a desk, for a projector. */
  magnify?: number | undefined;
}

const WIDTH_BEFORE_MEASURED = { full: 900, compact: 390 } as const;
const MOST_MARKS = { full: 12, compact: 5 } as const;
/** Room around a place that stands out, or that a mark starts from, in pixels. */
const ROOM = { focus: 11, origin: 5, target: 3 } as const;

/** Places that must be named, the most important first, with the room in pixels that is taken around them. */
function placesOf(routes: readonly Route[], focus: PlaceId | null): ReadonlyMap<string, number> {
  const rooms = new Map<string, number>();
  const take = (id: string, room: number) => rooms.set(id, Math.max(rooms.get(id) ?? 0, room));
  if (focus) take(focus, ROOM.focus);
  for (const { mark, radius } of routes.toSorted((a, b) => a.age - b.age)) {
    take(mark.to.id, radius + ROOM.target);
    if (mark.from) take(mark.from.id, ROOM.origin);
  }
  return rooms;
}

/** The region, the places that matter, and what has been done to whom. Fills the height it is given, else takes its own. */
export const RegionMap = memo(function RegionMap({
  marks,
  focus = null,
  compact = false,
  magnify = 1,
}: RegionMapProps) {
  const frame = compact ? 'compact' : 'full';
  const box = FRAMES[frame];
  const tipId = useId();
  const roomRef = useRef<SVGSVGElement>(null);
  const width = WIDTH_BEFORE_MEASURED[frame];
  const size = useSize(roomRef, { width, height: (width * box.height) / box.width });
  const scale = Math.min(size.width / box.width, size.height / box.height);
  const unit = magnify / scale;
  const viewBox = `${box.x} ${box.y} ${box.width} ${box.height}`;

  const told = marks.find((mark) => mark.id === focus) ?? marks.at(-1);
  const focusPlace = focus !== null && isPlaceId(focus) ? focus : null;
  const routes = useMemo(() => {
    const recent = marks.slice(-MOST_MARKS[frame]);
    return routesOf(told && !recent.includes(told) ? [told, ...recent] : recent, told, frame, unit);
  }, [frame, marks, told, unit]);
  const must = useMemo(() => placesOf(routes, focusPlace), [routes, focusPlace]);
  const labels = useMemo(
    () =>
      placeLabels({
        frame,
        unit,
        must,
        keepClear: routes.filter(({ mark }) => mark.seat).map(({ badge }) => badge),
      }),
    [frame, unit, must, routes],
  );
  const places = useMemo(() => visiblePlaces(frame, must), [frame, must]);
  const strong = useMemo(
    () => new Set([focusPlace, told?.to.id].filter((id) => id != null)),
    [focusPlace, told],
  );

  const { shown, show, hide, keep } = useShownPlace();
  const shownPlace = shown && placeById(shown);
  const onScreen = ([x, y]: readonly [number, number]) =>
    [
      0.5 + ((x - box.x - box.width / 2) * scale) / size.width,
      0.5 + ((y - box.y - box.height / 2) * scale) / size.height,
    ] as const;

  const note = (
    <p className={styles.note}>Boundaries as in Natural Earth, disputed ones dashed; no position is taken.</p>
  );
  return (
    <figure className={styles.figure} data-frame={frame}>
      <div className={styles.stage}>
        <div className={styles.ground}>
          {/* Takes the room; what is drawn gets its size together with its scale, and is laid out once. */}
          <svg ref={roomRef} className={styles.space} viewBox={viewBox} aria-hidden="true" />
          <svg
            className={styles.map}
            style={size}
            viewBox={viewBox}
            role="img"
            aria-label={`Map of the region from the eastern Mediterranean to Iran.${told ? ' What is drawn on it is listed below.' : ''}`}
          >
            <use href={`${region}#land`} className={styles.land} />
            <use href={`${region}#borders`} className={styles.borders} />
            <use href={`${region}#disputed`} className={styles.disputed} />
            <MapLabels labels={labels.filter(({ kind }) => kind !== 'place')} unit={unit} />
            <PlaceDots places={places} frame={frame} unit={unit} focus={focusPlace} />
            {routes
              .toSorted((a, b) => b.age - a.age)
              .map((route) => (
                <MarkArc key={route.mark.id} route={route} frame={frame} unit={unit} />
              ))}
            <MapLabels labels={labels.filter(({ kind }) => kind === 'place')} unit={unit} strong={strong} />
          </svg>
        </div>
        <PlaceIndex
          places={places}
          frame={frame}
          unit={unit}
          size={size}
          shown={shown}
          tooltipId={tipId}
          onShow={show}
          onHide={hide}
        />
        {!compact && note}
        {shownPlace && (
          <PlaceTip
            id={tipId}
            place={shownPlace}
            marks={marks.filter((mark) => mark.to === shownPlace)}
            at={onScreen(pointOf(shownPlace, frame))}
            onPointerEnter={keep}
            onPointerLeave={() => hide(shownPlace.id)}
          />
        )}
      </div>
      <ol className={visuallyHidden} reversed>
        {marks.toReversed().map((mark) => (
          <li key={mark.id}>{describeMark(mark)}</li>
        ))}
      </ol>
      <figcaption className={styles.caption}>
        {told && (
          <p className={styles.news} data-seat={told.seat ?? 'none'}>
            <svg viewBox="-6 -6 12 12" aria-hidden="true">
              <SeatShape seat={told.seat} className={styles.key} />
            </svg>
            <span>{told.label}</span>
          </p>
        )}
        {compact && note}
      </figcaption>
    </figure>
  );
});
