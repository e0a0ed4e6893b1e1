/** Charts as files of their own: in light colours, with their title and where they are from. */
import { download } from '../../table/download';

/** What makes a mark look as it does, with what holds where nothing is said; the rest is in its attributes. */
const LOOKS: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'stroke-opacity': '1',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'paint-order': 'normal',
};

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 20;
const HEAD = 36;
const FOOT = 30;

export interface Signature {
  readonly title: string;
  /** One line under the chart: which game. */
  readonly source: string;
}

/** The chart as one SVG text that needs nothing else: styles inlined, light, without what only shows where the reader is. */
function standaloneSvg(svg: SVGSVGElement, { title, source }: Signature): string {
  const { width, height } = svg.viewBox.baseVal;
  const host = document.createElement('div');
  host.style.cssText = `position:absolute;left:-9999px;width:${width}px`;
  host.dataset.sheet = '';
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const passing of copy.querySelectorAll('[data-passing]')) passing.remove();
  host.append(copy);
  document.body.append(host);
  try {
    for (const element of copy.querySelectorAll<SVGElement>('path, line, rect, circle, text, tspan')) {
      const look = getComputedStyle(element);
      const said = Object.entries(LOOKS).flatMap(([name, usual]) => {
        const value = look.getPropertyValue(name);
        // What text looks like is inherited: where it is as usual, it has to be said too.
        return value === usual && element.tagName !== 'tspan' ? [] : [`${name}:${value}`];
      });
      element.setAttribute('style', said.join(';'));
      element.removeAttribute('class');
    }
    const family = getComputedStyle(host).getPropertyValue('font-family');
    return frame(copy, { title, source }, { width, height }, family);
  } finally {
    host.remove();
  }
}

function frame(
  chart: SVGSVGElement,
  { title, source }: Signature,
  { width, height }: { readonly width: number; readonly height: number },
  family: string,
): string {
  const make = (name: string, attributes: Readonly<Record<string, string | number>>, text?: string) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const [wide, high] = [Math.ceil(width + 2 * MARGIN), Math.ceil(height + HEAD + FOOT + MARGIN)];
  const sheet = make('svg', {
    width: wide,
    height: high,
    viewBox: `0 0 ${wide} ${high}`,
    role: 'img',
    'font-family': family,
  });
  const words = { x: MARGIN };
  sheet.append(
    make('title', {}, title),
    make('rect', { width: wide, height: high, fill: '#ffffff' }),
    make('text', { ...words, y: 30, 'font-size': 16, 'font-weight': 600, fill: '#182028' }, title),
    make('text', { ...words, y: high - 14, 'font-size': 11, fill: '#5a6670' }, source),
  );
  for (const name of ['class', 'style', 'id', 'role', 'aria-labelledby']) chart.removeAttribute(name);
  chart.querySelector(':scope > title')?.remove();
  for (const [key, value] of Object.entries({
    x: MARGIN,
    y: HEAD + MARGIN / 2,
    width,
    height,
    overflow: 'visible',
  })) {
    chart.setAttribute(key, String(value));
  }
  chart.querySelector(':scope > desc')?.removeAttribute('id');
  sheet.append(chart);
  return new XMLSerializer().serializeToString(sheet);
}

export function saveSvg(svg: SVGSVGElement, signature: Signature, file: string): void {
  download(new Blob([standaloneSvg(svg, signature)], { type: 'image/svg+xml;charset=utf-8' }), `${file}.svg`);
}

/** Twice as many pixels as on the screen; `false` where the browser cannot. */
export async function savePng(svg: SVGSVGElement, signature: Signature, file: string): Promise<boolean> {
  const text = standaloneSvg(svg, signature);
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * image.naturalWidth;
    canvas.height = 2 * image.naturalHeight;
    const pen = canvas.getContext('2d');
    if (!pen) return false;
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!picture) return false;
    download(picture, `${file}.png`);
    return true;
  } catch {
    return false;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function saveText(text: string, type: 'text/csv' | 'application/json', file: string): void {
  download(new Blob([text], { type: `${type};charset=utf-8` }), file);
}
