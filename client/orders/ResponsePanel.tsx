import { useId } from 'react';
import { Link2Off, TriangleAlert } from 'lucide-react';
import { CHAIR, SEATS, type Seat } from '../../shared/content/seats';
import type { Options } from '../../shared/rules/answers';
import { forecastResponse } from '../../shared/rules/forecast';
import { scenarioOf } from '../../shared/rules/scenario';
import type { Incident, Response } from '../../shared/rules/state';
import type { View } from '../../shared/views/view';
import { useAct } from '../negotiation/useAct';
import { useDraft, useTable } from '../session/table';
import { Button } from '../ui/Button';
import { SeatMark } from '../ui/SeatMark';
import { orderDeed } from '../../shared/wording/deeds';
import { refusalText } from '../wording/refusal';
import { atStart, inSentence } from '../../shared/wording/term';
import { Waiting } from './Committed';
import { Moves } from './Moves';
import { Damage } from './Odds';
import styles from './Orders.module.css';
import { breachLine, sparkText } from './words';

/** Response: what happened, and how this seat answers it. */
export function ResponsePanel() {
  const view = useTable((t) => t.view);
  const seat = useTable((t) => t.seat);
  const options = useTable((t) => t.options);
  const acts = useTable((t) => t.acts);
  const incidents = Object.values(view.incidents);
  const given = seat === null ? null : view.responses[seat];
  const asked =
    options !== null &&
    options.awaited &&
    given === null &&
    options.responses.some(({ refusal }) => refusal === null);
  return (
    <div className={styles.panel}>
      <ul role="list" className={styles.incidents} aria-label="What happened">
        {incidents.map((incident, index) => (
          <li key={index} className={styles.incident}>
            <SeatMark seat={incident.by} show="shape" decorative />
            <span>{incidentText(incident)}</span>
            {incident.violation && (
              <span className={styles.warning}>
                <TriangleAlert size={12} aria-hidden="true" /> breaks the truce
              </span>
            )}
          </li>
        ))}
      </ul>
      {seat !== null && options !== null && asked && <Answering view={view} seat={seat} options={options} />}
      {given && (
        <p className={styles.effect} role="status">
          Your answer is given: {responseName(given, view)}.
        </p>
      )}
      {view.viewer === CHAIR && <Given view={view} />}
      {!asked && !given && seat !== null && acts && view.step === 'response' && (
        <p className={styles.effect}>Nothing of this is yours to answer.</p>
      )}
      {!asked && <Waiting view={view} />}
    </div>
  );
}

/** For whoever sees everything: the answers that are given, before the others see them. */
const Given = ({ view }: { view: View }) =>
  SEATS.map((seat) => {
    const given = view.responses[seat];
    return given ? (
      <p key={seat} className={styles.effect}>
        {`Answer of ${inSentence(seat)}: ${responseName(given, view)}.`}
      </p>
    ) : null;
  });

function incidentText({ by, on, order, target, damage }: Incident): string {
  const deed = order === 'retaliate' ? `strikes back at ${inSentence(on)}` : orderDeed(order, target);
  return `${atStart(by)} ${deed}. ${damage === 0 ? 'No damage.' : `Damage ${damage}.`}`;
}

function responseName({ response, target }: Response, view: View): string {
  const name = scenarioOf(view).responses[response]?.name ?? 'an answer';
  return target ? `${name} ${inSentence(target)}` : name;
}

const keyOf = ({ response, target }: Response): string => (target ? `${response}:${target}` : response);

function Answering({ view, seat, options }: { view: View; seat: Seat; options: Options }) {
  const name = useId();
  const [kept, keep] = useDraft('response');
  const { run, busy } = useAct();
  const prefix = `${view.round}/`;
  const picked = options.responses.find(
    ({ value, refusal }) => refusal === null && prefix + keyOf(value) === kept,
  )?.value;
  const shown = options.responses.filter(
    ({ refusal }) => refusal === null || refusal.code !== 'not-your-response',
  );

  const confirm = async () => {
    if (picked && (await run('respond', { type: 'respond', response: picked }))) keep('');
  };
  return (
    <>
      <div className={styles.answers} role="radiogroup" aria-label="Your answer">
        {shown.map(({ value, refusal }) => {
          const key = keyOf(value);
          const forecast = forecastResponse(view, seat, value);
          const spark = sparkText(view, forecast.moves);
          return (
            <div
              key={key}
              className={styles.answer}
              data-off={refusal !== null}
              data-chosen={value === picked}
            >
              <label className={styles.answerName}>
                <input
                  type="radio"
                  name={name}
                  value={key}
                  checked={value === picked}
                  disabled={refusal !== null}
                  aria-describedby={`${name}-${key}`}
                  onChange={() => keep(prefix + key)}
                />
                {responseName(value, view)}
              </label>
              <p id={`${name}-${key}`} className={styles.effect}>
                {scenarioOf(view).responses[value.response]?.text}
              </p>
              <Moves moves={forecast.moves} seat={seat} label="What it moves" />
              {forecast.strike && <Damage odds={forecast.strike} />}
              {spark !== null && <p className={styles.warning}>{spark}</p>}
              {forecast.breaches.map((breach) => (
                <p key={`${breach.deal}-${breach.term}`} className={styles.breach}>
                  <Link2Off size={14} aria-hidden="true" /> {breachLine(breach, view, seat, null)}
                </p>
              ))}
              {refusal && <p className={styles.reason}>{refusalText(refusal, view)}</p>}
            </div>
          );
        })}
      </div>
      <div className={styles.confirm}>
        <p className={styles.effect}>
          {picked
            ? 'All answers are given at once and in secret; yours cannot be taken back.'
            : 'Choose an answer. All are given at once and in secret.'}
        </p>
        <Button kind="primary" aria-disabled={!picked} loading={busy === 'respond'} onClick={confirm}>
          {picked ? `Answer: ${responseName(picked, view)}` : 'Answer'}
        </Button>
      </div>
    </>
  );
}
