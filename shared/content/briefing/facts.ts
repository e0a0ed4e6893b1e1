import type { Assumption, Chapter, Fact } from './schema';

const JCPOA = {
  publisher: 'UN Security Council',
  title: 'Resolution 2231 (2015), annex A: Joint Comprehensive Plan of Action',
  date: '2015-07-20',
  url: 'https://undocs.org/S/RES/2231(2015)',
};
const GOV_2025_24 = {
  publisher: 'IAEA',
  title: 'Verification and monitoring in the Islamic Republic of Iran, GOV/2025/24',
  date: '2025-05-31',
};

export const CHAPTER_TITLES: Readonly<Record<Chapter, string>> = {
  agreement: 'The agreement of 2015',
  unravelling: 'How it came apart',
  stock: 'The uranium and the inspectors',
  region: 'The region',
  war: 'The war of June 2025',
  cost: 'The human cost',
  after: 'What came afterwards',
};

/** What happened, in order within each chapter, with who reported it. Figures of war are theirs. */
export const FACTS: readonly Fact[] = [
  {
    date: '2015-07-14',
    chapter: 'agreement',
    text: 'Iran, China, France, Germany, Russia, the United Kingdom and the United States, with the European Union, agree on the Joint Comprehensive Plan of Action (JCPOA) in Vienna.',
    source: JCPOA,
  },
  {
    date: '2015-07-14',
    chapter: 'agreement',
    text: 'Under it Iran enriches uranium to no more than 3.67 % and keeps no more than 300 kg of it, as uranium hexafluoride, for 15 years. It does not enrich at Fordow for as long.',
    source: JCPOA,
  },
  {
    date: '2015-07-20',
    chapter: 'agreement',
    text: 'The Security Council endorses the agreement. Its resolution holds the snapback: a participant that reports significant non-performance brings the earlier UN sanctions back after 30 days, unless the Council decides otherwise; it ends on 18 October 2025.',
    source: { ...JCPOA, title: 'Resolution 2231 (2015), paragraphs 8 and 11 to 13' },
  },
  {
    date: '2016-01-16',
    chapter: 'agreement',
    text: 'The IAEA reports that Iran has taken the steps required of it; nuclear sanctions of the United Nations, the European Union and the United States are lifted or suspended.',
    source: {
      publisher: 'IAEA',
      title: 'Verification and monitoring in light of resolution 2231, GOV/INF/2016/1',
      date: '2016-01-16',
    },
  },
  {
    date: '2018-05-08',
    chapter: 'unravelling',
    text: 'The United States withdraws from the agreement and begins to bring its sanctions back.',
    source: {
      publisher: 'The White House',
      title: 'Presidential memorandum: Ceasing U.S. participation in the JCPOA',
      date: '2018-05-08',
    },
  },
  {
    date: '2019-07-01',
    until: '2019-07-08',
    chapter: 'unravelling',
    text: 'The IAEA verifies on 1 July that Iran has gone past 300 kg, and on 8 July that it enriches beyond 3.67 %.',
    source: {
      publisher: 'IAEA',
      title: 'Director General’s reports to the Board, as given by its spokesman to Reuters and Sputnik',
      date: '2019-07-08',
    },
  },
  {
    date: '2020-01-03',
    until: '2020-01-08',
    chapter: 'unravelling',
    text: 'An American drone kills General Qassem Soleimani in Baghdad. Five days later Iran fires missiles at two bases in Iraq that house American troops; Iraq’s Prime Minister is told as it begins.',
    source: {
      publisher: 'Reuters; Iraq’s Prime Minister’s office',
      title: 'As reported by The Guardian and Kurdistan 24',
      date: '2020-01-08',
      url: 'https://www.kurdistan24.net/en/story/21626-Iraq-PM-received-%E2%80%98verbal-message%E2%80%99-from-Iran-before-missile-attack:-spokesperson',
    },
  },
  {
    date: '2021-02-23',
    chapter: 'unravelling',
    text: 'Iran stops applying the Additional Protocol; inspectors may no longer go to places that it has not declared.',
    source: {
      publisher: 'Xinhua',
      title: 'Iran halted implementation of IAEA’s Additional Protocol: FM',
      date: '2021-02-23',
      url: 'http://www.xinhuanet.com/english/2021-02/23/c_139761953.htm',
    },
  },
  {
    date: '2021-04-16',
    chapter: 'unravelling',
    text: 'Iran says that it has begun to enrich uranium to 60 %, five days after an explosion at Natanz for which it blames Israel. The IAEA confirms it on the next day.',
    source: {
      publisher: 'Reuters; IAEA',
      title:
        'Iran nuclear chief Salehi says 60% enrichment has started at Natanz site; statement of 17 April',
      date: '2021-04-17',
      url: 'https://nationalpost.com/pmn/news-pmn/iran-nuclear-chief-salehi-says-60-enrichment-has-started-at-natanz-site',
    },
  },
  {
    date: '2025-03-25',
    chapter: 'stock',
    text: 'The American Director of National Intelligence tells the Senate that the services continue to assess that Iran is not building a nuclear weapon.',
    source: {
      publisher: 'Office of the Director of National Intelligence',
      title: 'Annual threat assessment, opening statement',
      date: '2025-03-25',
    },
  },
  {
    date: '2025-04-12',
    until: '2025-05-23',
    chapter: 'stock',
    text: 'Washington and Tehran talk in five rounds, with Oman between them. A sixth is set for 15 June and does not take place.',
    source: {
      publisher: 'Oman’s Foreign Minister; Agence France-Presse',
      title: 'Announcements of the rounds; report that Iran will not take part in the sixth',
      date: '2025-06-13',
    },
  },
  {
    date: '2025-05-17',
    chapter: 'stock',
    text: 'Iran holds 408.6 kg of uranium enriched to 60 %, by the estimate of the IAEA. About 42 kg of that would be enough for one weapon if it were enriched further, by its yardstick.',
    source: GOV_2025_24,
  },
  {
    date: '2025-06-12',
    chapter: 'stock',
    text: 'The IAEA’s Board finds Iran in non-compliance with its safeguards obligations: 19 states for, 3 against, 11 abstain, 2 do not vote.',
    source: {
      publisher: 'IAEA Board of Governors',
      title: 'Resolution GOV/2025/38; votes as reported by Associated Press',
      date: '2025-06-12',
      url: 'https://www.wsls.com/news/world/2025/06/12/un-nuclear-watchdogs-board-of-governors-finds-iran-isnt-complying-with-its-nuclear-obligations/',
    },
  },
  {
    date: '2023-10-07',
    chapter: 'region',
    text: 'Hamas attacks Israel; about 1,200 people are killed and 251 taken hostage, by Israeli figures. War in Gaza follows, and fighting with Hezbollah in Lebanon.',
    source: { publisher: 'Reuters, Associated Press', title: 'Reports since', date: '2023-10-07' },
  },
  {
    date: '2024-04-13',
    until: '2024-10-26',
    chapter: 'region',
    text: 'Iran and Israel attack each other directly: drones and missiles in April after a strike on Iran’s consulate in Damascus, about 180 missiles on 1 October, Israeli strikes on military sites in Iran on 26 October.',
    source: {
      publisher: 'Agence France-Presse, Associated Press',
      title: 'Reports of the days',
      date: '2024-10-26',
    },
  },
  {
    date: '2024-11-27',
    chapter: 'region',
    text: 'A ceasefire between Israel and Hezbollah begins.',
    source: {
      publisher: 'Deutsche Welle',
      title: 'Cease-fire between Israel and Hezbollah takes effect',
      date: '2024-11-27',
    },
  },
  {
    date: '2024-12-08',
    chapter: 'region',
    text: 'Bashar al-Assad, an ally of Iran, falls in Syria.',
    source: {
      publisher: 'Reuters',
      title: 'Assad has left Damascus, senior army officers say; Syria rebels say they are in capital',
      date: '2024-12-08',
    },
  },
  {
    date: '2025-06-16',
    chapter: 'region',
    text: 'About 20 million barrels of oil a day went through the Strait of Hormuz in 2024, a fifth of what the world uses.',
    source: {
      publisher: 'US Energy Information Administration',
      title: 'Amid regional conflict, the Strait of Hormuz remains critical oil chokepoint',
      date: '2025-06-16',
    },
  },
  {
    date: '2025-06-13',
    chapter: 'war',
    text: 'Israel attacks nuclear and military sites in Iran and kills commanders of its forces and nuclear scientists. Iran answers with drones that morning and with missiles from the evening on.',
    source: { publisher: 'Reuters, Agence France-Presse', title: 'Reports of the day', date: '2025-06-13' },
  },
  {
    date: '2025-06-22',
    chapter: 'war',
    text: 'The United States bombs Fordow, Natanz and Isfahan.',
    source: {
      publisher: 'US Department of Defense',
      title: 'Press briefing on Operation Midnight Hammer',
      date: '2025-06-22',
    },
  },
  {
    date: '2025-06-23',
    chapter: 'war',
    text: 'Iran fires missiles at the American base of Al Udeid in Qatar, announced ahead. Qatar reports nobody hurt.',
    source: {
      publisher: 'Qatar’s Foreign Ministry',
      title: 'As reported by Associated Press; the warning by American officials',
      date: '2025-06-23',
    },
  },
  {
    date: '2025-06-24',
    chapter: 'war',
    text: 'A ceasefire between Iran and Israel, announced by the American President, takes hold after fire in its first hours. The game departs from history here.',
    source: { publisher: 'Reuters, Associated Press', title: 'Reports of the day', date: '2025-06-24' },
  },
  {
    date: '2025-06-24',
    chapter: 'cost',
    text: 'In Iran, at least 610 people are killed and more than 4,700 wounded, says the spokesman of its Health Ministry. The minister himself, on the same day, says 606 killed and 5,332 injured.',
    source: {
      publisher: 'Iran’s Health Ministry',
      title: 'The spokesman as reported by Agence France-Presse, the minister by Xinhua',
      date: '2025-06-24',
      url: 'https://www.hurriyetdailynews.com/iran-says-at-least-610-killed-since-start-of-war-with-israel-210707',
    },
  },
  {
    date: '2025-06-24',
    chapter: 'cost',
    text: 'In Israel, 28 people are killed, by figures of its emergency services; 3,238 are brought to hospital, most with light wounds, by those of its Health Ministry.',
    source: {
      publisher: 'Magen David Adom; Israel’s Health Ministry',
      title: 'As reported by Associated Press and Xinhua',
      date: '2025-06-24',
    },
  },
  {
    date: '2025-06-30',
    chapter: 'cost',
    text: 'Iran’s judiciary says that 935 dead have been identified, among them 132 women and 38 children.',
    source: {
      publisher: 'Spokesman of Iran’s judiciary',
      title: 'As reported by Reuters and TASS',
      date: '2025-06-30',
    },
  },
  {
    date: '2025-07-07',
    chapter: 'cost',
    text: 'An Iranian foundation for the fallen says 1,060 killed, and that it may be 1,100. Human Rights Activists, a group in Washington, counts 1,190: 436 civilians, 435 of the security forces, the others not known.',
    source: {
      publisher: 'Associated Press',
      title: 'Iran’s government says at least 1,060 people were killed in the war with Israel',
      date: '2025-07-08',
      url: 'https://www.ajc.com/news/2025/07/irans-government-says-at-least-1060-people-were-killed-in-the-war-with-israel/',
    },
  },
  {
    date: '2025-06-25',
    chapter: 'after',
    text: 'The Majlis, Iran’s parliament, votes to suspend cooperation with the IAEA. The President approves the law on 2 July.',
    source: {
      publisher: 'IAEA',
      title: 'Director General’s introductory statement to the Board of Governors',
      date: '2025-09-08',
      url: 'https://www.iaea.org/newscenter/statements/iaea-director-generals-introductory-statement-to-the-board-of-governors-8-september-2025',
    },
  },
  {
    date: '2025-08-28',
    chapter: 'after',
    text: 'France, Germany and the United Kingdom invoke the snapback; the UN sanctions come back on 28 September (GMT). At a table they need not: what happens from July on is made there.',
    source: {
      publisher: 'Reuters; Spokesperson of the UN Secretary-General',
      title: 'Report of 28 August; note to correspondents on resolution 2231',
      date: '2025-09-28',
    },
  },
  {
    date: '2025-11-12',
    chapter: 'after',
    text: 'The IAEA reports that it could not verify Iran’s stock since the attacks. Its last estimate from before them is 440.9 kg of uranium enriched to 60 %.',
    source: {
      publisher: 'Reuters',
      title: 'Verifying Iran’s enriched uranium stock is ‘long overdue’, IAEA report says',
      date: '2025-11-12',
    },
  },
];

