import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FIRST_MORNING } from '../../client/pages/plan';
import { readInvite, readPasted } from '../../client/session/api';
import { Countdown } from '../../client/ui/Countdown';
import { Gauge } from '../../client/ui/Gauge';
import { clockText } from '../../client/ui/numbers';
import { plain, signed } from '../../shared/wording/numbers';
import { TrustTriangle } from '../../client/ui/TrustTriangle';
import { laneOf, LAYOUTS } from '../../shared/drawing/trust';
import { SCENARIOS } from '../../shared/content/scenarios';
import { OTHERS, SEATS } from '../../shared/content/seats';

describe('numbers', () => {
  it.each([
    [3, '+3', '3'],
    [-2, '−2', '−2'],
    [0, '±0', '0'],
  ])('%i is a change of %s and a value of %s', (value, change, text) => {
    expect([signed(value), plain(value)]).toEqual([change, text]);
  });

  it.each([
    [221_000, '3:41'],
    [500, '0:01'],
    [0, '0:00'],
    [-5, '0:00'],
    [3_783_000, '1:03:03'],
  ])('%i ms is %s on a clock', (ms, text) => expect(clockText(ms)).toBe(text));
});

describe('gauge', () => {
  it('says what the number is of, how it changed and what is expected', () => {
    const html = renderToStaticMarkup(
      <Gauge label="base" value={4} delta={-1} cause="ratifying the Doha text" projected={5} />,
    );
    expect(html).toContain('aria-label="base 4 of 10, −1 from ratifying the Doha text, expected 5"');
    expect(html.match(/data-state="full"/g)).toHaveLength(4);
    expect(html.match(/data-state="gain"/g)).toHaveLength(1);
  });

  it('shows what would be lost', () => {
    const html = renderToStaticMarkup(<Gauge label="base" value={4} projected={1} />);
    expect([html.match(/"full"/g)?.length, html.match(/"loss"/g)?.length]).toEqual([1, 3]);
  });
});

describe('countdown', () => {
  it('is not there without a clock, and stands while paused', () => {
    expect(renderToStaticMarkup(<Countdown label="Talks" until={null} />)).toBe('');
    expect(renderToStaticMarkup(<Countdown label="Talks" until={null} pausedWith={90_000} />)).toContain(
      'Talks, time left 1:30, paused',
    );
  });

  it('counts on the clock it is given', () => {
    expect(renderToStaticMarkup(<Countdown label="Talks" until={61_000} now={() => 1000} />)).toContain(
      'time left 1:00',
    );
  });
});

describe('trust triangle', () => {
  const trust = {
    usa: { usa: 0, iran: 2, israel: 7 },
    iran: { usa: 1, iran: 0, israel: 0 },
    israel: { usa: 7, iran: 0, israel: 0 },
  };

  it('is a table for screen readers, and its changes say why', () => {
    const changed = [{ from: 'iran' as const, to: 'usa' as const, by: 1, why: 'relief delivered' }];
    const html = renderToStaticMarkup(<TrustTriangle trust={trust} changed={changed} />);
    expect(html).toContain('<th scope="row">Iran</th><td>1, +1: relief delivered</td>');
    expect(html).toContain('aria-label="Iran trusts the United States 1 of 10. +1: relief delivered"');
  });

  it('draws no weight for no trust', () => {
    const none = {
      usa: { usa: 0, iran: 0, israel: 0 },
      iran: { usa: 0, iran: 0, israel: 0 },
      israel: { usa: 0, iran: 0, israel: 0 },
    };
    expect(
      renderToStaticMarkup(<TrustTriangle trust={none} size="small" />).match(/stroke-dasharray/g),
    ).toHaveLength(6);
  });

  it('keeps its lanes inside its box', () => {
    for (const layout of Object.values(LAYOUTS)) {
      for (const from of SEATS) {
        for (const to of OTHERS[from]) {
          const { x, y } = laneOf(layout, from, to).figure;
          const half = Math.max(layout.lane / 2, layout.figures * 0.86);
          expect(x - half).toBeGreaterThan(0);
          expect(x + half).toBeLessThan(layout.width);
          expect(y + half).toBeLessThan(layout.height);
        }
      }
    }
  });
});

it('shows on the first page the trust that the standard game begins with', () => {
  for (const from of SEATS) {
    for (const to of OTHERS[from])
      expect(FIRST_MORNING[from][to]).toBe(SCENARIOS.standard.start.trust[from][to]);
  }
});

describe('what is pasted into Join', () => {
  it.each([
    ['k7qx-4m', { code: 'K7QX4M' }],
    [' K7QX 4M ', { code: 'K7QX4M' }],
    ['https://peace.example/join?code=k7qx', { code: 'K7QX' }],
    ['https://peace.example/t/abc#seat=iran&invite=s-_1', { table: 'abc', seat: 'iran', invite: 's-_1' }],
    ['https://peace.example/t/abc', { table: 'abc' }],
    ['https://peace.example/t/abc#seat=france&invite=x', { table: 'abc' }],
    ['https://peace.example/', undefined],
    ['', undefined],
  ])('%s', (text, expected) => expect(readPasted(text)).toEqual(expected));

  it('reads an invitation from a hash', () => {
    expect(readInvite('#seat=usa&invite=abc')).toEqual({ seat: 'usa', invite: 'abc' });
    expect(readInvite('')).toBeUndefined();
  });
});
