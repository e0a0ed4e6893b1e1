/** Pictures for links: how a game ended, at a glance. Plain SVG, 1200 × 630, in the light colours of the pages. */
import { ENDING_TEXT } from '../../shared/content/endings';
import { OTHERS, SEAT_NAMES, SEATS, type Seat } from '../../shared/content/seats';
import { SEAT_PATHS } from '../../shared/drawing/seats';
import { laneOf, LAYOUTS } from '../../shared/drawing/trust';
import type { Facts } from '../../shared/recording/facts';

export const WIDTH = 1200;
export const HEIGHT = 630;

/** As client/styles/tokens.css has them. */
const INK = '#182028';
const SOFT = '#434e58';
const FAINT = '#5a6670';
const GROUND = '#f3f4f2';
const HAIRLINE = '#d6dad7';
const SEAT_COLOURS: Record<Seat, string> = { usa: '#1f66ae', iran: '#8f5b00', israel: '#7d2257' };
const GOOD = '#1d6b45';
const WARN = '#a03f00';

const MARGIN = 64;
/** Width of the words, left of the triangle. */
const COLUMN = 640;

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

interface Type {
  readonly size: number;
  readonly family?: 'serif' | 'sans';
  readonly weight?: 400 | 600;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

function text(x: number, y: number, words: string, { size, family, weight, colour, anchor }: Type): string {
  const font = family === 'serif' ? 'Source Serif 4' : 'Inter';
  return `<text x="${x}" y="${y}" font-family="${font}" font-size="${size}" font-weight="${weight ?? 400}" fill="${colour ?? INK}" text-anchor="${anchor ?? 'start'}">${escape(words)}</text>`;
}

/** Width of a letter, on average, in parts of the type's size. */
const LETTER = 0.5;

/** Breaks words into lines; what does not fit into the last ends in dots. */
export function lines(words: string, width: number, size: number, most: number): string[] {
  const room = Math.floor(width / (size * LETTER));
  const broken: string[] = [''];
  for (const word of words.split(/\s+/)) {
    const last = broken.at(-1) ?? '';
    if (last === '') broken[broken.length - 1] = word;
    else if (last.length + 1 + word.length <= room) broken[broken.length - 1] = `${last} ${word}`;
    else broken.push(word);
  }
  const cut = (line: string): string => (line.length > room ? `${line.slice(0, room - 1)}…` : line);
  if (broken.length <= most) return broken.map(cut);
  const kept = broken.slice(0, most).map(cut);
  const last = kept[most - 1] ?? '';
  return [...kept.slice(0, -1), last.length + 2 > room ? `${last.slice(0, room - 2)} …` : `${last} …`];
}

function triangle(trust: Facts['trust'], x: number, y: number, scale: number): string {
  const layout = LAYOUTS.large;
  const { lane, figures, mark, names, corners } = layout;
  const arrows = SEATS.flatMap((from) =>
    OTHERS[from].map((to) => {
      const value = trust[from][to];
      const { path, head, figure } = laneOf(layout, from, to);
      const colour = SEAT_COLOURS[from];
      const shaft =
        value > 0
          ? `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${(lane * value) / 10}"/><path d="${head(lane * (0.55 + 0.105 * value))}" fill="${colour}"/>`
          : `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="2 6"/>`;
      return `<path d="${path}" fill="none" stroke="${colour}" stroke-opacity="0.14" stroke-width="${lane}"/>${shaft}<circle cx="${figure.x}" cy="${figure.y}" r="${figures * 0.86}" fill="${GROUND}"/>${text(figure.x, figure.y + figures * 0.355, String(value), { size: figures, weight: 600, colour, anchor: 'middle' })}`;
    }),
  );
  const seats = SEATS.map((seat) => {
    const at = corners[seat];
    const size = mark / 10;
    const above = seat === 'usa' ? at.y - mark - names * 0.75 : at.y + mark + names * 1.45;
    return `<path d="${SEAT_PATHS[seat]}" fill="${SEAT_COLOURS[seat]}" transform="translate(${at.x - 12 * size} ${at.y - (seat === 'israel' ? 13.2 : 12) * size}) scale(${size})"/>${text(at.x, above, SEAT_NAMES[seat], { size: names, family: 'serif', weight: 600, colour: SEAT_COLOURS[seat], anchor: 'middle' })}`;
  });
  return `<g transform="translate(${x} ${y}) scale(${scale})">${arrows.join('')}${seats.join('')}</g>`;
}

/** Ten steps of a track. */
function gauge(x: number, y: number, name: string, value: number, colour: string): string {
  const steps = Array.from({ length: 10 }, (_, step) => {
    const fill = step < value ? colour : HAIRLINE;
    return `<rect x="${x + 22 * step}" y="${y + 14}" width="19" height="8" fill="${fill}"/>`;
  });
  return `${text(x, y, name, { size: 22, weight: 600, colour: SOFT })}${text(x + 217, y, String(value), { size: 26, weight: 600, family: 'serif', colour, anchor: 'end' })}${steps.join('')}`;
}

const page = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${GROUND}"/>${content}</svg>`;

const brand = text(MARGIN, 86, 'Brittle Peace', { size: 28, family: 'serif', weight: 600, colour: SOFT });

/** Of a headline: the largest at which it takes two lines, or the smallest. */
const SIZES = [64, 54, 46];
const SIZE_LEAST = 46;

/** The final position of a game, with the title that it was given, if any. */
export function gamePicture(facts: Facts, title: string | null): string {
  const { ending, rounds, trust, course, toll, scores } = facts;
  const { name } = ENDING_TEXT[ending];
  const months = rounds === 1 ? 'after one month' : `after ${rounds} months`;
  const headline = title ?? name;
  const size = SIZES.find((each) => lines(headline, COLUMN, each, 3).length <= 2) ?? SIZE_LEAST;
  const headlines = lines(headline, COLUMN, size, 3);
  const top = 168;
  const below = top + (headlines.length - 1) * size * 1.14;
  const foot = 446;
  const seats = SEATS.map((seat, index) => {
    const x = MARGIN + index * 214;
    const colour = SEAT_COLOURS[seat];
    return `<path d="${SEAT_PATHS[seat]}" fill="${colour}" transform="translate(${x} ${foot + 62})"/>${text(x + 34, foot + 82, SEAT_NAMES[seat], { size: 22, weight: 600, colour })}${text(x + 34, foot + 116, String(Math.round(scores[seat])), { size: 30, family: 'serif', weight: 600 })}`;
  });
  return page(
    [
      brand,
      ...headlines.map((line, index) =>
        text(MARGIN, top + index * size * 1.14, line, { size, family: 'serif', weight: 600 }),
      ),
      text(MARGIN, below + 52, title === null ? months : `${name}, ${months}`, { size: 28, colour: SOFT }),
      gauge(MARGIN, foot - 52, 'Ceasefire', course.ceasefire.at(-1) ?? 0, GOOD),
      gauge(MARGIN + 256, foot - 52, 'Escalation', course.escalation.at(-1) ?? 0, WARN),
      text(MARGIN + 512, foot - 52, 'Human cost', { size: 22, weight: 600, colour: SOFT }),
      text(MARGIN + 512, foot - 18, String(toll), { size: 30, family: 'serif', weight: 600 }),
      `<line x1="${MARGIN}" x2="${MARGIN + COLUMN}" y1="${foot + 30}" y2="${foot + 30}" stroke="${HAIRLINE}" stroke-width="2"/>`,
      ...seats,
      text(MARGIN, foot + 152, 'Out of 100, each by its own interests', { size: 18, colour: FAINT }),
      triangle(trust, 744, 110, 0.96),
      text(948, 540, 'Trust on the last day, from 0 to 10', { size: 20, colour: FAINT, anchor: 'middle' }),
    ].join(''),
  );
}

/** For links to anything else: what this is, and trust as the game begins. */
export function sitePicture(trust: Facts['trust']): string {
  const about =
    'The ceasefire is one morning old. The only result that all three can live with has to be negotiated.';
  return page(
    [
      text(MARGIN, 250, 'Brittle Peace', { size: 84, family: 'serif', weight: 600 }),
      ...lines(about, COLUMN, 32, 4).map((line, index) =>
        text(MARGIN, 318 + index * 44, line, { size: 32, family: 'serif', colour: SOFT }),
      ),
      text(MARGIN, 500, 'A negotiation game for three seats', { size: 26, colour: FAINT }),
      triangle(trust, 744, 110, 0.96),
      text(948, 540, 'Trust on the first morning, from 0 to 10', {
        size: 20,
        colour: FAINT,
        anchor: 'middle',
      }),
    ].join(''),
  );
}
