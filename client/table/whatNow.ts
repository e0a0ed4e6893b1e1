/** One sentence of what is going on and what is expected now, and the one main thing to do about it. */
import { ENDING_TEXT } from '../../shared/content/endings';
import { SEATS } from '../../shared/content/seats';
import { scenarioOf } from '../../shared/rules/scenario';
import { capital, counted, listed, seatList } from '../../shared/wording/term';
import type { CommandId, Scene } from './commands';
import { offersFor } from './history';

export interface Now {
  readonly tone: 'yours' | 'wait' | 'read' | 'over';
  /** Two or three words. */
  readonly title: string;
  readonly text: string;
  readonly command: CommandId | null;
}

export function whatNow(scene: Scene): Now {
  const { t, tape, desk } = scene;
  const { view, seat, options, table } = t;
  if (tape.length > 0) {
    return {
      tone: 'read',
      title: `Dispatch ${Math.min(desk.page + 1, tape.length)} of ${tape.length}`,
      text: t.acts
        ? 'The orders have been carried out. Read what came of them, or skip it: all of it is kept in the log.'
        : 'The orders have been carried out. This is what came of them.',
      command: 'next',
    };
  }
  if (view.step === 'ended') {
    const ending = view.ending ? ENDING_TEXT[view.ending.id].name : 'The game is over';
    return {
      tone: 'over',
      title: ending,
      text: 'The game is over, and nothing is hidden any more. The log, the ledger and the channels stay open to read.',
      command: null,
    };
  }
  if (view.paused)
    return {
      tone: 'wait',
      title: 'Paused',
      text: 'The facilitator has stopped the clock. What you have typed is kept.',
      command: null,
    };
  const missing = SEATS.filter((each) => each !== seat && !view.ready[each]);
  const waiting =
    missing.length > 0 ? `The table waits for ${seatList(missing)}.` : 'The table goes on in a moment.';
  // Before the end, whoever may act has options.
  if (seat === null || options === null) return watching(scene, waiting);
  if (table.people[seat].standIn)
    return {
      tone: 'yours',
      title: 'A bot plays for you',
      text: 'You were away, and a bot took your seat. Take it back whenever you like.',
      command: 'take-back',
    };
  if (view.step === 'talks') {
    if (view.ready[seat])
      return { tone: 'wait', title: 'You are done talking', text: waiting, command: 'unready' };
    const asked = [
      ...(options && options.choices.length > 0 ? ['the headline asks you for an answer'] : []),
      ...offersWaiting(offersFor(view, seat)),
    ];
    return {
      tone: 'yours',
      title: asked.length > 0 ? 'Your answer' : 'Talks',
      text:
        asked.length > 0
          ? `${capital(listed(asked))}. When you have said all you want to say, be done; orders follow once all three are.`
          : 'Write to the others, or put a text on the table. When you have said all you want to say, be done; orders follow once all three are.',
      command: 'ready',
    };
  }
  if (view.step === 'orders') {
    if (!options.awaited)
      return { tone: 'wait', title: 'Your orders are sealed', text: waiting, command: null };
    return {
      tone: 'yours',
      title: 'Your orders',
      text: `You have ${counted(options.points, 'action point')}. Choose in secret what to do this month, then commit. To pass is a choice too.`,
      command: null,
    };
  }
  if (!options.awaited)
    return {
      tone: 'wait',
      title: 'Response',
      text: `Force was used, and an answer is due. ${waiting}`,
      command: null,
    };
  const struck = Object.values(view.incidents).some(({ on }) => on === seat);
  return {
    tone: 'yours',
    title: 'Your answer',
    text: struck
      ? 'You have been struck. Choose how to answer; the others do not see it until all have chosen.'
      : 'The truce was broken. Choose whether to name who broke it.',
    command: null,
  };
}

const offersWaiting = (count: number): string[] =>
  count === 0
    ? []
    : count === 1
      ? ['an offer waits for your answer']
      : [`${counted(count, 'offer')} wait for your answer`];

function watching({ t: { view } }: Scene, waiting: string): Now {
  const doing = {
    talks: 'The seats talk, in the open and in private.',
    orders: 'The seats choose their orders in secret.',
    response: 'Force was used; who was struck chooses an answer.',
    ended: '',
  }[view.step];
  return { tone: 'wait', title: 'You are watching', text: `${doing} ${waiting}`, command: null };
}

/** A month and its step as a title for the tab and for screen readers. */
export function stepTitle({ t: { view } }: Pick<Scene, 't'>): string {
  const name = { talks: 'Talks', orders: 'Orders', response: 'Response', ended: 'The end' }[view.step];
  return `Round ${view.round} of ${scenarioOf(view).rounds}: ${name}`;
}
