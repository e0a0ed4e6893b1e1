import { SEAT_NAMES, SEATS } from '../../shared/content/seats';
import { SECRET_TRACKS, TRACKS, TRACK_TEXT } from '../../shared/content/tracks';
import type { SeminarDoc } from './document';

type Meanings = Readonly<Record<string, string>>;

const bySeat = (name: string, meaning: string): Meanings =>
  Object.fromEntries(SEATS.map((seat) => [`${name}_${seat}`, `${SEAT_NAMES[seat]}: ${meaning}`]));

const TABLES: Meanings = {
  table: 'Number of the table in the seminar, from 1. The same in all files.',
  scenario: 'Id of the scenario.',
  begun: 'Whether its game was begun; a table at which nobody sat is not.',
  ...bySeat('people', 'how many people share the seat, as the export is made.'),
  ...bySeat('holder', 'who plays the seat in the end: `person`, `bot` or `program`.'),
  round: 'Round that was the last, or that is on.',
  step: 'Step that is on: `ended` where the game is over.',
  ending: 'Id of the ending; empty while the game is on.',
  ending_name: 'The ending in words; empty while the game is on.',
  ...bySeat('score', 'final score in points, 0 to 100. Scores of two seats cannot be compared as they are.'),
  ...bySeat('par', 'what strong bots score on average in the same seat of such a deal, in points.'),
  human_cost: 'Damage done to people and homes. A measure of harm, no number of people.',
  deals_signed: 'Deals that were signed.',
  deals_kept: 'Of these, deals of which no term was broken; empty while the game is on.',
  deals_breached: 'Of these, deals of which a term was broken, found out or not; empty while the game is on.',
  ...bySeat(
    'trust_given',
    'how far the two others trusted it: mean over them and over the ends of all rounds, 0 to 10.',
  ),
  ...bySeat(
    'trust_deserved',
    '10 × duties kept ÷ (duties kept + duties broken), 0 to 10; empty where it owed nothing. A duty counts once for every round in which it was due; one that lapsed does not count.',
  ),
  ...bySeat('duties_kept', 'rounds of duties that it kept.'),
  ...bySeat('duties_broken', 'rounds of duties that it broke, found out or not.'),
  ...bySeat('bluffs', 'messages that its delegation marked as a bluff, as far as they are in messages.csv.'),
  ...bySeat('bluffs_believed', 'of its bluffs, those that somebody who heard them said they believed.'),
  ...bySeat('bluffs_judged', 'of its bluffs, those of which somebody said whether they believed them.'),
};

const ROUNDS: Meanings = {
  table: 'Number of the table.',
  round:
    'Number of the round. One row for each, as it ended; the last one of a game that is on is as it stands.',
  entry: 'Entries of the game until then: a position in its recording.',
  ended: 'When it ended (UTC); empty for a round that is on.',
  war: 'Whether there was war.',
  ...Object.fromEntries(TRACKS.map((track) => [track, `${TRACK_TEXT[track].name}: where the track stood.`])),
  ...Object.fromEntries(
    SECRET_TRACKS.map((track) => [
      track,
      `${TRACK_TEXT[track].name}: the truth, which those at the table did not all know.`,
    ]),
  ),
  ...Object.fromEntries(
    SEATS.flatMap((from) =>
      SEATS.filter((to) => to !== from).map((to) => [
        `trust_${from}_in_${to}`,
        `How far ${SEAT_NAMES[from]} trusted ${SEAT_NAMES[to]}, 0 to 10.`,
      ]),
    ),
  ),
};

const OFFERS: Meanings = {
  table: 'Number of the table.',
  offer: 'Id of the offer; of a signed one it is the id of the deal as well.',
  round: 'Round in which it was made.',
  entry: 'Entry of the recording that made it.',
  at: 'When it was made (UTC).',
  seat: 'Seat that made it.',
  by: 'Who of the delegation made it; empty for bots.',
  counters: 'Id of the offer that it answers; empty for none.',
  title: 'What it is about, in short.',
  parties: 'Its parties, separated by blanks.',
  terms: 'Its terms in words.',
  rounds: 'Rounds in force; empty: to the end of the game.',
  secret: 'Whether it was to be secret.',
  snapback: 'Whether a breach was to end it.',
  accepted: 'Seats that accepted it in the end; of a signed one all parties.',
  declined: 'Seats that declined it.',
  outcome:
    '`signed`; `withdrawn` by whoever made it; `lapsed`: not signed while it lay on the table; `open`: it still lies there.',
  signed: 'Round of signing; empty where it was not signed.',
  deal: 'What became of the deal: `in-force`, `expired` or `denounced`; empty where there is none.',
  deal_ended: 'Round in which the deal ended; empty where it did not.',
  deal_broken: 'Whether a breach of it came to light.',
};

