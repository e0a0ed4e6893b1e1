import { ENDING_TEXT } from '../../../shared/content/endings';
import { SEATS, type Seat } from '../../../shared/content/seats';
import type { Holder } from '../../../shared/rules/state';
import { counted } from '../../../shared/wording/term';
import { Button } from '../../ui/Button';
import { PageHeading } from '../../ui/PageHeading';
import { SeatMark } from '../../ui/SeatMark';
import { LEVEL_TEXT } from '../../wording/levels';
import { useStory, type Story } from '../story';
import { figure } from '../words';
import styles from './parts.module.css';

function playerText(holder: Holder, name: string | null): string {
  const by = {
    person: 'a person',
    program: 'a program',
    bot: holder.kind === 'bot' ? LEVEL_TEXT[holder.level].player : '',
  }[holder.kind];
  return name === null ? by : `${name}${holder.kind === 'person' ? '' : `, ${by}`}`;
}

/** What the game cost, in a sentence or two. */
export function tollText({ chronicle, month, cause }: Pick<Story, 'chronicle' | 'month' | 'cause'>): string {
  const { toll } = chronicle.course;
  const total = toll.at(-1)?.total ?? 0;
  if (total === 0)
    return 'Nobody was killed and no home was lost in these months, as far as the game counts it.';
  const worst = toll.reduce((most, round) => (round.added > most.added ? round : most));
  const first = worst.causes.reduce<(typeof worst.causes)[number] | null>(
    (most, each) => (most === null || each.added > most.added ? each : most),
    null,
  );
  const share =
    worst.added === total
      ? `All of it fell in ${month(worst.round)}`
      : `Of that, ${worst.added} fell in ${month(worst.round)}`;
  return `The human cost came to ${total}: people killed and homes lost, counted by the damage done. ${share}${first ? `, ${worst.causes.length > 1 ? 'most of it ' : ''}from ${cause({ round: worst.round, what: first.what })}` : ''}. It is in nobody’s score.`;
}

/** How it ended, when, who played and what it cost. */
export function Head() {
  const story = useStory();
  const { facts } = story.chronicle;
  const ending = ENDING_TEXT[facts.ending];
  return (
    <header className={styles.head}>
      <p className={styles.kicker}>
        Debrief of a game · {story.scenario.name} · {story.month(1)} to {story.month(facts.rounds)},{' '}
        {counted(facts.rounds, 'round')}
      </p>
      <PageHeading title={`${ending.name}: debrief`}>{ending.name}</PageHeading>
      <p className={styles.ending}>{ending.text}</p>
      <dl className={styles.players}>
        {SEATS.map((seat) => (
          <Player key={seat} seat={seat} />
        ))}
      </dl>
      <p className={styles.cost}>{tollText(story)}</p>
      <p className={styles.buttons} data-print="no">
        <Button onClick={() => story.onGo(0)}>Watch the game</Button>
        <Button kind="quiet" onClick={() => story.onGo(facts.entries)}>
          Its end
        </Button>
      </p>
    </header>
  );
}

function Player({ seat }: { seat: Seat }) {
  const { facts } = useStory().chronicle;
  return (
    <div>
      <dt>
        <SeatMark seat={seat} />
      </dt>
      <dd>
        <b className={styles.score}>{figure(facts.scores[seat].total)}</b> of 100
        <span className={styles.player}>Played by {playerText(facts.holders[seat], facts.names[seat])}</span>
      </dd>
    </div>
  );
}
