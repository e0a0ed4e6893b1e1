/** The games that are shipped with the product: how each was played, and what is said about it. */
import type { Seat } from '../../shared/content/seats';
import type { Listed } from '../../shared/recording/library';
import type { BotLevel } from '../../shared/rules/state';

export interface Shipped extends Pick<Listed, 'title' | 'introduction' | 'moments'> {
  readonly scenario: string;
  /** Running number of the seed. */
  readonly game: number;
  readonly levels: Readonly<Record<Seat, BotLevel>>;
  /** Rollouts of a strong bot for one act. */
  readonly rollouts: number;
}

const all = (level: BotLevel): Shipped['levels'] => ({ usa: level, iran: level, israel: level });

/** In the order in which they are listed. */
export const SHIPPED: readonly Shipped[] = [
  {
    scenario: 'standard',
    game: 6,
    levels: all('strong'),
    rollouts: 240,
    title: 'Three texts, kept month after month',
    introduction:
      'Three strong bots sign early and in small steps: relief for uranium first, then a comprehensive deal, then a hold-fire. From the fourth month on almost nothing is left to negotiate, and the question is only whether everybody goes on keeping what was signed. Watch how trust rises by one point at a time, and what a single sabotage that comes to light costs.',
    moments: [
      { entry: 5, text: 'Relief for uranium: the first text that all three sign.' },
      { entry: 22, text: 'The comprehensive deal. Sanctions fall to nothing at the end of the month.' },
      { entry: 99, text: 'Israel sabotages a site in secret, and it comes to light.' },
    ],
  },
  {
    scenario: 'standard',
    game: 30,
    levels: all('middle'),
    rollouts: 240,
    title: 'A raid in the first month, a peace in the seventh',
    introduction:
      'The first deal is hours old when Israel raids an enrichment site. Washington rebukes Israel, Tehran absorbs the blow, and the talks go on. Then Iran ships less than it promised. Look at the third month: American trust in Iran is gone, and yet the three sign again, this time inspections first.',
    moments: [
      { entry: 14, text: 'Israel raids an enrichment site; one point of damage, two points of ceasefire.' },
      { entry: 31, text: 'Iran ships less uranium than it owes, and American trust falls to nothing.' },
      { entry: 38, text: 'A new text: inspections against no regime change and no covert action.' },
      { entry: 89, text: 'The conditions of a durable peace have held for long enough.' },
    ],
  },
  {
    scenario: 'standard',
    game: 1,
    levels: all('strong'),
    rollouts: 240,
    title: 'No strike, and one secret order at the end',
    introduction:
      'No strike falls in this game, and the human cost stays at nothing. The uranium is gone by the third month, inspectors go everywhere, sanctions are almost lifted. What is missing is trust: each seat uses the quiet to act in secret. In the last month the United States feeds unrest in Iran, against its own word, and is found out.',
    moments: [
      { entry: 10, text: 'A guarantee for a freeze and a hold-fire.' },
      { entry: 43, text: 'Iran owes more uranium than it has left to ship.' },
      { entry: 92, text: 'Israel sabotages the work on a weapon; it comes to light.' },
      { entry: 111, text: 'American subversion in Iran breaks the promise of no regime change.' },
    ],
  },
  {
    scenario: 'standard',
    game: 4,
    levels: all('strong'),
    rollouts: 240,
    title: 'Five refusals in one month',
    introduction:
      'In the third month the three offer each other nearly the same text five times, and each time one of them declines. In the orders of that month Iran sends inspectors home; two months later Israel strikes the sites. Read the reasons at those five refusals: each seat expects a little more than the others can give.',
    moments: [
      { entry: 33, text: 'The first of five refusals.' },
      { entry: 46, text: 'Iran sends inspectors home, and the streets approve.' },
      { entry: 70, text: 'Israel strikes the enrichment sites from the air.' },
      { entry: 114, text: 'A text after all, signed in the last month.' },
      { entry: 120, text: 'Iran cannot ship what it signed. The conflict is frozen.' },
    ],
  },
  {
    scenario: 'standard',
    game: 2,
    levels: all('strong'),
    rollouts: 240,
    title: 'A hold-fire that came too late',
    introduction:
      'Washington and Tehran find their deal in the first month and keep it to the last: relief, inspections, a guarantee. Israel is party to none of it. It strikes three times, and each time the exchange is closed with a salvo announced ahead. All three sign a hold-fire in the eighth month; the orders of that month undo it.',
    moments: [
      { entry: 6, text: 'The United States and Iran sign. Israel stands aside.' },
      { entry: 70, text: 'Israel strikes the enrichment sites.' },
      { entry: 72, text: 'Iran answers with a salvo announced ahead; Washington rebukes Israel.' },
      { entry: 101, text: 'All three sign uranium for a hold-fire.' },
      { entry: 110, text: 'A strike on the missile force. The war is on again.' },
    ],
  },
  {
    scenario: 'standard',
    game: 60,
    levels: all('middle'),
    rollouts: 240,
    title: 'A deal of all three, one month before the fire',
    introduction:
      'A month of four refusals, a raid, an American bombing, another raid: escalation stands at six before anybody signs with all three. When they do, sanctions fall from nine to three and the streets of Tehran fill with relief. Follow the escalation gauge. It never has the quiet months it would need, and one more strike outruns everybody.',
    moments: [
      { entry: 18, text: 'The fourth refusal of the first month.' },
      { entry: 60, text: 'The United States bombs the enrichment sites.' },
      { entry: 81, text: 'Relief for uranium and intelligence, signed by all three.' },
      { entry: 102, text: 'Israel strikes the missile force, and the truce is gone.' },
    ],
  },
  {
    scenario: 'standard',
    game: 14,
    levels: { usa: 'easy', iran: 'middle', israel: 'easy' },
    rollouts: 240,
    title: 'Two offers declined, and a device in the fourth month',
    introduction:
      'Iran offers relief for a freeze, and no regime change for quiet proxies; both are declined. It turns to the weapon instead. The work comes to light at once, and a strike on the sites sets it back by one step, not by enough. See what each side believed about the weapon while it was being built.',
    moments: [
      { entry: 7, text: 'Washington declines the first offer.' },
      { entry: 30, text: 'Iran works on a weapon, and it comes to light.' },
      { entry: 41, text: 'Israel strikes the sites; one step of the work is lost.' },
      { entry: 61, text: 'The last step.' },
    ],
  },
  {
    scenario: 'standard',
    game: 83,
    levels: { usa: 'middle', iran: 'easy', israel: 'middle' },
    rollouts: 240,
    title: 'No regime change, signed and undone in one month',
    introduction:
      'Washington and Tehran sign in secret in the first month, and Tehran publishes the text for the sake of its streets. In the third month American bombs fall on the sites; in the fourth all three sign inspections against no regime change. In the orders of that same month the United States feeds unrest in Iran. The streets stood at four, and nobody could see the order coming.',
    moments: [
      { entry: 3, text: 'The United States and Iran sign in secret.' },
      { entry: 8, text: 'Iran publishes the secret deal.' },
      { entry: 39, text: 'The United States bombs the enrichment sites.' },
      { entry: 46, text: 'All three sign, no regime change included.' },
      { entry: 56, text: 'A secret order, and the streets fall from four to nothing.' },
    ],
  },
  {
    scenario: 'long',
    game: 5,
    levels: all('middle'),
    rollouts: 240,
    title: 'Ten months, two broken promises, and a peace all the same',
    introduction:
      'A long game. In the second month the United States makes a deal with Iran and feeds unrest in its streets at once, and Israel raids the missile force. Twice Iran owes uranium that it no longer has. Look at the trust triangle from month to month: between Tehran and Washington it grows, between Tehran and Israel it has to be built twice.',
    moments: [
      { entry: 13, text: 'Relief for no weapon work, after two refusals.' },
      { entry: 32, text: 'American subversion and an Israeli raid, in the month of a deal.' },
      { entry: 51, text: 'Less uranium leaves Iran than was promised.' },
      { entry: 72, text: 'Iran and Israel sign by themselves: quiet proxies.' },
      { entry: 139, text: 'A durable peace, with Israel’s coalition almost gone.' },
    ],
  },
];
