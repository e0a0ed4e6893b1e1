import { useMemo } from 'react';
import { forecastDraft } from '../../shared/rules/worth';
import type { Draft } from '../../shared/rules/state';
import { Moves } from '../orders/Moves';
import { useTable } from '../session/table';
import { Explain } from '../ui/Explain';
import { signed } from '../../shared/wording/numbers';
import styles from './Offer.module.css';

const round = (points: number): string => String(Math.round(points));

/** What a text would move once it is carried out, and what that is worth to the viewer, for its eyes alone; `brief`: the worth alone. */
export function Worth({ draft, brief = false }: { draft: Draft; brief?: boolean }) {
  const view = useTable((t) => t.view);
  const seat = useTable((t) => t.seat);
  const forecast = useMemo(() => seat && forecastDraft(view, seat, draft), [view, seat, draft]);
  if (!forecast || !seat || !draft.parties.includes(seat)) return null;
  const { now, carriedOut, kept } = forecast;
  const change = Math.round(carriedOut) - Math.round(now);
  return (
    <div className={styles.worth}>
      <p>
        <Explain text="Your interests and your agenda as the table stands, once every promise in the text is carried out. Only you see it. It leaves out what everybody would do with the deal or without it.">
          Worth to you
        </Explain>{' '}
        <strong>
          {change === 0
            ? 'nothing either way'
            : `${signed(change)} ${Math.abs(change) === 1 ? 'point' : 'points'}`}
        </strong>
        {change !== 0 && `: your score as it stands, ${round(now)} → ${round(carriedOut)} if all is kept`}
      </p>
      {!brief && <Moves moves={kept} seat={seat} label="What it moves when it is carried out" />}
    </div>
  );
}
