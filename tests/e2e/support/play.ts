/** A whole game, played as somebody would who wants peace and is in no hurry. */
import type { Person } from './person';

/** What a game came to, so that a test can tell that it saw something. */
export interface Played {
  proposed: number;
  signed: number;
  rounds: number;
}

async function talks(person: Person, played: Played): Promise<void> {
  await person.answersHeadline();
  if (played.proposed === 0) {
    await person.drafts('First step');
    await person.seesWordsOnly();
    await person.proposes();
    played.proposed += 1;
  }
  // Bots answer within moments; a game in which they say nothing goes on as well.
  await person.acceptable
    .first()
    .waitFor({ timeout: 400 })
    .catch(() => undefined);
  if (await person.acceptsWhatIsOffered()) played.signed += 1;
  await person.isDoneTalking();
}

/** Plays until the game ends, or until a round is reached. */
export async function play(person: Person, untilRound = Infinity): Promise<Played> {
  const played: Played = { proposed: 0, signed: 0, rounds: 1 };
  for (let told = 0; ;) {
    const asked = await person.isAskedFor();
    await person.seesWordsOnly();
    played.rounds = Number(/Round (\d+)/.exec(await person.page.title())?.[1]);
    if (asked === 'ended' || played.rounds >= untilRound) return played;
    if (asked === 'talks') await talks(person, played);
    else if (asked === 'orders') {
      await person.choosesPeacefully();
      await person.commits();
    } else if (asked === 'response') await person.answersForce();
    else if ((told += 1) <= 2) await person.readsDispatches();
    else await person.skipsDispatches();
  }
}
