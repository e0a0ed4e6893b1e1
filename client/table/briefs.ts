import type { Seat } from '../../shared/content/seats';

/** Who a seat is and what it is after, for somebody who sits down for the first time. */
export const BRIEFS: Record<Seat, { readonly office: string; readonly text: string }> = {
  usa: {
    office: 'The White House',
    text: 'You want the truce to hold, Iran far from a weapon, and your own coalition at home in one piece. You can bomb, lift sanctions, or guarantee; each of them costs you at home.',
  },
  iran: {
    office: 'The Supreme National Security Council',
    text: 'You want the country fed, the streets calm, and never to be struck like this again. Only you know what is left of the uranium. Few believe you, and you believe few.',
  },
  israel: {
    office: 'The Security Cabinet',
    text: 'You want the threat from Iran kept small, and Washington kept close. You can strike better than anybody at this table, and each strike makes a deal that could be checked less likely.',
  },
};
