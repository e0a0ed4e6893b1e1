import { useState, useMemo, type ReactNode } from 'react';
import { Printer } from 'lucide-react';
import { Link } from 'wouter';
import { SEAT_NAMES } from '../../shared/content/seats';
import type { SeatView, View } from '../../shared/views/view';
import { inSentence } from '../../shared/wording/term';
import { Site } from '../pages/Site';
import { heldPass, heldSeat } from '../session/api';
import { liveSource } from '../session/live';
import { TableProvider, useTable } from '../session/table';
import { Waiting } from '../table/Waiting';
import { Button, buttonClass } from '../ui/Button';
import { PageHeading } from '../ui/PageHeading';
import { SeatMark } from '../ui/SeatMark';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { seatBrief, type SeatBrief } from './brief';
import styles from './SeatBrief.module.css';

/** The brief of the seat that this browser holds at a table. It looks, and never acts. */
export default function SeatBriefPage({ table }: { table: string }) {
  const [held, setHeld] = useState(() => heldSeat(table));
  const source = useMemo(
    () => ({ ...liveSource({ table, token: held?.token ?? heldPass(table) }), acts: false as const }),
    [table, held],
  );
  return (
    <TableProvider
      source={source}
      waiting={(connection, why) => (
        <Waiting table={table} connection={connection} why={why} onGallery={() => setHeld(undefined)} />
      )}
    >
      <Site>
        <Brief table={table} />
      </Site>
    </TableProvider>
  );
}

const isOfSeat = (view: View): view is SeatView => view.viewer !== 'gallery' && view.viewer !== 'chair';

function Brief({ table }: { table: string }) {
  const view = useTable((t) => t.view);
  if (!isOfSeat(view)) {
    return (
      <div className={styles.none}>
        <PageHeading title="No seat, no brief" />
        <p>
          Each brief is for one seat’s eyes. This browser holds no seat at this table; sit down first, or read
          what everybody may know.
        </p>
        <p className={styles.acts}>
          <Link href="/briefing" className={buttonClass('primary')}>
            Background
          </Link>
          <Link href={`/t/${table}`} className={buttonClass('plain')}>
            To the table
          </Link>
        </p>
      </div>
    );
  }
  return <Sheet brief={seatBrief(view)} table={table} />;
}

function Sheet({ brief, table }: { brief: SeatBrief; table: string }) {
  const { seat, agenda, odds } = brief;
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <div>
          <p className={styles.eyes}>For this seat’s eyes only</p>
          <PageHeading title={`Brief for ${SEAT_NAMES[seat]}`}>
            <SeatMark seat={seat} size="large" /> <span className={styles.office}>{brief.office}</span>
          </PageHeading>
        </div>
        <p className={styles.acts} data-print="no">
          <Button size="small" icon={<Printer />} onClick={() => print()}>
            Print
          </Button>
          <Link href={`/t/${table}`} className={buttonClass('plain')}>
            To the table
          </Link>
        </p>
      </header>
      <div className={styles.columns}>
        <Part id="situation" title="Situation">
          <p>{brief.situation}</p>
          <ul role="list" className={styles.figures}>
            {brief.figures.map(({ track, name, value, of, edge, home }) => (
              <li key={track}>
                <span>
                  <b>{name}</b>{' '}
                  <span className={styles.value}>
                    {value} of {of}
                  </span>
                  {home && <small> your home track</small>}
                </span>
                <small>{edge}</small>
              </li>
            ))}
          </ul>
          <p>
            {brief.trust.map(({ other, ours, theirs }, at) => (
              <span key={other}>
                {at > 0 && ' '}
                Your trust in {inSentence(other)} is {ours} of 10, its trust in you {theirs}.
              </span>
            ))}
          </p>
        </Part>
        {agenda && (
          <Part id="agenda" title="Secret agenda" note="30 of your 100 points, up to 10 in part">
            <p>
              <b>{agenda.name}.</b> {agenda.text} On the last day, of which ✓ holds now:
            </p>
            <ul role="list" className={styles.conditions}>
              {agenda.conditions.map(({ text, holds }) => (
                <li key={text} data-holds={holds}>
                  <span aria-hidden="true">{holds ? '✓' : '○'}</span>
                  <span>
                    {text}
                    <VisuallyHidden>{holds ? ' (holds now)' : ' (does not hold now)'}</VisuallyHidden>
                  </span>
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part id="interests" title="Interests" note="70 points, known to all">
          <ul role="list" className={styles.weights}>
            {brief.interests.map(({ name, weight }) => (
              <li key={name}>
                <span>{name}</span> <b>{weight}</b>
              </li>
            ))}
          </ul>
        </Part>
        <Part id="red-lines" title="Red lines">
          <ul className={styles.list}>
            {brief.redLines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Part>
        <Part id="known" title="What we know">
          {brief.facts.length > 0 && (
            <>
              <p>You alone know this for certain:</p>
              <ul className={styles.list}>
                {brief.facts.map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
              </ul>
            </>
          )}
          {odds && (
            <table className={styles.odds}>
              <caption>{odds.whose}</caption>
              <tbody>
                {odds.list.map(({ what, percent, words }) => (
                  <tr key={what}>
                    <th scope="row">{what}</th>
                    <td>{words}</td>
                    <td>{percent} %</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Part>
        <Part id="others" title="What the others probably want">
          {brief.others.map(({ seat: other, text, interests, agendas }) => (
            <div key={other} className={styles.other}>
              <p>
                <SeatMark seat={other} size="small" /> {text}
              </p>
              <p className={styles.small}>
                Weighs most: {interests.join('; ')}. One secret agenda of {agendas.join(', ')}.
              </p>
            </div>
          ))}
        </Part>
        <Part id="first" title="First moves to consider">
          <ul className={styles.list}>
            {brief.first.map(({ name, kind, why }) => (
              <li key={name}>
                <b>{name}</b> <small>({kind === 'order' ? 'an order' : 'a promise in a deal'})</small> {why}.
              </li>
            ))}
          </ul>
        </Part>
      </div>
    </article>
  );
}

function Part({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id} className={styles.title}>
        {title} {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  );
}
