import { useMemo } from 'react';
import { Check, Lock, X } from 'lucide-react';
import type { Seat } from '../../shared/content/seats';
import { appraise } from '../../shared/rules/appraise';
import { spentSignatories } from '../../shared/rules/obligations';
import type { Offer } from '../../shared/rules/state';
import { useTable } from '../session/table';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { SeatMark } from '../ui/SeatMark';
import { refusalText } from '../wording/refusal';
import { atStart, draftTitle, seatList, spentText } from '../../shared/wording/term';
import { AtAGlance } from './AtAGlance';
import styles from './Offer.module.css';
import { textOf } from './texts';
import { TreatyText } from './TreatyText';
import { useAct } from './useAct';
import { Worth } from './Worth';

export interface OfferCardProps {
  readonly offer: Offer;
  readonly onCounter: () => void;
}

/** An offer on the table: who proposes what to whom, who has answered, and what the viewer can do about it. */
export function OfferCard({ offer, onCounter }: OfferCardProps) {
  const view = useTable((t) => t.view);
  const seat = useTable((t) => (t.acts ? t.seat : null));
  const options = useTable((t) => t.options);
  const { run, busy } = useAct();
  const { id, by, draft } = offer;
  const before = offer.counters === null ? null : textOf(view, offer.counters);
  const appraisal = useMemo(() => appraise(view, draft), [view, draft]);
  const party = seat !== null && draft.parties.includes(seat);
  const accept = options?.accept[id] ?? null;
  const spent = spentSignatories(view, draft.parties);
  const last = draft.parties.every((each) => each === seat || offer.accepted[each]);
  const others = draft.parties.filter((each) => each !== by);
  const accepted = seat !== null && offer.accepted[seat] === true;
  const declined = seat !== null && offer.declined[seat] === true;

  return (
    <article className={styles.offer} aria-label={`${atStart(by)} proposes ${draftTitle(draft)}`}>
      <header className={styles.head}>
        <h2 className={styles.title}>{draftTitle(draft)}</h2>
        {draft.secret && (
          <Chip icon={<Lock />} tone="warn">
            secret
          </Chip>
        )}
      </header>
      <p className={styles.by}>
        <SeatMark seat={by} size="small" label={by === seat ? 'You' : undefined} />{' '}
        {by === seat ? 'propose' : 'proposes'} to {seatList(others)}
        {before !== null && ', in answer to an earlier text'}
      </p>
      <TreatyText draft={draft} before={before} className={styles.text} />
      <ul role="list" className={styles.parties}>
        {appraisal.parties.map((each) => (
          <li key={each.seat} className={styles.party}>
            <Answer offer={offer} seat={each.seat} />
            <AtAGlance party={each} />
          </li>
        ))}
      </ul>
      <Worth draft={draft} />
      {party && options && (
        <div className={styles.acts}>
          {by === seat ? (
            <Button
              size="small"
              aria-disabled={Boolean(options.withdraw[id])}
              loading={busy === 'withdraw'}
              onClick={() => !options.withdraw[id] && run('withdraw', { type: 'withdraw', offer: id })}
            >
              Withdraw
            </Button>
          ) : (
            <>
              {accepted ? (
                <Button
                  size="small"
                  aria-disabled={Boolean(options.withdraw[id])}
                  loading={busy === 'withdraw'}
                  onClick={() => !options.withdraw[id] && run('withdraw', { type: 'withdraw', offer: id })}
                >
                  Take back your acceptance
                </Button>
              ) : (
                <Button
                  size="small"
                  kind={accept === null ? 'primary' : 'plain'}
                  aria-disabled={accept !== null}
                  loading={busy === 'accept'}
                  onClick={() => accept === null && run('accept', { type: 'accept', offer: id })}
                >
                  {last ? 'Accept and sign' : 'Accept'}
                </Button>
              )}
              <Button
                size="small"
                aria-disabled={options.propose !== null}
                onClick={() => options.propose === null && onCounter()}
              >
                Counter
              </Button>
              {!declined && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-disabled={Boolean(options.decline[id])}
                  loading={busy === 'decline'}
                  onClick={() => !options.decline[id] && run('decline', { type: 'decline', offer: id })}
                >
                  Decline
                </Button>
              )}
            </>
          )}
        </div>
      )}
      {spent.length > 0 && accept?.code !== 'signed-this-round' && (
        <p className={styles.reason}>{spentText(spent)}</p>
      )}
      {party && options && accept !== null && by !== seat && !accepted && (
        <p className={styles.reason}>{refusalText(accept, view)}</p>
      )}
    </article>
  );
}

function Answer({ offer, seat }: { offer: Offer; seat: Seat }) {
  const word =
    offer.by === seat
      ? 'proposed it'
      : offer.accepted[seat]
        ? 'accepted'
        : offer.declined[seat]
          ? 'declined'
          : 'has not answered';
  const Icon = offer.by === seat || offer.accepted[seat] ? Check : offer.declined[seat] ? X : null;
  return (
    <span className={styles.answer}>
      <SeatMark seat={seat} size="small" />
      <span className={styles.word}>
        {Icon && <Icon size={13} aria-hidden="true" />}
        {word}
      </span>
    </span>
  );
}
