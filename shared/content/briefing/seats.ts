import type { Seat } from '../seats';
import type { SeatText } from './schema';

/** What each seat reads of itself before the game, whatever it is dealt. Figures come from its view. */
export const SEAT_TEXTS: Readonly<Record<Seat, SeatText>> = {
  usa: {
    office: 'The White House',
    situation:
      'You bombed Fordow, Natanz and Isfahan on 22 June and announced the ceasefire two days later. What the bombs left, nobody in Washington can say for certain. Your coalition is split: some want the job finished, some want out. Only you can lift sanctions, and only you can guarantee anything that Tehran would need.',
    tracks: ['base', 'sanctions', 'ceasefire', 'access'],
    redLines: [
      'No Iranian device. If Iran breaks out, the game ends, and it ends badly for you.',
      'No war of the whole region: your bases lie within reach of Iran.',
      'No promise that your coalition at home does not carry. Without it you ratify nothing.',
    ],
    others: {
      iran: 'Relief that can be felt, and a promise that the bombs do not come back. It was burnt in 2018 and asks for something hard to undo.',
      israel:
        'A programme that stays small, and you at its side. It acts alone if it must, and the truce pays for it.',
    },
    first: [
      {
        term: 'access',
        why: 'what is inspected need not be guessed, and it opens the way to every other deal',
      },
      { term: 'relief', why: 'a first step is cheap for you, and nothing moves Iran more' },
      { order: 'assess', why: 'a signal of your own, before you believe what others tell you' },
      { order: 'shuttle', why: 'steadies the ceasefire while nobody trusts anybody' },
    ],
  },
  iran: {
    office: 'The Supreme National Security Council',
    situation:
      'Israel and the United States have struck you for twelve days. Your air defence is open, your commanders are dead, prices rise, and people are angry and patriotic at once. Only you know what is left of the uranium, and where. That is your strongest card, and the reason why the others may strike again.',
    tracks: ['streets', 'economy', 'security', 'missiles'],
    redLines: [
      'The state endures. If the streets give out, the regime falls, and the game ends.',
      'No second June. Whatever you sign must make the next attack less likely.',
      'No deal on one’s knees: what you give has a price, and it is paid.',
    ],
    others: {
      usa: 'To be sure that there is no weapon, without another war. It breaks its word when its base turns; ask for law, or for small steps.',
      israel:
        'You weak and watched. It has agents among you and can strike any month; quiet is worth something to it too.',
    },
    first: [
      { term: 'relief', why: 'sanctions weigh on the economy, and the economy on the streets' },
      { term: 'hold-fire', why: 'owed by Israel, it makes another strike a broken word' },
      { order: 'subsidise', why: 'the streets are the track that can end the game for you' },
      { order: 'rebuild', why: 'air defence blunts the next strike and finds agents' },
    ],
  },
  israel: {
    office: 'The Security Cabinet',
    situation:
      'You broke much of Iran’s air defence and command in twelve days, and missiles hit your cities. Interceptors run low, reservists are tired, and the majority is thin. Your agents inside Iran see more than anybody. Each strike is easy for you, and makes a deal that could be checked less likely.',
    tracks: ['coalition', 'shield', 'intel', 'ceasefire'],
    redLines: [
      'No Iranian device. If Iran breaks out, the game ends, and it ends badly for you.',
      'Never without Washington: its aid fills your shield, and its trust is worth points.',
      'No deal that nobody can check. What it leaves unseen, you will have to answer for.',
    ],
    others: {
      usa: 'Quiet, and a deal with its name on it. It arms you and restrains you; it rebukes whoever breaks the truce.',
      iran: 'Never to be struck like that again. It hides what it can; its missiles are fewer, and enough to hurt.',
    },
    first: [
      { order: 'reconnoitre', why: 'your agents give the sharpest signal at this table' },
      { term: 'aid', why: 'American interceptors are the surest way to a shield' },
      { term: 'access', why: 'inspectors reach what no strike can' },
      { order: 'court', why: 'without a majority you neither strike nor ratify' },
    ],
  },
};
