import type { Bargain } from '../../../shared/analysis/debrief/debrief';
import { SEAT_NAMES, SEATS } from '../../../shared/content/seats';
import { drawDeviations } from '../charts/Deviations';
import { Figure } from '../charts/Figure';
import { useStory } from '../story';
import { leftTable, leftText } from './deals';
import { margin } from '../words';
import { Term } from './Section';

/** What each round left on the table, for each seat; choosing a round shows its talks below. */
export function LeftOverTime({
  bargains,
  onRound,
}: {
  bargains: readonly Bargain[];
  onRound: (round: number) => void;
}) {
  const story = useStory();
  return (
    <Figure
      title="Left on the table, round by round"
      about={
        <>
          What each seat would have had more at the <Term id="nash">Nash point</Term> than from what came of
          the talks: a column upward is points not taken, one downward is points the seat got beyond it. The
          thin line is how far the estimate may be off.
        </>
      }
      summary={`Columns for each seat and round. ${bargains.map((bargain) => `Round ${bargain.round}: ${leftText(bargain)}`).join(' ')}`}
      table={leftTable(story, bargains)}
      stops={bargains.map((bargain) => ({
        text: `${story.when(bargain.round)}: ${leftText(bargain)}`,
        entry: bargain.entry,
      }))}
      onChoose={(at) => {
        const bargain = bargains[at];
        if (bargain) onRound(bargain.round);
      }}
      draw={(width, index) =>
        drawDeviations(
          SEATS.map((seat) => ({
            seat,
            title: SEAT_NAMES[seat],
            values: bargains.map(({ round, leftOnTable }) => ({
              label: String(round),
              value: leftOnTable[seat].mean,
              margin: margin(leftOnTable[seat]) ?? 0,
            })),
          })),
          width,
          index,
        )
      }
    />
  );
}
