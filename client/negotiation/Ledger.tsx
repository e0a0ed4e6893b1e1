import type { Deal } from '../../shared/rules/state';
import { useTable } from '../session/table';
import { EmptyState } from '../ui/EmptyState';
import styles from './Ledger.module.css';
import { LedgerDeal } from './LedgerDeal';

/** What was signed: deals in force, and those that ended. */
export function Ledger() {
  const deals = Object.values(useTable((t) => t.view.deals));
  const inForce = deals.filter(({ status }) => status === 'in-force');
  const ended = deals.filter(({ status }) => status !== 'in-force');
  if (deals.length === 0) {
    return (
      <EmptyState title="Nothing has been signed yet">
        Deals are listed here with who owes what to whom, and whether it was kept. A truce that binds nobody
        wears thin.
      </EmptyState>
    );
  }
  return (
    <div className={styles.ledger}>
      <Part title="In force" deals={inForce} empty="No deal is in force." />
      {ended.length > 0 && <Part title="Ended" deals={ended} empty="" />}
    </div>
  );
}

function Part({ title, deals, empty }: { title: string; deals: readonly Deal[]; empty: string }) {
  return (
    <section aria-label={title}>
      <h2 className={styles.part}>{title}</h2>
      {deals.length === 0 && <p className={styles.none}>{empty}</p>}
      {deals.map((deal) => (
        <LedgerDeal key={deal.id} deal={deal} />
      ))}
    </section>
  );
}
