/** What a note calls an entry, in the words of people who teach negotiation. */
export const MARK_IDS = [
  'good-move',
  'mistake',
  'turning-point',
  'missed-chance',
  'dubious-promise',
  'bluff',
  'signal',
  'question',
] as const;
export type MarkId = (typeof MARK_IDS)[number];

/** The name of a mark, and what is meant by it. */
export const MARK_TEXT: Readonly<Record<MarkId, { readonly name: string; readonly means: string }>> = {
  'good-move': { name: 'Good move', means: 'Serves the interests of whoever made it.' },
  mistake: { name: 'Mistake', means: 'Costs more than it brings, with what could be known then.' },
  'turning-point': { name: 'Turning point', means: 'From here the game goes another way.' },
  'missed-chance': { name: 'Missed chance', means: 'Something better for both was to be had, and was left.' },
  'dubious-promise': {
    name: 'Dubious promise',
    means: 'A promise that whoever gives it has little reason to keep.',
  },
  bluff: { name: 'Bluff', means: 'Says something else than is so.' },
  signal: { name: 'Signal', means: 'Meant to tell another seat something, at a cost.' },
  question: { name: 'Question', means: 'To be talked about.' },
};
