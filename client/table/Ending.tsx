import { use } from 'react';
import { Link } from 'wouter';
import { AGENDAS } from '../../shared/content/agendas';
import { ENDING_TEXT } from '../../shared/content/endings';
import { SEATS, type Seat } from '../../shared/content/seats';
import { scenarioOf } from '../../shared/rules/scenario';
import { useTable } from '../session/table';
import { Button, buttonClass } from '../ui/Button';
import { SeatMark } from '../ui/SeatMark';
import { TrustTriangle } from '../ui/TrustTriangle';
import { draftTitle, seatList, termText } from '../../shared/wording/term';
import { Conditions } from './Agenda';
import { BotReasons } from './BotReasons';
import { monthOf } from '../../shared/wording/calendar';
import { useDesk } from './desk';
import { DiceCheck } from './DiceCheck';
import styles from './Ending.module.css';
import { EndingExtra } from './extra';
import { points, ScoreLines } from './ScoreLines';
import { SaveRecording } from './SaveRecording';
import { Stock } from './Stock';

/** How it ended, for everybody, with nothing hidden any more. */
export function Ending() {
  const view = useTable((t) => t.view);
  const seat = useTable((t) => t.seat);
  const turn = useDesk((desk) => desk.turn);
  const { ending } = view;
  if (!ending) return null;
  const { name, text } = ENDING_TEXT[ending.id];
  const order = seat ? [seat, ...SEATS.filter((each) => each !== seat)] : SEATS;
  return (
    <article className={styles.ending} aria-labelledby="ending">
      <header className={styles.head}>
        <p className={styles.when}>
          {monthOf(scenarioOf(view), ending.round)}, round {ending.round}
        </p>
        <h2 id="ending" className={styles.title}>
          {name}
        </h2>
        <p className={styles.text}>{text}</p>
        <p className={styles.toll}>
          <b>{view.tracks.toll}</b> Human cost: damage done to people and homes. It is in nobody’s score.
        </p>
        <p className={styles.acts}>
          <Link href="/" className={buttonClass('primary')}>
            Play again
          </Link>
          <Button onClick={() => turn('log')}>Read the log</Button>
          <SaveRecording />
        </p>
      </header>

      <section aria-labelledby="scores" className={styles.part}>
        <h3 id="scores">What each seat made of it</h3>
        <p className={styles.note}>
          Each out of 100, by its own interests: they are not a race, and cannot be compared as they are.
        </p>
        <div className={styles.seats}>
          {order.map((each) => (
            <SeatScore key={each} seat={each} own={each === seat} />
          ))}
        </div>
      </section>

      {use(EndingExtra)}

      <section aria-labelledby="hidden" className={styles.part}>
        <h3 id="hidden">What was hidden</h3>
        <div className={styles.hidden}>
          <Stock />
          <SecretDeals />
        </div>
      </section>

      <section aria-labelledby="last-trust" className={styles.part}>
        <h3 id="last-trust">Trust, on the last day</h3>
        <TrustTriangle trust={view.trust} caption="Trust on the last day, from 0 to 10" />
      </section>

      <BotReasons />

      <DiceCheck />
    </article>
  );
}

function SeatScore({ seat, own }: { seat: Seat; own: boolean }) {
  const sheet = useTable((t) => t.view.ending?.scores[seat]);
  if (!sheet) return null;
  const agenda = sheet.agenda.id && AGENDAS[sheet.agenda.id];
  return (
    <section className={styles.seat} aria-label={`Score of ${seatList([seat])}`} data-own={own || undefined}>
      <h4 className={styles.seatHead}>
        <SeatMark seat={seat} />
        <span className={styles.total}>{points(sheet.total)}</span>
      </h4>
      {agenda && (
        <div className={styles.agenda}>
          <p>
            <b>{agenda.name}.</b> {agenda.text}
          </p>
          <Conditions conditions={agenda.conditions.map(({ text }) => text)} met={sheet.agenda.met} />
        </div>
      )}
      <ScoreLines sheet={sheet} />
    </section>
  );
}

function SecretDeals() {
  const view = useTable((t) => t.view);
  const secret = Object.values(view.deals).filter(({ draft }) => draft.secret);
  return (
    <section aria-labelledby="secret-deals" className={styles.deals}>
      <h4 id="secret-deals">Secret deals</h4>
      {secret.length === 0 && <p className={styles.note}>There were none.</p>}
      {secret.map((deal) => (
        <div key={deal.id}>
          <p>
            <b>{draftTitle(deal.draft)}</b>, between {seatList(deal.draft.parties)}, signed in round{' '}
            {deal.signed}
          </p>
          <ul className={styles.terms}>
            {deal.draft.terms.map((term, index) => (
              <li key={index}>{termText(term, deal.draft, view, false)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
