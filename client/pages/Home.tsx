import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { PageHeading } from '../ui/PageHeading';
import { TrustTriangle } from '../ui/TrustTriangle';
import { FIRST_MORNING } from './plan';
import { PlayNow } from './PlayNow';
import styles from './Home.module.css';

const SavedGames = lazy(() => import('./SavedGames'));

const STEPS = [
  ['Headlines', 'One event changes what everyone faces.'],
  ['Talks', 'Messages, offers and counter-offers, in the open or in private.'],
  ['Orders', 'Each side spends its few points, at once and in secret.'],
  ['Resolution', 'Orders are carried out. What was covert may come to light.'],
  ['Response', 'Whoever was struck answers, or chooses not to.'],
  ['Reckoning', 'Deals are kept or broken; trust and the home fronts move.'],
] as const;

/** The first page: what this is, and two presses to a running game. */
export function Home() {
  return (
    <>
      <section className={styles.hero}>
        <div className={styles.words}>
          <div className={styles.name}>
            <PageHeading title="" className={styles.title}>
              Brittle Peace
            </PageHeading>
            <div className={styles.small} aria-hidden="true">
              <TrustTriangle trust={FIRST_MORNING} size="small" />
            </div>
          </div>
          <p className={styles.line}>
            The ceasefire is one morning old. Hardly anybody trusts anybody, fighting on is tempting, and the
            only result that all three can live with has to be negotiated.
          </p>
          <p className={styles.about}>
            A negotiation game for three seats: a simulation that begins on 24 June 2025 and departs from
            history there.
          </p>
        </div>
        <div className={styles.picture}>
          <TrustTriangle
            trust={FIRST_MORNING}
            size="large"
            caption="Trust on the first morning, from 0 to 10"
          />
          <p className={styles.key}>
            Trust on the first morning. Each arrow is how far one seat trusts another, from 0 to 10.
          </p>
        </div>
        <div className={styles.start}>
          <Suspense>
            <SavedGames />
          </Suspense>
          <PlayNow />
        </div>
      </section>

      <section className={styles.ways} aria-label="Other ways to play">
        <Way
          href="/host"
          name="Host a table"
          text="Two or three people, each at their own screen, bots for the empty seats, clocks if you like."
        />
        <Way
          href="/seminar"
          name="Run a seminar"
          text="Many tables and one facilitator, with briefs before the game and a debrief after it."
        />
        <Way
          href="/join"
          name="Join with a code"
          text="Somebody has opened a table or a seminar and given you a code or a link."
        />
        <Way
          href="/watch"
          name="Watch"
          text="Games that are on, and a library of finished ones, step by step and from every side."
        />
        <Way
          href="/rules"
          name="Rules"
          text="Every rule and every number. The game hides facts from you, never its arithmetic."
        />
      </section>

      <section className={styles.month} aria-labelledby="month">
        <h2 id="month">A round is a month</h2>
        <ol className={styles.steps}>
          {STEPS.map(([name, text]) => (
            <li key={name}>
              <h3>{name}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Way({ href, name, text }: { href: string; name: string; text: string }) {
  return (
    <div className={styles.way}>
      <h2>
        <Link href={href}>{name}</Link>
      </h2>
      <p>{text}</p>
    </div>
  );
}
