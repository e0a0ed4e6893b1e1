import { SEAT_NAMES, SEATS } from '../../../shared/content/seats';
import { capital, listed } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useDesk } from '../store';
import { useAsk } from '../useAsk';
import { STEP_NAMES, tablesText } from '../words';

/** Ends the step at some tables, whoever is not done yet. */
export function Advance({ tables, onClose }: { tables: readonly number[]; onClose: () => void }) {
  const ask = useAsk();
  const view = useDesk((desk) => desk.view);
  const all = Object.keys(view.tables).length;
  const running = tables.filter((number) => {
    const table = view.tables[number];
    return table !== undefined && table.step !== 'ended' && !table.paused;
  });
  const advance = () => {
    onClose();
    void ask(
      { type: 'advance', tables: running },
      `${capital(tablesText(running, all))}: the step has ended`,
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={`End the step at ${tablesText(running, all)}?`}
      description="It is as if the clock had run out: whoever is not done is passed over, and orders that were not committed are not given. This cannot be taken back."
      footer={
        <>
          <Button onClick={onClose}>Let them finish</Button>
          <Button kind="primary" onClick={advance} disabled={running.length === 0}>
            End the step
          </Button>
        </>
      }
    >
      <ul>
        {running.slice(0, 6).map((number) => {
          const table = view.tables[number];
          if (!table) return null;
          const open = SEATS.filter((seat) => !table.seats[seat].ready).map((seat) => SEAT_NAMES[seat]);
          return (
            <li key={number}>
              Table {number}, {STEP_NAMES[table.step]}:{' '}
              {open.length === 0 ? 'all are done' : `${listed(open)} not done`}
            </li>
          );
        })}
        {running.length > 6 && <li>and {running.length - 6} more</li>}
      </ul>
    </Dialog>
  );
}
