import { useState } from 'react';
import { eventOf } from '../../shared/rules/headlines';
import { useTable } from '../session/table';
import { Button } from '../ui/Button';
import { SeatMark } from '../ui/SeatMark';
import { toast } from '../ui/toast';
import { atStart } from '../../shared/wording/term';
import { refusalText } from '../wording/refusal';
import styles from './HeadlineCard.module.css';
import { entriesOf } from './history';
import { Moves } from './Moves';

/** The headline of the month, what it moved, and the choice that it asks of a seat. */
export function HeadlineCard() {
  const view = useTable((t) => t.view);
  const seat = useTable((t) => (t.acts ? t.seat : null));
  const { headline } = view;
  const event = headline && eventOf(view, headline.id);
  if (!headline || !event) return null;
  const moves = entriesOf(view)
    .filter(
      ({ dispatch: { round, what } }) =>
        round === view.round &&
        (what.kind === 'headline' || what.kind === 'injected' || what.kind === 'choice') &&
        what.event === headline.id,
    )
    .flatMap(({ dispatch }) => dispatch.moves);
  const { choice } = event;
  const open = choice !== undefined && headline.choice === null;
  const mine = open && choice.seat === seat && view.step === 'talks';
  return (
    <article className={styles.card} aria-labelledby="headline" data-mine={mine || undefined}>
      <p className={styles.kicker}>Headline of the month</p>
      <h2 id="headline" className={styles.headline}>
        {event.headline}
      </h2>
      <p className={styles.text}>{event.text}</p>
      <Moves moves={moves} label="What it moved" />
      {mine && <Choice />}
      {open && !mine && (
        <p className={styles.answer}>
          <SeatMark seat={choice.seat} show="shape" decorative /> {atStart(choice.seat)} is asked:{' '}
          {choice.question} It has until the end of Talks.
        </p>
      )}
      {choice && headline.choice !== null && (
        <p className={styles.answer}>
          <SeatMark seat={choice.seat} show="shape" decorative />{' '}
          {choice.options[headline.choice]
            ? `${atStart(choice.seat)} answered: ${choice.options[headline.choice]?.label}.`
            : `${atStart(choice.seat)} let it pass.`}
        </p>
      )}
    </article>
  );
}

function Choice() {
  const view = useTable((t) => t.view);
  const options = useTable((t) => t.options);
  const act = useTable((t) => t.act);
  const [busy, setBusy] = useState<string | null>(null);
  const choice = view.headline && eventOf(view, view.headline.id)?.choice;
  if (!choice || !options) return null;
  const take = async (option: string) => {
    setBusy(option);
    const reply = await act({ type: 'choose', option });
    if (!reply.ok) toast({ text: refusalText(reply, view), tone: 'bad' });
    setBusy(null);
  };
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.question}>You are asked: {choice.question}</legend>
      <ul role="list" className={styles.options}>
        {options.choices.map(({ value, refusal }) => {
          const option = choice.options[value];
          return (
            <li key={value} className={styles.option}>
              <Button
                size="small"
                kind={option ? 'plain' : 'quiet'}
                loading={busy === value}
                disabled={refusal !== null || (busy !== null && busy !== value)}
                onClick={() => void take(value)}
              >
                {option?.label ?? 'Let it pass'}
              </Button>
              <span className={styles.about}>
                {refusal
                  ? refusalText(refusal, view)
                  : (option?.text ?? 'Say nothing. You can do this once in a game.')}
              </span>
            </li>
          );
        })}
      </ul>
      <p className={styles.otherwise}>
        Without an answer by the end of Talks:{' '}
        {choice.options[choice.otherwise]?.label.toLowerCase() ?? 'nothing happens'}.
      </p>
    </fieldset>
  );
}
