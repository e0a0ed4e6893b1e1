// The debrief of real games as it is drawn: all of it in words, every chart described, every figure in a table.
import { renderToStaticMarkup } from 'react-dom/server';
import { Router } from 'wouter';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { DebriefNow } from '../../client/debrief/analysis';
import { COURSE_GROUPS, courseChart, trustByRound, trustChart } from '../../client/debrief/parts/course';
import { leftText, notable, orderOf } from '../../client/debrief/parts/deals';
import { tollText } from '../../client/debrief/parts/Head';
import { SECTIONS } from '../../client/debrief/parts/Section';
import { Report } from '../../client/debrief/Report';
import { storyOf, type Story } from '../../client/debrief/story';
import { chronicleOf } from '../../shared/analysis/debrief/chronicle';
import { gameIdOf } from '../../shared/recording/id';
import { GOLDEN, golden } from '../analysis/games';
import { sampleAnalysis, sampleBargain } from './debrief-sample';

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
});

const story = (file: string): Story => {
  const timeline = golden(file);
  return storyOf(timeline, chronicleOf(timeline), gameIdOf(timeline.recording), () => undefined);
};

const again = () => undefined;
const draw = (of: Story, now: Partial<DebriefNow>): string =>
  renderToStaticMarkup(
    <Router ssrPath="/watch/0123456789abcdef/debrief">
      <Report
        story={of}
        now={{ analysis: {}, status: 'working', progress: 0, problem: null, again, ...now }}
      />
    </Router>,
  );
const whole = (of: Story): string =>
  draw(of, { analysis: sampleAnalysis(of.chronicle), status: 'done', progress: 1 });
const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&#x27;/g, "'");

describe.each(GOLDEN)('%s', (file) => {
  const of = story(file);
  const html = whole(of);

  test('has every section, and a way to each', () => {
    for (const [id, title] of SECTIONS) {
      expect(html).toContain(`id="${id}"`);
      expect(html).toContain(`href="#${id}">${title.replaceAll("'", '&#x27;')}`);
    }
  });

  test('says nothing but words', () => {
    expect(html).not.toMatch(/NaN|Infinity/);
    expect(words(html)).not.toMatch(/\b(undefined|null|heu|usa|\[object)\b|\b(deal|offer)-\d/);
  });

  test('every chart has a name and says what it shows, and every reference leads somewhere', () => {
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    expect(ids.size).toBe([...html.matchAll(/ id="([^"]*)"/g)].length);
    for (const [, names] of html.matchAll(/aria-labelledby="([^"]*)"/g)) {
      for (const name of names!.split(' ')) expect(ids).toContain(name);
    }
    for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
    const charts = [
      ...html.matchAll(/<svg [^>]*role="img"[^>]*><title[^>]*>([^<]+)<\/title><desc[^>]*>([^<]*)/g),
    ];
    expect(charts.length).toBeGreaterThanOrEqual(14);
    for (const [, name, description] of charts) {
      expect(name).toMatch(/^[A-Z]/);
      if (name !== 'Human cost of each round') expect(description!.length).toBeGreaterThan(20);
    }
    // Its figures, as a table and as files, stand below each.
    expect(html.split('<figure').length - 1).toBe(html.split('>Figures<').length - 1);
  });

  test('every change of a track or of trust has a cause', () => {
    const charts = [...COURSE_GROUPS.map((group) => courseChart(of, group)), trustChart(of)];
    for (const { stops } of charts) {
      for (const { text } of stops) {
        for (const [, after] of text.matchAll(/ → \d+(.{0,2})/g)) expect(`${text}: ${after}`).toMatch(/ \($/);
      }
    }
  });

  test('what needs no estimates is there at once, and the rest says that it is coming', () => {
    const early = draw(of, { progress: 0.42 });
    for (const [id] of SECTIONS) expect(early).toContain(`id="${id}"`);
    expect(early).toContain('42 % of the work is done');
    expect(early.split('<progress').length - 1).toBe(3);
    expect(early.split('<svg').length).toBeGreaterThan(10);
    const failed = draw(of, { status: 'failed', problem: 'It broke off. Try again.' });
    expect(failed).toContain('It broke off. Try again.');
    expect(failed).not.toContain('<progress');
  });
});

describe('words', () => {
  test('the human cost is named with its worst month and its cause', () => {
    const of = story('03-short-conflagration.peace.json');
    const { toll } = of.chronicle.course;
    const worst = toll.reduce((most, each) => (each.added > most.added ? each : most));
    expect(tollText(of)).toContain(`came to ${toll.at(-1)!.total}`);
    expect(tollText(of)).toContain(`${worst.added} fell in ${of.month(worst.round)}`);
    expect(tollText(story('11-short-durable-peace.peace.json'))).toMatch(/^Nobody was killed/);
  });

  test('trust by round begins as dealt and ends as the game did', () => {
    const of = story('01-standard-brittle-peace.peace.json');
    const rounds = trustByRound(of);
    expect(rounds).toHaveLength(of.chronicle.facts.rounds + 1);
    expect(rounds[0]!.trust).toEqual(of.chronicle.course.points[0]!.trust);
    expect(rounds.at(-1)!.trust).toEqual(of.chronicle.course.points.at(-1)!.trust);
  });
});

describe('the talks of a round', () => {
  test('what was left on the table is measured against what was signed', () => {
    expect(leftText(sampleBargain(1, 0))).toBe(
      'Measured against “Relief for uranium”, the Nash point would have brought the United States 3 points more, give or take 2.4; Iran about as much (−1, give or take 2.4); Israel about as much (+2, give or take 2.4).',
    );
    expect(leftText(sampleBargain(1, 0, null))).toMatch(/^Measured against signing nothing/);
    const unclear = { mean: 3, error: 4 };
    expect(
      leftText({ ...sampleBargain(1, 0), leftOnTable: { usa: unclear, iran: unclear, israel: unclear } }),
    ).toMatch(/^The Nash point is not clearly better or worse/);
    expect(leftText({ ...sampleBargain(1, 0), nash: 1 })).toMatch(/nothing was left on the table/);
    expect(leftText({ ...sampleBargain(1, 0), zopa: [0] })).toMatch(/no zone of possible agreement/);
  });

  test('those that a reader looks for come once each, what was signed first', () => {
    const bargain = sampleBargain(1, 0);
    const found = notable(bargain);
    expect(found[0]).toEqual({ index: 1, why: 'signed' });
    expect(new Set(found.map(({ index }) => index)).size).toBe(found.length);
    expect(found.find(({ index }) => index === bargain.nash)!.why).toContain('Nash point');
  });

  test('arrow keys go through all of them, the best for all three first', () => {
    const bargain = sampleBargain(1, 0);
    const order = orderOf(bargain);
    expect([...order].sort((a, b) => a - b)).toEqual(bargain.packages.map((_, index) => index));
    expect(order[0]).toBe(5);
  });
});
