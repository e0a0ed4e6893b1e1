import type { ProjectorView } from '../../../shared/protocol/seminar';
import { QrCode } from '../../ui/QrCode';
import styles from './Projector.module.css';

/** While no table is shown: how to join, and how many have. */
export function JoinScreen({ view }: { view: ProjectorView }) {
  const { code, name, phase, people } = view;
  const link = `${location.origin}/join/${code}`;
  return (
    <main id="main" tabIndex={-1} className={styles.join}>
      <header>
        <p className={styles.brand}>Brittle Peace</p>
        <h1 className={styles.name}>{name ?? 'A seminar'}</h1>
      </header>
      <div className={styles.how}>
        <div>
          <p className={styles.where}>
            Go to <b>{location.host}/join</b> and type
          </p>
          <p className={styles.code} aria-label={`The code ${code.split('').join(' ')}`}>
            {code}
          </p>
          <p className={styles.where}>or point a camera here. A name is all that is asked.</p>
        </div>
        <QrCode value={link} title={`QR code to join with ${code}`} size={480} />
      </div>
      <p className={styles.come} role="status">
        <b>{people}</b> {people === 1 ? 'person has' : 'people have'} come
        {phase === 'playing' && '. The game is on; latecomers find a place.'}
        {phase === 'debrief' && '. The debrief is open.'}
      </p>
    </main>
  );
}