const MESSAGES: Meanings = {
  table: 'Number of the table.',
  round: 'Round in which it was sent.',
  entry: 'Entry of the recording.',
  at: 'When it was sent (UTC).',
  from: 'Seat that sent it; `chair`: a facilitator.',
  by: 'Who of the delegation wrote it; empty for bots and facilitators.',
  channel: '`open`, two seats, or `team-` and a seat: within a delegation.',
  kind: '`text`, or `quick`: one of the fixed phrases.',
  text: 'What was said; of a fixed phrase its id and what it is about.',
  bluff: 'Whether the delegation that sent it marked it as a bluff.',
  ...bySeat('believed', 'whether it says it believed the message; empty where it does not say.'),
};

const ANSWERS: Meanings = {
  person: 'Who answered: joins with people.csv.',
  table: 'Number of the table of whoever answered.',
  seat: 'Seat of whoever answered.',
  when: '`before` or `after` the game.',
  item: 'Id of the question.',
  question: 'The question in words.',
  side: 'Side of the Subjective Value Inventory that the question belongs to: `outcome`, `self`, `process`, `relationship`; empty for others.',
  reversed: 'Whether a high answer is a bad one: before averaging, take 8 less the answer.',
  answer: 'The answer as it was given: 1 to 7 on a scale, a number, an id, or words.',
};

const PEOPLE: Meanings = {
  person: 'Name or pseudonym.',
  joined: 'When they joined (UTC).',
  table: 'Number of their table; empty for none.',
  seat: 'Their seat; empty for none.',
  head: 'Whether they head their delegation.',
  answered_before: 'Whether they answered the questionnaire before the game.',
  answered_after: 'Whether they answered the one after it.',
};

const FILES: Readonly<Record<string, readonly [about: string, columns: Meanings]>> = {
  'tables.csv': ['One row for each table.', TABLES],
  'rounds.csv': ['One row for each table and round.', ROUNDS],
  'offers.csv': ['One row for each offer.', OFFERS],
  'messages.csv': ['One row for each message.', MESSAGES],
  'questionnaires.csv': ['One row for each answer to a question.', ANSWERS],
  'people.csv': ['One row for each person.', PEOPLE],
};

/** What is in an export, column by column, and what is not. */
export function codebook({ settings, code }: SeminarDoc, pseudonyms: boolean): string {
  const names = pseudonyms
    ? 'Pseudonyms stand in the place of names, the same in every file and every export; whoever was removed from the seminar is numbered. **Free texts are as they were written: messages and answers in words may still contain names.** Times, seats and what people wrote may tell those who were there who is who.'
    : 'Names are as people gave them. Handle the files as personal data.';
  const messages = settings.readsPrivate
    ? 'All messages are in it, those between two seats and within delegations included; participants were told so.'
    : 'Only what was said in the open is in it: facilitators of this seminar do not read private channels.';
  const parts = Object.entries(FILES).map(([file, [about, columns]]) => {
    const rows = Object.entries(columns).map(([column, meaning]) => `| \`${column}\` | ${meaning} |`);
    return `## ${file}\n\n${about}\n\n| Column | Meaning |\n| --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Codebook: ${settings.name ?? `seminar ${code}`}

An export of a seminar of *Brittle Peace*, a simulation that departs from history on 24 June 2025. What happens at a table
says nothing about what any government did or will do.

- ${names}
- ${messages}
- Games that are not over are in the tables as far as they went, without an ending, and have no recording.
- Tables are comma-separated values by RFC 4180, in UTF-8. Yes and no are \`yes\` and \`no\`; an empty cell means that there is
  nothing to tell. An apostrophe stands before a text that a spreadsheet would take for a formula.
- \`recordings/table-N.peace.json\` is the whole game of table N, to be opened under "Watch". It holds all that was hidden in the
  game.

${parts.join('\n')}`;
}
