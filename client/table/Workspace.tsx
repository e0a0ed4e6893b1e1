import { memo } from 'react';
import { CHAIR } from '../../shared/content/seats';
import { OrdersPanel } from '../orders/OrdersPanel';
import { ResponsePanel } from '../orders/ResponsePanel';
import { TalksPanel } from '../negotiation/TalksPanel';
import { useTable } from '../session/table';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { EmptyState } from '../ui/EmptyState';
import { Dispatches } from './Dispatches';
import { Ending } from './Ending';
import { HeadlineCard } from './HeadlineCard';
import { Hint } from './Hint';
import { useScene } from './useCommands';
import styles from './Workspace.module.css';

/** What there is to do or to read in this step. */
export const Workspace = memo(function Workspace() {
  const step = useTable((t) => t.view.step);
  const round = useTable((t) => t.view.round);
  const telling = useScene(({ tape }) => tape.length > 0);
  // Where nobody acts there may be nothing in it that takes the focus, and it has to be scrolled by keyboard.
  const acts = useTable((t) => t.acts && t.seat !== null);
  return (
    <div
      className={styles.workspace}
      tabIndex={acts ? undefined : 0}
      key={telling ? 'wire' : `${round} ${step}`}
    >
      <ErrorBoundary what="part of the table" resetKey={`${round} ${step} ${telling}`}>
        {telling ? <Dispatches /> : step === 'ended' ? <Ending /> : <Step />}
      </ErrorBoundary>
    </div>
  );
});

function Step() {
  const step = useTable((t) => t.view.step);
  const seat = useTable((t) => t.seat);
  const all = useTable((t) => t.view.viewer === CHAIR);
  return (
    <div className={styles.step}>
      <Hint />
      {step === 'talks' && (
        <>
          <HeadlineCard />
          <TalksPanel />
        </>
      )}
      {step === 'orders' && (seat || all ? <OrdersPanel /> : <Closed what="orders" />)}
      {step === 'response' && (seat || all ? <ResponsePanel /> : <Closed what="answers" />)}
    </div>
  );
}

const Closed = ({ what }: { what: string }) => (
  <EmptyState title={`The ${what} are secret until all are in`}>
    What comes of them is told here, one dispatch at a time.
  </EmptyState>
);
