import { outcomeOf } from '../../shared/recording/compare';
import type { Origin } from '../../shared/recording/origin';
import { Link } from 'wouter';
import { useTable } from '../session/table';
import endingStyles from '../table/Ending.module.css';
import { OutcomeTable } from './OutcomeTable';
import { branchPoint, originName, originPath } from './words';

/** At the end of a branch: how it came out beside the game that it came from. */
export default function BranchEnding({ origin }: { origin: Origin }) {
  const view = useTable((t) => t.view);
  const outcome = outcomeOf(view);
  if (!outcome) return null;
  return (
    <section aria-labelledby="branch-outcome" className={endingStyles.part}>
      <h3 id="branch-outcome">This branch and the original</h3>
      <p className={endingStyles.note}>
        {shared(origin)} From there on others played, with the same dice. One game more is no proof that an
        act was right or wrong: it shows what else could have come of it.
      </p>
      <OutcomeTable
        caption="How the branch came out beside the original"
        original={{ name: 'The original', outcome: origin.outcome }}
        branches={[
          {
            key: 'own',
            name: 'This branch',
            from: <Link href={originPath(origin, view.viewer)}>{branchPoint(origin)}</Link>,
            outcome,
          },
        ]}
      />
    </section>
  );
}

function shared({ entry, ...origin }: Origin): string {
  const name = originName(origin);
  if (entry === 0) return `This began as ${name} began.`;
  return `${entry === 1 ? 'The first entry is that' : `The first ${entry} entries are those`} of ${name}.`;
}
