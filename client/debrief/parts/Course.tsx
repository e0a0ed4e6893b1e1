import { useMemo } from 'react';
import type { Standout } from '../../../shared/analysis/debrief/debrief';
import { counted } from '../../../shared/wording/term';
import { Figure, type FigureProps } from '../charts/Figure';
import { drawMultiples } from '../charts/Multiples';
import { drawStrip } from '../charts/Strip';
import type { FigureTable } from '../charts/table';
import { useStory, type Story } from '../story';
import { actorOf, COURSE_GROUPS, courseChart, SHAPE_OF, type CourseChart } from './course';
import { Section } from './Section';

const LANES: readonly { readonly name: string; readonly kinds: readonly Standout[] }[] = [
  { name: 'Headlines', kinds: ['headline'] },
  { name: 'Deals signed', kinds: ['signing'] },
  { name: 'Promises broken', kinds: ['breach'] },
  { name: 'Deals denounced', kinds: ['denounced'] },
  { name: 'Strikes', kinds: ['strike'] },
  { name: 'Found out', kinds: ['detected'] },
  { name: 'War and peace', kinds: ['war', 'peace'] },
];

const eventsTable = ({ chronicle, month, say }: Story): FigureTable => ({
  name: 'Events',
  file: 'events',
  columns: ['Month', 'Round', 'Entry', 'What happened'],
  rows: chronicle.course.events.map((event) => [month(event.round), event.round, event.entry, say(event)]),
});

function Calendar() {
  const story = useStory();
  const { chronicle, time, month, say, when } = story;
  const lanes = LANES.filter(({ kinds }) => chronicle.course.events.some(({ kind }) => kinds.includes(kind)));
  const shown = chronicle.course.events
    .map((event) => ({ event, lane: lanes.findIndex(({ kinds }) => kinds.includes(event.kind)) }))
    .filter(({ lane }) => lane >= 0);
  const marks = shown.map(({ event, lane }) => ({
    round: event.round,
    lane,
    shape: SHAPE_OF[event.kind],
    hue: actorOf(event),
  }));
  const months = Array.from({ length: time.rounds }, (_, at) => month(at + 1).split(' ')[0] ?? '');
  return (
    <Figure
      title="Month by month"
      about="What stood out, round by round. Strikes, broken promises and acts that were found out have the colour of the seat that did them."
      summary={`A calendar of ${counted(shown.length, 'event')} in ${counted(time.rounds, 'round')}.`}
      table={eventsTable(story)}
      stops={shown.map(({ event }) => ({ text: `${when(event.round)}: ${say(event)}`, entry: event.entry }))}
      draw={(width, index) =>
        drawStrip({ marks, lanes: lanes.map(({ name }) => name), months }, width, index)
      }
    />
  );
}

export function ChartOf({
  chart,
  title,
  about,
  ...layout
}: {
  chart: CourseChart;
  title: string;
  about?: FigureProps['about'];
  least?: number;
  height?: number;
  across?: number;
}) {
  const { time } = useStory();
  const { places, panels, stops, table, summary } = chart;
  return (
    <Figure
      title={title}
      about={about}
      summary={summary}
      table={table}
      stops={stops}
      draw={(width, index) => drawMultiples({ places, rounds: time.rounds, panels, ...layout }, width, index)}
    />
  );
}

/** The tracks over the rounds, with what happened on them. */
export function Course() {
  const story = useStory();
  const charts = useMemo(
    () => COURSE_GROUPS.map((group) => ({ group, chart: courseChart(story, group) })),
    [story],
  );
  return (
    <Section
      id="course"
      lead="Every track over the rounds. A line moves where something happened, and bears the mark of it as in the calendar. Point at a chart, or move along it with the arrow keys, to see the figures and causes of a moment, and to go there in the game."
    >
      <Calendar />
      {charts.map(({ group, chart }) => (
        <ChartOf
          key={group.id}
          chart={chart}
          title={group.title}
          about={group.about}
          least={group.tracks.length > 2 ? 160 : 280}
          height={group.id === 'truce' ? 140 : 96}
          across={group.tracks.length === 3 ? 3 : group.tracks.length === 4 ? 4 : 2}
        />
      ))}
    </Section>
  );
}
