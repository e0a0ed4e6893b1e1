import type { GlossaryWord } from './schema';

/** Words of negotiation analysis: the background paper and the debrief explain them alike. */
export const NEGOTIATION_WORDS: readonly GlossaryWord[] = [
  {
    id: 'reservation',
    word: 'Reservation value, and BATNA',
    text: 'The best alternative to a negotiated agreement is what a party does if there is no deal; its reservation value is what that is worth to it. Nobody should sign for less (Fisher and Ury 1981; Raiffa 1982).',
    debrief: 'Here: the mean score if nothing is signed in that round and the game goes on.',
  },
  {
    id: 'zopa',
    word: 'Zone of possible agreement',
    text: 'All packages that leave every seat at least as well off as no deal. Where it is empty, no skill makes a deal; where it is not, and nothing was signed, the talks failed (Raiffa 1982).',
  },
  {
    id: 'pareto',
    word: 'Pareto frontier',
    text: 'The packages that cannot be made better for one seat without making them worse for another. Whatever lies below it leaves something on the table for everybody (Raiffa 1982).',
  },
  {
    id: 'nash',
    word: 'Nash point',
    text: 'Of all packages in the zone, the one with the largest product of the gains. It is the only one that follows from four plain demands on a fair arbiter, among them that it does not matter in what units each counts its gains (Nash 1950).',
  },
  {
    id: 'ks',
    word: 'Kalai–Smorodinsky point',
    text: 'The package at which each seat gets the same share of the most it could have hoped for. Somebody who could have hoped for more gets more (Kalai and Smorodinsky 1975).',
  },
];

/** Words of the subject itself, in the order of the alphabet. */
export const SUBJECT_WORDS: readonly GlossaryWord[] = [
  {
    id: 'additional-protocol',
    word: 'Additional Protocol',
    text: 'An agreement by which a state lets inspectors go to places that it has not declared. Iran applied it provisionally from 2016 to 2021.',
  },
  {
    id: 'breakout',
    word: 'Breakout',
    text: 'Going from a civilian programme to a weapon faster than others can stop it. In the game it is the fifth step of the weapon, and ends it.',
  },
  {
    id: 'centrifuge',
    word: 'Centrifuge',
    text: 'A fast-spinning cylinder that separates the lighter uranium from the heavier. Many of them in a row, a cascade, enrich it.',
  },
  {
    id: 'enrichment',
    word: 'Enrichment',
    text: 'Raising the share of uranium-235 from the 0.7 % of nature. Power reactors mostly use up to 5 %; weapons about 90 %.',
  },
  {
    id: 'heu-word',
    word: 'Highly enriched uranium',
    text: 'Uranium of 20 % or more. At 60 % most of the work toward 90 % is done.',
  },
  {
    id: 'iaea',
    word: 'IAEA',
    text: 'The International Atomic Energy Agency in Vienna, whose inspectors verify that nuclear material stays in peaceful use. It reports to its Board and to the Security Council.',
  },
  {
    id: 'jcpoa',
    word: 'JCPOA',
    text: 'The Joint Comprehensive Plan of Action of 2015: limits and inspections of Iran’s programme in exchange for relief from sanctions. The United States left it in 2018.',
  },
  {
    id: 'majlis',
    word: 'Majlis',
    text: 'Iran’s parliament. Its laws need the consent of the Guardian Council.',
  },
  {
    id: 'npt',
    word: 'NPT',
    text: 'The Treaty on the Non-Proliferation of Nuclear Weapons of 1968. Iran and the United States are parties, Israel is not.',
  },
  {
    id: 'safeguards',
    word: 'Safeguards',
    text: 'Declarations, seals, cameras and visits by which the IAEA accounts for nuclear material. The NPT obliges states without nuclear weapons to accept them.',
  },
  {
    id: 'snapback',
    word: 'Snapback',
    text: 'The return of UN sanctions if a participant of the JCPOA reports that Iran does not perform it; no veto can stop it. In the game a deal can hold a clause of that kind.',
  },
];