/** Where the game goes beyond what is known, or leaves something out. */
export const ASSUMPTIONS: readonly Assumption[] = [
  {
    about: 'What is left of the uranium',
    known:
      'There were 408.6 kg at 60 % in May 2025. Nobody outside Iran can say for certain what the strikes left.',
    game: 'The 400 kg are ten bombs’ worth. How many are left is dealt by lot at each table, and known to Iran alone.',
  },
  {
    about: 'Work on a weapon',
    known: 'In March 2025 the American services assess that Iran is not building one.',
    game: 'It can be begun, and there are five steps to a device. How many are done on the first day is dealt by lot.',
  },
  {
    about: 'Who is at the table',
    known: 'Many states and groups have a part in it, in Europe, the Gulf, Lebanon, Yemen, Russia and China.',
    game: 'Three offices negotiate. All others come in as events, as proxies or as the inspectors.',
  },
  {
    about: 'Numbers',
    known: 'Trust, consent or security cannot be counted.',
    game: 'Scales from 0 to 10 stand for them. They are chosen so that the choices are hard, and forecast nothing.',
  },
  {
    about: 'Agendas',
    known: 'What the leaders want is argued about.',
    game: 'Each seat is dealt one of three secret agendas. None is a statement about a person or a government.',
  },
  {
    about: 'Force',
    known: 'What strikes do is known late and in part.',
    game: 'A die and the forces on both sides decide what a strike does, and everybody reads it the same month. Its human cost is counted, and is a gain for nobody.',
  },
];
