import { lazy, Suspense, useState } from 'react';
import { Presentation } from 'lucide-react';
import { Link } from 'wouter';
import form from '../pages/Form.module.css';
import { Button, buttonClass } from '../ui/Button';
import { CopyField } from '../ui/CopyField';
import { PageHeading } from '../ui/PageHeading';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './Ready.module.css';
import { facilitatorLink, heldToken } from './tokens';

const QrCode = lazy(() => import('../ui/QrCode').then(({ QrCode }) => ({ default: QrCode })));

/** What a facilitator needs once the seminar is open: the code for the participants, and the own secret link. */
export default function ReadyPage({ seminar }: { seminar: string }) {
  const held = heldToken(seminar, 'facilitator');
  const [isShown, setShown] = useState(false);
  if (!held || held.code === null) {
    return (
      <div className={form.page}>
        <PageHeading title="This seminar was opened elsewhere" />
        <p className={form.lead}>
          Its code and its secret link are kept by the browser that opened it. With the secret link you reach
          the <Link href={`/seminar/${seminar}/desk`}>desk</Link>, where the code stands too.
        </p>
      </div>
    );
  }
  const { code, name, token } = held;
  const join = `${location.origin}/join/${code}`;
  const secret = facilitatorLink(seminar, token);
  return (
    <div className={form.page}>
      <PageHeading title={name === null ? 'Your seminar is open' : `${name} is open`} />
      <section className={styles.joining} aria-labelledby="joining">
        <div>
          <h2 id="joining" className={styles.how}>
            Participants go to <b>{location.host}/join</b> and type
          </h2>
          <p className={styles.code}>
            <span aria-hidden="true">{code}</span>
            <VisuallyHidden>{code.split('').join(' ')}</VisuallyHidden>
          </p>
          <p className={form.note}>Or they point a camera at the picture. A name is all that is asked.</p>
        </div>
        <Suspense fallback={<span className={styles.qrSpace} />}>
          <QrCode value={join} title={`QR code of the link to join with ${code}`} size={208} />
        </Suspense>
      </section>
      <div className={form.acts}>
        <Link href={`/seminar/${seminar}/desk`} className={buttonClass('primary', 'large')}>
          To the desk
        </Link>
        <a
          className={buttonClass('plain', 'large')}
          href={`/seminar/${seminar}/projector`}
          target="_blank"
          rel="noreferrer"
        >
          <Presentation size={18} aria-hidden="true" />
          Project this
        </a>
      </div>
      <section className={styles.secret} aria-labelledby="secret">
        <h2 id="secret">Keep your secret link</h2>
        <p>
          It is the only key to this seminar from another browser, and nobody can give it to you again. Copy
          it to where you keep such things. Whoever has it can do and read all that you can: do not project
          it.
        </p>
        {isShown ? (
          <CopyField label="Secret link of the facilitator" value={secret} />
        ) : (
          <div className={form.acts}>
            <CopySecret link={secret} />
            <Button kind="quiet" onClick={() => setShown(true)}>
              Show it
            </Button>
          </div>
        )}
        <CopyField label="Link for participants" value={join} />
      </section>
    </div>
  );
}

/** Copies the link without showing it: the screen may be projected. */
function CopySecret({ link }: { link: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  return (
    <>
      <Button onClick={() => void copy()}>Copy the secret link</Button>
      <span role="status" className={form.note}>
        {state === 'copied' && 'Copied.'}
        {state === 'failed' && 'The browser does not let this page copy. Show it, and copy it by hand.'}
      </span>
    </>
  );
}
