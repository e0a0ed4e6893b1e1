/** The seven endings (RULES 8), in the order in which they are looked for (RULES 11, ruling 10). */
export const ENDINGS = [
  'conflagration',
  'breakout',
  'regime-crisis',
  'durable-peace',
  'open-war',
  'frozen-conflict',
  'brittle-peace',
] as const;
export type EndingId = (typeof ENDINGS)[number];

export const ENDING_TEXT: Record<EndingId, { readonly name: string; readonly text: string }> = {
  conflagration: {
    name: 'Regional conflagration',
    text: 'The exchanges outran everybody who ordered them. The region is at war, and no seat has gained by it.',
  },
  breakout: {
    name: 'Breakout',
    text: 'Iran has a usable device. What comes next is no longer decided at this table.',
  },
  'regime-crisis': {
    name: 'Regime crisis',
    text: 'The streets have had enough. There is nobody left in Tehran who could sign or keep anything.',
  },
  'durable-peace': {
    name: 'Durable peace',
    text: 'What was signed was kept, and it holds together: quiet, inspections, relief, and assurances that bind.',
  },
  'open-war': {
    name: 'Open war',
    text: 'The months ran out with the war still on.',
  },
  'frozen-conflict': {
    name: 'Frozen conflict',
    text: 'No war, and no peace: nothing that anybody signed stands in the way of the next round.',
  },
  'brittle-peace': {
    name: 'Brittle peace',
    text: 'The truce has held so far, on little more than the hope that it will hold tomorrow.',
  },
};
