import { useState } from 'react';
import { Check, Lock, X } from 'lucide-react';
import { OTHERS, SEATS, type Seat } from '../../shared/content/seats';
import { mayLeaveFreely } from '../../shared/rules/deals';
import { isDelivered, isLapsed, levelReached } from '../../shared/rules/obligations';
import { scenarioOf } from '../../shared/rules/scenario';
import type { Deal } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { useTable } from '../session/table';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Dialog } from '../ui/Dialog';
import { SeatMark } from '../ui/SeatMark';
import { refusalText } from '../wording/refusal';
import { capital, draftTitle, listed, possessive } from '../../shared/wording/term';
import styles from './Ledger.module.css';
import { TreatyText } from './TreatyText';
import { useAct } from './useAct';

/** A deal: its text, what became of each promise, and what the viewer can do about it. */
export function LedgerDeal({ deal }: { deal: Deal }) {
  const view = useTable((t) => t.view);
  const { draft } = deal;
  return (
    <article className={styles.deal} aria-label={draftTitle(draft)}>
      <header className={styles.head}>
        <h3 className={styles.title}>{draftTitle(draft)}</h3>
        {deal.secret && (
          <Chip icon={<Lock />} tone="warn">
            secret
          </Chip>
        )}
      </header>
      <p className={styles.when}>{whenText(deal)}</p>
      <TreatyText
        draft={draft}
        dated
        className={styles.text}
        note={(index) => <Note deal={deal} index={index} view={view} />}
      />
      <Record deal={deal} view={view} />
      <Acts deal={deal} view={view} />
    </article>
  );
}

function whenText({ signed, until, status, ended, draft, secret }: Deal): string {
  const began = `Signed in round ${signed}`;
  const opened = draft.secret && !secret ? ', in secret, and since made public' : '';
  if (status === 'denounced') return `${began}${opened}, denounced in round ${ended}.`;
  if (status === 'expired') return `${began}${opened}, ran out in round ${ended}.`;
  return `${began}${opened}. In force ${until === null ? 'for the rest of the game' : `to the end of round ${until}`}.`;
}

/** What became of a promise. */
function Note({ deal, index, view }: { deal: Deal; index: number; view: View }) {
  const term = deal.draft.terms[index];
  if (!term) return null;
  const over = deal.status !== 'in-force';
  if (isDelivered(deal, index)) {
    return (
      <span className={styles.note} data-state="done">
        <Check size={12} aria-hidden="true" /> delivered in round {deal.delivered[index]}
      </span>
    );
  }
  if (isLapsed(deal, index)) {
    return (
      <span className={styles.note} data-state="over">
        ended in round {deal.lapsed[index]}
      </span>
    );
  }
  if (over) return null;
  if (term.due !== null) {
    const late = term.due < view.round;
    const text =
      term.due > view.round
        ? `due in round ${term.due}`
        : late
          ? `due since round ${term.due}`
          : 'due this round';
    return (
      <span className={styles.note} data-state={late ? 'late' : 'open'}>
        {term.after === null ? text : `${text}, once what it waits for holds`}
      </span>
    );
  }
  return levelReached(view, term) ? null : (
    <span className={styles.note} data-state="open">
      on its way, one step a round
    </span>
  );
}

/** Who kept their word in which round. */
function Record({ deal, view }: { deal: Deal; view: View }) {
  const debtors = SEATS.filter((seat) => deal.draft.terms.some((term) => term.debtor === seat));
  const last = deal.ended ?? Math.min(view.round, deal.until ?? view.round);
  const rounds = Array.from({ length: last - deal.signed + 1 }, (_, at) => deal.signed + at);
  return (
    <table className={styles.record}>
      <caption className={styles.caption}>Kept, by round</caption>
      <thead>
        <tr>
          <td />
          {rounds.map((round) => (
            <th key={round} scope="col">
              {round}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {debtors.map((seat) => (
          <tr key={seat}>
            <th scope="row">
              <SeatMark seat={seat} size="small" />
            </th>
            {rounds.map((round) => (
              <td key={round}>
                <Mark
                  state={deal.record[`${round}:${seat}`]}
                  running={round === view.round && deal.status === 'in-force'}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Mark({ state, running }: { state: 'kept' | 'broken' | undefined; running: boolean }) {
  if (state === 'kept') return <Check className={styles.kept} size={14} aria-label="kept" />;
  if (state === 'broken') return <X className={styles.broken} size={14} aria-label="broken" />;
  return running ? <span aria-label="not yet known">…</span> : <span aria-label="nothing due">·</span>;
}

function Acts({ deal, view }: { deal: Deal; view: View }) {
  const seat = useTable((t) => t.seat);
  const options = useTable((t) => t.options);
  const { run, busy } = useAct();
  const [asking, setAsking] = useState<'denounce' | 'publish' | null>(null);
  if (seat === null || options === null || !deal.draft.parties.includes(seat) || deal.status !== 'in-force')
    return null;
  const denounce = options.denounce[deal.id] ?? null;
  const publish = deal.secret ? (options.publish[deal.id] ?? null) : null;
  const reason = denounce ?? publish;
  const name = draftTitle(deal.draft);

  const confirm = async () => {
    if (asking === null) return;
    setAsking(null);
    await run(asking, { type: asking, deal: deal.id });
  };
  return (
    <div className={styles.acts}>
      <Button
        size="small"
        aria-disabled={denounce !== null}
        loading={busy === 'denounce'}
        onClick={() => denounce === null && setAsking('denounce')}
      >
        Denounce
      </Button>
      {deal.secret && (
        <Button
          size="small"
          aria-disabled={publish !== null}
          loading={busy === 'publish'}
          onClick={() => publish === null && setAsking('publish')}
        >
          Publish
        </Button>
      )}
      {reason && <p className={styles.reason}>{refusalText(reason, view)}</p>}
      <Dialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        size="small"
        title={asking === 'publish' ? `Publish “${name}”?` : `Denounce “${name}”?`}
        description={
          asking === 'publish'
            ? 'Everybody can read it from then on, and it earns the credits at home that a public deal earns. It cannot be made secret again.'
            : priceText(deal, seat, view)
        }
        footer={
          <>
            <Button onClick={() => setAsking(null)}>Go back</Button>
            <Button kind={asking === 'publish' ? 'primary' : 'danger'} onClick={confirm}>
              {asking === 'publish' ? 'Publish' : 'Denounce'}
            </Button>
          </>
        }
      />
    </div>
  );
}

/** What leaving a deal costs. */
function priceText(deal: Deal, seat: Seat, view: View): string {
  const ends = 'The whole deal ends for everybody. What was delivered stays delivered.';
  if (mayLeaveFreely(deal, seat, view.round))
    return `${ends} It was broken toward you, so it costs you no trust.`;
  const { denounce, denounceThird } = scenarioOf(view).numbers.trust;
  const parties = OTHERS[seat].filter((other) => deal.draft.parties.includes(other));
  const third = OTHERS[seat].filter((other) => !deal.draft.parties.includes(other) && !deal.secret);
  const prices = [
    ...parties.map((other) => `${possessive(other)} trust in you falls by ${-denounce}`),
    ...third.map((other) => `${possessive(other)} by ${-denounceThird}`),
  ];
  return `${ends} ${capital(listed(prices))}.`;
}
