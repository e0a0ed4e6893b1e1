import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SEATS } from '../../shared/content/seats';
import { arcBetween, distance, pointAt, trim } from '../../client/map/arcs';
import { placeLabels } from '../../client/map/labels';
import { describeMark, MARK_KINDS, MARK_STYLES, type MapMark } from '../../client/map/marks';
import { FRAMES, isPlaceId, PLACE_IDS, placeById, PLACES, pointOf } from '../../client/map/places';
import { RegionMap } from '../../client/map/RegionMap';

const SIZES = [
  ['full', 960 / 900],
  ['compact', FRAMES.compact.width / 390],
] as const;

const mark = (fields: Partial<MapMark>): MapMark => ({
  id: 'm1',
  from: placeById('tel-aviv'),
  to: placeById('natanz'),
  kind: 'strike',
  label: 'Israel strikes Natanz.',
  seat: 'israel',
  ...fields,
});
const markup = (props: Parameters<typeof RegionMap>[0]) =>
  renderToStaticMarkup(createElement(RegionMap, props));

describe('geometry', () => {
  it('is under 30 kB', () => {
    for (const file of ['geometry.ts', 'region.svg']) {
      expect(readFileSync(`client/map/${file}`).byteLength).toBeLessThan(30_000);
    }
  });

  it('has land, borders and disputed lines, and no broken number', () => {
    const region = readFileSync('client/map/region.svg', 'utf8');
    for (const id of ['land', 'borders', 'disputed']) {
      expect(new RegExp(`<path id="${id}" .* d="(.*)"/>`).exec(region)?.[1]).toMatch(/^M[-\d][-\d. MLlz]+$/);
    }
  });
});

describe('places', () => {
  it('are listed once each, in the order of their ids, each with a sentence', () => {
    expect(PLACES.map(({ id }) => id)).toEqual([...PLACE_IDS]);
    for (const { about } of PLACES) expect(about).toMatch(/^[A-Z].+\.$/);
    expect(isPlaceId('natanz')).toBe(true);
    expect(isPlaceId('m1')).toBe(false);
  });

  it.each(SIZES)('are all within the %s frame', (frame) => {
    const { x, y, width, height } = FRAMES[frame];
    for (const place of PLACES) {
      const [px, py] = pointOf(place, frame);
      expect(px > x + 10 && px < x + width - 10 && py > y + 10 && py < y + height - 10, place.id).toBe(true);
    }
  });
});

describe('labels', () => {
  it.each(SIZES)('do not collide in the %s frame', (frame, unit) => {
    const labels = placeLabels({ frame, unit, must: new Map(), keepClear: [] });
    labels.forEach((label, i) => {
      for (const other of labels.slice(i + 1)) {
        const clash = label.boxes.some((a) =>
          other.boxes.some(
            (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
          ),
        );
        expect(clash, `${label.text} / ${other.text}`).toBe(false);
      }
    });
    const named = new Set(labels.map(({ id }) => id));
    for (const id of ['tehran', 'tel-aviv', 'washington', 'doha', 'muscat', 'r-iran'])
      expect(named, id).toContain(id);
  });

  it('names every place on the full map', () => {
    const named = new Set(
      placeLabels({ frame: 'full', unit: 1, must: new Map(), keepClear: [] }).map(({ id }) => id),
    );
    for (const id of PLACE_IDS) expect(named).toContain(id);
  });

  it.each(PLACE_IDS)('names %s on the small map when something happens there', (id) => {
    const labels = placeLabels({ frame: 'compact', unit: 1.9, must: new Map([[id, 12]]), keepClear: [] });
    expect(labels.map((label) => label.id)).toContain(id);
  });
});

describe('arcs', () => {
  const [from, to] = [
    [0, 100],
    [300, 100],
  ] as const;

  it('bow to the north, each further one beside the last', () => {
    const heights = [0, 1, 2].map((nth) => pointAt(arcBetween(from, to, nth), 0.5)[1]);
    expect(new Set(heights).size).toBe(3);
    for (const height of heights) expect(height).toBeLessThan(100);
    expect(pointAt(arcBetween(to, from), 0.5)[1]).toBeLessThan(100);
  });

  it('stop short of both ends', () => {
    const [start, , end] = trim(arcBetween(from, to), 10, 20);
    expect(distance(start, from)).toBeGreaterThanOrEqual(10);
    expect(distance(end, to)).toBeGreaterThanOrEqual(20);
    expect(distance(end, to)).toBeLessThan(30);
  });
});

describe('RegionMap', () => {
  it.each(MARK_KINDS)('draws a mark of kind %s, in both sizes', (kind) => {
    for (const compact of [false, true]) {
      expect(markup({ marks: [mark({ kind })], compact })).toContain(`data-kind="${kind}"`);
    }
  });

  it('tells kinds apart without colour', () => {
    const looks = MARK_KINDS.map((kind) => JSON.stringify({ ...MARK_STYLES[kind], name: '' }));
    expect(new Set(looks).size).toBe(MARK_KINDS.length);
  });

  it('gives each seat its own shape', () => {
    const shapes = SEATS.map(
      (seat) => /<path d="([^"]+)" transform="scale/.exec(markup({ marks: [mark({ seat })] }))?.[1],
    );
    expect(new Set(shapes).size).toBe(3);
    expect(shapes).not.toContain(undefined);
  });

  it('draws a mark without origin, without owner, and within one place', () => {
    const marks = [
      mark({ id: 'a', from: null, seat: null }),
      mark({ id: 'b', from: placeById('tehran'), to: placeById('tehran'), kind: 'covert' }),
    ];
    expect(markup({ marks })).not.toContain('NaN');
  });

  it('tells the newest mark, or the one in focus', () => {
    const marks = [mark({ id: 'old', label: 'The old one.' }), mark({ id: 'new', label: 'The new one.' })];
    const told = (html: string) => /<figcaption.*?<span>(.*?)<\/span>/s.exec(html)?.[1];
    expect(told(markup({ marks }))).toBe('The new one.');
    expect(told(markup({ marks, focus: 'old' }))).toBe('The old one.');
    expect(told(markup({ marks, focus: 'natanz' }))).toBe('The new one.');
  });

  it('lists the marks in words, has one tab stop and states its borders', () => {
    const html = markup({ marks: [mark({ damage: 2 })] });
    expect(html).toContain('Israel: Israel strikes Natanz (strike, Tel Aviv to Natanz, damage 2).');
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html).toContain('role="img"');
    expect(html).toContain('no position is taken');
  });

  it.each([
    ['no owner', mark({ seat: null }), 'Israel strikes Natanz (strike, Tel Aviv to Natanz).'],
    [
      'repelled',
      mark({ damage: 0 }),
      'Israel: Israel strikes Natanz (strike, Tel Aviv to Natanz, no damage).',
    ],
    [
      'talks have no damage',
      mark({ kind: 'talks', damage: 0, from: null }),
      'Israel: Israel strikes Natanz (talks, Natanz).',
    ],
  ])('describes a mark: %s', (_why, given, expected) => {
    expect(describeMark(given)).toBe(expected);
  });
});
