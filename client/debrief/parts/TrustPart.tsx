import { useMemo } from 'react';
import { SEATS, OTHERS, SEAT_NAMES } from '../../../shared/content/seats';
import { Figure } from '../charts/Figure';
import { drawTriangles } from '../charts/Triangles';
import { useStory } from '../story';
import { SHORT_NAMES } from '../words';
import { ChartOf } from './Course';
import { trustByRound, trustChart } from './course';
import { Section } from './Section';

/** Trust in both directions of each pair, and as triangles. */
export function TrustPart() {
  const story = useStory();
  const chart = useMemo(() => trustChart(story), [story]);
  const rounds = useMemo(() => trustByRound(story), [story]);
  const pairs = SEATS.flatMap((from) => OTHERS[from].map((to) => ({ from, to })));
  const text = (at: number): string => {
    const each = rounds[at];
    if (!each) return '';
    const head = each.round === 0 ? 'As dealt' : `At the end of ${story.when(each.round)}`;
    return `${head}: ${pairs.map(({ from, to }) => `${SHORT_NAMES[from]} in ${SHORT_NAMES[to]} ${each.trust[from][to]}`).join(', ')}.`;
  };
  return (
    <Section
      id="trust"
      lead="How far each seat trusts each other one, from 0 to 10. Trust is what makes a promise credible: what it does not cover, assurances must. It comes with promises kept, and goes with promises broken and force."
    >
      <ChartOf
        chart={chart}
        title="Trust of each pair, both ways"
        about={`The line with a seat’s mark and colour is how far that seat trusts the other: ${SEATS.map((seat) => SEAT_NAMES[seat]).join(', ')} have a solid, a dashed and a dotted line.`}
        least={200}
        height={120}
        across={3}
      />
      <Figure
        title="The trust triangle, at the end of each round"
        about="An arrow from a seat is how far it trusts the one it points at: its weight and its number. ▴ and ▾ tell what changed in that round. United States on top, Israel left, Iran right."
        summary={`Triangles of trust for the beginning and ${rounds.length - 1} rounds. ${text(rounds.length - 1)}`}
        table={{
          name: 'Trust at the end of each round',
          file: 'trust-by-round',
          columns: ['Round', ...pairs.map(({ from, to }) => `${SEAT_NAMES[from]} in ${SEAT_NAMES[to]}`)],
          rows: rounds.map(({ round, trust }) => [round, ...pairs.map(({ from, to }) => trust[from][to])]),
        }}
        stops={rounds.map(({ round }, at) => ({
          text: text(at),
          entry: round === 0 ? 0 : (story.chronicle.course.roundEnds[round - 1] ?? null),
        }))}
        draw={(width, index) => drawTriangles(rounds, width, index)}
      />
    </Section>
  );
}
