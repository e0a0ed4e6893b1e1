import { lazy, Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { SEATS, type Seat } from '../../shared/content/seats';
import { describeError, galleryLink, heldSeat, inviteLink, takeSeat, type HostedTable } from '../session/api';
import { Button, buttonClass } from '../ui/Button';
import { CopyField } from '../ui/CopyField';
import { PageHeading } from '../ui/PageHeading';
import { SeatMark } from '../ui/SeatMark';
import form from './Form.module.css';
import styles from './Host.module.css';
import { seatInSentence } from './words';

const QrCode = lazy(() => import('../ui/QrCode').then(({ QrCode }) => ({ default: QrCode })));

/** The invitations of a table that was opened here. */
export function HostReady({ hosted }: { hosted: HostedTable }) {
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState<Seat>();
  const [error, setError] = useState('');
  const { table, code, invites, gallery, name } = hosted;
  const mine = heldSeat(table);
  const invited = SEATS.flatMap((seat) =>
    invites[seat] === undefined ? [] : [{ seat, invite: invites[seat] }],
  );

  const sit = async (seat: Seat, invite: string) => {
    setBusy(seat);
    setError('');
    try {
      await takeSeat(table, seat, { invite });
      navigate(`/t/${table}`);
    } catch (caught) {
      setError(describeError(caught));
      setBusy(undefined);
    }
  };

  return (
    <div className={form.page}>
      <PageHeading title={name === undefined ? 'Your table is open' : `${name} is open`} />
      <p className={form.lead}>
        Give each person the link or the picture of their seat. A link seats whoever opens it first, so send
        it to that person alone. This page stays in this browser.
      </p>
      {mine && (
        <p className={styles.mine}>
          <Link href={`/t/${table}`} className={buttonClass('primary')}>
            Back to your seat
          </Link>
          <SeatMark seat={mine.seat} />
        </p>
      )}
      <p role="alert" className={form.error}>
        {error}
      </p>
      <ul role="list" className={styles.invites}>
        {invited.map(({ seat, invite }) => {
          const link = inviteLink(table, seat, invite);
          return (
            <li key={seat} className={styles.invite}>
              <div className={styles.inviteText}>
                <h2 className={styles.inviteSeat}>
                  <SeatMark seat={seat} size="large" />
                </h2>
                {mine?.seat === seat ? (
                  <p className={form.note}>This is your seat.</p>
                ) : (
                  <>
                    <CopyField label={`Link for ${seatInSentence(seat)}`} value={link} />
                    {!mine && (
                      <div data-print="no">
                        <Button loading={busy === seat} onClick={() => void sit(seat, invite)}>
                          Take this seat yourself
                        </Button>
                      </div>
                    )}
                  </>
                )}
              </div>
              {mine?.seat !== seat && (
                <Suspense fallback={<span className={styles.qrSpace} />}>
                  <QrCode value={link} title={`QR code of the link for ${seatInSentence(seat)}`} size={148} />
                </Suspense>
              )}
            </li>
          );
        })}
      </ul>
      <section className={styles.codes} aria-labelledby="public">
        <h2 id="public">For everybody</h2>
        <p className={form.note}>
          With this code somebody can find the table at <Link href="/join">Join</Link> and take a seat that is
          still free.
        </p>
        <p className={styles.code}>{code}</p>
        {gallery && <CopyField label="Link to the gallery" value={galleryLink(table)} />}
      </section>
    </div>
  );
}
