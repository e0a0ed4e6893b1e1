import type { BeliefOf } from '../../../shared/analysis/debrief/debrief';
import { SEAT_NAMES } from '../../../shared/content/seats';
import { TRACK_MAX } from '../../../shared/content/tracks';
import { PICTURES, type PictureOf } from '../../../shared/rules/state';
import { capital } from '../../../shared/wording/term';
import { Figure } from '../charts/Figure';
import { drawMultiples, type Hue } from '../charts/Multiples';
import type { FigureTable } from '../charts/table';
import { useStory, type Story } from '../story';
import { figure, percent } from '../words';
import { Section } from './Section';

type Subject = keyof BeliefOf;

const WHO: Record<PictureOf, { readonly name: string; readonly hue: Hue }> = {
  usa: { name: SEAT_NAMES.usa, hue: 'usa' },
  israel: { name: SEAT_NAMES.israel, hue: 'israel' },
  public: { name: 'The public', hue: 'hidden' },
};

const SUBJECTS: readonly {
  readonly id: Subject;
  readonly title: string;
  readonly unit: string;
  readonly about: string;
}[] = [
  {
    id: 'heu',
    title: 'Enriched uranium: what was believed, and what there was',
    unit: 'bombs’ worth',
    about: 'All highly enriched uranium, declared or not.',
  },
  {
    id: 'concealed',
    title: 'Undeclared uranium',
    unit: 'bombs’ worth',
    about: 'What of it was at places that nobody had declared: strikes cannot reach it.',
  },
  {
    id: 'weapon',
    title: 'Steps toward a weapon',
    unit: 'steps of 5',
    about: 'How far work on a usable device had come.',
  },
];

const beliefsTable = (
  story: Story,
  subjects: readonly Subject[] = ['heu', 'concealed', 'weapon'],
): FigureTable => ({
  name: 'Beliefs at the end of each round',
  file: subjects.length === 1 ? `beliefs-${subjects[0] === 'heu' ? 'uranium' : subjects[0]}` : 'beliefs',
  columns: [
    'Round',
    ...subjects.flatMap((subject) => {
      const what = { heu: 'uranium', concealed: 'undeclared', weapon: 'weapon' }[subject];
      return [
        `Truth, ${what}`,
        ...PICTURES.flatMap((who) =>
          ['mean', '5th percentile', '95th percentile', 'odds given to the truth'].map(
            (part) => `${WHO[who].name}, ${what}: ${part}`,
          ),
        ),
      ];
    }),
  ],
  rows: story.chronicle.beliefs.map(({ round, truth, pictures }) => [
    round,
    ...subjects.flatMap((subject) => [
      truth[subject],
      ...PICTURES.flatMap((who) => {
        const { mean, low, high, onTruth } = pictures[who][subject];
        return [mean, low, high, onTruth];
      }),
    ]),
  ]),
});

/** What three who could not know believed, against what there was. */
export function Beliefs() {
  const story = useStory();
  const { beliefs } = story.chronicle;
  return (
    <Section
      id="beliefs"
      lead="Iran alone knew what it had. The two others and the public held a picture of it, which every signal moved by Bayes’ rule; it could be wide, and it could be wrong. The heavy line is the truth, the thin line the mean of the picture, and the band holds nine tenths of it."
    >
      {SUBJECTS.map(({ id, title, unit, about }) => (
        <Figure
          key={id}
          title={title}
          about={about}
          summary={`One panel each for the United States, Israel and the public, with the truth. At the end the truth was ${beliefs.at(-1)?.truth[id] ?? 0}; ${PICTURES.map((who) => `${WHO[who].name} believed ${figure(beliefs.at(-1)?.pictures[who][id].mean ?? 0)}`).join(', ')}.`}
          table={beliefsTable(story, [id])}
          stops={beliefs.map(({ round, entry, truth, pictures }) => ({
            text: `${round === 0 ? 'As dealt' : `After ${story.when(round)}`}: the truth was ${truth[id]}. ${PICTURES.map(
              (who) => {
                const { mean, low, high, onTruth } = pictures[who][id];
                return `${WHO[who].name} believed ${figure(mean)} (${low} to ${high}), and gave the truth ${percent(onTruth)}`;
              },
            ).join('; ')}.`,
            entry,
          }))}
          draw={(width, index) =>
            drawMultiples(
              {
                places: beliefs.map(({ round }) => round),
                rounds: story.time.rounds,
                least: 200,
                height: id === 'weapon' ? 96 : 120,
                across: 3,
                panels: PICTURES.map((who) => ({
                  title: capital(WHO[who].name),
                  ...(who !== 'public' && { seat: who }),
                  note: unit,
                  high: TRACK_MAX[id],
                  lines: [
                    {
                      name: WHO[who].name,
                      label: 'held',
                      hue: WHO[who].hue,
                      shape: 'line',
                      values: beliefs.map(({ pictures }) => pictures[who][id].mean),
                      band: beliefs.map(({ pictures }) => [pictures[who][id].low, pictures[who][id].high]),
                    },
                    {
                      name: 'Truth',
                      label: 'true',
                      hue: 'truth',
                      shape: 'line',
                      values: beliefs.map(({ truth }) => truth[id]),
                    },
                  ],
                })),
              },
              width,
              index,
            )
          }
        />
      ))}
    </Section>
  );
}
